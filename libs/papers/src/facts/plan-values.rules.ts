import { compareNames } from '@lopso/platform';
import { column, countInTable, numberInWords, type PaperTable, type PaperValues } from './paper-values.rules';

/** When and where a class meets: `on` is `yyyy-mm-dd`, times are HH:MM in Vietnam. */
export interface PaperMeeting {
  readonly on: string;
  readonly from: string;
  readonly to: string;
  readonly communeName: string;
  readonly hallName: string;
  readonly trainerName: string;
}

/** A class of a plan. */
export interface PaperPlanned {
  readonly people: number;
  /** Whose people they are. */
  readonly groups: readonly { readonly communeName: string; readonly count: number }[];
  /** By time; at least one. */
  readonly meetings: readonly PaperMeeting[];
  readonly isOpened: boolean;
}

/** A plan of classes as its paper tells of it. Days are `yyyy-mm-dd`. */
export interface PaperPlan {
  readonly name: string;
  readonly roundTitle: string;
  readonly decisionNumber: string;
  readonly decidedOn: string;
  readonly from: string;
  readonly until: string;
  readonly asOf: string;
  readonly morning: PaperHours;
  readonly afternoon: PaperHours;
  /** Halves of a day that a class takes. */
  readonly halves: 1 | 2;
  /** By time; cancelled ones left out. */
  readonly classes: readonly PaperPlanned[];
  readonly gaps: readonly { readonly communeName: string; readonly people: number; readonly why: string }[];
  /** It is being worked out: what it says counts no more. */
  readonly isWorking: boolean;
}

interface PaperHours {
  readonly from: string;
  readonly to: string;
}

/** What templates of papers about a plan may ask for. */
export const PLAN_NAMES = {
  fields: [
    ...['tên lớp', 'tên đợt', 'số quyết định', 'ngày quyết định', 'từ ngày', 'đến ngày', 'tính đến ngày', 'giờ học'],
    ...['số lớp', 'số lớp đã mở', 'số người', 'số xã', 'số địa điểm', 'số giảng viên', 'số chưa có lớp'],
  ],
  tables: ['lịch mở lớp', 'lịch mở lớp theo xã', 'số lớp theo tuần', 'giảng viên', 'chưa xếp được'],
} as const;

/** The fields and tables of a plan. While it is worked out, or has no class, its counts are missing: nothing is issued of it. */
export function planValues(plan: PaperPlan): PaperValues {
  const { classes } = plan;
  return {
    fields: { ...termFields(plan), ...countFields(plan) },
    tables: {
      'lịch mở lớp': timetable(classes),
      'lịch mở lớp theo xã': timetable([...classes].sort((a, b) => collator.compare(communeOf(a), communeOf(b)))),
      'số lớp theo tuần': weekTable(classes),
      'giảng viên': trainerTable(classes),
      'chưa xếp được': gapTable(plan),
    },
  };
}

const collator = new Intl.Collator('vi');

const NONE = 'Kế hoạch chưa có lớp nào.';

const WEEKDAYS = ['Chủ nhật', 'Thứ Hai', 'Thứ Ba', 'Thứ Tư', 'Thứ Năm', 'Thứ Sáu', 'Thứ Bảy'];

const DAY_MS = 86_400_000;

const day = (on: string): string => on.split('-').reverse().join('/');

const weekday = (on: string): number => new Date(`${on}T00:00:00Z`).getUTCDay();

const distinct = (texts: readonly string[]): string[] => [...new Set(texts)];

const communeOf = ({ meetings }: PaperPlanned): string => meetings[0]?.communeName ?? '';

const sumOf = (some: readonly { readonly people: number }[]): number =>
  some.reduce((all, { people }) => all + people, 0);

function termFields(plan: PaperPlan): Record<string, string> {
  return {
    'tên lớp': plan.name,
    'tên đợt': plan.roundTitle,
    'số quyết định': plan.decisionNumber,
    'ngày quyết định': day(plan.decidedOn),
    'từ ngày': day(plan.from),
    'đến ngày': day(plan.until),
    'tính đến ngày': day(plan.asOf),
    'giờ học': hoursInWords(plan),
  };
}

/** “sáng từ 08:00 đến 11:00 hoặc chiều từ 13:30 đến 16:30”; of whole days “và”. */
function hoursInWords({ morning, afternoon, halves }: PaperPlan): string {
  const both = halves === 2 ? 'và' : 'hoặc';
  return `sáng từ ${morning.from} đến ${morning.to} ${both} chiều từ ${afternoon.from} đến ${afternoon.to}`;
}

function countFields({ classes, gaps, isWorking }: PaperPlan): Record<string, string | null> {
  const count = (number: number): string | null => (isWorking || classes.length === 0 ? null : numberInWords(number));
  const meetings = classes.flatMap((one) => one.meetings);
  return {
    'số lớp': count(classes.length),
    'số lớp đã mở': count(classes.filter(({ isOpened }) => isOpened).length),
    'số người': count(sumOf(classes)),
    'số xã': count(distinct(classes.flatMap(({ groups }) => groups.map(({ communeName }) => communeName))).length),
    'số địa điểm': count(distinct(meetings.map(({ hallName, communeName }) => `${hallName} ${communeName}`)).length),
    'số giảng viên': count(distinct(meetings.map(({ trainerName }) => trainerName)).length),
    'số chưa có lớp': count(sumOf(gaps)),
  };
}

