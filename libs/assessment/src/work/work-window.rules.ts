/** Which work at a quiz or task counts for a member. */
export interface WorkWindow {
  /** What was decided before belongs to an earlier round. */
  readonly since: Date;
  /** Versions of the course before the edition that is asked for anew: what is done with them is not what is asked (decision 0073). */
  readonly earlierEditions: readonly string[];
  /** The edition is asked for anew, and a version from before it is current again, which is then what is worked with. */
  readonly isTakenBack?: boolean;
}

/** Where nothing restarts the count, everything counts. */
export const ALWAYS: WorkWindow = { since: new Date(0), earlierEditions: [] };

/** So many days a page that was opened before may lie on a phone without network, and still be handed in from. */
export const OFFLINE_DAYS = 60;

const DAY_MS = 24 * 60 * 60 * 1000;

/**
 * After which instant a version of a course must have been current for work from a page of it to be taken: the beginning of the window, or so many days before now,
 * whichever is earlier. Where no round asks for it those days alone.
 */
export function takenAfter(window: WorkWindow, now: Date): Date {
  const kept = new Date(now.getTime() - OFFLINE_DAYS * DAY_MS);
  return window === ALWAYS || window.since > kept ? kept : window.since;
}

/** An attempt or a try as windows look at it. */
export interface DatedWork {
  /** When it was handed in or graded, which dates the evidence; null: it is open. */
  readonly decidedAt: Date | null;
  /** The version of the course it was begun or handed in with. */
  readonly courseHash: string;
}

/**
 * True when a piece of work belongs to what is counted in a window: it is still open, or was decided since, so that an attempt begun before and handed in
 * after belongs to what came after; but not where the window asks for a later edition than it was done with.
 */
export function isWithinWindow(work: DatedWork, window: WorkWindow): boolean {
  return (work.decidedAt === null || work.decidedAt >= window.since) && !isOfEarlierEdition(work, window);
}

/** True when a piece of work, whenever it was decided, was done with an earlier edition than a window asks for. */
export function isOfEarlierEdition({ courseHash }: Pick<DatedWork, 'courseHash'>, window: WorkWindow): boolean {
  return window.earlierEditions.includes(courseHash);
}

/** Which work of whom since when is asked about. */
export interface WorkQuestion {
  readonly memberIds: readonly string[];
  /** Quizzes or tasks; others among them are no matter. */
  readonly subjects: readonly string[];
  readonly since: Date;
  /** Versions of courses: work done with them is left out. */
  readonly exceptHashes: readonly string[];
}

/** Work of somebody at a quiz or task. */
export interface WorkAt {
  readonly memberId: string;
  readonly subject: string;
}
/** The course a quiz or task belongs to: the compiler makes ids of the form C05-QUIZ, C05-TASK. Null for another form. */
export function courseIdOf(id: string): string | null {
  return /^(C\d{2,9})-[A-Z0-9-]{1,40}$/.exec(id)?.[1] ?? null;
}
