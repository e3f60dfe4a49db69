import { type PaperLearner, type PaperMark, type PaperSession } from './paper-class';
import { type PaperTable } from './paper-values';
import { type TableRow } from './paper-tree';
import { column, personal } from './value-words';

/** Room for a signature. */
const SIGNING_ROW_MM = 9;
/** People who come without a booking are written in by hand. */
const BLANK_ROWS = 3;
const NOBODY = 'Chưa có học viên nào trong danh sách.';

const person = [
  column('TT', 2, 'centre'),
  personal('Họ và tên', 8),
  personal('Năm sinh', 2.6, 'centre'),
  personal('Đơn vị', 9),
];

function rowOf(learner: PaperLearner, index: number, more: readonly string[]): TableRow {
  const { memberId, fullName, birthYear, unit } = learner;
  return { cells: [String(index + 1), fullName, birthYear === null ? '' : String(birthYear), unit, ...more], memberId };
}

/** Who takes part. */
export function learnersTable(learners: readonly PaperLearner[]): PaperTable {
  return {
    columns: [...person, personal('Nhiệm vụ trong tổ', 4)],
    rows: learners.map((learner, index) => rowOf(learner, index, [learner.position])),
    rowHeightMm: 0,
    emptyWords: NOBODY,
  };
}

/** A column to sign in for each session, and rows for those who come without a booking. */
export function attendanceTable(learners: readonly PaperLearner[], sessions: readonly PaperSession[]): PaperTable {
  const signing = sessions.map(({ on }, index) => {
    const [, month = '', day = ''] = on.split('-');
    return column(`Ký buổi ${index + 1} (${day}/${month})`, 5, 'centre');
  });
  const blank = (index: number): TableRow => ({
    cells: [String(learners.length + index + 1), '', '', '', ...sessions.map(() => ''), ''],
    memberId: null,
  });
  const empty = [...sessions.map(() => ''), ''];
  return {
    columns: [...person, ...signing, column('Ghi chú', 3)],
    rows: [
      ...learners.map((learner, index) => rowOf(learner, index, empty)),
      ...Array.from({ length: BLANK_ROWS }, (_, index) => blank(index)),
    ],
    rowHeightMm: SIGNING_ROW_MM,
    emptyWords: NOBODY,
  };
}

const SIGNS = { present: 'x', absent: 'V', excused: 'P' } as const;

function signOf(mark: PaperMark | null): string {
  if (mark === null) return '';
  return typeof mark === 'string' ? SIGNS[mark] : `${mark.partMinutes}′`;
}

/** Who was there: a cross, the minutes that count of who was there for a part, V for vắng, P for có phép, empty before anybody marked. */
export function marksTable(learners: readonly PaperLearner[], sessions: readonly PaperSession[]): PaperTable {
  const marks = sessions.map((_, index) => personal(`Buổi ${index + 1}`, 2.2, 'centre'));
  return {
    columns: [...person, ...marks],
    rows: learners.map((learner, index) =>
      rowOf(
        learner,
        index,
        sessions.map((_, at) => signOf(learner.marks[at] ?? null)),
      ),
    ),
    rowHeightMm: 0,
    emptyWords: NOBODY,
  };
}
