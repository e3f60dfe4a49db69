import { type PersonState } from './person-filter';
import { KIND_WORDS, POSITION_WORDS, STATE_WORDS } from './person-words';

/** A column of the exported list. */
export interface PersonColumn {
  readonly header: string;
  readonly width: number;
  readonly kind: 'text' | 'whole' | 'date' | 'instant';
}

/** What a row of the exported list is made of. */
export interface ListedPerson {
  readonly fullName: string;
  readonly kind: string;
  readonly organisation: string | null;
  readonly communeName: string;
  readonly teamName: string;
  readonly seatNumber: number;
  readonly position: string;
  readonly heldFrom: string;
  readonly state: PersonState;
  readonly doneSteps: number;
  readonly totalSteps: number;
  readonly missing: string;
  readonly finishedAt: Date | null;
}

/** The columns of the exported list, in order. */
export const PERSON_COLUMNS: readonly PersonColumn[] = [
  { header: 'Họ và tên', width: 26, kind: 'text' },
  { header: 'Xã, phường', width: 22, kind: 'text' },
  { header: 'Tổ', width: 26, kind: 'text' },
  { header: 'Vị trí', width: 7, kind: 'whole' },
  { header: 'Chức danh', width: 12, kind: 'text' },
  { header: 'Giữ vị trí từ', width: 13, kind: 'date' },
  { header: 'Thành phần', width: 16, kind: 'text' },
  { header: 'Tổ chức', width: 22, kind: 'text' },
  { header: 'Tình trạng', width: 15, kind: 'text' },
  { header: 'Bước đã xong', width: 13, kind: 'whole' },
  { header: 'Tổng số bước', width: 13, kind: 'whole' },
  { header: 'Còn thiếu', width: 48, kind: 'text' },
  { header: 'Hoàn thành lúc', width: 17, kind: 'instant' },
];

/** The cells of one person, in the order of the columns. */
export function personCells(person: ListedPerson): (string | number | Date | null)[] {
  return [
    person.fullName,
    person.communeName,
    person.teamName,
    person.seatNumber,
    POSITION_WORDS[person.position] ?? person.position,
    person.heldFrom,
    KIND_WORDS[person.kind] ?? person.kind,
    person.organisation,
    STATE_WORDS[person.state],
    person.doneSteps,
    person.totalSteps,
    person.missing,
    person.finishedAt,
  ];
}