/** A hall that is called after its commune is not followed by its name once more. */
function placeOf({ hallName, communeName }: PaperMeeting): string {
  const isSaid = hallName.toLocaleLowerCase('vi').includes(communeName.toLocaleLowerCase('vi'));
  return isSaid ? hallName : `${hallName}, ${communeName}`;
}

/** A row a class; one that meets on several days says them one after the other. */
function timetable(classes: readonly PaperPlanned[]): PaperTable {
  return {
    columns: [
      ...[column('TT', 1.7, 'centre'), column('Ngày', 5.8, 'centre'), column('Giờ', 3.7, 'centre')],
      ...[column('Địa điểm', 9.4), column('Giảng viên', 5.6), column('Số người', 2, 'centre')],
      column('Người học của', 6.4),
    ],
    rows: classes.map(({ people, groups, meetings }, index) => ({
      cells: [
        ...[String(index + 1), daysOf(meetings), hoursOf(meetings)],
        ...[
          distinct(meetings.map(placeOf)).join('; '),
          distinct(meetings.map(({ trainerName }) => trainerName)).join('; '),
        ],
        ...[String(people), groupsInWords(groups)],
      ],
      memberId: null,
    })),
    rowHeightMm: 0,
    emptyWords: NONE,
  };
}

const daysOf = (meetings: readonly PaperMeeting[]): string =>
  distinct(meetings.map(({ on }) => `${WEEKDAYS[weekday(on)] ?? ''} ${day(on)}`)).join('; ');

const hoursOf = (meetings: readonly PaperMeeting[]): string =>
  distinct(meetings.map(({ from, to }) => `${from} – ${to}`)).join('; ');

function groupsInWords(groups: PaperPlanned['groups']): string {
  if (groups.length === 1) return groups[0]?.communeName ?? '';
  return groups.map(({ communeName, count }) => `${communeName} ${count}`).join(', ');
}

/** Weeks from Monday, by the day on which a class first meets. */
function weekTable(classes: readonly PaperPlanned[]): PaperTable {
  const weeks = grouped(classes, ({ meetings }) => mondayOf(meetings[0]?.on ?? '1970-01-01'));
  return {
    columns: [
      ...[column('Tuần', 7, 'centre'), column('Số lớp', 3, 'centre'), column('Số người', 3, 'centre')],
      column('Số xã, phường có lớp', 4, 'centre'),
    ],
    rows: [...weeks]
      .sort(([a], [b]) => a - b)
      .map(([monday, some]) => ({
        cells: [
          `${day(isoDay(monday))} – ${day(isoDay(monday + 6 * DAY_MS))}`,
          ...[some.length, sumOf(some), distinct(some.map(communeOf)).length].map(countInTable),
        ],
        memberId: null,
      })),
    rowHeightMm: 0,
    emptyWords: NONE,
  };
}

/** In the order in which the keys first come. */
function grouped<K, T>(some: readonly T[], keyOf: (one: T) => K): Map<K, T[]> {
  const groups = new Map<K, T[]>();
  for (const one of some) groups.set(keyOf(one), [...(groups.get(keyOf(one)) ?? []), one]);
  return groups;
}

const mondayOf = (on: string): number => Date.parse(on) - ((weekday(on) + 6) % 7) * DAY_MS;

const isoDay = (at: number): string => new Date(at).toISOString().slice(0, 10);

/** By given name; a class with two trainers counts for both. */
function trainerTable(classes: readonly PaperPlanned[]): PaperTable {
  const meetings = classes.flatMap((one) => one.meetings.map((meeting) => ({ ...meeting, one })));
  const trainers = grouped(meetings, ({ trainerName }) => trainerName);
  return {
    columns: [
      ...[column('TT', 1.6, 'centre'), column('Họ và tên', 7), column('Số lớp', 2.4, 'centre')],
      ...[column('Số ngày', 2.4, 'centre'), column('Nơi dạy', 10)],
    ],
    rows: [...trainers]
      .sort(([a], [b]) => compareNames(a, b))
      .map(([name, taught], index) => ({
        cells: [
          ...[String(index + 1), name, String(new Set(taught.map(({ one }) => one)).size)],
          String(distinct(taught.map(({ on }) => on)).length),
          distinct(taught.map(({ communeName }) => communeName))
            .sort(collator.compare)
            .join(', '),
        ],
        memberId: null,
      })),
    rowHeightMm: 0,
    emptyWords: NONE,
  };
}

function gapTable({ gaps, isWorking }: PaperPlan): PaperTable {
  return {
    columns: [
      ...[
        column('TT', 1.6, 'centre'),
        column('Xã, phường', 6.5),
        column('Số người', 2.4, 'centre'),
        column('Lý do', 12),
      ],
    ],
    rows: gaps.map(({ communeName, people, why }, index) => ({
      cells: [String(index + 1), communeName, String(people), why],
      memberId: null,
    })),
    rowHeightMm: 0,
    emptyWords: isWorking ? NONE : 'Mọi người còn cần học đều đã có lớp.',
  };
}
