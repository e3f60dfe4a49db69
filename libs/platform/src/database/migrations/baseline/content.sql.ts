/** Schema `content`: tables with their constraints, indexes and triggers. */
export const CONTENT = `
  create schema content;

  create table content.course_version (
    hash text not null,
    course_id text not null,
    slug text not null,
    version text not null,
    title text not null,
    motif text not null,
    compiled jsonb not null,
    published_at timestamptz not null,
    constraint course_version_pk primary key (hash),
    constraint course_version_course_hash_uq unique (course_id, hash)
  );

  create table content.course (
    id text not null,
    position smallint not null,
    current_hash text not null,
    constraint course_pk primary key (id),
    constraint course_current_fk foreign key (id, current_hash) references content.course_version (course_id, hash)
  );

  create table content.lesson_version (
    course_hash text not null,
    lesson_id text not null,
    number smallint not null,
    title text not null,
    minutes smallint not null,
    packed_bytes integer not null,
    html text not null,
    checked_on date not null,
    sources jsonb not null,
    constraint lesson_version_pk primary key (course_hash, lesson_id),
    constraint lesson_version_number_uq unique (course_hash, number),
    constraint lesson_version_course_fk foreign key (course_hash) references content.course_version (hash)
  );
  create index lesson_version_lesson_idx on content.lesson_version (lesson_id);

  create table content.programme_version (
    hash text not null,
    programme_id text not null,
    title text not null,
    compiled jsonb not null,
    published_at timestamptz not null,
    constraint programme_version_pk primary key (hash),
    constraint programme_version_programme_hash_uq unique (programme_id, hash)
  );

  create table content.programme (
    id text not null,
    current_hash text not null,
    constraint programme_pk primary key (id),
    constraint programme_current_fk foreign key (id, current_hash) references content.programme_version (programme_id, hash)
  );
`;
