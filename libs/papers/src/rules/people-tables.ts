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

function rowOf(learner: PaperLearner, line: string, more: readonly string[]): TableRow {
  const { memberId, fullName, birthYear, unit } = learner;
  return { cells: [line, fullName, birthYear === null ? '' : String(birthYear), unit, ...more], memberId };
}

/** Who takes part. */
export function learnersTable(learners: readonly PaperLearner[]): PaperTable {
  return {
    columns: [...person, personal('Nhiệm vụ trong tổ', 4)],
    rows: learners.map((learner, index) => rowOf(learner, String(index + 1), [learner.position])),
    rowHeightMm: 0,
    emptyWords: NOBODY,
  };
}

/** Who has no line yet stands behind, by name. */
const lineOf = ({ number }: PaperLearner): number => number ?? Number.MAX_SAFE_INTEGER;

/**
 * A column to sign in for each session, and rows for those who come without a booking. The lines are those of every list to sign of the class
 * (decision 0119); a row that is written by hand has none.
 */
export function attendanceTable(learners: readonly PaperLearner[], sessions: readonly PaperSession[]): PaperTable {
  const signing = sessions.map(({ on }, index) => {
    const [, month = '', day = ''] = on.split('-');
    return column(`Ký buổi ${index + 1} (${day}/${month})`, 5, 'centre');
  });
  const empty = [...sessions.map(() => ''), ''];
  const inOrder = [...learners].sort((a, b) => lineOf(a) - lineOf(b));
  return {
    columns: [...person, ...signing, column('Ghi chú', 3)],
    rows: [
      ...inOrder.map((learner) => rowOf(learner, learner.number === null ? '' : String(learner.number), empty)),
      ...Array.from({ length: BLANK_ROWS }, () => ({ cells: ['', '', '', '', ...empty], memberId: null })),
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
        String(index + 1),
        sessions.map((_, at) => signOf(learner.marks[at] ?? null)),
      ),
    ),
    rowHeightMm: 0,
    emptyWords: NOBODY,
  };
}
