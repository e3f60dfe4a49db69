/** Whom an officer said that a row is somebody else than: people of the register, and rows of the list. */
export interface SaidOthers {
  readonly memberIds: ReadonlySet<string>;
  readonly rows: ReadonlySet<number>;
}

/** One of them, as it is kept. */
export interface KeptOther {
  readonly memberId?: string;
  readonly number?: number;
}

const NOBODY: SaidOthers = { memberIds: new Set(), rows: new Set() };

/** A row and whom an officer said that it is another than. */
interface SaidRow {
  readonly number: number;
  readonly anotherThan: readonly KeptOther[];
}

/** The same words the other way round: of a row, people of the register that rows became of which it was said that they are somebody else than it. */
export function saidBack(
  rows: readonly SaidRow[],
  written: ReadonlyMap<number, string>,
): ReadonlyMap<number, readonly KeptOther[]> {
  const found = new Map<number, KeptOther[]>();
  for (const { number: own, anotherThan } of rows) {
    const memberId = written.get(own);
    if (memberId === undefined) continue;
    for (const { number } of anotherThan)
      if (number !== undefined) found.set(number, [...(found.get(number) ?? []), { memberId }]);
  }
  return found;
}

/**
 * Whom a word holds against: a row that became somebody of the register since is that person.
 * @param written who rows of the list became
 */
export function saidOthers(kept: readonly KeptOther[], written: ReadonlyMap<number, string>): SaidOthers {
  if (kept.length === 0) return NOBODY;
  const rows = kept.flatMap(({ number }) => number ?? []);
  const became = rows.flatMap((number) => written.get(number) ?? []);
  return { memberIds: new Set([...kept.flatMap(({ memberId }) => memberId ?? []), ...became]), rows: new Set(rows) };
}
