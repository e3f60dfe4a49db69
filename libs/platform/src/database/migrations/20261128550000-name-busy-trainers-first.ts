import { type MigrationInterface, type QueryRunner } from 'typeorm';

/**
 * Triggers of one moment fire by name. A session that is added was looked at beside its class's own before its trainer was held: who stands before the class was told in one sentence,
 * without what is in the way and which hours are free. The look comes last now, also where the triggers were laid before that of the trainer and the hall.
 */
export class NameBusyTrainersFirst20261128550000 implements MigrationInterface {
  name = 'NameBusyTrainersFirst20261128550000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      drop trigger class_session_begins_apart on classes.class_session;
      drop trigger class_session_stays_apart on classes.class_session;
      create trigger class_session_stands_apart after insert on classes.class_session
        for each row when (new.state <> 'cancelled') execute function classes.refuse_meeting_own();
      create trigger class_session_stays_apart after update of during, state on classes.class_session
        for each row when (new.state <> 'cancelled' and (old.during <> new.during or old.state = 'cancelled'))
        execute function classes.refuse_meeting_own();
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      drop trigger class_session_stands_apart on classes.class_session;
      create trigger class_session_begins_apart after insert on classes.class_session
        for each row when (new.state <> 'cancelled') execute function classes.refuse_meeting_own();
    `);
  }
}
