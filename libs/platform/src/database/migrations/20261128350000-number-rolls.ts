import { type MigrationInterface, type QueryRunner } from 'typeorm';

/** Which line of the printed list somebody of a class has (decision 0119). */
export class NumberRolls20261128350000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table classes.roll_number (
        class_group_id uuid not null,
        number integer not null,
        member_id uuid not null,
        constraint roll_number_pk primary key (class_group_id, number),
        constraint roll_number_member_uq unique (class_group_id, member_id),
        constraint roll_number_group_fk foreign key (class_group_id) references classes.class_group (id),
        constraint roll_number_member_fk foreign key (member_id) references org.member (id),
        constraint roll_number_ck check (number >= 1)
      );
      create index roll_number_member_idx on classes.roll_number (member_id);
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop table classes.roll_number');
  }
}
