/** Days on which a right is held. Calendar dates; `until` is the first day it is not, null without an end. */
export interface HeldDays {
  readonly from: string;
  readonly until: string | null;
}

/** The days of `wanted` that none of `held` covers, in their order; empty when all of them are held already. */
export function missingDays(wanted: HeldDays, held: readonly HeldDays[]): HeldDays[] {
  const missing: HeldDays[] = [];
  const isBeyond = (day: string): boolean => wanted.until !== null && day >= wanted.until;
  let next: string | null = wanted.from;
  for (const { from, until } of [...held].sort((one, other) => (one.from < other.from ? -1 : 1))) {
    if (next === null || isBeyond(next) || isBeyond(from)) break;
    if (from > next) missing.push({ from: next, until: from });
    if (until === null) next = null;
    else if (until > next) next = until;
  }
  return next === null || isBeyond(next) ? missing : [...missing, { from: next, until: wanted.until }];
}
