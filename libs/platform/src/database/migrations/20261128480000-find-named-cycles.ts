import { type MigrationInterface, type QueryRunner } from 'typeorm';

/**
 * A round that is taken back removes its cycles, and the database looks for each whether a list for certificates or a waiver names it (decision 0131): without
 * indexes it read every line of every list and every waiver, twenty thousand times.
 */
export class FindNamedCycles20261128480000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create index release_entry_cycle_idx on credentials.release_entry (cycle_id);
      create index waiver_cycle_idx on learning.waiver (cycle_id)`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      drop index learning.waiver_cycle_idx;
      drop index credentials.release_entry_cycle_idx`);
  }
}
