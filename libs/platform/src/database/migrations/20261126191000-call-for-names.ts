import { type MigrationInterface, type QueryRunner } from 'typeorm';

/** The department asks communes for names about a topic: places per commune before dates. */
export class CallForNames20261126191000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
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
        constraint call_name_quota_fk foreign key (call_id, unit_id) references planning.call_quota (call_id, unit_id) on delete cascade,
        constraint call_name_places_fk foreign key (call_id, unit_id, places)
          references planning.call_quota (call_id, unit_id, places) on update cascade,
        constraint call_name_member_fk foreign key (member_id) references org.member (id),
        constraint call_name_group_fk foreign key (class_group_id) references classes.class_group (id),
        constraint call_name_place_uq unique (call_id, unit_id, place) deferrable initially immediate,
        constraint call_name_state_ck check (state in ('proposed', 'named', 'booked', 'declined', 'withdrawn', 'unable')),
        constraint call_name_place_ck check (place between 1 and places),
        constraint call_name_placed_ck check (
          (place is not null) = (state in ('named', 'booked')) and (place is null) = (places is null)),
        constraint call_name_ended_ck check ((ended_at is not null) = (state in ('declined', 'withdrawn', 'unable'))),
        constraint call_name_reason_ck check ((reason is not null) = (state = 'declined')),
        constraint call_name_class_ck check ((class_group_id is not null) = (state = 'booked'))
      );
      create unique index call_name_live_uq on planning.call_name (call_id, member_id)
        where state in ('proposed', 'named', 'booked');
      create index call_name_member_idx on planning.call_name (member_id);
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop table planning.call_name, planning.call_quota, planning.class_call');
  }
}
