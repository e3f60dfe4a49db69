import { type DueStart } from '../cycles/due-date.rules';

/** The dates an officer enters when a round is opened, calendar dates `yyyy-mm-dd`. */
export interface RoundDates {
  readonly startsOn: string;
  readonly dueOn: string;
  readonly decidedOn: string;
  /** Both, or neither: members' own due dates. */
  readonly dueFrom?: DueStart | null;
  readonly dueDays?: number | null;
  /** The days of newcomers where one date holds for everybody, and the last day on which they join. */
  readonly newcomerDays?: number | null;
  readonly newcomersUntil?: string | null;
}

type NewcomerFault = 'newcomers-have-days' | 'newcomer-count-missing' | 'newcomers-end-early';

/** What is wrong with one of the dates. */
export interface RoundDateFault {
  readonly field: keyof RoundDates;
  readonly fault:
    | 'due-before-start'
    | 'due-in-past'
    | 'start-too-far'
    | 'due-too-far'
    | 'decided-in-future'
    | 'due-count-missing'
    | NewcomerFault;
}

/** No round begins or is due further from the day it is opened than so many years: such a date is a slip of the hand, and nobody could put it right (decision 0137). */
const FARTHEST_YEARS = 5;

/** A round ends after it starts and not before today, neither of it years away; a decision was signed before the round is opened by it. */
export function faultsOfDates(dates: RoundDates, today: string): RoundDateFault[] {
  const faults: RoundDateFault[] = [];
  if (dates.decidedOn > today) faults.push({ field: 'decidedOn', fault: 'decided-in-future' });
  if (isTooFar(dates.startsOn, today)) faults.push({ field: 'startsOn', fault: 'start-too-far' });
  if (dates.dueOn < dates.startsOn) faults.push({ field: 'dueOn', fault: 'due-before-start' });
  else if (dates.dueOn < today) faults.push({ field: 'dueOn', fault: 'due-in-past' });
  else if (isTooFar(dates.dueOn, today)) faults.push({ field: 'dueOn', fault: 'due-too-far' });
  if ((dates.dueFrom ?? null) !== null && (dates.dueDays ?? null) === null)
    faults.push({ field: 'dueDays', fault: 'due-count-missing' });
  return [...faults, ...faultsOfNewcomers(dates)];
}

/** The same day of the year is near enough still. */
function isTooFar(day: string, today: string): boolean {
  const years = Number(day.slice(0, 4)) - Number(today.slice(0, 4));
  const [date, now] = [day.slice(4), today.slice(4)];
  return years === FARTHEST_YEARS
    ? date > now
    : years === -FARTHEST_YEARS
      ? date < now
      : Math.abs(years) > FARTHEST_YEARS;
}

/** Where everybody's days are counted, newcomers need none of their own; a last day needs them, and is not before the others'. */
function faultsOfNewcomers({
  dueOn,
  dueFrom = null,
  newcomerDays = null,
  newcomersUntil = null,
}: RoundDates): RoundDateFault[] {
  if (newcomerDays !== null && dueFrom !== null) return [{ field: 'newcomerDays', fault: 'newcomers-have-days' }];
  if (newcomersUntil === null) return [];
  if (newcomerDays === null) return [{ field: 'newcomerDays', fault: 'newcomer-count-missing' }];
  return newcomersUntil < dueOn ? [{ field: 'newcomersUntil', fault: 'newcomers-end-early' }] : [];
}

/** The first instant of a calendar date in Vietnam, which has had UTC+7 all year since 1975. */
export function startOfDay(date: string): Date {
  return new Date(`${date}T00:00:00+07:00`);
}

/** The last instant of a calendar date in Vietnam that a clock of milliseconds tells. */
export function endOfDay(date: string): Date {
  return new Date(`${date}T23:59:59.999+07:00`);
}

/** Whole days from one calendar date to another; negative when `to` is past. */
export function daysBetween(from: string, to: string): number {
  return Math.round((Date.parse(to) - Date.parse(from)) / 86_400_000);
}
/** What a round is called, and by which decision it was opened: what its papers print of it. `decidedOn` is a calendar date, `yyyy-mm-dd`. */
export interface RoundHeading {
  readonly title: string;
  readonly decisionNumber: string;
  readonly decidedOn: string;
}

/** One of them that is put right. */
export interface HeadingCorrection {
  readonly field: keyof RoundHeading;
  readonly before: string;
  readonly after: string;
}

const FIELDS = ['title', 'decisionNumber', 'decidedOn'] as const;

/** What differs between the words there are and those there are to be, the title first; empty: they are the same (decision 0124). */
export function headingCorrections(before: RoundHeading, after: RoundHeading): HeadingCorrection[] {
  return FIELDS.flatMap((field) =>
    before[field] === after[field] ? [] : [{ field, before: before[field], after: after[field] }],
  );
}

