import { type MigrationInterface, type QueryRunner } from 'typeorm';

/** Says of which plan a plan that is made again took the pins over (decision 0133). */
export class CarryPinsOver20261128450000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(
      'alter table planning.plan add column pins_of_id uuid constraint plan_pins_of_fk references planning.plan(id) on delete set null',
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('alter table planning.plan drop column pins_of_id');
  }
}
