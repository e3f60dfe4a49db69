import { type Database } from '@lopso/platform';

const BATCH = 200;
/** A reader that stops reading for this long loses the list, so that it can't hold a connection for ever. */
const IDLE_SECONDS = 60;

/**
 * All rows of one statement in batches, read as they are asked for, from one snapshot on a connection of its own, which is given back when the
 * reader ends or goes.
 */
export async function* readInBatches<Row extends object>(
  database: Database,
  { sql, parameters }: { readonly sql: string; readonly parameters: readonly unknown[] },
): AsyncGenerator<readonly Row[]> {
  const client = await database.connect();
  try {
    await client.query('begin transaction isolation level repeatable read read only');
    await client.query('set local cursor_tuple_fraction = 1');
    await client.query(`set local idle_in_transaction_session_timeout = '${IDLE_SECONDS}s'`);
    await client.query(`declare list no scroll cursor for ${sql}`, [...parameters]);
    for (;;) {
      const { rows } = await client.query<Row & Record<string, unknown>>(`fetch ${BATCH} from list`);
      if (rows.length > 0) yield rows;
      if (rows.length < BATCH) break;
    }
  } finally {
    const isUsable = await client.query('rollback').then(
      () => true,
      () => false,
    );
    client.release(!isUsable);
  }
}
