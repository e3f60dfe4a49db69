/** How far somebody who has not finished is; `waiting`: a practical task she handed in waits for its grade. */
export const FOLLOW_UP_STAGES = ['not-started', 'doing', 'waiting'] as const;

export type FollowUpStage = (typeof FOLLOW_UP_STAGES)[number];

/** Who stands first: by given name; by the last day on which nobody is late, by the fewest steps left, each with the other second; then by given name. */
export const FOLLOW_UP_ORDERS = ['name', 'due', 'nearest'] as const;

export type FollowUpOrder = (typeof FOLLOW_UP_ORDERS)[number];

/** Whom of a commune the list shows; null does not matter. */
export interface FollowUpFilter {
  readonly teamId: string | null;
  readonly stage: FollowUpStage | null;
}

/** Words of the file; a test holds them against those of the screens. */
export const STAGE_WORDS: Readonly<Record<FollowUpStage, string>> = {
  'not-started': 'Chưa bắt đầu',
  doing: 'Đang học',
  waiting: 'Chờ chấm',
};

/** A column of the file. */
export interface FollowUpColumn {
  readonly header: string;
  readonly width: number;
  readonly kind: 'text' | 'whole' | 'date' | 'paragraph';
}

export const FOLLOW_UP_COLUMNS: readonly FollowUpColumn[] = [
  { header: 'Họ và tên', width: 26, kind: 'text' },
  { header: 'Tổ', width: 26, kind: 'text' },
  { header: 'Thôn, tổ dân phố', width: 24, kind: 'text' },
  { header: 'Tình trạng', width: 15, kind: 'text' },
  { header: 'Hạn', width: 12, kind: 'date' },
  { header: 'Chưa muộn đến hết', width: 12, kind: 'date' },
  { header: 'Còn thiếu', width: 44, kind: 'paragraph' },
  { header: 'Cách nhanh nhất', width: 60, kind: 'paragraph' },
  { header: 'Số phút', width: 9, kind: 'whole' },
];

/** What a row of the file is made of. */
export interface FollowUpRowWords {
  readonly fullName: string;
  readonly teamName: string;
  readonly villageName: string | null;
  readonly stage: FollowUpStage;
  readonly dueOn: string;
  readonly lastOn: string;
  readonly missing: string;
  readonly way: string;
  readonly wayMinutes: number;
}

/** The cells of one person, in the order of the columns. */
export function followUpCells(person: FollowUpRowWords): (string | number | null)[] {
  const { fullName, teamName, villageName, stage, dueOn, lastOn, missing, way, wayMinutes } = person;
  return [fullName, teamName, villageName, STAGE_WORDS[stage], dueOn, lastOn, missing, way, wayMinutes];
}
