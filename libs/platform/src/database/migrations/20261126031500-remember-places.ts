import { type MigrationInterface, type QueryRunner } from 'typeorm';

/**
 * Where units and people were before: an audit entry names a place as it was called when it was written, and is found by it after a
 * reform or a move. Codes read aloud follow their unit.
 */
export class RememberPlaces20261126031500 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table org.unit_past_path (
        unit_id uuid not null,
        path ltree not null,
        until timestamptz not null,
        constraint unit_past_path_pk primary key (unit_id, until),
        constraint unit_past_path_unit_fk foreign key (unit_id) references org.unit (id) on delete cascade
      );
      create function org.remember_path() returns trigger language plpgsql as $$
      begin
        insert into org.unit_past_path (unit_id, path, until) values (old.id, old.path, clock_timestamp());
        return null;
      end $$;
      create trigger unit_path_is_remembered after update of path on org.unit
        for each row when (old.path is distinct from new.path) execute function org.remember_path();

      create table org.member_past_home (
        member_id uuid not null,
        unit_id uuid not null,
        until timestamptz not null,
        constraint member_past_home_pk primary key (member_id, until),
        constraint member_past_home_member_fk foreign key (member_id) references org.member (id) on delete cascade,
        constraint member_past_home_unit_fk foreign key (unit_id) references org.unit (id) on delete cascade
      );
      create index member_past_home_unit_idx on org.member_past_home (unit_id);
      create function org.remember_home() returns trigger language plpgsql as $$
      begin
        insert into org.member_past_home (member_id, unit_id, until) values (old.id, old.unit_id, clock_timestamp());
        return null;
      end $$;
      create trigger member_home_is_remembered after update of unit_id on org.member
        for each row when (old.unit_id is distinct from new.unit_id and new.erased_at is null) execute function org.remember_home();

      update identity.activation_code c set unit_path = null
        where c.unit_path is not null and not exists (select from org.unit u where u.path = c.unit_path);
      alter table identity.activation_code add constraint activation_code_unit_fk
        foreign key (unit_path) references org.unit (path) on update cascade;
      create index activation_code_unit_idx on identity.activation_code (unit_path) where unit_path is not null;

      create index audit_entry_behalf_idx on platform.audit_entry (on_behalf_of, seq) where on_behalf_of is not null;
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      drop index platform.audit_entry_behalf_idx;
      drop index identity.activation_code_unit_idx;
      alter table identity.activation_code drop constraint activation_code_unit_fk;
      drop trigger member_home_is_remembered on org.member;
      drop function org.remember_home();
      drop table org.member_past_home;
      drop trigger unit_path_is_remembered on org.unit;
      drop function org.remember_path();
      drop table org.unit_past_path;
    `);
  }
}
