/** A right to teach below a unit, from a day to a day, both included, `yyyy-mm-dd`; null: without an end there. */
export interface TeachingRight {
  readonly path: string;
  readonly from: string | null;
  readonly until: string | null;
}

/** Whether one of the rights holds over a commune, by its path, on a day. */
export function mayTeachOn(rights: readonly TeachingRight[], communePath: string, day: string): boolean {
  return rights.some(
    ({ path, from, until }) =>
      (communePath === path || communePath.startsWith(`${path}.`)) &&
      (from === null || from <= day) &&
      (until === null || day <= until),
  );
}
