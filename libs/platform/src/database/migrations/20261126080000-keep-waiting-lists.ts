import { type MigrationInterface, type QueryRunner } from 'typeorm';

/** Who waits for a place in a full class, and what a class says about its places. */
export class KeepWaitingLists20261126080000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table classes.booking_policy (
        class_group_id uuid not null,
        promotion_stops_hours integer not null,
        constraint booking_policy_pk primary key (class_group_id),
        constraint booking_policy_group_fk foreign key (class_group_id) references classes.class_group (id),
        constraint booking_policy_hours_ck check (promotion_stops_hours between 0 and 336)
      );

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
        constraint waiting_entry_ended_as_ck check (ended_as in ('promoted', 'booked', 'left', 'removed'))
      );
      create unique index waiting_entry_member_uq on classes.waiting_entry (class_group_id, member_id) where ended_at is null;
      create index waiting_entry_member_idx on classes.waiting_entry (member_id);

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
      create trigger booking_waits_no_more before insert or update of class_group_id, member_id, cancelled_at on classes.booking
        for each row when (new.cancelled_at is null) execute function classes.refuse_waiting_and_booked();
      create trigger waiting_entry_holds_none before insert or update of class_group_id, member_id, ended_at
        on classes.waiting_entry
        for each row when (new.ended_at is null) execute function classes.refuse_waiting_and_booked();
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      drop table classes.waiting_entry;
      drop trigger booking_waits_no_more on classes.booking;
      drop function classes.refuse_waiting_and_booked();
      drop table classes.booking_policy;
    `);
  }
}
