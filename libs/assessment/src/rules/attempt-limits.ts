/** When an attempt is due, and until when the server still takes its answers. Null: no limit. */
export interface Deadlines {
  readonly dueAt: Date | null;
  readonly closesAt: Date | null;
}

/** Deadlines on the server's clock (DESIGN 4.3): the time limit, then the grace for answers that are on their way. */
export function deadlinesOf(
  startedAt: Date,
  limit: { readonly timeLimitMinutes: number | null; readonly graceSeconds: number },
): Deadlines {
  if (limit.timeLimitMinutes === null) return { dueAt: null, closesAt: null };
  const dueAt = new Date(startedAt.getTime() + limit.timeLimitMinutes * 60_000);
  return { dueAt, closesAt: new Date(dueAt.getTime() + limit.graceSeconds * 1000) };
}

/** True once an open attempt takes no more answers. */
export function isOverdue(attempt: { readonly closesAt: Date | null }, now: Date): boolean {
  return attempt.closesAt !== null && now >= attempt.closesAt;
}

/** Attempts that may be started in all, with those that were given; null: no limit. */
export function attemptsAllowed(
  maxAttempts: number | null,
  granted: readonly { readonly number: number }[],
): number | null {
  return maxAttempts === null ? null : granted.reduce((sum, { number }) => sum + number, maxAttempts);
}

/** Attempts that may still be started; null: no limit. Open attempts count as used. */
export function attemptsLeft(allowed: number | null, used: number): number | null {
  return allowed === null ? null : Math.max(0, allowed - used);
}

/** Of what was given, the first first, which is wholly unused. It is given only once none is left, so that what is left is of the last. */
export function unusedAmong(numbers: readonly number[], left: number): boolean[] {
  const isUnused: boolean[] = [];
  let rest = left;
  for (const number of [...numbers].reverse()) {
    isUnused.unshift(number <= rest);
    rest = Math.max(0, rest - number);
  }
  return isUnused;
}
