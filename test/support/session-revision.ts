import { type Database } from '@lopso/platform';

/** The revision of a session as it is now, for a move that is decided on what is there. */
export async function revisionOf(database: Database, classSessionId: unknown): Promise<{ readonly revision: number }> {
  const rows = await database.query<{ revision: number }>(
    'select revision from classes.class_session where id::text = $1',
    [classSessionId],
  );
  return rows[0] ?? { revision: 0 };
}

/** Targets of a move, each with the revision of its session as it is now, where it names none. */
export async function seenNow(database: Database, targets: readonly object[]): Promise<object[]> {
  return Promise.all(
    targets.map(async (target) => ({
      ...(await revisionOf(database, (target as { classSessionId?: string }).classSessionId)),
      ...target,
    })),
  );
}
