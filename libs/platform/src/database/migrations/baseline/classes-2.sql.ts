/** Schema `classes`, part 2 of 2: tables with their constraints, indexes and triggers. */
export const CLASSES_2 = `
  create table classes.waiting_entry (
    id uuid not null,
    class_group_id uuid not null,
    member_id uuid not null,
    joined_at timestamptz not null,
    joined_by uuid not null,
    ended_at timestamptz,
    ended_as text,
    seen_at timestamptz,
    constraint waiting_entry_pk primary key (id),
    constraint waiting_entry_group_fk foreign key (class_group_id) references classes.class_group (id),
    constraint waiting_entry_member_fk foreign key (member_id) references org.member (id),
    constraint waiting_entry_end_ck check ((ended_at is null) = (ended_as is null)),
    constraint waiting_entry_ended_as_ck check (ended_as in ('promoted', 'booked', 'left', 'removed', 'seat-over', 'begun', 'cancelled'))
  );
  create unique index waiting_entry_member_uq on classes.waiting_entry (class_group_id, member_id) where ended_at is null;
  create index waiting_entry_member_idx on classes.waiting_entry (member_id);
  create trigger waiting_entry_holds_none before insert or update of class_group_id, member_id, ended_at on classes.waiting_entry
    for each row when (new.ended_at is null) execute function classes.refuse_waiting_and_booked();
  create trigger waiting_entry_asks_no_more before insert or update of class_group_id, member_id, ended_at on classes.waiting_entry
    for each row when (new.ended_at is null) execute function classes.refuse_asking_and_placed();

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

  create table classes.staff_replacement (
    id uuid not null,
    account_id uuid not null,
    stand_in_id uuid not null,
    made_by uuid not null,
    made_at timestamptz not null,
    undone_by uuid,
    undone_at timestamptz,
    constraint staff_replacement_pk primary key (id),
    constraint staff_replacement_other_ck check (account_id <> stand_in_id),
    constraint staff_replacement_undone_ck check ((undone_by is null) = (undone_at is null))
  );
  create index staff_replacement_made_idx on classes.staff_replacement (made_at desc, id);

  create table classes.replaced_session (
    replacement_id uuid not null,
    class_session_id uuid not null,
    duty text not null,
    was_assistant boolean not null,
    constraint replaced_session_pk primary key (replacement_id, class_session_id),
    constraint replaced_session_replacement_fk foreign key (replacement_id) references classes.staff_replacement (id),
    constraint replaced_session_session_fk foreign key (class_session_id) references classes.class_session (id),
    constraint replaced_session_duty_ck check (duty in ('trainer', 'assistant'))
  );
  create index replaced_session_session_idx on classes.replaced_session (class_session_id);

  create table classes.make_up_offer (
    id uuid not null,
    class_session_id uuid not null,
    member_id uuid not null,
    offered_at timestamptz not null,
    expires_at timestamptz not null,
    ended_at timestamptz,
    ended_as text,
    taken_group_id uuid,
    constraint make_up_offer_pk primary key (id),
    constraint make_up_offer_once_uq unique (class_session_id, member_id),
    constraint make_up_offer_session_fk foreign key (class_session_id) references classes.class_session (id),
    constraint make_up_offer_member_fk foreign key (member_id) references org.member (id),
    constraint make_up_offer_group_fk foreign key (taken_group_id) references classes.class_group (id),
    constraint make_up_offer_expiry_ck check (expires_at > offered_at),
    constraint make_up_offer_end_ck check ((ended_at is null) = (ended_as is null)),
    constraint make_up_offer_ended_as_ck check (ended_as in ('taken', 'declined', 'unneeded')),
    constraint make_up_offer_taken_ck check ((taken_group_id is not null) = (ended_as is not null and ended_as = 'taken'))
  );
  create index make_up_offer_member_idx on classes.make_up_offer (member_id);

  create table classes.roll_sheet (
    id uuid not null,
    class_session_id uuid not null,
    store_key text not null,
    media_type text not null,
    size_bytes integer not null,
    kept_by uuid not null,
    kept_at timestamptz not null,
    client_key uuid not null,
    body_hash bytea not null,
    removed_at timestamptz,
    removed_by uuid,
    constraint roll_sheet_pk primary key (id),
    constraint roll_sheet_store_key_uq unique (store_key),
    constraint roll_sheet_client_key_uq unique (class_session_id, client_key),
    constraint roll_sheet_session_fk foreign key (class_session_id) references classes.class_session (id),
    constraint roll_sheet_media_ck check (media_type in ('image/jpeg', 'application/pdf')),
    constraint roll_sheet_size_ck check (size_bytes > 0),
    constraint roll_sheet_removal_ck check (removed_by is null or removed_at is not null)
  );

  create table classes.asking (
    class_group_id uuid not null,
    ended_at timestamptz not null,
    opened_at timestamptz not null,
    constraint asking_pk primary key (class_group_id),
    constraint asking_group_fk foreign key (class_group_id) references classes.class_group (id),
    constraint asking_opened_ck check (opened_at >= ended_at)
  );

  create table classes.opinion (
    id uuid not null,
    class_group_id uuid not null,
    respondent bytea not null,
    understood text not null,
    pace text not null,
    usefulness text not null,
    remark text,
    constraint opinion_pk primary key (class_group_id, respondent),
    constraint opinion_id_uq unique (id),
    constraint opinion_asking_fk foreign key (class_group_id) references classes.asking (class_group_id),
    constraint opinion_respondent_ck check (octet_length(respondent) = 32),
    constraint opinion_understood_ck check (understood in ('well', 'partly', 'little')),
    constraint opinion_pace_ck check (pace in ('right', 'fast', 'slow')),
    constraint opinion_usefulness_ck check (usefulness in ('much', 'some', 'little')),
    constraint opinion_remark_ck check (length(remark) between 1 and 300)
  );

  create table classes.opinion_result (
    class_group_id uuid not null,
    sealed_at timestamptz not null,
    asked_count integer not null,
    answer_count integer not null,
    understood_well integer,
    understood_partly integer,
    understood_little integer,
    pace_right integer,
    pace_fast integer,
    pace_slow integer,
    usefulness_much integer,
    usefulness_some integer,
    usefulness_little integer,
    constraint opinion_result_pk primary key (class_group_id),
    constraint opinion_result_asking_fk foreign key (class_group_id) references classes.asking (class_group_id),
    constraint opinion_result_count_ck check (answer_count >= 0 and asked_count >= 0),
    constraint opinion_result_few_ck check (num_nonnulls(understood_well, understood_partly, understood_little, pace_right, pace_fast, pace_slow,
      usefulness_much, usefulness_some, usefulness_little) =
      case
      when answer_count < 5 then 0
      else 9
      end),
    constraint opinion_result_sum_ck check ((understood_well + understood_partly + understood_little) = answer_count
      and (pace_right + pace_fast + pace_slow) = answer_count and (usefulness_much + usefulness_some + usefulness_little) = answer_count)
  );

  create table classes.opinion_remark (
    id uuid not null,
    class_group_id uuid not null,
    remark text not null,
    constraint opinion_remark_pk primary key (id),
    constraint opinion_remark_result_fk foreign key (class_group_id) references classes.opinion_result (class_group_id),
    constraint opinion_remark_length_ck check (length(remark) > 0)
  );
  create index opinion_remark_group_idx on classes.opinion_remark (class_group_id);

  create table classes.household_report (
    class_group_id uuid not null,
    respondent bytea not null,
    households integer not null,
    by_task jsonb not null,
    constraint household_report_pk primary key (class_group_id, respondent),
    constraint household_report_asking_fk foreign key (class_group_id) references classes.asking (class_group_id),
    constraint household_report_respondent_ck check (octet_length(respondent) = 32),
    constraint household_report_households_ck check (households between 0 and 200)
  );

  create table classes.household_result (
    class_group_id uuid not null,
    sealed_at timestamptz not null,
    asked_count integer not null,
    answer_count integer not null,
    households integer,
    by_task jsonb,
    constraint household_result_pk primary key (class_group_id),
    constraint household_result_asking_fk foreign key (class_group_id) references classes.asking (class_group_id),
    constraint household_result_count_ck check (answer_count >= 0 and asked_count >= 0),
    constraint household_result_few_ck check (num_nonnulls(households, by_task) =
      case
      when answer_count < 5 then 0
      else 2
      end)
  );

  create table classes.place_request (
    id uuid not null,
    class_group_id uuid not null,
    member_id uuid not null,
    asked_at timestamptz not null,
    asked_by uuid not null,
    approval text not null,
    stage text not null,
    expires_at timestamptz not null,
    commune_at timestamptz,
    commune_by uuid,
    ended_at timestamptz,
    ended_as text,
    ended_by uuid,
    reason text,
    seen_at timestamptz,
    constraint place_request_pk primary key (id),
    constraint place_request_group_fk foreign key (class_group_id) references classes.class_group (id),
    constraint place_request_member_fk foreign key (member_id) references org.member (id),
    constraint place_request_approval_ck check (approval in ('commune', 'two-stage')),
    constraint place_request_stage_ck check (stage = 'commune' or stage = 'class' and approval = 'two-stage'),
    constraint place_request_commune_ck check ((commune_at is null) = (commune_by is null) and (commune_at is not null) = (stage = 'class')),
    constraint place_request_end_ck check ((ended_at is null) = (ended_as is null)),
    constraint place_request_ended_by_ck check ((ended_by is not null) = (ended_as is not null and (ended_as in ('admitted', 'declined')))),
    constraint place_request_reason_ck check ((reason is not null) = (ended_as is not null and ended_as = 'declined') and length(reason) between 1
      and 300),
    constraint place_request_ended_as_ck check (ended_as in ('admitted', 'declined', 'withdrawn', 'expired', 'placed', 'seat-over', 'begun',
      'cancelled'))
  );
  create unique index place_request_member_uq on classes.place_request (class_group_id, member_id) where ended_at is null;
  create index place_request_member_idx on classes.place_request (member_id);
  create trigger place_request_holds_none before insert or update of class_group_id, member_id, ended_at on classes.place_request
    for each row when (new.ended_at is null) execute function classes.refuse_asking_and_placed();

  create table classes.class_link (
    code text not null,
    class_group_id uuid not null,
    made_at timestamptz not null,
    constraint class_link_pk primary key (code),
    constraint class_link_group_uq unique (class_group_id),
    constraint class_link_group_fk foreign key (class_group_id) references classes.class_group (id),
    constraint class_link_code_ck check (code ~ '^[2-9A-HJKMNP-TW-Z]{8}$')
  );

  create table classes.session_change (
    class_session_id uuid not null,
    revision integer not null,
    changed_by uuid not null,
    changed_at timestamptz not null,
    was_cancelled boolean not null,
    during_before tstzrange not null,
    venue_id_before uuid not null,
    by_department boolean not null default false,
    constraint session_change_pk primary key (class_session_id, revision),
    constraint session_change_session_fk foreign key (class_session_id) references classes.class_session (id),
    constraint session_change_venue_fk foreign key (venue_id_before) references classes.venue (id)
  );

  create table classes.session_told (
    account_id uuid not null,
    class_session_id uuid not null,
    revision integer not null,
    reminder smallint not null,
    told_at timestamptz not null,
    constraint session_told_pk primary key (account_id, class_session_id),
    constraint session_told_session_fk foreign key (class_session_id) references classes.class_session (id),
    constraint session_told_reminder_ck check (reminder between 0 and 2)
  );

  create table classes.class_prerequisite (
    class_group_id uuid not null,
    course_id text not null,
    constraint class_prerequisite_pk primary key (class_group_id, course_id),
    constraint class_prerequisite_group_fk foreign key (class_group_id) references classes.class_group (id),
    constraint class_prerequisite_course_fk foreign key (course_id) references content.course (id)
  );

  create table classes.correction_rule (
    province_id uuid not null,
    trainer_days smallint,
    department_days smallint,
    changed_by uuid not null,
    changed_at timestamptz not null,
    constraint correction_rule_pk primary key (province_id),
    constraint correction_rule_province_fk foreign key (province_id) references org.unit (id),
    constraint correction_rule_days_ck check (trainer_days between 1 and 3650 and department_days between 1 and 3650),
    constraint correction_rule_order_ck check (department_days is null or trainer_days is not null and trainer_days <= department_days)
  );

  create table classes.planned_guest (
    class_group_id uuid not null,
    unit_id uuid not null,
    unit_path ltree not null,
    people integer not null,
    by_move boolean not null default false,
    constraint planned_guest_pk primary key (class_group_id, unit_id),
    constraint planned_guest_group_fk foreign key (class_group_id) references classes.class_group (id),
    constraint planned_guest_unit_fk foreign key (unit_id, unit_path) references org.unit (id, path) on update cascade,
    constraint planned_guest_people_ck check (people > 0)
  );
  create index planned_guest_unit_path_gist_idx on classes.planned_guest using gist (unit_path);

  create table classes.opening_told (
    account_id uuid not null,
    told_as text not null,
    class_group_id uuid not null,
    told_at timestamptz not null,
    constraint opening_told_pk primary key (account_id, told_as, class_group_id),
    constraint opening_told_group_fk foreign key (class_group_id) references classes.class_group (id),
    constraint opening_told_as_ck check (told_as in ('staff', 'officer'))
  );

  create table classes.roll_number (
    class_group_id uuid not null,
    number integer not null,
    member_id uuid not null,
    constraint roll_number_pk primary key (class_group_id, number),
    constraint roll_number_member_uq unique (class_group_id, member_id),
    constraint roll_number_group_fk foreign key (class_group_id) references classes.class_group (id),
    constraint roll_number_member_fk foreign key (member_id) references org.member (id),
    constraint roll_number_ck check (number >= 1)
  );
  create index roll_number_member_idx on classes.roll_number (member_id);

  create function classes.teaching_accounts(members uuid[]) returns table(member_id uuid, account_id uuid) language sql stable as $$
        with recursive record (member_id, id) as (
          select one, one from unnest(members) as one
          union
          select r.member_id, p.ended_id from record r
          join org.person_pair p on r.id in (p.first_id, p.second_id) and p.ended_id <> r.id)
        select r.member_id, a.id from record r join identity.account a on a.member_id = r.id
      $$;

  create function classes.learning_members(accounts uuid[]) returns table(account_id uuid, member_id uuid,
    display_name text) language sql stable as $$
        with recursive record (account_id, id, display_name) as (
          select a.id, a.member_id, a.display_name from identity.account a where a.id = any(accounts) and a.member_id is not null
          union
          select r.account_id, case when p.first_id = p.ended_id then p.second_id else p.first_id end, r.display_name
          from record r join org.person_pair p on p.ended_id = r.id)
        select r.account_id, r.id, r.display_name from record r
      $$;
`;
