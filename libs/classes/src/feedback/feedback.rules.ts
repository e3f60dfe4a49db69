import { vietnamDateOf } from '../scheduling/schedule.rules';

/** Below so many answers nothing is shown, and nothing is kept (decision 0062); the database holds the same number. */
export const FEWEST_ANSWERS = 5;

export const UNDERSTOOD = ['well', 'partly', 'little'] as const;

export const PACES = ['right', 'fast', 'slow'] as const;

export const USEFULNESS = ['much', 'some', 'little'] as const;

/** What a member says of a class: three choices and, if she likes, a line of text. */
export interface Feedback {
  readonly understood: (typeof UNDERSTOOD)[number];
  readonly pace: (typeof PACES)[number];
  /** Whether she can use it at home. */
  readonly usefulness: (typeof USEFULNESS)[number];
  readonly remark: string | null;
}

/** How many chose what, of everybody who answered. */
export interface FeedbackCounts {
  readonly understood: Readonly<Record<Feedback['understood'], number>>;
  readonly pace: Readonly<Record<Feedback['pace'], number>>;
  readonly usefulness: Readonly<Record<Feedback['usefulness'], number>>;
}

/** What households are guided in, by the tasks of the teams (DOMAIN.md 1). */
export const HOUSEHOLD_TASKS = ['public-services', 'identity', 'payment', 'safety', 'selling'] as const;

export type HouseholdTask = (typeof HOUSEHOLD_TASKS)[number];

export type HouseholdsByTask = Readonly<Partial<Record<HouseholdTask, number>>>;

/** How many households a member guided since a class; by task only as far as she said. */
export interface HouseholdReport {
  readonly households: number;
  readonly byTask: HouseholdsByTask;
}

export const MOST_HOUSEHOLDS = 200;

export const LONGEST_REMARK = 300;

/** A line of text without blanks around it; null where nothing is left. */
export function tidyRemark(remark: string | null): string | null {
  const tidy = (remark ?? '').replace(/\s+/gu, ' ').trim();
  return tidy === '' ? null : tidy;
}

/** Without tasks nobody was guided in, so that two reports that say the same are the same. */
export function tidyTasks(byTask: HouseholdsByTask): HouseholdsByTask {
  return Object.fromEntries(HOUSEHOLD_TASKS.flatMap((task) => (byTask[task] ? [[task, byTask[task]]] : [])));
}

/** True where no task counts more households than there were: one household may be guided in several. */
export function fitsTasks({ households, byTask }: HouseholdReport): boolean {
  return Object.values(byTask).every((count) => count <= households);
}

/** Adds counts of classes, each of which holds five answers or more. */
export function sumOfCounts(all: readonly FeedbackCounts[]): FeedbackCounts {
  const sum = (of: (one: FeedbackCounts) => number): number => all.reduce((total, one) => total + of(one), 0);
  return {
    understood: {
      well: sum(({ understood }) => understood.well),
      partly: sum(({ understood }) => understood.partly),
      little: sum(({ understood }) => understood.little),
    },
    pace: {
      right: sum(({ pace }) => pace.right),
      fast: sum(({ pace }) => pace.fast),
      slow: sum(({ pace }) => pace.slow),
    },
    usefulness: {
      much: sum(({ usefulness }) => usefulness.much),
      some: sum(({ usefulness }) => usefulness.some),
      little: sum(({ usefulness }) => usefulness.little),
    },
  };
}

/** Adds households by task. */
export function sumOfTasks(all: readonly HouseholdsByTask[]): HouseholdsByTask {
  const sums = HOUSEHOLD_TASKS.map((task) => [task, all.reduce((total, one) => total + (one[task] ?? 0), 0)] as const);
  return tidyTasks(Object.fromEntries(sums));
}
const DAY_MS = 86_400_000;

/** How long members are asked, in days from when it opened: the end of the last session of their class, or when what was to come was called off. */
export interface AskDays {
  readonly opinionDays: number;
  readonly householdsFromDay: number;
  readonly householdsToDay: number;
}

/** From when and until when something is asked; `until` itself is over. */
export interface AskWindow {
  readonly from: Date;
  readonly until: Date;
}

