import { type MigrationInterface, type QueryRunner } from 'typeorm';

/** Whose class was cancelled whole is without one until the plan is worked out again, which counts them anew. */
export class PlanCancelledAnew20261128280000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      alter table planning.planned_class add column is_replanned boolean not null default false,
        add constraint planned_class_replanned_ck check (not is_replanned or class_group_id is not null);
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(
      'alter table planning.planned_class drop constraint planned_class_replanned_ck, drop column is_replanned',
    );
  }
}
