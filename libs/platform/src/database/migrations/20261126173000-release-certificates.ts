import { type MigrationInterface, type QueryRunner } from 'typeorm';

/** Certificates released as a list, with a window to take it back and, where a province wants it, a second person (decision 0053). */
export class ReleaseCertificates20261126173000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table credentials.release_rule (
        province_id uuid not null,
        undo_minutes smallint not null,
        needs_second boolean not null,
        changed_by uuid not null,
        changed_at timestamptz not null,
        constraint release_rule_pk primary key (province_id),
        constraint release_rule_province_fk foreign key (province_id) references org.unit (id),
        constraint release_rule_minutes_ck check (undo_minutes between 0 and 1440)
      );

      create table credentials.release (
        id uuid not null,
        round_id uuid not null,
        unit_id uuid not null,
        unit_path ltree not null,
        body_hash bytea not null,
        needs_second boolean not null,
        undo_minutes smallint not null,
        state text not null,
        listed_by uuid not null,
        listed_at timestamptz not null,
        released_by uuid,
        released_at timestamptz,
        confirmed_by uuid,
        confirmed_at timestamptz,
        issues_at timestamptz,
        closed_by uuid,
        closed_at timestamptz,
        constraint release_pk primary key (id),
        constraint release_round_fk foreign key (round_id) references learning.round (id),
        constraint release_unit_fk foreign key (unit_id, unit_path) references org.unit (id, path) on update cascade,
        constraint release_state_ck check (state in ('listed', 'proposed', 'window', 'issuing', 'issued', 'taken-back')),
        constraint release_released_ck check ((released_at is null) = (released_by is null) and (released_at is not null or state in ('listed', 'taken-back'))),
        constraint release_confirmed_ck check ((confirmed_at is null) = (confirmed_by is null) and (needs_second or confirmed_at is null)),
        constraint release_second_ck check (confirmed_by <> released_by),
        constraint release_window_ck check (state not in ('window', 'issuing', 'issued') or (issues_at is not null and (confirmed_at is not null or not needs_second))),
        constraint release_closed_ck check ((closed_at is not null) = (state in ('issued', 'taken-back')) and (state = 'taken-back') = (closed_by is not null))
      );
      create index release_round_idx on credentials.release (round_id, listed_at);
      create index release_due_idx on credentials.release (issues_at) where state in ('window', 'issuing');

      create table credentials.release_entry (
        release_id uuid not null,
        position integer not null,
        cycle_id uuid not null,
        member_id uuid not null,
        state text not null,
        reason text,
        remarks text[] not null,
        constraint release_entry_pk primary key (release_id, position),
        constraint release_entry_release_fk foreign key (release_id) references credentials.release (id) on delete cascade,
        constraint release_entry_cycle_fk foreign key (cycle_id) references learning.cycle (id),
        constraint release_entry_member_fk foreign key (member_id) references org.member (id),
        constraint release_entry_state_ck check (state in ('listed', 'waiting', 'issued', 'left-out')),
        constraint release_entry_reason_ck check ((state = 'left-out') = (reason is not null) and (reason is null or reason in ('not-finished', 'has-paper', 'erased', 'taken-back')))
      );
      create unique index release_entry_cycle_uq on credentials.release_entry (release_id, cycle_id);
      create index release_entry_member_idx on credentials.release_entry (member_id);
      create unique index release_entry_waiting_uq on credentials.release_entry (cycle_id) where state = 'waiting';
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      drop table credentials.release_entry;
      drop table credentials.release;
      drop table credentials.release_rule;
    `);
  }
}