/** Nothing is put right from the one to the other. */
export const isSameHeading = (a: RoundHeading, b: RoundHeading): boolean => headingCorrections(a, b).length === 0;
/** What stands on a round that is to be taken back. */
export interface RoundBurden {
  /** People. */
  readonly finished: number;
  /** That wait or stand. */
  readonly waivers: number;
  /** Later dates for many that stand. */
  readonly roundExtensions: number;
  /** Rounds that ask its people anew for what an edition changed. */
  readonly reopenings: number;
  /** Other rounds that are for who finished this one, or who did not. */
  readonly audiences: number;
  /** Rows of other libraries, by table with its schema. */
  readonly elsewhere: readonly { readonly table: string; readonly rows: number }[];
}

/** Something in the way, in Vietnamese and without a full stop, and what to do about it. */
export interface RoundObstacle {
  readonly words: string;
  readonly remedy: string;
}

interface Words {
  /** Said after the number. */
  readonly after: string;
  readonly remedy: string;
}

const KEPT = 'Dữ liệu ấy phải giữ lại, nên đợt này không rút lại được.';

const OWN: Readonly<Record<Exclude<keyof RoundBurden, 'elsewhere'>, Words>> = {
  finished: {
    after: 'người đã hoàn thành đợt',
    remedy: 'Đợt đã có người hoàn thành thì không rút lại được: kết quả của họ phải giữ lại.',
  },
  waivers: {
    after: 'yêu cầu đang được miễn hoặc chờ xác nhận miễn',
    remedy: 'Bỏ đề nghị miễn, hoặc thôi miễn, ở trang của từng người trước.',
  },
  roundExtensions: {
    after: 'lần gia hạn cho nhiều người đang áp dụng',
    remedy: 'Bỏ gia hạn ấy ở trang của đợt trước.',
  },
  reopenings: { after: 'đợt học lại được mở từ đợt này', remedy: 'Hoàn tác việc mở học lại ấy trước.' },
  audiences: {
    after: 'đợt khác chọn người theo việc đã hoàn thành đợt này',
    remedy: 'Đổi đối tượng của những đợt ấy trước.',
  },
};

/** By the table that names the round or a passage through it; an architecture test asks the catalogue that none is missing. */
const ELSEWHERE: Readonly<Record<string, Words>> = {
  'credentials.certificate': { after: 'giấy chứng nhận đã cấp', remedy: KEPT },
  'credentials.release': {
    after: 'danh sách cấp giấy chứng nhận, kể cả danh sách đã thu lại hoặc quá hạn',
    remedy: KEPT,
  },
  'credentials.release_entry': { after: 'dòng trong danh sách cấp giấy chứng nhận', remedy: KEPT },
  'credentials.change': { after: 'đề nghị về giấy chứng nhận', remedy: KEPT },
  'credentials.signed_upload': { after: 'lần tải lên giấy đã ký', remedy: KEPT },
  'papers.paper': {
    after: 'giấy tờ của đợt',
    remedy: 'Bản nháp thì xóa ở mục Giấy tờ của đợt trước. Giấy đã ban hành phải giữ lại: đợt không rút lại được.',
  },
  'planning.plan': {
    after: 'kế hoạch xếp lớp cho đợt',
    remedy: 'Kế hoạch chưa mở lớp thì xóa ở mục Xếp lớp trước. Đã mở lớp thì đợt không rút lại được.',
  },
};

/** Lines of what is told already. */
const TOLD_WITH: Readonly<Record<string, string>> = { 'credentials.release_entry': 'credentials.release' };

const OTHER: Words = { after: 'dữ liệu khác', remedy: KEPT };

/** True when somebody wrote words for rows of this table that name a round or a passage. */
export const hasRoundWords = (table: string): boolean => table in ELSEWHERE;

/** All that stands in the way, what the round's own people did first; none: the round may be taken back. */
export function roundObstacles(built: RoundBurden): RoundObstacle[] {
  const own = Object.entries(OWN).map(([kind, words]) => ({ number: built[kind as keyof typeof OWN], words }));
  const tables = new Set(built.elsewhere.map(({ table }) => table));
  const elsewhere = built.elsewhere
    .filter(({ table }) => !tables.has(TOLD_WITH[table] ?? ''))
    .map(({ table, rows }) => ({ number: rows, words: ELSEWHERE[table] ?? OTHER }));
  return [...own, ...elsewhere]
    .filter(({ number }) => number > 0)
    .map(({ number, words: { after, remedy } }) => ({
      words: `${number.toLocaleString('vi-VN')} ${after}`,
      remedy,
    }));
}
