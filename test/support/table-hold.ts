import { setTimeout as pause } from 'node:timers/promises';
import { Client } from 'pg';

/** Holds a table, so that whoever needs it next stands still in the middle of its work until `release`. */
export class TableHold {
  private constructor(
    private readonly client: Client,
    private readonly table: string,
  ) {}

  /** Nobody else writes to the table, and in mode `access exclusive` nobody reads it either. */
  static async on(
    databaseUrl: string,
    table: string,
    mode: 'share row exclusive' | 'access exclusive',
  ): Promise<TableHold> {
    const client = new Client({ connectionString: databaseUrl });
    await client.connect();
    await client.query('begin');
    await client.query(`lock table ${table} in ${mode} mode`);
    return new TableHold(client, table);
  }

  /** Resolves when somebody stands before the table. */
  async untilSomeoneWaits(): Promise<void> {
    for (let turn = 0; turn < 600; turn += 1) {
      const { rowCount } = await this.client.query(
        'select from pg_locks where relation = $1::regclass and not granted',
        [this.table],
      );
      if (rowCount !== 0) return;
      await pause(50);
    }
    throw new Error(`nobody came to ${this.table}`);
  }

  async release(): Promise<void> {
    await this.client.query('rollback');
    await this.client.end();
  }
}