/** When an opinion of a class is asked for about which the question opened at this moment. */
export function feedbackWindow(openedAt: Date, { opinionDays }: AskDays): AskWindow {
  return { from: openedAt, until: after(openedAt, opinionDays) };
}

/** When the households guided since then are asked for. */
export function householdWindow(openedAt: Date, { householdsFromDay, householdsToDay }: AskDays): AskWindow {
  return { from: after(openedAt, householdsFromDay), until: after(openedAt, householdsToDay) };
}

/** Where a moment lies. */
export function placeIn({ from, until }: AskWindow, now: Date): 'early' | 'open' | 'over' {
  if (now < from) return 'early';
  return now < until ? 'open' : 'over';
}

function after(moment: Date, days: number): Date {
  return new Date(moment.getTime() + days * DAY_MS);
}

/** What came of asking about one class, as sums need it. */
export interface ClassOutcome {
  readonly askedCount: number;
  readonly answerCount: number;
  /** Null: not counted yet, or fewer than five answered. */
  readonly counts: FeedbackCounts | null;
  readonly householdAnswerCount: number;
  readonly households: number | null;
  readonly byTask: HouseholdsByTask | null;
}

/** Classes together. */
export interface OutcomeSum {
  readonly classCount: number;
  /** Classes whose counts are in the sum: with five answers or more each. */
  readonly shownCount: number;
  readonly askedCount: number;
  /** In the classes that are shown. */
  readonly answerCount: number;
  /** Null where no class is shown. */
  readonly counts: FeedbackCounts | null;
  readonly householdClassCount: number;
  readonly householdAnswerCount: number;
  readonly households: number | null;
  readonly byTask: HouseholdsByTask | null;
}

/**
 * Adds whole classes, and only those that may be shown by themselves: so a sum less what else is on the screen never leaves the answers of
 * a class that is hidden (decision 0062).
 */
export function sumOfClasses(classes: readonly ClassOutcome[]): OutcomeSum {
  const shown = classes.flatMap((one) => (one.counts === null ? [] : [{ ...one, counts: one.counts }]));
  const guided = classes.flatMap((one) =>
    one.households === null ? [] : [{ ...one, households: one.households, byTask: one.byTask ?? {} }],
  );
  return {
    classCount: classes.length,
    shownCount: shown.length,
    askedCount: total(classes, ({ askedCount }) => askedCount),
    answerCount: total(shown, ({ answerCount }) => answerCount),
    counts: shown.length === 0 ? null : sumOfCounts(shown.map(({ counts }) => counts)),
    householdClassCount: guided.length,
    householdAnswerCount: total(guided, ({ householdAnswerCount }) => householdAnswerCount),
    households: guided.length === 0 ? null : total(guided, ({ households }) => households),
    byTask: guided.length === 0 ? null : sumOfTasks(guided.map(({ byTask }) => byTask)),
  };
}

function total<One>(all: readonly One[], of: (one: One) => number): number {
  return all.reduce((sum, one) => sum + of(one), 0);
}

/** A class as a line of the sheet. */
export interface FeedbackLine {
  readonly title: string;
  readonly communeName: string;
  readonly trainers: readonly { readonly name: string }[];
  readonly endedAt: Date;
  readonly askedCount: number;
  readonly answerCount: number;
  readonly isSealed: boolean;
  readonly counts: FeedbackCounts | null;
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
export const FEEDBACK_COLUMNS = [
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
export function feedbackCells(line: FeedbackLine): readonly (string | number | null)[] {
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

function cellsOf({ understood, pace, usefulness }: FeedbackCounts): readonly number[] {
  return [
    ...[understood.well, understood.partly, understood.little],
    ...[pace.right, pace.fast, pace.slow],
    ...[usefulness.much, usefulness.some, usefulness.little],
  ];
}

function stateWords({ isSealed, counts }: FeedbackLine): string {
  if (!isSealed) return 'Còn đang hỏi';
  return counts === null ? 'Chưa đủ 5 ý kiến' : 'Đã có kết quả';
}
