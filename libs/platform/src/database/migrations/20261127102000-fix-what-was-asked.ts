import { type MigrationInterface, type QueryRunner } from 'typeorm';

/**
 * When a class ended about which members are asked is kept, so that no session added, moved or cancelled later takes the question or its
 * result away. An answer or a result without a fixed end can't be written. Classes asked about before end when their members were told: with
 * the last session until now that takes place, whether anybody is marked in it yet or not; with none, the last one anybody was marked in,
 * or whatever session there is: an upgrade never stops at an answer.
 */
export class FixWhatWasAsked20261127102000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table classes.asking (
        class_group_id uuid not null,
        ended_at timestamptz not null,
        opened_at timestamptz not null,
        constraint asking_pk primary key (class_group_id),
        constraint asking_group_fk foreign key (class_group_id) references classes.class_group (id),
        constraint asking_opened_ck check (opened_at >= ended_at)
      );
      insert into classes.asking (class_group_id, ended_at, opened_at)
      select e.class_group_id, e.ended_at, e.ended_at
      from (
        select s.class_group_id, coalesce(
          max(upper(s.during)) filter (where s.state <> 'cancelled' and upper(s.during) <= now()),
          max(upper(s.during)) filter (where upper(s.during) <= now()
            and exists (select from classes.attendance_mark m where m.class_session_id = s.id)),
          max(upper(s.during))) as ended_at
        from classes.class_session s
        where s.class_group_id in (
          select class_group_id from classes.opinion union select class_group_id from classes.opinion_result
          union select class_group_id from classes.household_report union select class_group_id from classes.household_result)
        group by s.class_group_id) e;
      alter table classes.opinion drop constraint opinion_group_fk,
        add constraint opinion_asking_fk foreign key (class_group_id) references classes.asking (class_group_id);
      alter table classes.opinion_result drop constraint opinion_result_group_fk,
        add constraint opinion_result_asking_fk foreign key (class_group_id) references classes.asking (class_group_id);
      alter table classes.household_report drop constraint household_report_group_fk,
        add constraint household_report_asking_fk foreign key (class_group_id) references classes.asking (class_group_id);
      alter table classes.household_result drop constraint household_result_group_fk,
        add constraint household_result_asking_fk foreign key (class_group_id) references classes.asking (class_group_id);
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      alter table classes.household_result drop constraint household_result_asking_fk,
        add constraint household_result_group_fk foreign key (class_group_id) references classes.class_group (id);
      alter table classes.household_report drop constraint household_report_asking_fk,
        add constraint household_report_group_fk foreign key (class_group_id) references classes.class_group (id);
      alter table classes.opinion_result drop constraint opinion_result_asking_fk,
        add constraint opinion_result_group_fk foreign key (class_group_id) references classes.class_group (id);
      alter table classes.opinion drop constraint opinion_asking_fk,
        add constraint opinion_group_fk foreign key (class_group_id) references classes.class_group (id);
      drop table classes.asking;
    `);
  }
}
