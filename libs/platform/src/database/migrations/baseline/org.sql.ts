/** Schema `org`: tables with their constraints, indexes and triggers. */
export const ORG = `
  create schema org;

  create function org.name_province_of_team() returns trigger language plpgsql as $$
      begin
        select u.id into new.province_id from org.unit u where u.path = subpath(new.unit_path, 0, 1);
        return new;
      end $$;

  create function org.give_seat_numbers() returns trigger language plpgsql as $$
      begin
        insert into org.seat_number (province_id, kind, number, valid)
          select new.id, 'commune-team', n, daterange(null, null) from generate_series(1, 10) n
          union all
          select new.id, 'village-team', n, daterange(null, null) from generate_series(1, 5) n;
        return null;
      end $$;

  create function org.name_province_of_seat() returns trigger language plpgsql as $$
      begin
        select t.province_id into new.province_id from org.team t where t.id = new.team_id;
        return new;
      end $$;

  create function org.remember_path() returns trigger language plpgsql as $$
      begin
        insert into org.unit_past_path (unit_id, path, until) values (old.id, old.path, clock_timestamp());
        return null;
      end $$;

  create function org.remember_home() returns trigger language plpgsql as $$
      begin
        insert into org.member_past_home (member_id, unit_id, until) values (old.id, old.unit_id, clock_timestamp());
        return null;
      end $$;

  create function org.remember_unit_of_team() returns trigger language plpgsql as $$
      begin
        insert into org.team_past_unit (team_id, until, unit_id) values (old.id, clock_timestamp(), old.unit_id);
        return null;
      end $$;

  create function org.remember_kind() returns trigger language plpgsql as $$
      begin
        insert into org.member_past_kind (member_id, until, kind) values (old.id, clock_timestamp(), old.kind);
        return null;
      end $$;

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
  create index unit_search_key_idx on org.unit (search_key);
  create trigger unit_gives_seat_numbers after insert on org.unit for each row when (new.kind = 'province') execute function org.give_seat_numbers();
  create trigger unit_path_is_remembered after update of path on org.unit for each row when (old.path is distinct from new.path)
    execute function org.remember_path();

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
    end_decision_number text,
    constraint team_pk primary key (id),
    constraint team_id_kind_uq unique (id, kind, province_id),
    constraint team_place_uq unique (id, unit_id, unit_path),
    constraint team_one_per_unit_excl exclude using gist (unit_id with =, kind with =, valid with &&),
    constraint team_unit_fk foreign key (unit_id, unit_path) references org.unit (id, path) on update cascade,
    constraint team_province_fk foreign key (province_id) references org.unit (id),
    constraint team_kind_ck check (kind in ('commune-team', 'village-team'))
  );
  create index team_unit_path_gist_idx on org.team using gist (unit_path);
  create trigger team_names_province before insert or update of unit_path on org.team for each row execute function org.name_province_of_team();
  create trigger team_unit_is_remembered after update of unit_id on org.team for each row when (old.unit_id is distinct from new.unit_id)
    execute function org.remember_unit_of_team();

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
    erased_at timestamptz,
    restricted_at timestamptz,
    body_hash bytea,
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
  create index member_search_key_idx on org.member (search_key);
  create index member_dialled_trgm_idx on org.member using gin (replace(phone, '+84', '0') gin_trgm_ops);
  create index member_by_name_idx on org.member (given_name collate "vi-x-icu", full_name collate "vi-x-icu", id) include (search_key, unit_path,
    phone) where erased_at is null;
  create index member_alike_idx on org.member (subpath(unit_path, 0, 1), search_key, phone, id) include (unit_path, birth_year)
    where erased_at is null;
  create trigger member_home_is_remembered after update of unit_id on org.member for each row when (old.unit_id is distinct from new.unit_id
    and new.erased_at is null) execute function org.remember_home();
  create trigger member_kind_is_remembered after update of kind on org.member for each row when (old.kind is distinct from new.kind
    and new.erased_at is null) execute function org.remember_kind();

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
    constraint seat_term_number_excl exclude using gist (team_id with =, number with =, held with &&),
    constraint seat_term_member_excl exclude using gist (member_id with =, held with &&),
    constraint seat_term_leader_excl exclude using gist (team_id with =, held with &&) where ("position" = 'leader'),
    constraint seat_term_team_fk foreign key (team_id, kind, province_id) references org.team (id, kind, province_id) on update cascade,
    constraint seat_term_number_fk foreign key (province_id, kind, number, period held) references org.seat_number (province_id, kind, number,
      period valid),
    constraint seat_term_member_fk foreign key (member_id) references org.member (id),
    constraint seat_term_position_ck check ("position" in ('leader', 'deputy', 'member')),
    constraint seat_term_held_ck check (not isempty(held))
  );
  create index seat_term_leader_given_idx on org.seat_term ((lower(held)::timestamp without time zone at time zone 'Asia/Ho_Chi_Minh'), id)
    where "position" = 'leader';
  create trigger seat_term_names_province before insert or update of team_id on org.seat_term for each row
    execute function org.name_province_of_seat();

  create table org.role_grant (
    id uuid not null,
    account_id uuid not null,
    role text not null,
    unit_id uuid not null,
    unit_path ltree not null,
    decision_number text,
    held daterange not null,
    team_id uuid,
    member_id uuid,
    organisation text,
    is_guest boolean not null default false,
    on_behalf_of uuid,
    given_by uuid,
    given_at timestamptz not null default now(),
    ended_by uuid,
    ended_at timestamptz,
    restored_at timestamptz,
    holder_closed_at timestamptz,
    behalf_member_id uuid,
    constraint role_grant_pk primary key (id),
    constraint role_grant_once_excl exclude using gist (account_id with =, role with =, unit_id with =, coalesce(team_id::text, organisation,
      case
      when is_guest then ' '
      else ''
      end) with =, coalesce(on_behalf_of::text, '') with =, held with &&) where (ended_at is null),
    constraint role_grant_unit_fk foreign key (unit_id, unit_path) references org.unit (id, path) on update cascade,
    constraint role_grant_team_fk foreign key (team_id, unit_id, unit_path) references org.team (id, unit_id, unit_path) on update cascade,
    constraint role_grant_member_fk foreign key (member_id) references org.member (id),
    constraint role_grant_behalf_fk foreign key (behalf_member_id) references org.member (id),
    constraint role_grant_role_ck check (role in ('department-admin', 'department-officer', 'commune-officer', 'trainer', 'team-leader', 'leader',
      'auditor')),
    constraint role_grant_deputy_ck check (on_behalf_of is null or on_behalf_of <> account_id and not upper_inf(held)),
    constraint role_grant_behalf_ck check (behalf_member_id is null or on_behalf_of is not null and team_id is not null),
    constraint role_grant_bound_ck check (
      case role
      when 'team-leader' then (team_id is null) <> (organisation is null) and (team_id is null or member_id is not null)
      when 'leader' then team_id is null
      else team_id is null and organisation is null
      end and (role = 'trainer' or not is_guest))
  );
  create index role_grant_account_idx on org.role_grant (account_id) where ended_at is null;
  create index role_grant_unit_path_idx on org.role_grant using gist (unit_path);
  create index role_grant_behalf_idx on org.role_grant (behalf_member_id) where behalf_member_id is not null;

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
    constraint unit_succession_pair_uq unique (from_unit_id, to_unit_id),
    constraint unit_succession_from_fk foreign key (from_unit_id) references org.unit (id),
    constraint unit_succession_to_fk foreign key (to_unit_id) references org.unit (id),
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
    body_hash bytea,
    constraint act_pk primary key (id),
    constraint act_client_key_uq unique (account_id, client_key),
    constraint act_unit_fk foreign key (unit_id, unit_path) references org.unit (id, path) on update cascade,
    constraint act_left_member_fk foreign key (left_member_id) references org.member (id),
    constraint act_took_member_fk foreign key (took_member_id) references org.member (id),
    constraint act_kind_ck check (kind in ('seat-taken', 'seat-ended', 'seat-replaced', 'seat-moved', 'team-added', 'team-ended', 'village-added',
      'village-renamed', 'villages-merged', 'village-ended', 'communes-reformed', 'records-joined'))
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

  create table org.holiday (
    day date not null,
    occasion text not null,
    province_id uuid not null,
    recorded_by uuid not null,
    recorded_at timestamptz not null,
    constraint holiday_pk primary key (day),
    constraint holiday_province_fk foreign key (province_id) references org.unit (id),
    constraint holiday_occasion_ck check (occasion in ('tet', 'hung-vuong', 'national-day', 'instead', 'other'))
  );

  create table org.data_request (
    id uuid not null,
    member_id uuid,
    unit_id uuid not null,
    unit_path ltree not null,
    kind text not null,
    wish text,
    made_at timestamptz not null,
    made_how text not null,
    recorded_by uuid,
    client_key uuid not null,
    state text not null,
    answer_due_on date not null,
    act_due_on date not null,
    extended_because text,
    answered_at timestamptz,
    answered_by uuid,
    answer text,
    done_at timestamptz,
    body_hash bytea,
    account_id uuid,
    recorded_for uuid,
    rows_held integer,
    rows_held_until date,
    constraint data_request_pk primary key (id),
    constraint data_request_client_key_uq unique (member_id, client_key),
    constraint data_request_account_key_uq unique (account_id, client_key),
    constraint data_request_member_fk foreign key (member_id) references org.member (id),
    constraint data_request_unit_fk foreign key (unit_id, unit_path) references org.unit (id, path) on update cascade,
    constraint data_request_kind_ck check (kind in ('access', 'correction', 'restriction', 'lift-restriction', 'erasure')),
    constraint data_request_how_ck check (made_how = 'app' and recorded_by is null or made_how = 'paper' and recorded_by is not null),
    constraint data_request_state_ck check (state in ('received', 'accepted', 'refused', 'done', 'taken-back')),
    constraint data_request_answered_ck check ((state in ('accepted', 'refused', 'done')) = (answered_at is not null)),
    constraint data_request_done_ck check ((state = 'done') = (done_at is not null)),
    constraint data_request_asker_ck check (num_nonnulls(member_id, account_id) = 1),
    constraint data_request_not_own_ck check (answered_by <> account_id),
    constraint data_request_staff_name_ck check (account_id is null or kind <> 'erasure' or (state not in ('accepted', 'done'))),
    constraint data_request_recorded_for_ck check (recorded_for is null or recorded_by is not null),
    constraint data_request_two_people_ck check (kind <> 'erasure' or made_how <> 'paper' or state <> 'done' or answered_by <> recorded_by
      and answered_by is distinct from recorded_for),
    constraint data_request_rows_held_ck check ((rows_held is null) = (rows_held_until is null) and (rows_held is null or kind = 'erasure'
      and rows_held > 0))
  );
  create unique index data_request_open_uq on org.data_request (member_id, kind) where state in ('received', 'accepted');
  create index data_request_queue_idx on org.data_request (answer_due_on, id) where state in ('received', 'accepted');
  create index data_request_unit_path_gist_idx on org.data_request using gist (unit_path);
  create unique index data_request_account_open_uq on org.data_request (account_id, kind) where state in ('received', 'accepted');

  create table org.holiday_year (
    year integer not null,
    province_id uuid not null,
    document text not null,
    confirmed_by uuid not null,
    confirmed_at timestamptz not null,
    constraint holiday_year_pk primary key (year),
    constraint holiday_year_province_fk foreign key (province_id) references org.unit (id)
  );

  create table org.seat_day (
    day date not null,
    told_at timestamptz,
    from_day date,
    phase text not null default 'ended',
    after_day date,
    after_id uuid,
    constraint seat_day_pk primary key (day),
    constraint seat_day_phase_ck check (phase in ('ended', 'begun')),
    constraint seat_day_after_ck check ((after_day is null) = (after_id is null))
  );

  create table org.unit_past_path (
    unit_id uuid not null,
    path ltree not null,
    until timestamptz not null,
    constraint unit_past_path_pk primary key (unit_id, until),
    constraint unit_past_path_unit_fk foreign key (unit_id) references org.unit (id) on delete cascade
  );

  create table org.member_past_home (
    member_id uuid not null,
    unit_id uuid not null,
    until timestamptz not null,
    constraint member_past_home_pk primary key (member_id, until),
    constraint member_past_home_member_fk foreign key (member_id) references org.member (id) on delete cascade,
    constraint member_past_home_unit_fk foreign key (unit_id) references org.unit (id) on delete cascade
  );
  create index member_past_home_unit_idx on org.member_past_home (unit_id);

  create table org.unit_point (
    unit_id uuid not null,
    latitude double precision not null,
    longitude double precision not null,
    constraint unit_point_pk primary key (unit_id),
    constraint unit_point_unit_fk foreign key (unit_id) references org.unit (id),
    constraint unit_point_degrees_ck check (latitude between -90 and 90 and longitude between -180 and 180)
  );

  create table org.partner (
    id uuid not null,
    unit_id uuid not null,
    unit_path ltree not null,
    name text not null,
    added_by uuid not null,
    added_at timestamptz not null,
    constraint partner_pk primary key (id),
    constraint partner_unit_fk foreign key (unit_id, unit_path) references org.unit (id, path) on update cascade
  );
  create unique index partner_name_uq on org.partner (unit_id, lower(name));

  create table org.person_pair (
    id uuid not null,
    first_id uuid not null,
    second_id uuid not null,
    verdict text not null,
    search_key text not null,
    phone text,
    birth_year smallint,
    decided_by uuid not null,
    decided_at timestamptz not null,
    ended_id uuid,
    constraint person_pair_pk primary key (id),
    constraint person_pair_uq unique (first_id, second_id),
    constraint person_pair_first_fk foreign key (first_id) references org.member (id) on delete cascade,
    constraint person_pair_second_fk foreign key (second_id) references org.member (id) on delete cascade,
    constraint person_pair_order_ck check (first_id < second_id),
    constraint person_pair_verdict_ck check (verdict in ('one', 'two')),
    constraint person_pair_ended_ck check ((verdict = 'one') = (ended_id is not null) and (ended_id is null or ended_id in (first_id, second_id)))
  );
  create index person_pair_second_idx on org.person_pair (second_id);
  create unique index person_pair_ended_uq on org.person_pair (ended_id) where ended_id is not null;

  create table org.followed_place (
    kind text not null,
    row_id uuid not null,
    from_unit_id uuid not null,
    to_unit_id uuid not null,
    is_renamed boolean not null,
    constraint followed_place_pk primary key (from_unit_id, kind, row_id),
    constraint followed_place_from_fk foreign key (from_unit_id) references org.unit (id) on delete cascade,
    constraint followed_place_to_fk foreign key (to_unit_id) references org.unit (id) on delete cascade,
    constraint followed_place_kind_ck check (kind in ('class', 'equipment', 'hall', 'market', 'paper'))
  );

  create table org.team_past_unit (
    team_id uuid not null,
    until timestamptz not null,
    unit_id uuid not null,
    constraint team_past_unit_pk primary key (team_id, until),
    constraint team_past_unit_team_fk foreign key (team_id) references org.team (id) on delete cascade,
    constraint team_past_unit_unit_fk foreign key (unit_id) references org.unit (id) on delete cascade
  );
  create index team_past_unit_unit_idx on org.team_past_unit (unit_id);

  create table org.member_past_kind (
    member_id uuid not null,
    until timestamptz not null,
    kind text,
    constraint member_past_kind_pk primary key (member_id, until),
    constraint member_past_kind_member_fk foreign key (member_id) references org.member (id) on delete cascade,
    constraint member_past_kind_kind_ck check (kind in ('official', 'teacher', 'police', 'health', 'mass-organisation', 'telecom-it', 'resident'))
  );

  create function org.members_named(key text) returns setof org.member language sql stable strict rows 10 set enable_seqscan to 'off' as $$ select * from org.member where search_key = key $$;

  create function org.members_called(number text) returns setof org.member language sql stable strict rows 10 set enable_seqscan to 'off' as $$ select * from org.member where phone = number $$;
`;
