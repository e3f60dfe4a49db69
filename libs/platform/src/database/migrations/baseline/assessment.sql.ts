/** Schema `assessment`: tables with their constraints, indexes and triggers. */
export const ASSESSMENT = `
  create schema assessment;

  create table assessment.attempt (
    id uuid not null,
    member_id uuid not null,
    unit_id uuid not null,
    unit_path ltree not null,
    course_id text not null,
    course_hash text not null,
    quiz_id text not null,
    number smallint not null,
    is_on_paper boolean not null default false,
    paper jsonb not null,
    outline jsonb not null default '{}',
    started_at timestamptz not null,
    due_at timestamptz,
    closes_at timestamptz,
    submitted_at timestamptz,
    submitted_how text,
    points numeric(7,2),
    max_points numeric(7,2),
    score_percent numeric(5,2),
    is_passed boolean,
    marks jsonb,
    entered_by uuid,
    constraint attempt_pk primary key (id),
    constraint attempt_number_uq unique (member_id, quiz_id, number),
    constraint attempt_member_fk foreign key (member_id) references org.member (id),
    constraint attempt_unit_fk foreign key (unit_id, unit_path) references org.unit (id, path) on update cascade,
    constraint attempt_submitted_how_ck check (submitted_how in ('member', 'time-up', 'paper')),
    constraint attempt_marked_ck check ((submitted_at is null) = (is_passed is null))
  );
  create unique index attempt_open_uq on assessment.attempt (member_id, quiz_id, is_on_paper) where submitted_at is null;
  create index attempt_closes_idx on assessment.attempt (closes_at) where submitted_at is null;
  create index attempt_quiz_idx on assessment.attempt (quiz_id, submitted_at);

  create table assessment.answer (
    id bigint not null generated always as identity,
    attempt_id uuid not null,
    question_id text not null,
    device_id uuid not null,
    sequence integer not null,
    response jsonb not null,
    received_at timestamptz not null,
    constraint answer_pk primary key (id),
    constraint answer_once_uq unique (attempt_id, question_id, device_id, sequence),
    constraint answer_attempt_fk foreign key (attempt_id) references assessment.attempt (id)
  );
  create trigger answer_only_grows before delete or update on assessment.answer for each row execute function platform.refuse_change();

  create table assessment.submission (
    id uuid not null,
    member_id uuid not null,
    unit_id uuid not null,
    unit_path ltree not null,
    task_id text not null,
    course_id text not null,
    course_hash text not null,
    number smallint not null,
    words text not null,
    rubric jsonb not null,
    client_key uuid not null,
    body_hash bytea not null,
    handed_in_at timestamptz not null,
    state text not null,
    graded_by uuid,
    graded_at timestamptz,
    criteria jsonb,
    comment text,
    constraint submission_pk primary key (id),
    constraint submission_number_uq unique (member_id, task_id, number),
    constraint submission_client_key_uq unique (member_id, client_key),
    constraint submission_member_fk foreign key (member_id) references org.member (id),
    constraint submission_unit_fk foreign key (unit_id, unit_path) references org.unit (id, path) on update cascade,
    constraint submission_state_ck check (state in ('handed-in', 'passed', 'returned')),
    constraint submission_graded_ck check ((state = 'handed-in') = (graded_at is null))
  );
  create index submission_queue_idx on assessment.submission (handed_in_at, id) where state = 'handed-in';
  create index submission_unit_path_gist_idx on assessment.submission using gist (unit_path);
  create unique index submission_open_uq on assessment.submission (member_id, task_id, course_hash) where state = 'handed-in';

  create table assessment.submission_file (
    id uuid not null,
    submission_id uuid not null,
    position smallint not null,
    store_key text not null,
    media_type text not null,
    size_bytes integer not null,
    width integer not null,
    height integer not null,
    constraint submission_file_pk primary key (id),
    constraint submission_file_position_uq unique (submission_id, "position"),
    constraint submission_file_submission_fk foreign key (submission_id) references assessment.submission (id)
  );

  create table assessment.attempt_grant (
    id uuid not null,
    member_id uuid not null,
    quiz_id text not null,
    number smallint not null,
    reason text not null,
    given_by uuid not null,
    given_at timestamptz not null,
    taken_back_by uuid,
    taken_back_at timestamptz,
    constraint attempt_grant_pk primary key (id),
    constraint attempt_grant_member_fk foreign key (member_id) references org.member (id),
    constraint attempt_grant_number_ck check (number between 1 and 5),
    constraint attempt_grant_taken_back_ck check ((taken_back_by is null) = (taken_back_at is null))
  );
  create index attempt_grant_quiz_idx on assessment.attempt_grant (member_id, quiz_id);
`;
