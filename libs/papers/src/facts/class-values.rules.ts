import { compareNames } from '@lopso/platform';
import { type TableRow } from '../papers/paper-tree.rules';
import {
  column,
  hoursInWords,
  numberInWords,
  type PaperTable,
  type PaperValues,
  percentInWords,
  personal,
} from './paper-values.rules';

/** A meeting that takes place: `on` is `yyyy-mm-dd`, times are HH:MM in Vietnam. */
export interface PaperSession {
  readonly on: string;
  readonly from: string;
  readonly to: string;
  readonly minutes: number;
  readonly venue: string;
  readonly isClosed: boolean;
}

/** What a roll says of somebody: there for all that counts, for a part of so many counted minutes, absent, or absent with leave. */
export type PaperMark = 'present' | { readonly partMinutes: number } | 'absent' | 'excused';

/** Somebody with a place in the class; `marks` by session, null before anybody marked. */
export interface PaperLearner {
  readonly memberId: string;
  /** Her line on every printed list to sign; null: none was printed with her on it. */
  readonly number: number | null;
  readonly fullName: string;
  /** Null where the register holds none. */
  readonly birthYear: number | null;
  /** Village and commune, team or organisation. */
  readonly unit: string;
  readonly position: string;
  readonly marks: readonly (PaperMark | null)[];
}

/** A class as its papers tell of it. */
export interface PaperClass {
  readonly title: string;
  readonly communeName: string;
  readonly trainerName: string;
  readonly capacity: number;
  /** By start; cancelled ones left out. */
  readonly sessions: readonly PaperSession[];
  readonly learners: readonly PaperLearner[];
  /** Marks by session of those who are counted and named nowhere: their records rest. */
  readonly unnamed: readonly PaperLearner['marks'][];
  /** The commune whose people alone are told of, as in a sentence; null where all of the class are. */
  readonly partOf: string | null;
}
const POSITIONS = { leader: 'Tổ trưởng', deputy: 'Tổ phó', member: 'Thành viên' } as const;

const TEAMS = { 'commune-team': 'cấp xã', 'village-team': 'cấp thôn' } as const;

/** “Tổ trưởng (cấp thôn)”; empty for who holds no seat. */
export function positionWords(position: keyof typeof POSITIONS | null, team: keyof typeof TEAMS | null): string {
  if (position === null) return '';
  return team === null ? POSITIONS[position] : `${POSITIONS[position]} (${TEAMS[team]})`;
}

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

/** What templates of papers about a class may ask for. */
export const CLASS_NAMES = {
  fields: [
    ...['tên lớp', 'xã', 'giảng viên', 'số chỗ', 'số học viên', 'số buổi', 'số buổi đã học', 'thời lượng', 'thời gian'],
    ...['địa điểm', 'số đã đăng ký', 'số có mặt', 'số đủ buổi', 'số vắng', 'tỉ lệ có mặt', 'phạm vi số liệu'],
  ],
  tables: ['lịch học', 'học viên', 'điểm danh', 'kết quả điểm danh'],
} as const;

/**
 * The fields and tables of a class; people stand by given name as Vietnamese lists do. `số học viên` counts those in the list, all other counts also those whom
 * no paper names; `phạm vi số liệu` says whom the counts are of.
 */
export function classValues(group: PaperClass): PaperValues {
  const learners = [...group.learners].sort((a, b) => compareNames(a.fullName, b.fullName));
  const { sessions } = group;
  const sorted = { ...group, learners };
  return {
    fields: { ...planFields(group), ...resultFields(sorted), 'phạm vi số liệu': reachOf(group) },
    tables: {
      'lịch học': timetable(sessions),
      'học viên': learnersTable(learners),
      'điểm danh': attendanceTable(learners, sessions),
      'kết quả điểm danh': marksTable(learners, sessions),
    },
  };
}

const wasThere = (mark: PaperMark | null): boolean => mark === 'present' || (mark !== null && typeof mark === 'object');

function planFields(group: PaperClass): Record<string, string | null> {
  const { sessions } = group;
  const minutes = sessions.reduce((sum, session) => sum + session.minutes, 0);
  return {
    'tên lớp': group.title,
    xã: group.communeName,
    'giảng viên': group.trainerName,
    'số chỗ': numberInWords(group.capacity),
    'số học viên': numberInWords(group.learners.length),
    'số đã đăng ký': numberInWords(group.learners.length + group.unnamed.length),
    'số buổi': numberInWords(sessions.length),
    'thời lượng': sessions.length === 0 ? null : hoursInWords(minutes),
    'thời gian': spanOf(sessions),
    'địa điểm': placesOf(sessions),
  };
}

function resultFields({ sessions, learners, unnamed }: PaperClass): Record<string, string | null> {
  const closed = sessions.flatMap(({ isClosed }, index) => (isClosed ? [index] : []));
  const none = { 'số buổi đã học': numberInWords(closed.length) };
  if (closed.length === 0)
    return { ...none, 'số có mặt': null, 'số đủ buổi': null, 'số vắng': null, 'tỉ lệ có mặt': null };
  const counted = [...learners.map(({ marks }) => marks), ...unnamed];
  const came = counted.filter((marks) => closed.some((index) => wasThere(marks[index] ?? null))).length;
  const whole = counted.filter((marks) => closed.every((index) => marks[index] === 'present')).length;
  return {
    ...none,
    'số có mặt': numberInWords(came),
    'số đủ buổi': numberInWords(whole),
    'số vắng': numberInWords(counted.length - came),
    'tỉ lệ có mặt': counted.length === 0 ? null : percentInWords(came / counted.length),
  };
}

/** Whom the counts are of, for a reader who holds them against the list or the hall. */
function reachOf({ partOf, unnamed }: PaperClass): string {
  const reach = partOf === null ? 'cả lớp' : `riêng học viên của ${partOf}`;
  return unnamed.length === 0 ? reach : `${reach}, gồm cả ${numberInWords(unnamed.length)} người không nêu tên`;
}

function day(on: string): string {
  return on.split('-').reverse().join('/');
}

/** “từ 08:00 đến 11:00 ngày 05/12/2026”; of several days the first and the last day. */
function spanOf(sessions: readonly PaperSession[]): string | null {
  const first = sessions[0];
  const last = sessions[sessions.length - 1];
  if (first === undefined || last === undefined) return null;
  if (first.on === last.on) return `từ ${first.from} đến ${last.to} ngày ${day(first.on)}`;
  return `từ ngày ${day(first.on)} đến ngày ${day(last.on)}`;
}

function placesOf(sessions: readonly PaperSession[]): string | null {
  const places = [...new Set(sessions.map(({ venue }) => venue))].filter((place) => place !== '');
  return places.length === 0 ? null : places.join('; ');
}

function timetable(sessions: readonly PaperSession[]): PaperTable {
  return {
    columns: [
      column('Buổi', 2, 'centre'),
      column('Ngày', 4, 'centre'),
      column('Giờ', 4, 'centre'),
      column('Địa điểm', 10),
    ],
    rows: sessions.map(({ on, from, to, venue }, index) => ({
      cells: [String(index + 1), day(on), `${from} – ${to}`, venue],
      memberId: null,
    })),
    rowHeightMm: 0,
    emptyWords: 'Lớp chưa có buổi nào.',
  };
}
