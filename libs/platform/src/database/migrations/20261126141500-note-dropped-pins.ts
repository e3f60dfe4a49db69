import { type MigrationInterface, type QueryRunner } from 'typeorm';

/** A plan that is worked out anew says which pinned classes it let go, as their hours had begun. */
export class NoteDroppedPins20261126141500 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`alter table planning.plan add column dropped_pins jsonb not null default '[]'`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('alter table planning.plan drop column dropped_pins');
  }
}
