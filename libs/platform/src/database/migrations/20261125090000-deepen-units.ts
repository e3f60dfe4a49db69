import { type MigrationInterface, type QueryRunner } from 'typeorm';

export class DeepenUnits20261125090000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table org.former_commune (
        old_code text not null,
        unit_id uuid not null,
        old_full_name text not null,
        old_name_key text not null,
        old_district text not null,
        old_district_key text not null,
        old_province text not null,
        extent text not null,
        resolution_clause text not null,
        constraint former_commune_pk primary key (old_code, unit_id),
        constraint former_commune_unit_fk foreign key (unit_id) references org.unit (id),
        constraint former_commune_extent_ck check (extent in ('full', 'partial'))
      );
      create index former_commune_name_idx on org.former_commune (old_name_key);

      create table org.unit_succession (
        id uuid not null,
        from_unit_id uuid not null,
        to_unit_id uuid not null,
        kind text not null,
        effective_on date not null,
        decision_number text,
        recorded_at timestamptz not null,
        constraint unit_succession_pk primary key (id),
        constraint unit_succession_from_fk foreign key (from_unit_id) references org.unit (id),
        constraint unit_succession_to_fk foreign key (to_unit_id) references org.unit (id),
        constraint unit_succession_pair_uq unique (from_unit_id, to_unit_id),
        constraint unit_succession_kind_ck check (kind in ('merged', 'split')),
        constraint unit_succession_itself_ck check (from_unit_id <> to_unit_id)
      );
      create index unit_succession_to_idx on org.unit_succession (to_unit_id);

      create table org.unit_former_name (
        id uuid not null,
        unit_id uuid not null,
        full_name text not null,
        search_key text not null,
        until date not null,
        constraint unit_former_name_pk primary key (id),
        constraint unit_former_name_unit_fk foreign key (unit_id) references org.unit (id)
      );
      create index unit_former_name_unit_idx on org.unit_former_name (unit_id);

      alter table org.team add column end_decision_number text;

      create table org.seat_cap_change (
        id uuid not null,
        province_id uuid not null,
        kind text not null,
        from_limit smallint not null,
        to_limit smallint not null,
        decision_number text not null,
        decided_on date not null,
        account_id uuid not null,
        changed_at timestamptz not null,
        constraint seat_cap_change_pk primary key (id),
        constraint seat_cap_change_province_fk foreign key (province_id) references org.unit (id),
        constraint seat_cap_change_kind_ck check (kind in ('commune-team', 'village-team')),
        constraint seat_cap_change_limits_ck check (from_limit > 0 and to_limit > 0 and from_limit <> to_limit)
      );
      create index seat_cap_change_province_idx on org.seat_cap_change (province_id, changed_at, id);

      create table org.act (
        id uuid not null,
        kind text not null,
        unit_id uuid not null,
        unit_path ltree not null,
        team_id uuid,
        seat_number smallint,
        left_member_id uuid,
        took_member_id uuid,
        subject text,
        account_id uuid not null,
        client_key uuid,
        done_at timestamptz not null,
        done_on date not null,
        undone_at timestamptz,
        constraint act_pk primary key (id),
        constraint act_unit_fk foreign key (unit_id, unit_path) references org.unit (id, path) on update cascade,
        constraint act_client_key_uq unique (account_id, client_key),
        constraint act_left_member_fk foreign key (left_member_id) references org.member (id),
        constraint act_took_member_fk foreign key (took_member_id) references org.member (id),
        constraint act_kind_ck check (kind in ('seat-taken', 'seat-ended', 'seat-replaced', 'seat-moved', 'team-added', 'team-ended',
          'village-added', 'village-renamed', 'villages-merged', 'village-ended', 'communes-reformed'))
      );
      create index act_unit_path_gist_idx on org.act using gist (unit_path);
      create index act_done_on_idx on org.act (done_on, done_at);
      create index act_left_member_idx on org.act (left_member_id);
      create index act_took_member_idx on org.act (took_member_id);

      create table org.act_row (
        act_id uuid not null,
        place smallint not null,
        table_name text not null,
        row_id uuid not null,
        before jsonb,
        after jsonb,
        constraint act_row_pk primary key (act_id, place),
        constraint act_row_act_fk foreign key (act_id) references org.act (id),
        constraint act_row_change_ck check (before is distinct from after)
      );
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      drop table org.act_row;
      drop table org.act;
      drop table org.seat_cap_change;
      alter table org.team drop column end_decision_number;
      drop table org.unit_former_name;
      drop table org.unit_succession;
      drop table org.former_commune;
    `);
  }
}
