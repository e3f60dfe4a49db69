import { type MigrationInterface, type QueryRunner } from 'typeorm';

/** How a class admits who asks for a place, and the requests that wait for an answer. */
export class AskForApproval20261127103000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      alter table classes.class_group add column approval text not null default 'none';
      alter table classes.class_group
        add constraint class_group_approval_ck check (approval in ('none', 'commune', 'two-stage'));

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
        constraint place_request_stage_ck check (stage = 'commune' or (stage = 'class' and approval = 'two-stage')),
        constraint place_request_commune_ck
          check ((commune_at is null) = (commune_by is null) and (commune_at is not null) = (stage = 'class')),
        constraint place_request_end_ck check ((ended_at is null) = (ended_as is null)),
        constraint place_request_ended_as_ck
          check (ended_as in ('admitted', 'declined', 'withdrawn', 'expired', 'placed')),
        constraint place_request_ended_by_ck
          check ((ended_by is not null) = (ended_as is not null and ended_as in ('admitted', 'declined'))),
        constraint place_request_reason_ck
          check ((reason is not null) = (ended_as is not null and ended_as = 'declined') and length(reason) between 1 and 300)
      );
      create unique index place_request_member_uq on classes.place_request (class_group_id, member_id) where ended_at is null;
      create index place_request_member_idx on classes.place_request (member_id);

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
      create trigger place_request_holds_none before insert or update of class_group_id, member_id, ended_at
        on classes.place_request
        for each row when (new.ended_at is null) execute function classes.refuse_asking_and_placed();
      create trigger booking_asks_no_more before insert or update of class_group_id, member_id, cancelled_at on classes.booking
        for each row when (new.cancelled_at is null) execute function classes.refuse_asking_and_placed();
      create trigger waiting_entry_asks_no_more before insert or update of class_group_id, member_id, ended_at
        on classes.waiting_entry
        for each row when (new.ended_at is null) execute function classes.refuse_asking_and_placed();
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      drop table classes.place_request;
      drop trigger booking_asks_no_more on classes.booking;
      drop trigger waiting_entry_asks_no_more on classes.waiting_entry;
      drop function classes.refuse_asking_and_placed();
      alter table classes.class_group drop column approval;
    `);
  }
}
