/** Schema `classes`, part 1 of 2: tables with their constraints, indexes and triggers. */
export const CLASSES_1 = `
  create schema classes;

  create function classes.hold_trainer() returns trigger language plpgsql as $$
      begin
        if tg_op = 'INSERT' then
          insert into classes.session_staff (class_session_id, account_id, duty, display_name, during, state)
          select new.id, new.trainer_id, 'trainer', g.trainer_name, new.during, new.state
          from classes.class_group g where g.id = new.class_group_id;
        else
          update classes.session_staff set account_id = new.trainer_id
          where class_session_id = new.id and duty = 'trainer';
        end if;
        return null;
      end $$;

  create function classes.refuse_waiting_and_booked() returns trigger language plpgsql as $$
      declare
        is_other boolean;
      begin
        perform 1 from classes.class_group where id = new.class_group_id for no key update;
        if tg_table_name = 'booking' then
          select exists (select from classes.waiting_entry w where w.class_group_id = new.class_group_id
            and w.member_id = new.member_id and w.ended_at is null) into is_other;
        else
          select exists (select from classes.booking b where b.class_group_id = new.class_group_id
            and b.member_id = new.member_id and b.cancelled_at is null) into is_other;
        end if;
        if is_other then
          raise exception 'nobody waits for a place and holds one in the same class'
            using errcode = 'check_violation', constraint = 'waiting_or_booked_ck', schema = 'classes', table = tg_table_name;
        end if;
        return new;
      end $$;

  create function classes.refuse_asking_and_placed() returns trigger language plpgsql as $$
      declare
        is_other boolean;
      begin
        perform 1 from classes.class_group where id = new.class_group_id for no key update;
        if tg_table_name = 'place_request' then
          select exists (select from classes.booking b where b.class_group_id = new.class_group_id
              and b.member_id = new.member_id and b.cancelled_at is null)
            or exists (select from classes.waiting_entry w where w.class_group_id = new.class_group_id
              and w.member_id = new.member_id and w.ended_at is null) into is_other;
        else
          select exists (select from classes.place_request r where r.class_group_id = new.class_group_id
            and r.member_id = new.member_id and r.ended_at is null) into is_other;
        end if;
        if is_other then
          raise exception 'nobody asks for approval and holds a place, or waits for one, in the same class'
            using errcode = 'check_violation', constraint = 'asking_or_placed_ck', schema = 'classes', table = tg_table_name;
        end if;
        return new;
      end $$;

  create function classes.refuse_learning_while_teaching() returns trigger language plpgsql as $$
      begin
        perform 1 from org.member where id in (select member_id from fresh) order by id for no key update;
        if tg_op = 'INSERT' then
          perform 1 from classes.teaching_accounts((select array_agg(distinct member_id) from fresh)) p
            join classes.session_staff m on m.account_id = p.account_id and m.state <> 'cancelled'
            join fresh f on f.member_id = p.member_id and f.during && m.during;
        else
          perform 1 from classes.teaching_accounts((select array_agg(distinct member_id) from fresh)) p
            join classes.session_staff m on m.account_id = p.account_id and m.state <> 'cancelled'
            join fresh f on f.member_id = p.member_id and f.during && m.during and f.class_session_id <> m.class_session_id
            join stale s on s.booking_id = f.booking_id and s.class_session_id = f.class_session_id and s.during <> f.during;
        end if;
        if found then
          raise exception 'nobody has a place in a session while she stands before one'
            using errcode = 'exclusion_violation', constraint = 'booked_time_teaching_excl', schema = 'classes', table = tg_table_name;
        end if;
        return null;
      end $$;

  create function classes.refuse_teaching_while_learning() returns trigger language plpgsql as $$
      declare
        is_same boolean := false;
      begin
        if tg_op = 'UPDATE' then
          is_same := old.account_id = new.account_id;
        end if;
        perform 1 from org.member where id in (select p.member_id from classes.learning_members(array[new.account_id]) p)
          order by id for no key update;
        perform 1 from classes.learning_members(array[new.account_id]) p
          join classes.booked_time t on t.member_id = p.member_id and t.during && new.during
          where not (is_same and t.class_session_id = new.class_session_id);
        if found then
          raise exception 'nobody stands before a session while she has a place in one'
            using errcode = 'exclusion_violation', constraint = 'session_staff_learning_excl', schema = 'classes', table = tg_table_name;
        end if;
        return null;
      end $$;

  create function classes.refuse_meeting_own() returns trigger language plpgsql as $$
      begin
        perform 1 from classes.class_session s
          where s.class_group_id = new.class_group_id and s.id <> new.id and s.state <> 'cancelled' and s.during && new.during;
        if found then
          raise exception 'sessions of one class do not meet'
            using errcode = 'exclusion_violation', constraint = 'class_session_own_excl', schema = 'classes', table = tg_table_name;
        end if;
        return new;
      end $$;

  create table classes.venue (
    id uuid not null,
    unit_id uuid not null,
    unit_path ltree not null,
    name text not null,
    capacity integer not null,
    directions text,
    latitude numeric(7,5),
    longitude numeric(8,5),
    closed_on date,
    constraint venue_pk primary key (id),
    constraint venue_name_uq unique (unit_id, name),
    constraint venue_unit_fk foreign key (unit_id, unit_path) references org.unit (id, path) on update cascade,
    constraint venue_capacity_ck check (capacity between 1 and 2000),
    constraint venue_directions_ck check (char_length(directions) between 1 and 400),
    constraint venue_point_ck check ((latitude is null) = (longitude is null) and (latitude is null or latitude between 8 and 24
      and longitude between 102 and 110))
  );

  create table classes.class_group (
    id uuid not null,
    unit_id uuid not null,
    unit_path ltree not null,
    title text not null,
    trainer_id uuid not null,
    trainer_name text not null,
    capacity integer not null,
    created_by uuid not null,
    created_at timestamptz not null,
    topic text,
    whole_from_percent smallint default 80,
    round_to_minutes smallint not null default 5,
    late_after_minutes smallint,
    approval text not null default 'none',
    constraint class_group_pk primary key (id),
    constraint class_group_capacity_uq unique (id, capacity),
    constraint class_group_unit_fk foreign key (unit_id, unit_path) references org.unit (id, path) on update cascade,
    constraint class_group_topic_fk foreign key (topic) references content.course (id),
    constraint class_group_capacity_ck check (capacity between 1 and 2000),
    constraint class_group_whole_ck check (whole_from_percent between 0 and 100),
    constraint class_group_round_ck check (round_to_minutes between 1 and 60),
    constraint class_group_late_ck check (late_after_minutes between 0 and 120),
    constraint class_group_approval_ck check (approval in ('none', 'commune', 'two-stage'))
  );
  create index class_group_unit_path_gist_idx on classes.class_group using gist (unit_path);
  create index class_group_trainer_idx on classes.class_group (trainer_id);

  create table classes.class_session (
    id uuid not null,
    class_group_id uuid not null,
    number smallint not null,
    trainer_id uuid not null,
    venue_id uuid not null,
    during tstzrange not null,
    planned_minutes integer not null,
    state text not null,
    scan_secret bytea not null,
    opened_at timestamptz,
    closed_at timestamptz,
    revision integer not null default 0,
    changed_at timestamptz,
    went_until timestamptz,
    added_by uuid,
    added_at timestamptz,
    constraint class_session_pk primary key (id),
    constraint class_session_number_uq unique (class_group_id, number),
    constraint class_session_id_during_uq unique (id, during),
    constraint class_session_id_hours_uq unique (id, during, state),
    constraint class_session_venue_excl exclude using gist (venue_id with =, during with &&) where (state <> 'cancelled'),
    constraint class_session_group_fk foreign key (class_group_id) references classes.class_group (id),
    constraint class_session_venue_fk foreign key (venue_id) references classes.venue (id),
    constraint class_session_state_ck check (state in ('planned', 'open', 'closed', 'cancelled')),
    constraint class_session_during_ck check (not isempty(during) and not lower_inf(during) and not upper_inf(during)),
    constraint class_session_went_until_ck check (went_until is null or state = 'closed' and went_until > lower(during)
      and went_until < upper(during)),
    constraint class_session_added_ck check ((added_by is null) = (added_at is null))
  );
  create index class_session_during_gist_idx on classes.class_session using gist (during);
  create index class_session_trainer_idx on classes.class_session (trainer_id);
  create trigger class_session_holds_trainer after insert or update of trainer_id on classes.class_session for each row
    execute function classes.hold_trainer();
  create trigger class_session_stands_apart after insert on classes.class_session for each row when (new.state <> 'cancelled')
    execute function classes.refuse_meeting_own();
  create trigger class_session_stays_apart after update of during, state on classes.class_session for each row when (new.state <> 'cancelled'
    and (old.during <> new.during or old.state = 'cancelled')) execute function classes.refuse_meeting_own();

  create table classes.booking (
    id uuid not null,
    class_group_id uuid not null,
    capacity integer not null,
    place integer not null,
    member_id uuid not null,
    booked_by uuid not null,
    booked_at timestamptz not null,
    is_walk_in boolean not null default false,
    cancelled_at timestamptz,
    is_named boolean not null default false,
    given_as text,
    taken_as text,
    seen_at timestamptz,
    constraint booking_pk primary key (id),
    constraint booking_group_fk foreign key (class_group_id, capacity) references classes.class_group (id, capacity) on update cascade,
    constraint booking_member_fk foreign key (member_id) references org.member (id),
    constraint booking_place_ck check (place >= 1 and (place <= capacity or cancelled_at is not null)),
    constraint booking_given_as_ck check (given_as in ('trainer', 'officer', 'department')),
    constraint booking_taken_ck check (taken_as is null or cancelled_at is not null),
    constraint booking_taken_as_ck check (taken_as in ('trainer', 'officer', 'department', 'seat-over'))
  );
  create unique index booking_place_uq on classes.booking (class_group_id, place) where cancelled_at is null;
  create unique index booking_member_uq on classes.booking (class_group_id, member_id) where cancelled_at is null;
  create index booking_member_idx on classes.booking (member_id);
  create trigger booking_waits_no_more before insert or update of class_group_id, member_id, cancelled_at on classes.booking
    for each row when (new.cancelled_at is null) execute function classes.refuse_waiting_and_booked();
  create trigger booking_asks_no_more before insert or update of class_group_id, member_id, cancelled_at on classes.booking
    for each row when (new.cancelled_at is null) execute function classes.refuse_asking_and_placed();

  create table classes.booked_time (
    booking_id uuid not null,
    class_session_id uuid not null,
    member_id uuid not null,
    during tstzrange not null,
    constraint booked_time_pk primary key (booking_id, class_session_id),
    constraint booked_time_member_excl exclude using gist (member_id with =, during with &&),
    constraint booked_time_booking_fk foreign key (booking_id) references classes.booking (id) on delete cascade,
    constraint booked_time_session_fk foreign key (class_session_id, during) references classes.class_session (id, during) on update cascade
  );
  create index booked_time_session_idx on classes.booked_time (class_session_id);
  create trigger booked_time_leaves_teaching after insert on classes.booked_time referencing new table as fresh for each statement
    execute function classes.refuse_learning_while_teaching();
  create trigger booked_time_moves_off_teaching after update on classes.booked_time referencing old table as stale new table as fresh
    for each statement execute function classes.refuse_learning_while_teaching();

  create table classes.attendance_mark (
    id bigint not null generated always as identity,
    class_session_id uuid not null,
    member_id uuid not null,
    mark text not null,
    source text not null,
    marked_by uuid not null,
    marked_at timestamptz not null,
    client_key uuid not null,
    body_hash bytea,
    device_id uuid,
    sequence integer,
    made_at timestamptz,
    standing text not null default 'counts',
    came_at timestamptz,
    left_at timestamptz,
    minutes smallint,
    excuse text,
    constraint attendance_mark_pk primary key (id),
    constraint attendance_mark_client_key_uq unique (class_session_id, client_key),
    constraint attendance_mark_device_uq unique (class_session_id, device_id, sequence),
    constraint attendance_mark_session_fk foreign key (class_session_id) references classes.class_session (id),
    constraint attendance_mark_member_fk foreign key (member_id) references org.member (id),
    constraint attendance_mark_standing_ck check (standing in ('counts', 'overtaken', 'disputed')),
    constraint attendance_mark_made_ck check (made_at <= marked_at),
    constraint attendance_mark_mark_ck check (mark in ('present', 'absent', 'excused')),
    constraint attendance_mark_stay_ck check (mark = 'present' and (came_at < left_at) is not false and (minutes is null or came_at is null
      and left_at is null) or came_at is null and left_at is null and minutes is null),
    constraint attendance_mark_minutes_ck check (minutes between 1 and 600),
    constraint attendance_mark_excuse_ck check ((mark = 'excused') = (excuse is not null) and (excuse in ('duty', 'family', 'road', 'personal'))),
    constraint attendance_mark_spot_ck check (source <> 'spot-check' or mark = 'present'),
    constraint attendance_mark_device_ck check ((sequence is null) = (made_at is null) and (sequence is null or device_id is not null)),
    constraint attendance_mark_source_ck check (source in ('roll', 'scan', 'number', 'card', 'card-number', 'paper', 'correction', 'spot-check'))
  );
  create index attendance_mark_latest_idx on classes.attendance_mark (class_session_id, member_id, id desc);
  create index attendance_mark_member_idx on classes.attendance_mark (member_id);
  create trigger attendance_mark_only_grows before delete or update on classes.attendance_mark for each row
    execute function platform.refuse_change();

  create table classes.calendar_feed (
    id uuid not null,
    account_id uuid not null,
    reach text not null,
    unit_id uuid,
    token_hash bytea not null,
    made_at timestamptz not null,
    constraint calendar_feed_pk primary key (id),
    constraint calendar_feed_token_uq unique (token_hash),
    constraint calendar_feed_account_fk foreign key (account_id) references identity.account (id) on delete cascade,
    constraint calendar_feed_unit_fk foreign key (unit_id) references org.unit (id) on delete cascade,
    constraint calendar_feed_reach_ck check (reach in ('own', 'teaching', 'commune')),
    constraint calendar_feed_unit_ck check ((reach = 'commune') = (unit_id is not null))
  );
  create unique index calendar_feed_reach_uq on classes.calendar_feed (account_id, reach, unit_id) nulls not distinct;

  create table classes.session_staff (
    class_session_id uuid not null,
    account_id uuid not null,
    duty text not null,
    display_name text not null,
    during tstzrange not null,
    state text not null,
    added_at timestamptz,
    constraint session_staff_pk primary key (class_session_id, account_id),
    constraint session_staff_person_excl exclude using gist (account_id with =, during with &&) where (state <> 'cancelled'),
    constraint session_staff_session_fk foreign key (class_session_id, during, state) references classes.class_session (id, during,
      state) on update cascade,
    constraint session_staff_duty_ck check (duty in ('trainer', 'assistant'))
  );
  create unique index session_staff_trainer_uq on classes.session_staff (class_session_id) where duty = 'trainer';
  create index session_staff_account_idx on classes.session_staff (account_id);
  create trigger session_staff_leaves_learning after insert on classes.session_staff for each row when (new.state <> 'cancelled')
    execute function classes.refuse_teaching_while_learning();
  create trigger session_staff_moves_off_learning after update of account_id, during, state on classes.session_staff
    for each row when (new.state <> 'cancelled' and (old.account_id <> new.account_id or old.during <> new.during or old.state = 'cancelled'))
    execute function classes.refuse_teaching_while_learning();

  create table classes.equipment (
    id uuid not null,
    unit_id uuid not null,
    unit_path ltree not null,
    name text not null,
    put_away_at timestamptz,
    constraint equipment_pk primary key (id),
    constraint equipment_name_uq unique (unit_id, name),
    constraint equipment_unit_fk foreign key (unit_id, unit_path) references org.unit (id, path) on update cascade
  );

  create table classes.equipment_loan (
    class_session_id uuid not null,
    equipment_id uuid not null,
    during tstzrange not null,
    state text not null,
    constraint equipment_loan_pk primary key (class_session_id, equipment_id),
    constraint equipment_loan_item_excl exclude using gist (equipment_id with =, during with &&) where (state <> 'cancelled'),
    constraint equipment_loan_item_fk foreign key (equipment_id) references classes.equipment (id),
    constraint equipment_loan_session_fk foreign key (class_session_id, during, state) references classes.class_session (id, during,
      state) on update cascade
  );

  create table classes.booking_policy (
    class_group_id uuid not null,
    promotion_stops_hours integer not null,
    constraint booking_policy_pk primary key (class_group_id),
    constraint booking_policy_group_fk foreign key (class_group_id) references classes.class_group (id),
    constraint booking_policy_hours_ck check (promotion_stops_hours between 0 and 336)
  );
`;
