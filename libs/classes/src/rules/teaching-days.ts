/** Days on which somebody may teach in a commune: `yyyy-mm-dd`, both included; `until` null: without an end. */
export interface DaysOfRight {
  readonly from: string;
  readonly until: string | null;
}

/** Why a day is no day on which she may teach: the last day before it on which she might, null where her right begins later. */
export interface NoRight {
  readonly until: string | null;
}

/**
 * What keeps somebody from teaching on a day, by all rights she has or had in the commune; null: nothing. Without any it is not asked here: whether
 * somebody teaches in a commune at all is judged where she is chosen.
 */
export function rightLacking(rights: readonly DaysOfRight[], day: string): NoRight | null {
  if (rights.length === 0) return null;
  if (rights.some(({ from, until }) => from <= day && (until === null || day <= until))) return null;
  const before = rights.flatMap(({ from, until }) => (until !== null && from <= until && until < day ? [until] : []));
  return { until: before.sort().at(-1) ?? null };
}

const DAY_MS = 86_400_000;

/** Every day from the first to the last, both included; none for days the wrong way round. */
export function daysBetween(from: string, until: string): string[] {
  const days: string[] = [];
  for (let at = Date.parse(from); at <= Date.parse(until); at += DAY_MS)
    days.push(new Date(at).toISOString().slice(0, 10));
  return days;
}
