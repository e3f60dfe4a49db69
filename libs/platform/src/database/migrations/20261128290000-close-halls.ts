import { type MigrationInterface, type QueryRunner } from 'typeorm';

/** From which day on a hall is closed, and since when a thing is put away (README of classes). */
export class CloseHalls20261128290000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      alter table classes.venue add column closed_on date;
      alter table classes.equipment add column put_away_at timestamptz;
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      alter table classes.equipment drop column put_away_at;
      alter table classes.venue drop column closed_on;
    `);
  }
}
