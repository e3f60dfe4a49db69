import { setTimeout as pause } from 'node:timers/promises';
import pg from 'pg';

const PATIENCE_MS = 3000;

/** Stops transactions half-way at a table, so that a kill meets one in the middle for certain. */
export class Hold {
  /** How often somebody was in the middle. */
  hits = 0;

  constructor(databaseUrl) {
    this.client = new pg.Client({ connectionString: databaseUrl });
  }

  async open() {
    await this.client.connect();
  }

  async close() {
    await this.client.end();
  }

  /** Lets nobody write to the table, waits until somebody wants to, acts, and lets go. */
  async meet(table, act, signal, patienceMs = PATIENCE_MS) {
    await this.client.query('begin');
    try {
      await this.client.query(`set local lock_timeout = ${PATIENCE_MS}`);
      await this.client.query(`lock table ${table} in share row exclusive mode`);
      if (await this.#someoneWaits(table, signal, patienceMs)) this.hits += 1;
      await act();
    } finally {
      await this.client.query('rollback');
    }
  }

  async #someoneWaits(table, signal, patienceMs) {
    for (let waited = 0; waited < patienceMs; waited += 10) {
      const { rows } = await this.client.query(
        'select exists (select from pg_locks where relation = $1::regclass and not granted) as waits',
        [table],
      );
      if (rows[0].waits) return true;
      await pause(10, undefined, { signal });
    }
    return false;
  }
}
