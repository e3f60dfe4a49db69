import { type MigrationInterface, type QueryRunner } from 'typeorm';

export class CreateOrg20261125020000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create schema org;

      create table org.unit (
        id uuid not null,
        kind text not null,
        code text not null,
        name text not null,
        full_name text not null,
        former_districts text[] not null default '{}',
        distinguished_by text,
        parent_id uuid,
        path ltree not null,
        search_key text not null,
        is_demo boolean not null default false,
        valid daterange not null,
        constraint unit_pk primary key (id),
        constraint unit_path_uq unique (path),
        constraint unit_id_path_uq unique (id, path),
        constraint unit_parent_fk foreign key (parent_id) references org.unit (id),
        constraint unit_kind_ck check (kind in ('province', 'commune', 'village')),
        constraint unit_parent_ck check ((kind = 'province') = (parent_id is null))
      );
      create index unit_path_gist_idx on org.unit using gist (path);
      create index unit_parent_idx on org.unit (parent_id);

      create table org.team (
        id uuid not null,
        unit_id uuid not null,
        unit_path ltree not null,
        province_id uuid not null,
        kind text not null,
        name text not null,
        decision_number text,
        decided_on date,
        valid daterange not null,
        constraint team_pk primary key (id),
        constraint team_id_kind_uq unique (id, kind, province_id),
        constraint team_unit_fk foreign key (unit_id, unit_path) references org.unit (id, path) on update cascade,
        constraint team_province_fk foreign key (province_id) references org.unit (id),
        constraint team_kind_ck check (kind in ('commune-team', 'village-team')),
        constraint team_one_per_unit_excl exclude using gist (unit_id with =, kind with =, valid with &&)
      );
      create index team_unit_path_gist_idx on org.team using gist (unit_path);

      create function org.name_province_of_team() returns trigger language plpgsql as $$
      begin
        select u.id into new.province_id from org.unit u where u.path = subpath(new.unit_path, 0, 1);
        return new;
      end $$;
      create trigger team_names_province before insert or update of unit_path on org.team
        for each row execute function org.name_province_of_team();

      create table org.seat_number (
        province_id uuid not null,
        kind text not null,
        number smallint not null,
        valid daterange not null,
        constraint seat_number_pk primary key (province_id, kind, number, valid without overlaps),
        constraint seat_number_province_fk foreign key (province_id) references org.unit (id),
        constraint seat_number_kind_ck check (kind in ('commune-team', 'village-team')),
        constraint seat_number_number_ck check (number > 0)
      );
      create function org.give_seat_numbers() returns trigger language plpgsql as $$
      begin
        insert into org.seat_number (province_id, kind, number, valid)
          select new.id, 'commune-team', n, daterange(null, null) from generate_series(1, 10) n
          union all
          select new.id, 'village-team', n, daterange(null, null) from generate_series(1, 5) n;
        return null;
      end $$;
      create trigger unit_gives_seat_numbers after insert on org.unit
        for each row when (new.kind = 'province') execute function org.give_seat_numbers();

      create table org.member (
        id uuid not null,
        unit_id uuid not null,
        unit_path ltree not null,
        full_name text not null,
        given_name text not null,
        search_key text not null,
        birth_year smallint not null,
        kind text not null,
        organisation text,
        phone text,
        is_demo boolean not null default false,
        client_key uuid,
        created_at timestamptz not null,
        constraint member_pk primary key (id),
        constraint member_client_key_uq unique (unit_id, client_key),
        constraint member_unit_fk foreign key (unit_id, unit_path) references org.unit (id, path) on update cascade,
        constraint member_kind_ck check (kind in ('official', 'teacher', 'police', 'health', 'mass-organisation', 'telecom-it', 'resident')),
        constraint member_organisation_ck check ((kind in ('mass-organisation', 'telecom-it')) = (organisation is not null)),
        constraint member_birth_year_ck check (birth_year between 1900 and 2100),
        constraint member_full_name_nfc_ck check (full_name is nfc normalized)
      );
      create index member_unit_path_gist_idx on org.member using gist (unit_path);
      create index member_search_key_trgm_idx on org.member using gin (search_key gin_trgm_ops);
      create index member_phone_idx on org.member (phone);

      create table org.seat_term (
        id uuid not null,
        team_id uuid not null,
        province_id uuid not null,
        kind text not null,
        number smallint not null,
        member_id uuid not null,
        position text not null,
        held daterange not null,
        constraint seat_term_pk primary key (id),
        constraint seat_term_team_fk foreign key (team_id, kind, province_id) references org.team (id, kind, province_id)
          on update cascade,
        constraint seat_term_number_fk foreign key (province_id, kind, number, period held)
          references org.seat_number (province_id, kind, number, period valid),
        constraint seat_term_member_fk foreign key (member_id) references org.member (id),
        constraint seat_term_position_ck check (position in ('leader', 'deputy', 'member')),
        constraint seat_term_held_ck check (not isempty(held)),
        constraint seat_term_number_excl exclude using gist (team_id with =, number with =, held with &&),
        constraint seat_term_member_excl exclude using gist (member_id with =, held with &&),
        constraint seat_term_leader_excl exclude using gist (team_id with =, held with &&) where (position = 'leader')
      );
      create function org.name_province_of_seat() returns trigger language plpgsql as $$
      begin
        select t.province_id into new.province_id from org.team t where t.id = new.team_id;
        return new;
      end $$;
      create trigger seat_term_names_province before insert or update of team_id on org.seat_term
        for each row execute function org.name_province_of_seat();

      create table org.role_grant (
        id uuid not null,
        account_id uuid not null,
        role text not null,
        unit_id uuid not null,
        unit_path ltree not null,
        decision_number text,
        held daterange not null,
        constraint role_grant_pk primary key (id),
        constraint role_grant_unit_fk foreign key (unit_id, unit_path) references org.unit (id, path) on update cascade,
        constraint role_grant_role_ck check (role in ('department-admin', 'department-officer', 'commune-officer', 'trainer', 'team-leader', 'leader', 'auditor')),
        constraint role_grant_once_excl exclude using gist (account_id with =, role with =, unit_id with =, held with &&)
      );
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop schema org cascade');
  }
}
