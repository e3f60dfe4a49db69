import { type HouseholdsByTask, type OpinionCounts, HOUSEHOLD_TASKS, type HouseholdTask } from './opinion';
import { vietnamDateOf } from './vietnam-time';

/** A class as a line of the sheet. */
export interface OpinionLine {
  readonly title: string;
  readonly communeName: string;
  readonly trainers: readonly { readonly name: string }[];
  readonly endedAt: Date;
  readonly askedCount: number;
  readonly answerCount: number;
  readonly isSealed: boolean;
  readonly counts: OpinionCounts | null;
  readonly householdAnswerCount: number;
  readonly households: number | null;
  readonly byTask: HouseholdsByTask | null;
}

const TASK_WORDS: Readonly<Record<HouseholdTask, string>> = {
  'public-services': 'Hộ: dịch vụ công',
  identity: 'Hộ: VNeID',
  payment: 'Hộ: trả tiền qua điện thoại',
  safety: 'Hộ: phòng lừa đảo',
  selling: 'Hộ: bán hàng trên mạng',
};

const whole = (header: string, width = 12) => ({ header, width, kind: 'whole' as const });

/** The columns of classes with what members said; empty cells: not counted yet, or fewer than five answered, or named the task. */
export const OPINION_COLUMNS = [
  { header: 'Lớp', width: 40, kind: 'paragraph' as const },
  { header: 'Xã', width: 24, kind: 'text' as const },
  { header: 'Giảng viên', width: 26, kind: 'text' as const },
  { header: 'Ngày kết thúc', width: 13, kind: 'date' as const },
  whole('Được hỏi', 9),
  whole('Số ý kiến', 9),
  { header: 'Tình trạng', width: 26, kind: 'text' as const },
  ...[whole('Hiểu rõ'), whole('Hiểu một phần'), whole('Chưa hiểu')],
  ...[whole('Vừa'), whole('Nhanh quá'), whole('Chậm quá')],
  ...[whole('Dùng được nhiều'), whole('Dùng được ít'), whole('Chưa dùng được')],
  ...[whole('Số người báo hộ'), whole('Số hộ đã hướng dẫn')],
  ...HOUSEHOLD_TASKS.map((task) => whole(TASK_WORDS[task], 16)),
];

/** The cells of a class. */
export function opinionCells(line: OpinionLine): readonly (string | number | null)[] {
  const { counts, byTask } = line;
  return [
    ...[
      line.title,
      line.communeName,
      line.trainers.map(({ name }) => name).join(', '),
      vietnamDateOf(line.endedAt),
      line.askedCount,
      line.answerCount,
    ],
    stateWords(line),
    ...(counts === null ? NOTHING : cellsOf(counts)),
    ...[line.householdAnswerCount, line.households],
    ...HOUSEHOLD_TASKS.map((task) => byTask?.[task] ?? null),
  ];
}

const NOTHING: readonly null[] = [null, null, null, null, null, null, null, null, null];

function cellsOf({ understood, pace, usefulness }: OpinionCounts): readonly number[] {
  return [
    ...[understood.well, understood.partly, understood.little],
    ...[pace.right, pace.fast, pace.slow],
    ...[usefulness.much, usefulness.some, usefulness.little],
  ];
}

function stateWords({ isSealed, counts }: OpinionLine): string {
  if (!isSealed) return 'Còn đang hỏi';
  return counts === null ? 'Chưa đủ 5 ý kiến' : 'Đã có kết quả';
}
