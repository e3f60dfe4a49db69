/** A page of a list; `nextCursor` null on the last one. */
export interface ListPage<Row> {
  readonly items: readonly Row[];
  readonly nextCursor: string | null;
}

/** The page of `limit` rows out of `limit + 1` that were read; `cursorOf` gives the cursor after a row. */
export function pageOf<Row>(rows: readonly Row[], limit: number, cursorOf: (row: Row) => string): ListPage<Row> {
  const items = rows.slice(0, limit);
  const last = items.at(-1);
  return { items, nextCursor: rows.length > limit && last !== undefined ? cursorOf(last) : null };
}
