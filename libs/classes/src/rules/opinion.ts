/** Below so many answers nothing is shown, and nothing is kept (decision 0062); the database holds the same number. */
export const FEWEST_ANSWERS = 5;

export const UNDERSTOOD = ['well', 'partly', 'little'] as const;
export const PACES = ['right', 'fast', 'slow'] as const;
export const USEFULNESS = ['much', 'some', 'little'] as const;

/** What a member says of a class: three choices and, if she likes, a line of text. */
export interface Opinion {
  readonly understood: (typeof UNDERSTOOD)[number];
  readonly pace: (typeof PACES)[number];
  /** Whether she can use it at home. */
  readonly usefulness: (typeof USEFULNESS)[number];
  readonly remark: string | null;
}

/** How many chose what, of everybody who answered. */
export interface OpinionCounts {
  readonly understood: Readonly<Record<Opinion['understood'], number>>;
  readonly pace: Readonly<Record<Opinion['pace'], number>>;
  readonly usefulness: Readonly<Record<Opinion['usefulness'], number>>;
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
export function sumOfCounts(all: readonly OpinionCounts[]): OpinionCounts {
  const sum = (of: (one: OpinionCounts) => number): number => all.reduce((total, one) => total + of(one), 0);
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
