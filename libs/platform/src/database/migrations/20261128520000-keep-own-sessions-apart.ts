import { type MigrationInterface, type QueryRunner } from 'typeorm';

/**
 * Sessions of one class don't meet: who has a place in it could be in one of them alone, and nobody could be booked any more. Whoever gives hours holds the class
 * before, so a look is enough. What stands already stays: only hours that are newly given are judged,
 * and after the constraints, which say more: a hall or trainer of the same hours is told with other hours that are free.
 */
export class KeepOwnSessionsApart20261128520000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create function classes.refuse_meeting_own() returns trigger language plpgsql as $$
      begin
        perform 1 from classes.class_session s
          where s.class_group_id = new.class_group_id and s.id <> new.id and s.state <> 'cancelled' and s.during && new.during;
        if found then
          raise exception 'sessions of one class do not meet'
            using errcode = 'exclusion_violation', constraint = 'class_session_own_excl', schema = 'classes', table = tg_table_name;
        end if;
        return new;
      end $$;
      create trigger class_session_begins_apart after insert on classes.class_session
        for each row when (new.state <> 'cancelled') execute function classes.refuse_meeting_own();
      create trigger class_session_stays_apart after update of during, state on classes.class_session
        for each row when (new.state <> 'cancelled' and (old.during <> new.during or old.state = 'cancelled'))
        execute function classes.refuse_meeting_own();
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      drop trigger class_session_stays_apart on classes.class_session;
      drop trigger class_session_begins_apart on classes.class_session;
      drop function classes.refuse_meeting_own();
    `);
  }
}
