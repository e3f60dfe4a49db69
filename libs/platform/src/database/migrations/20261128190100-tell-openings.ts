import { type MigrationInterface, type QueryRunner } from 'typeorm';

/** Which classes that others opened an account said it knows, as somebody who stands before them or as an officer (decision 0095). */
export class TellOpenings20261128190100 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table classes.opening_told (
        account_id uuid not null,
        told_as text not null,
        class_group_id uuid not null,
        told_at timestamptz not null,
        constraint opening_told_pk primary key (account_id, told_as, class_group_id),
        constraint opening_told_group_fk foreign key (class_group_id) references classes.class_group (id),
        constraint opening_told_as_ck check (told_as in ('staff', 'officer'))
      );
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop table classes.opening_told');
  }
}
