import { type MigrationInterface, type QueryRunner } from 'typeorm';

/**
 * Whose team a team was before villages merged, and which kind of people somebody was before her record was corrected: audiences are asked as of any past
 * day (decision 0114). What is known of the time before is filled in: units of teams from what acts keep for their undo; of kinds only that there was
 * another one, for the trail names the field and not its value.
 */
export class KeepWhatPeopleWere20261128310000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table org.team_past_unit (
        team_id uuid not null,
        until timestamptz not null,
        unit_id uuid not null,
        constraint team_past_unit_pk primary key (team_id, until),
        constraint team_past_unit_team_fk foreign key (team_id) references org.team (id) on delete cascade,
        constraint team_past_unit_unit_fk foreign key (unit_id) references org.unit (id) on delete cascade
      );
      create index team_past_unit_unit_idx on org.team_past_unit (unit_id);
      create function org.remember_unit_of_team() returns trigger language plpgsql as $$
      begin
        insert into org.team_past_unit (team_id, until, unit_id) values (old.id, clock_timestamp(), old.unit_id);
        return null;
      end $$;
      create trigger team_unit_is_remembered after update of unit_id on org.team
        for each row when (old.unit_id is distinct from new.unit_id) execute function org.remember_unit_of_team();

      insert into org.team_past_unit (team_id, until, unit_id)
      select t.id, a.done_at, u.id from org.act_row r
      join org.act a on a.id = r.act_id and a.undone_at is null
      join org.team t on t.id = r.row_id
      join org.unit u on u.id = (r.before->>'unit_id')::uuid
      where r.table_name = 'team' and r.before->>'unit_id' <> r.after->>'unit_id'
      on conflict do nothing;

      create table org.member_past_kind (
        member_id uuid not null,
        until timestamptz not null,
        kind text,
        constraint member_past_kind_pk primary key (member_id, until),
        constraint member_past_kind_member_fk foreign key (member_id) references org.member (id) on delete cascade,
        constraint member_past_kind_kind_ck
          check (kind in ('official', 'teacher', 'police', 'health', 'mass-organisation', 'telecom-it', 'resident'))
      );
      create function org.remember_kind() returns trigger language plpgsql as $$
      begin
        insert into org.member_past_kind (member_id, until, kind) values (old.id, clock_timestamp(), old.kind);
        return null;
      end $$;
      create trigger member_kind_is_remembered after update of kind on org.member
        for each row when (old.kind is distinct from new.kind and new.erased_at is null) execute function org.remember_kind();

      insert into org.member_past_kind (member_id, until)
      select m.id, e.occurred_at from platform.audit_entry e
      join org.member m on m.id::text = e.subject_id and m.erased_at is null
      where e.action = 'org.member-corrected' and 'kind' = any(e.fields)
      on conflict do nothing;
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      drop trigger member_kind_is_remembered on org.member;
      drop function org.remember_kind();
      drop table org.member_past_kind;
      drop trigger team_unit_is_remembered on org.team;
      drop function org.remember_unit_of_team();
      drop table org.team_past_unit;
    `);
  }
}
