import { AsyncLocalStorage } from 'node:async_hooks';
import { type Database } from '@lopso/platform';

const TURNS = 400;
const TURN_MS = 10;

const nowhere = AsyncLocalStorage.snapshot();

/** Begins work outside the transaction of the caller, like another request; its failure is told by the promise alone. */
export function outside<T>(work: () => Promise<T>): Promise<T> {
  const running = nowhere(work);
  running.catch(() => undefined);
  return running;
}

/** Waits until a statement about the table stands in the queue of a lock: then the race is where the test wants it. */
export async function untilOneWaitsFor(database: Database, table: string): Promise<void> {
  const sql = `select count(*)::int as n from pg_stat_activity
    where datname = current_database() and wait_event_type = 'Lock' and query like '%' || $1 || '%'`;
  for (let turn = 0; turn < TURNS; turn += 1) {
    // Within a transaction PostgreSQL shows the activity of its first look for ever.
    const found = await outside(() => database.queryOne<{ n: number }>(sql, [table]));
    if ((found?.n ?? 0) > 0) return;
    await new Promise((resolve) => setTimeout(resolve, TURN_MS));
  }
  throw new Error(`nobody ever waited for ${table}`);
}
