import { type MigrationInterface, type QueryRunner } from 'typeorm';

/** The short public address of a class, made when somebody shares it; a class without a row is not public (decision 0071). */
export class ShareClasses20261127108000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table classes.class_link (
        code text not null,
        class_group_id uuid not null,
        made_at timestamptz not null,
        constraint class_link_pk primary key (code),
        constraint class_link_group_uq unique (class_group_id),
        constraint class_link_group_fk foreign key (class_group_id) references classes.class_group (id),
        constraint class_link_code_ck check (code ~ '^[2-9A-HJKMNP-TW-Z]{8}$')
      );
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop table classes.class_link');
  }
}
