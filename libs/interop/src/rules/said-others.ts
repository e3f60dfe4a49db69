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
