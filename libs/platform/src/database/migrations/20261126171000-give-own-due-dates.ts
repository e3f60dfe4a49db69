import { type MigrationInterface, type QueryRunner } from 'typeorm';

/** Due dates counted from a member's own first day, days of grace, and later dates given by an officer (decision 0059). */
export class GiveOwnDueDates20261126171000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      alter table learning.round
        add column due_from text,
        add column due_days smallint,
        add column grace_days smallint not null default 0,
        add constraint round_own_due_ck check (
          (due_from is null) = (due_days is null) and due_from in ('joining', 'seat') and due_days between 1 and 1100),
        add constraint round_grace_ck check (grace_days between 0 and 366);

      alter table learning.cycle add column due_on date;

      create table learning.extension (
        id uuid not null,
        cycle_id uuid not null,
        due_on date not null,
        reason text not null,
        given_by uuid not null,
        given_at timestamptz not null,
        constraint extension_pk primary key (id),
        constraint extension_cycle_fk foreign key (cycle_id) references learning.cycle (id)
      );
      create index extension_cycle_idx on learning.extension (cycle_id, given_at);
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      drop table learning.extension;
      alter table learning.cycle drop column due_on;
      alter table learning.round drop column due_from, drop column due_days, drop column grace_days;
    `);
  }
}
