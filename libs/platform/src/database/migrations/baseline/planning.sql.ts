/** Schema `planning`: tables with their constraints, indexes and triggers. */
export const PLANNING = `
  create schema planning;

  create table planning.trainer_home (
    account_id uuid not null,
    unit_id uuid not null,
    set_by uuid not null,
    set_at timestamptz not null,
    constraint trainer_home_pk primary key (account_id),
    constraint trainer_home_account_fk foreign key (account_id) references identity.account (id) on delete cascade,
    constraint trainer_home_unit_fk foreign key (unit_id) references org.unit (id)
  );

  create table planning.trainer_leave (
    id uuid not null,
    account_id uuid not null,
    away daterange not null,
    set_by uuid not null,
    set_at timestamptz not null,
    constraint trainer_leave_pk primary key (id),
    constraint trainer_leave_away_excl exclude using gist (account_id with =, away with &&),
    constraint trainer_leave_account_fk foreign key (account_id) references identity.account (id) on delete cascade,
    constraint trainer_leave_away_ck check (not isempty(away) and not lower_inf(away) and not upper_inf(away))
  );

  create table planning.market (
    id uuid not null,
    unit_id uuid not null,
    unit_path ltree not null,
    name text not null,
    weekday smallint,
    every_days smallint,
    counted_from date,
    constraint market_pk primary key (id),
    constraint market_name_uq unique (unit_id, name),
    constraint market_unit_fk foreign key (unit_id, unit_path) references org.unit (id, path) on update cascade,
    constraint market_weekday_ck check (weekday between 1 and 7),
    constraint market_every_days_ck check (every_days between 2 and 60),
    constraint market_rule_ck check ((weekday is not null) <> (every_days is not null) and (every_days is null) = (counted_from is null))
  );

  create table planning.plan (
    id uuid not null,
    unit_id uuid not null,
    unit_path ltree not null,
    name text not null,
    round_id uuid not null,
    from_on date not null,
    until_on date not null,
    terms jsonb not null,
    trainer_ids uuid[] not null,
    state text not null,
    run integer not null default 1,
    done_percent smallint not null default 0,
    figures jsonb,
    failure text,
    asked_at timestamptz not null,
    proposed_at timestamptz,
    created_by uuid not null,
    created_at timestamptz not null,
    dropped_pins jsonb not null default '[]',
    revision integer not null default 1,
    pins_of_id uuid,
    constraint plan_pk primary key (id),
    constraint plan_unit_fk foreign key (unit_id, unit_path) references org.unit (id, path) on update cascade,
    constraint plan_round_fk foreign key (round_id) references learning.round (id),
    constraint plan_pins_of_fk foreign key (pins_of_id) references planning.plan (id) on delete set null,
    constraint plan_state_ck check (state in ('working', 'proposed', 'failed')),
    constraint plan_done_percent_ck check (done_percent between 0 and 100),
    constraint plan_days_ck check (from_on <= until_on and (until_on - from_on) <= 366)
  );
  create index plan_round_idx on planning.plan (round_id);
  create index plan_created_idx on planning.plan (created_at, id);

  create table planning.planned_class (
    plan_id uuid not null,
    number smallint not null,
    unit_id uuid not null,
    venue_id uuid not null,
    trainer_id uuid not null,
    held_on date not null,
    first_half smallint not null,
    halves smallint not null,
    people jsonb not null,
    is_pinned boolean not null default false,
    class_group_id uuid,
    is_replanned boolean not null default false,
    constraint planned_class_pk primary key (plan_id, number),
    constraint planned_class_plan_fk foreign key (plan_id) references planning.plan (id) on delete cascade,
    constraint planned_class_unit_fk foreign key (unit_id) references org.unit (id),
    constraint planned_class_venue_fk foreign key (venue_id) references classes.venue (id),
    constraint planned_class_trainer_fk foreign key (trainer_id) references identity.account (id),
    constraint planned_class_group_fk foreign key (class_group_id) references classes.class_group (id),
    constraint planned_class_halves_ck check ((first_half in (0, 1)) and halves between 1 and (2 - first_half)),
    constraint planned_class_replanned_ck check (not is_replanned or class_group_id is not null)
  );

  create table planning.plan_gap (
    plan_id uuid not null,
    number smallint not null,
    unit_id uuid not null,
    people integer not null,
    reason text not null,
    constraint plan_gap_pk primary key (plan_id, number),
    constraint plan_gap_plan_fk foreign key (plan_id) references planning.plan (id) on delete cascade,
    constraint plan_gap_unit_fk foreign key (unit_id) references org.unit (id),
    constraint plan_gap_people_ck check (people > 0),
    constraint plan_gap_reason_ck check (reason in ('no-hall', 'no-day', 'too-far', 'hall-taken', 'trainers-taken'))
  );

  create table planning.class_call (
    id uuid not null,
    unit_id uuid not null,
    unit_path ltree not null,
    title text not null,
    course_id text,
    level text not null,
    required_courses text[] not null,
    closes_on date not null,
    body_hash bytea not null,
    created_by uuid not null,
    created_at timestamptz not null,
    revision integer not null default 0,
    constraint class_call_pk primary key (id),
    constraint class_call_unit_fk foreign key (unit_id, unit_path) references org.unit (id, path) on update cascade,
    constraint class_call_course_fk foreign key (course_id) references content.course (id),
    constraint class_call_level_ck check (level in ('basic', 'in-depth')),
    constraint class_call_required_ck check (level = 'basic' or cardinality(required_courses) > 0)
  );
  create index class_call_created_idx on planning.class_call (created_at, id);

  create table planning.call_quota (
    call_id uuid not null,
    unit_id uuid not null,
    unit_path ltree not null,
    places integer not null,
    constraint call_quota_pk primary key (call_id, unit_id),
    constraint call_quota_places_uq unique (call_id, unit_id, places),
    constraint call_quota_call_fk foreign key (call_id) references planning.class_call (id) on delete cascade,
    constraint call_quota_unit_fk foreign key (unit_id, unit_path) references org.unit (id, path) on update cascade,
    constraint call_quota_places_ck check (places between 0 and 2000)
  );
  create index call_quota_unit_path_gist_idx on planning.call_quota using gist (unit_path);

  create table planning.call_name (
    id uuid not null,
    call_id uuid not null,
    unit_id uuid not null,
    member_id uuid not null,
    state text not null,
    place integer,
    places integer,
    proposed_by uuid,
    proposed_at timestamptz,
    named_by uuid,
    named_at timestamptz,
    ended_at timestamptz,
    reason text,
    class_group_id uuid,
    constraint call_name_pk primary key (id),
    constraint call_name_place_uq unique (call_id, unit_id, place) deferrable,
    constraint call_name_quota_fk foreign key (call_id, unit_id) references planning.call_quota (call_id, unit_id) on delete cascade,
    constraint call_name_places_fk foreign key (call_id, unit_id, places) references planning.call_quota (call_id, unit_id, places) on update cascade,
    constraint call_name_member_fk foreign key (member_id) references org.member (id),
    constraint call_name_group_fk foreign key (class_group_id) references classes.class_group (id),
    constraint call_name_state_ck check (state in ('proposed', 'named', 'booked', 'declined', 'withdrawn', 'unable')),
    constraint call_name_place_ck check (place between 1 and places),
    constraint call_name_placed_ck check ((place is not null) = (state in ('named', 'booked')) and (place is null) = (places is null)),
    constraint call_name_ended_ck check ((ended_at is not null) = (state in ('declined', 'withdrawn', 'unable'))),
    constraint call_name_reason_ck check ((reason is not null) = (state = 'declined')),
    constraint call_name_class_ck check (state <> 'booked' or class_group_id is not null)
  );
  create unique index call_name_live_uq on planning.call_name (call_id, member_id) where state in ('proposed', 'named', 'booked');
  create index call_name_member_idx on planning.call_name (member_id);
`;
