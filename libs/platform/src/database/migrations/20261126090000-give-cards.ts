import { type MigrationInterface, type QueryRunner } from 'typeorm';

/** Cards by which a trainer's phone knows who stands before it (decision 0046): one that is good a person. */
export class GiveCards20261126090000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table classes.member_card (
        number text not null,
        member_id uuid not null,
        issued_by uuid not null,
        issued_at timestamptz not null,
        replaced_at timestamptz,
        constraint member_card_pk primary key (number),
        constraint member_card_member_fk foreign key (member_id) references org.member (id),
        constraint member_card_number_ck check (number ~ '^[2-9A-HJKMNP-TW-Z]{10}$'),
        constraint member_card_replaced_ck check (replaced_at is null or replaced_at >= issued_at)
      );
      create unique index member_card_good_uq on classes.member_card (member_id) where replaced_at is null;
      create index member_card_member_idx on classes.member_card (member_id);

      alter table classes.attendance_mark drop constraint attendance_mark_source_ck;
      alter table classes.attendance_mark add constraint attendance_mark_source_ck
        check (source in ('roll', 'scan', 'number', 'card', 'paper', 'correction'));
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      alter table classes.attendance_mark drop constraint attendance_mark_source_ck;
      alter table classes.attendance_mark add constraint attendance_mark_source_ck
        check (source in ('roll', 'scan', 'number', 'paper', 'correction'));
      drop table classes.member_card;
    `);
  }
}
