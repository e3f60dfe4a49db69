import { type CellValue, type SheetColumn } from '@lopso/platform';
import { type ExpiryState, type RenewalStage } from './expiring';

/** Words of the file; a test holds them against those of the screens. */
export const EXPIRY_WORDS: Readonly<Record<ExpiryState, string>> = {
  valid: 'Còn hiệu lực',
  renewable: 'Gia hạn được',
  grace: 'Trong ân hạn',
  over: 'Đã hết hiệu lực',
};

export const RENEWAL_WORDS: Readonly<Record<RenewalStage, string>> = {
  open: 'Đang gia hạn',
  unopened: 'Chưa mở chu kỳ mới',
  later: 'Chưa đến ngày gia hạn',
  closed: 'Đợt đã kết thúc',
};

export const EXPIRING_COLUMNS: readonly SheetColumn[] = [
  { header: 'Họ và tên', width: 26, kind: 'text' },
  { header: 'Xã, phường', width: 24, kind: 'text' },
  { header: 'Tổ', width: 26, kind: 'text' },
  { header: 'Đợt', width: 40, kind: 'paragraph' },
  { header: 'Lần', width: 6, kind: 'whole' },
  { header: 'Hiệu lực đến hết', width: 13, kind: 'date' },
  { header: 'Tình trạng', width: 16, kind: 'text' },
  { header: 'Gia hạn được từ', width: 13, kind: 'date' },
  { header: 'Ân hạn đến hết', width: 13, kind: 'date' },
  { header: 'Gia hạn nối tiếp đến hết', width: 13, kind: 'date' },
  { header: 'Gia hạn', width: 22, kind: 'text' },
  { header: 'Còn thiếu', width: 44, kind: 'paragraph' },
  { header: 'Cách nhanh nhất', width: 60, kind: 'paragraph' },
];

/** What a row of the file is made of. */
export interface ExpiringRowWords {
  readonly fullName: string;
  readonly communeName: string;
  readonly teamName: string;
  readonly roundTitle: string;
  readonly number: number;
  readonly validUntil: string;
  readonly renewableFrom: string;
  readonly graceUntil: string;
  /** Null: a renewal doesn't follow on. */
  readonly followsUntil: string | null;
  readonly state: ExpiryState;
  readonly renewal: RenewalStage;
  readonly missing: string;
  readonly way: string;
}

/** The cells of one person, in the order of the columns. */
export function expiringCells(person: ExpiringRowWords): CellValue[] {
  const { fullName, communeName, teamName, roundTitle, number } = person;
  return [
    ...[fullName, communeName, teamName, roundTitle, number],
    ...[person.validUntil, EXPIRY_WORDS[person.state], person.renewableFrom, person.graceUntil, person.followsUntil],
    ...[RENEWAL_WORDS[person.renewal], person.missing, person.way],
  ];
}
