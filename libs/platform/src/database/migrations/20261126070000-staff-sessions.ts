import { type MigrationInterface, type QueryRunner } from 'typeorm';

/** Who stands before a session, as trainer or assistant, and what is lent to it: none of them in two places at once. */
export class StaffSessions20261126070000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      alter table classes.class_session add constraint class_session_id_hours_uq unique (id, during, state);

      create table classes.session_staff (
        class_session_id uuid not null,
        account_id uuid not null,
        duty text not null,
        display_name text not null,
        during tstzrange not null,
        state text not null,
        constraint session_staff_pk primary key (class_session_id, account_id),
        constraint session_staff_session_fk foreign key (class_session_id, during, state)
          references classes.class_session (id, during, state) on update cascade,
        constraint session_staff_duty_ck check (duty in ('trainer', 'assistant')),
        constraint session_staff_person_excl exclude using gist (account_id with =, during with &&) where (state <> 'cancelled')
      );
      create unique index session_staff_trainer_uq on classes.session_staff (class_session_id) where duty = 'trainer';
      create index session_staff_account_idx on classes.session_staff (account_id);

      insert into classes.session_staff (class_session_id, account_id, duty, display_name, during, state)
      select s.id, s.trainer_id, 'trainer', g.trainer_name, s.during, s.state
      from classes.class_session s join classes.class_group g on g.id = s.class_group_id;

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
      create trigger class_session_holds_trainer after insert or update of trainer_id on classes.class_session
        for each row execute function classes.hold_trainer();
      alter table classes.class_session drop constraint class_session_trainer_excl;

      create table classes.equipment (
        id uuid not null,
        unit_id uuid not null,
        unit_path ltree not null,
        name text not null,
        constraint equipment_pk primary key (id),
        constraint equipment_unit_fk foreign key (unit_id, unit_path) references org.unit (id, path) on update cascade,
        constraint equipment_name_uq unique (unit_id, name)
      );

      create table classes.equipment_loan (
        class_session_id uuid not null,
        equipment_id uuid not null,
        during tstzrange not null,
        state text not null,
        constraint equipment_loan_pk primary key (class_session_id, equipment_id),
        constraint equipment_loan_item_fk foreign key (equipment_id) references classes.equipment (id),
        constraint equipment_loan_session_fk foreign key (class_session_id, during, state)
          references classes.class_session (id, during, state) on update cascade,
        constraint equipment_loan_item_excl exclude using gist (equipment_id with =, during with &&) where (state <> 'cancelled')
      );
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      drop table classes.equipment_loan;
      drop table classes.equipment;
      drop trigger class_session_holds_trainer on classes.class_session;
      drop function classes.hold_trainer();
      drop table classes.session_staff;
      alter table classes.class_session drop constraint class_session_id_hours_uq;
      alter table classes.class_session add constraint class_session_trainer_excl
        exclude using gist (trainer_id with =, during with &&) where (state <> 'cancelled');
    `);
  }
}
