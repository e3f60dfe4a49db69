/** Schema `learning`: tables with their constraints, indexes and triggers. */
export const LEARNING = `
  create schema learning;

  create function learning.keep_evidence() returns trigger language plpgsql as $$
      begin
        if tg_op = 'UPDATE' and old.superseded_at is null
          and to_jsonb(new) - 'superseded_at' = to_jsonb(old) - 'superseded_at' then return new; end if;
        raise exception 'evidence is superseded, never changed or removed' using errcode = 'restrict_violation';
      end $$;

  create table learning.round (
    id uuid not null,
    programme_id text not null,
    programme_hash text not null,
    title text not null,
    unit_id uuid not null,
    unit_path ltree not null,
    audience text[] not null,
    audience_count integer not null,
    starts_on date not null,
    due_on date not null,
    decision_number text not null,
    decided_on date not null,
    release text not null,
    certificate_template text not null,
    opened_by uuid not null,
    opened_at timestamptz not null,
    state text not null,
    due_from text,
    due_days smallint,
    grace_days smallint not null default 0,
    validity jsonb,
    audience_rule jsonb,
    audience_revision integer not null default 0,
    reopens uuid,
    counts_from timestamptz,
    newcomer_days smallint,
    newcomers_until date,
    ended_on date,
    constraint round_pk primary key (id),
    constraint round_title_uq unique (unit_id, title),
    constraint round_unit_fk foreign key (unit_id, unit_path) references org.unit (id, path) on update cascade,
    constraint round_reopens_fk foreign key (reopens) references learning.round (id),
    constraint round_state_ck check (state in ('opening', 'open', 'closed')),
    constraint round_audience_count_ck check (audience_count >= 0),
    constraint round_dates_ck check (due_on >= starts_on),
    constraint round_own_due_ck check ((due_from is null) = (due_days is null) and (due_from in ('joining', 'seat')) and due_days between 1 and 1100),
    constraint round_grace_ck check (grace_days between 0 and 366),
    constraint round_validity_ck check (((validity ->> 'basis') in ('completion', 'earlier-expiry', 'fixed-date'))
      and ((validity ->> 'months')::integer) between 1 and 120),
    constraint round_audience_revision_ck check (audience_revision >= 0),
    constraint round_audience_rule_ck check (((audience_rule ->> 'match') in ('all', 'any'))
      and (jsonb_array_length(audience_rule -> 'conditions') + jsonb_array_length(audience_rule -> 'except')) between 1 and 24),
    constraint round_release_ck check (release in ('automatic', 'manual', 'none')),
    constraint round_reopens_ck check ((reopens is not null) = (counts_from is not null) and (reopens is not null) = (release = 'none')
      and (reopens is null or validity is null and audience_rule is not null)),
    constraint round_newcomers_ck check (newcomer_days between 1 and 1100 and (newcomer_days is null or due_from is null) and (newcomers_until is null
      or newcomer_days is not null and newcomers_until >= due_on)),
    constraint round_ended_ck check ((state = 'closed') = (ended_on is not null))
  );
  create index round_reopens_idx on learning.round (reopens) where reopens is not null;

  create table learning.requirement (
    id uuid not null,
    round_id uuid not null,
    key text not null,
    position smallint not null,
    label text not null,
    kind text not null,
    spec jsonb not null,
    constraint requirement_pk primary key (id),
    constraint requirement_key_uq unique (round_id, key),
    constraint requirement_round_fk foreign key (round_id) references learning.round (id),
    constraint requirement_parts_ck check ((kind in ('all', 'any', 'order')) = (spec ? 'parts') and (not spec ? 'parts'
      or ((spec ->> 'need')::integer) between 1 and jsonb_array_length(spec -> 'parts'))),
    constraint requirement_kind_ck check (kind in ('course', 'task', 'hours', 'quiz', 'outside', 'all', 'any', 'order'))
  );

  create table learning.cycle (
    id uuid not null,
    round_id uuid not null,
    member_id uuid not null,
    number smallint not null,
    counts_from timestamptz,
    opened_at timestamptz not null,
    due_on date,
    grace_days smallint,
    constraint cycle_pk primary key (id),
    constraint cycle_number_uq unique (round_id, member_id, number),
    constraint cycle_round_fk foreign key (round_id) references learning.round (id),
    constraint cycle_member_fk foreign key (member_id) references org.member (id),
    constraint cycle_number_ck check (number >= 1),
    constraint cycle_begun_ck check (number > 1 or counts_from is not null)
  );
  create index cycle_member_idx on learning.cycle (member_id);

  create table learning.evidence (
    id uuid not null,
    member_id uuid not null,
    kind text not null,
    subject text not null,
    source_id text not null,
    minutes integer,
    occurred_at timestamptz not null,
    recorded_at timestamptz not null,
    superseded_at timestamptz,
    score_percent numeric(5,2),
    paper_number text,
    topic text,
    course_hash text,
    constraint evidence_pk primary key (id),
    constraint evidence_member_fk foreign key (member_id) references org.member (id),
    constraint evidence_minutes_ck check ((kind = 'hours-attended') = (minutes is not null)),
    constraint evidence_score_ck check (score_percent is null or kind = 'quiz-passed' and score_percent between 0 and 100),
    constraint evidence_kind_ck check (kind in ('lesson-read', 'quiz-passed', 'task-passed', 'hours-attended', 'external', 'external-expired',
      'waiver')),
    constraint evidence_paper_ck check ((kind = 'waiver') = (paper_number is not null)),
    constraint evidence_topic_ck check (topic is null or kind = 'hours-attended'),
    constraint evidence_course_ck check (course_hash is null or (kind in ('lesson-read', 'quiz-passed', 'task-passed')))
  );
  create unique index evidence_valid_uq on learning.evidence (member_id, kind, subject, source_id) where superseded_at is null;
  create index evidence_member_idx on learning.evidence (member_id, occurred_at);
  create index evidence_hours_idx on learning.evidence (subject) where kind = 'hours-attended' and superseded_at is null;
  create trigger evidence_is_kept before delete or update on learning.evidence for each row execute function learning.keep_evidence();

  create table learning.completion (
    cycle_id uuid not null,
    done_steps smallint not null,
    total_steps smallint not null,
    finished_at timestamptz,
    state jsonb not null,
    derived_at timestamptz not null,
    valid_from date,
    valid_until date,
    renewable_from date,
    constraint completion_pk primary key (cycle_id),
    constraint completion_cycle_fk foreign key (cycle_id) references learning.cycle (id),
    constraint completion_steps_ck check (done_steps between 0 and total_steps),
    constraint completion_finished_ck check ((finished_at is not null) = (done_steps = total_steps)),
    constraint completion_valid_ck check ((valid_until is null) = (valid_from is null) and (valid_until is null) = (renewable_from is null)
      and valid_until >= valid_from and valid_until >= renewable_from and (valid_until is null or finished_at is not null))
  );
  create index completion_finished_idx on learning.completion (finished_at);
  create index completion_renewable_idx on learning.completion (renewable_from) where renewable_from is not null;

  create table learning.lesson_progress (
    member_id uuid not null,
    lesson_id text not null,
    position_percent smallint not null,
    updated_at timestamptz not null,
    constraint lesson_progress_pk primary key (member_id, lesson_id),
    constraint lesson_progress_member_fk foreign key (member_id) references org.member (id),
    constraint lesson_progress_percent_ck check (position_percent between 0 and 100)
  );

  create table learning.outside_claim (
    id uuid not null,
    member_id uuid not null,
    unit_id uuid not null,
    unit_path ltree not null,
    certificate text not null,
    name text not null,
    number text not null,
    issuer text not null,
    issued_on date not null,
    last_on date,
    client_key uuid not null,
    body_hash bytea not null,
    sent_at timestamptz not null,
    store_key text,
    media_type text not null,
    size_bytes integer not null,
    state text not null,
    decided_by uuid,
    decided_at timestamptz,
    reason text,
    withdrawn_by uuid,
    withdrawn_at timestamptz,
    withdrawal_reason text,
    ended_at timestamptz,
    kind_last_on date,
    valid_until date,
    badge jsonb,
    badge_key bytea,
    doubted_at timestamptz,
    entered_by uuid,
    entered_for uuid,
    constraint outside_claim_pk primary key (id),
    constraint outside_claim_client_key_uq unique (member_id, client_key),
    constraint outside_claim_member_fk foreign key (member_id) references org.member (id),
    constraint outside_claim_unit_fk foreign key (unit_id, unit_path) references org.unit (id, path) on update cascade,
    constraint outside_claim_state_ck check (state in ('waiting', 'accepted', 'refused', 'withdrawn')),
    constraint outside_claim_decided_ck check ((state = 'waiting') = (decided_at is null)),
    constraint outside_claim_withdrawn_ck check ((state = 'withdrawn') = (withdrawn_at is not null)),
    constraint outside_claim_ended_ck check (ended_at is null or last_on is not null),
    constraint outside_claim_last_ck check (not last_on is distinct from least(kind_last_on, valid_until)),
    constraint outside_claim_media_ck check (media_type in ('image/jpeg', 'application/pdf', 'application/json', 'application/jwt')),
    constraint outside_claim_badge_ck check (badge is null or (media_type in ('application/json', 'application/jwt'))),
    constraint outside_claim_doubted_ck check (doubted_at is null or state = 'accepted' and badge is not null),
    constraint outside_claim_entered_ck check (entered_for is null or entered_by is not null and entered_for <> entered_by)
  );
  create unique index outside_claim_waiting_uq on learning.outside_claim (member_id, certificate) where state = 'waiting';
  create index outside_claim_queue_idx on learning.outside_claim (state, sent_at, id);
  create index outside_claim_ending_idx on learning.outside_claim (last_on) where state = 'accepted' and ended_at is null;
  create index outside_claim_unit_path_gist_idx on learning.outside_claim using gist (unit_path);
  create unique index outside_claim_badge_uq on learning.outside_claim (badge_key) where state in ('waiting', 'accepted');
  create index outside_claim_doubted_idx on learning.outside_claim (sent_at, id) where doubted_at is not null;
  create index outside_claim_badge_issuer_idx on learning.outside_claim (((badge -> 'facts') ->> 'issuerId'), id) where (state in ('waiting',
    'accepted')) and badge is not null;

  create table learning.waiver (
    id uuid not null,
    cycle_id uuid not null,
    requirement_key text not null,
    label text not null,
    paper_number text not null,
    reason text not null,
    state text not null,
    proposed_by uuid not null,
    proposed_at timestamptz not null,
    confirmed_by uuid,
    confirmed_at timestamptz,
    end_reason text,
    end_proposed_by uuid,
    end_proposed_at timestamptz,
    closed_by uuid,
    closed_at timestamptz,
    proposed_for uuid,
    confirmed_for uuid,
    end_proposed_for uuid,
    closed_for uuid,
    constraint waiver_pk primary key (id),
    constraint waiver_cycle_fk foreign key (cycle_id) references learning.cycle (id),
    constraint waiver_state_ck check (state in ('proposed', 'standing', 'ending', 'ended', 'dropped')),
    constraint waiver_confirmed_ck check ((confirmed_at is null) = (state in ('proposed', 'dropped'))
      and (confirmed_at is null) = (confirmed_by is null)),
    constraint waiver_ending_ck check ((end_proposed_at is not null) = (state in ('ending', 'ended'))
      and (end_proposed_at is null) = (end_proposed_by is null)),
    constraint waiver_closed_ck check ((closed_at is not null) = (state in ('ended', 'dropped')) and (closed_at is null) = (closed_by is null)),
    constraint waiver_proposed_for_ck check (proposed_for is null or proposed_for <> proposed_by),
    constraint waiver_confirmed_for_ck check (confirmed_for is null or confirmed_by is not null),
    constraint waiver_end_proposed_for_ck check (end_proposed_for is null or end_proposed_by is not null),
    constraint waiver_closed_for_ck check (closed_for is null or closed_by is not null),
    constraint waiver_second_ck check (confirmed_by is null or confirmed_by <> proposed_by and confirmed_by is distinct from proposed_for
      and confirmed_for is distinct from proposed_by and (confirmed_for is null or confirmed_for is distinct from proposed_for)),
    constraint waiver_end_second_ck check (state <> 'ended' or closed_by <> end_proposed_by and closed_by is distinct from end_proposed_for
      and closed_for is distinct from end_proposed_by and (closed_for is null or closed_for is distinct from end_proposed_for))
  );
  create unique index waiver_open_uq on learning.waiver (cycle_id, requirement_key) where state in ('proposed', 'standing', 'ending');
  create index waiver_queue_idx on learning.waiver (proposed_at, id) where state in ('proposed', 'ending');
  create index waiver_cycle_idx on learning.waiver (cycle_id);

  create table learning.audience_change (
    id uuid not null,
    round_id uuid not null,
    revision integer not null,
    rule jsonb,
    left_count integer not null,
    joined_count integer,
    changed_by uuid not null,
    changed_at timestamptz not null,
    finished_at timestamptz,
    constraint audience_change_pk primary key (id),
    constraint audience_change_revision_uq unique (round_id, revision),
    constraint audience_change_round_fk foreign key (round_id) references learning.round (id),
    constraint audience_change_counts_ck check (left_count >= 0 and joined_count >= 0),
    constraint audience_change_finished_ck check ((finished_at is null) = (joined_count is null)),
    constraint audience_change_revision_ck check (revision >= 0)
  );

  create table learning.badge_issuer (
    id uuid not null,
    unit_id uuid not null,
    unit_path ltree not null,
    did text not null,
    name text not null,
    document jsonb,
    decision text not null,
    trusted_from date not null,
    trusted_until date,
    entered_by uuid not null,
    entered_at timestamptz not null,
    document_at timestamptz,
    ended_by uuid,
    ended_at timestamptz,
    end_reason text,
    constraint badge_issuer_pk primary key (id),
    constraint badge_issuer_unit_fk foreign key (unit_id, unit_path) references org.unit (id, path) on update cascade,
    constraint badge_issuer_days_ck check (trusted_until is null or trusted_until >= trusted_from),
    constraint badge_issuer_document_ck check ((document is null) = (did like 'did:key:%') and (document is null) = (document_at is null)),
    constraint badge_issuer_ended_ck check ((ended_at is null) = (end_reason is null) and (ended_at is null) = (ended_by is null))
  );
  create unique index badge_issuer_standing_uq on learning.badge_issuer (unit_id, did) where ended_at is null;
  create index badge_issuer_unit_path_gist_idx on learning.badge_issuer using gist (unit_path);

  create table learning.badge_status_list (
    issuer_id uuid not null,
    url text not null,
    document jsonb not null,
    as_of timestamptz not null,
    received_by uuid not null,
    received_at timestamptz not null,
    constraint badge_status_list_pk primary key (issuer_id, url),
    constraint badge_status_list_issuer_fk foreign key (issuer_id) references learning.badge_issuer (id)
  );

  create table learning.reopening (
    round_id uuid not null,
    course text not null,
    course_title text not null,
    from_version text not null,
    to_version text not null,
    to_hash text not null,
    parts jsonb not null,
    named text not null,
    finished_before date,
    earlier_hashes text[] not null,
    constraint reopening_pk primary key (round_id),
    constraint reopening_round_fk foreign key (round_id) references learning.round (id),
    constraint reopening_named_ck check ((named in ('learning', 'finished', 'finished-before', 'all'))
      and (named = 'finished-before') = (finished_before is not null)),
    constraint reopening_parts_ck check (jsonb_array_length(parts) > 0)
  );

  create table learning.reopening_name (
    round_id uuid not null,
    member_id uuid not null,
    constraint reopening_name_pk primary key (round_id, member_id),
    constraint reopening_name_reopening_fk foreign key (round_id) references learning.reopening (round_id),
    constraint reopening_name_member_fk foreign key (member_id) references org.member (id)
  );
  create index reopening_name_member_idx on learning.reopening_name (member_id);

  create table learning.round_partner (
    round_id uuid not null,
    partner_id uuid not null,
    added_by uuid not null,
    added_at timestamptz not null,
    ended_by uuid,
    ended_at timestamptz,
    constraint round_partner_pk primary key (round_id, partner_id),
    constraint round_partner_round_fk foreign key (round_id) references learning.round (id),
    constraint round_partner_partner_fk foreign key (partner_id) references org.partner (id),
    constraint round_partner_end_ck check ((ended_by is null) = (ended_at is null))
  );
  create index round_partner_partner_idx on learning.round_partner (partner_id) where ended_at is null;

  create table learning.newcomer_change (
    id uuid not null,
    round_id uuid not null,
    number integer not null,
    days smallint,
    until date,
    days_before smallint,
    until_before date,
    changed_by uuid not null,
    changed_at timestamptz not null,
    joined_count integer,
    finished_at timestamptz,
    undone_at timestamptz,
    constraint newcomer_change_pk primary key (id),
    constraint newcomer_change_number_uq unique (round_id, number),
    constraint newcomer_change_round_fk foreign key (round_id) references learning.round (id),
    constraint newcomer_change_number_ck check (number >= 1),
    constraint newcomer_change_terms_ck check (days between 1 and 1100 and days_before between 1 and 1100 and (until is null or days is not null)
      and (until_before is null or days_before is not null)),
    constraint newcomer_change_changes_ck check (days is distinct from days_before or until is distinct from until_before),
    constraint newcomer_change_finished_ck check ((finished_at is null) = (joined_count is null) and joined_count >= 0),
    constraint newcomer_change_undone_ck check (undone_at is null or finished_at is not null)
  );

  create table learning.round_correction (
    id uuid not null,
    round_id uuid not null,
    title text not null,
    title_before text not null,
    decision_number text not null,
    decision_number_before text not null,
    decided_on date not null,
    decided_on_before date not null,
    paper_number text,
    reason text not null,
    state text not null,
    proposed_by uuid not null,
    proposed_for uuid,
    proposed_at timestamptz not null,
    closed_by uuid,
    closed_for uuid,
    closed_at timestamptz,
    constraint round_correction_pk primary key (id),
    constraint round_correction_round_fk foreign key (round_id) references learning.round (id),
    constraint round_correction_state_ck check (state in ('proposed', 'done', 'declined', 'taken-back')),
    constraint round_correction_closed_ck check ((closed_at is null) = (state = 'proposed') and (closed_at is null) = (closed_by is null)),
    constraint round_correction_proposed_for_ck check (proposed_for is null or proposed_for <> proposed_by),
    constraint round_correction_closed_for_ck check (closed_for is null or closed_by is not null),
    constraint round_correction_taken_back_ck check (state <> 'taken-back' or closed_by = proposed_by),
    constraint round_correction_second_ck check (state <> 'done' or closed_by <> proposed_by and closed_by is distinct from proposed_for
      and closed_for is distinct from proposed_by and (closed_for is null or closed_for is distinct from proposed_for))
  );
  create unique index round_correction_open_uq on learning.round_correction (round_id) where state = 'proposed';
  create index round_correction_round_idx on learning.round_correction (round_id, proposed_at);

  create table learning.round_extension (
    id uuid not null,
    round_id uuid not null,
    due_on date not null,
    reason text not null,
    paper_number text,
    given_by uuid not null,
    given_at timestamptz not null,
    ended_by uuid,
    ended_at timestamptz,
    constraint round_extension_pk primary key (id),
    constraint round_extension_round_fk foreign key (round_id) references learning.round (id),
    constraint round_extension_ended_ck check ((ended_at is null) = (ended_by is null))
  );
  create index round_extension_round_idx on learning.round_extension (round_id, given_at);

  create table learning.extension (
    id uuid not null,
    cycle_id uuid not null,
    due_on date not null,
    reason text not null,
    given_by uuid not null,
    given_at timestamptz not null,
    round_extension_id uuid,
    ended_at timestamptz,
    constraint extension_pk primary key (id),
    constraint extension_cycle_fk foreign key (cycle_id) references learning.cycle (id),
    constraint extension_round_extension_fk foreign key (round_extension_id) references learning.round_extension (id),
    constraint extension_ended_ck check (ended_at is null or ended_at >= given_at)
  );
  create index extension_cycle_idx on learning.extension (cycle_id, given_at);
  create unique index extension_round_extension_uq on learning.extension (round_extension_id, cycle_id) where round_extension_id is not null;

  create table learning.round_extension_commune (
    extension_id uuid not null,
    unit_id uuid not null,
    constraint round_extension_commune_pk primary key (extension_id, unit_id),
    constraint round_extension_commune_extension_fk foreign key (extension_id) references learning.round_extension (id),
    constraint round_extension_commune_unit_fk foreign key (unit_id) references org.unit (id)
  );
  create index round_extension_commune_unit_idx on learning.round_extension_commune (unit_id);

  create table learning.round_ending (
    id uuid not null,
    round_id uuid not null,
    act text not null,
    paper_number text,
    reason text not null,
    state text not null,
    proposed_by uuid not null,
    proposed_for uuid,
    proposed_at timestamptz not null,
    closed_by uuid,
    closed_for uuid,
    closed_at timestamptz,
    constraint round_ending_pk primary key (id),
    constraint round_ending_round_fk foreign key (round_id) references learning.round (id),
    constraint round_ending_act_ck check (act in ('end', 'resume')),
    constraint round_ending_state_ck check (state in ('proposed', 'done', 'declined', 'taken-back')),
    constraint round_ending_closed_ck check ((closed_at is null) = (state = 'proposed') and (closed_at is null) = (closed_by is null)),
    constraint round_ending_proposed_for_ck check (proposed_for is null or proposed_for <> proposed_by),
    constraint round_ending_closed_for_ck check (closed_for is null or closed_by is not null),
    constraint round_ending_taken_back_ck check (state <> 'taken-back' or closed_by = proposed_by),
    constraint round_ending_second_ck check (state <> 'done' or closed_by <> proposed_by and closed_by is distinct from proposed_for
      and closed_for is distinct from proposed_by and (closed_for is null or closed_for is distinct from proposed_for))
  );
  create unique index round_ending_open_uq on learning.round_ending (round_id) where state = 'proposed';
  create index round_ending_round_idx on learning.round_ending (round_id, proposed_at);
`;
