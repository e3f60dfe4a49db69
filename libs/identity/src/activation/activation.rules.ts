/** Wrong birth years after which a code is dead: a found slip must not be tried through. */
export const MAX_BIRTH_YEAR_TRIES = 5;

/** The row of a code as far as its fate depends on it. */
export interface CodeFacts {
  readonly usedAt: Date | null;
  readonly supersededAt: Date | null;
  readonly expiresAt: Date;
  readonly failedTries: number;
}

/** What a code is good for: `open` can be used; the others tell why not, so that each has its own sentence. */
export type CodeState = 'open' | 'used' | 'superseded' | 'locked' | 'expired';

/** The state of a code at an instant. A used code stays "used" although it has also expired: that is what helps its owner. */
export function codeState(code: CodeFacts, now: Date): CodeState {
  if (code.usedAt !== null) return 'used';
  if (code.supersededAt !== null) return 'superseded';
  if (code.failedTries >= MAX_BIRTH_YEAR_TRIES) return 'locked';
  return now.getTime() >= code.expiresAt.getTime() ? 'expired' : 'open';
}

/** Tries left after `failedTries` wrong birth years. */
export function triesLeft(failedTries: number): number {
  return Math.max(0, MAX_BIRTH_YEAR_TRIES - failedTries);
}

const VIETNAM_OFFSET_MS = 7 * 3_600_000;

const DAY_MS = 86_400_000;

/** The midnight in Vietnam (UTC+7, no summer time) that ends the last of `days` days after the day of issue: slips name a day. */
export function codeExpiry(issuedAt: Date, days: number): Date {
  const dayOfIssue = Math.floor((issuedAt.getTime() + VIETNAM_OFFSET_MS) / DAY_MS);
  return new Date((dayOfIssue + days + 1) * DAY_MS - VIETNAM_OFFSET_MS);
}
