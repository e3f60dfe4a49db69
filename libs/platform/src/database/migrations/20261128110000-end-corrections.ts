import { type MigrationInterface, type QueryRunner } from 'typeorm';

/** Until when rolls are corrected, by province (decision 0088). */
export class EndCorrections20261128110000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table classes.correction_rule (
        province_id uuid not null,
        trainer_days smallint,
        department_days smallint,
        changed_by uuid not null,
        changed_at timestamptz not null,
        constraint correction_rule_pk primary key (province_id),
        constraint correction_rule_province_fk foreign key (province_id) references org.unit (id),
        constraint correction_rule_days_ck check (trainer_days between 1 and 3650 and department_days between 1 and 3650),
        constraint correction_rule_order_ck check (department_days is null or (trainer_days is not null and trainer_days <= department_days))
      );
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop table classes.correction_rule;');
  }
}
