import { setTimeout as pause } from 'node:timers/promises';

const PATIENCE_MS = 15_000;

/** Kills the worker of an import at moments of chance or in the middle of a transaction, and starts it again. */
export class Killing {
  /** What was wrong at any moment after a kill. */
  faults = {};

  constructor({ client, hold, worker, random, signal }) {
    Object.assign(this, { client, hold, worker, random, signal });
  }

  /** Kills at a moment of chance once the import is at this stage with so many rows behind it. */
  async atChance(stage, { state, done }, judge) {
    await this.#reached(stage, state, done);
    await pause(this.random.between(0, 250), undefined, { signal: this.signal });
    await this.worker.kill();
    await this.#judge(stage, judge);
    await this.#again();
  }

  /** Begins work, and kills while its transaction waits to write to a table: the table is held before the work is asked for. */
  async inside(stage, { table, begin }, judge) {
    const kill = () => this.worker.kill();
    await Promise.all([this.hold.meet(table, kill, this.signal, PATIENCE_MS), pause(50).then(begin)]);
    await this.#judge(stage, judge);
    await this.#again();
  }

  async #reached({ importId }, state, done) {
    for (let waited = 0; waited < PATIENCE_MS; waited += 10) {
      const { rows } = await this.client.query('select state, work_done from interop.import_batch where id = $1', [
        importId,
      ]);
      if (rows[0].state !== state || rows[0].work_done >= done) return;
      await pause(10, undefined, { signal: this.signal });
    }
  }

  /** Looks once the connections of the killed process are gone; what they had not committed is rolled back by then. */
  async #judge(stage, judge) {
    for (let waited = 0; waited < PATIENCE_MS; waited += 20) {
      const { rows } = await this.client.query(
        `select exists (select from pg_locks l join pg_class c on c.oid = l.relation join pg_namespace n on n.oid = c.relnamespace
           where n.nspname in ('interop', 'org') and l.mode = 'RowExclusiveLock') as busy`,
      );
      if (!rows[0].busy) break;
      await pause(20, undefined, { signal: this.signal });
    }
    for (const [title, figure] of Object.entries(await judge(this.client, stage)))
      this.faults[title] = Math.max(this.faults[title] ?? 0, figure);
  }

  /** Starts the worker again. The seconds after which a silent worker's job is given away are over. */
  async #again() {
    await this.client.query(
      `update pgboss.job set heartbeat_on = heartbeat_on - interval '1 minute' where state = 'active' and name like 'interop.%'`,
    );
    await this.worker.start(this.signal);
  }
}
