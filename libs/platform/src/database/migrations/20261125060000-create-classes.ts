import { type MigrationInterface, type QueryRunner } from 'typeorm';

export class CreateClasses20261125060000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create schema classes;

      create table classes.venue (
        id uuid not null,
        unit_id uuid not null,
        unit_path ltree not null,
        name text not null,
        capacity integer not null,
        constraint venue_pk primary key (id),
        constraint venue_unit_fk foreign key (unit_id, unit_path) references org.unit (id, path) on update cascade,
        constraint venue_name_uq unique (unit_id, name),
        constraint venue_capacity_ck check (capacity between 1 and 2000)
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
        constraint class_group_pk primary key (id),
        constraint class_group_capacity_uq unique (id, capacity),
        constraint class_group_unit_fk foreign key (unit_id, unit_path) references org.unit (id, path) on update cascade,
        constraint class_group_capacity_ck check (capacity between 1 and 2000)
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
        constraint class_session_pk primary key (id),
        constraint class_session_group_fk foreign key (class_group_id) references classes.class_group (id),
        constraint class_session_venue_fk foreign key (venue_id) references classes.venue (id),
        constraint class_session_number_uq unique (class_group_id, number),
        constraint class_session_id_during_uq unique (id, during),
        constraint class_session_state_ck check (state in ('planned', 'open', 'closed', 'cancelled')),
        constraint class_session_during_ck check (not isempty(during) and not lower_inf(during) and not upper_inf(during)),
        constraint class_session_trainer_excl exclude using gist (trainer_id with =, during with &&) where (state <> 'cancelled'),
        constraint class_session_venue_excl exclude using gist (venue_id with =, during with &&) where (state <> 'cancelled')
      );
      create index class_session_during_gist_idx on classes.class_session using gist (during);

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
        constraint booking_pk primary key (id),
        constraint booking_group_fk foreign key (class_group_id, capacity) references classes.class_group (id, capacity) on update cascade,
        constraint booking_member_fk foreign key (member_id) references org.member (id),
        constraint booking_place_ck check (place >= 1 and (place <= capacity or cancelled_at is not null))
      );
      create unique index booking_place_uq on classes.booking (class_group_id, place) where cancelled_at is null;
      create unique index booking_member_uq on classes.booking (class_group_id, member_id) where cancelled_at is null;
      create index booking_member_idx on classes.booking (member_id);

      create table classes.booked_time (
        booking_id uuid not null,
        class_session_id uuid not null,
        member_id uuid not null,
        during tstzrange not null,
        constraint booked_time_pk primary key (booking_id, class_session_id),
        constraint booked_time_booking_fk foreign key (booking_id) references classes.booking (id) on delete cascade,
        constraint booked_time_session_fk foreign key (class_session_id, during) references classes.class_session (id, during) on update cascade,
        constraint booked_time_member_excl exclude using gist (member_id with =, during with &&)
      );
      create index booked_time_session_idx on classes.booked_time (class_session_id);

      create table classes.attendance_mark (
        id bigint generated always as identity,
        class_session_id uuid not null,
        member_id uuid not null,
        mark text not null,
        source text not null,
        marked_by uuid not null,
        marked_at timestamptz not null,
        client_key uuid not null,
        constraint attendance_mark_pk primary key (id),
        constraint attendance_mark_session_fk foreign key (class_session_id) references classes.class_session (id),
        constraint attendance_mark_member_fk foreign key (member_id) references org.member (id),
        constraint attendance_mark_client_key_uq unique (class_session_id, client_key),
        constraint attendance_mark_mark_ck check (mark in ('present', 'absent')),
        constraint attendance_mark_source_ck check (source in ('roll', 'scan', 'number', 'paper', 'correction'))
      );
      create index attendance_mark_latest_idx on classes.attendance_mark (class_session_id, member_id, id desc);
      create index attendance_mark_member_idx on classes.attendance_mark (member_id);
      create trigger attendance_mark_only_grows before update or delete on classes.attendance_mark
        for each row execute function platform.refuse_change();
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop schema classes cascade');
  }
}
