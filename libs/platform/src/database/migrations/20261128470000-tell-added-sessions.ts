import { type MigrationInterface, type QueryRunner } from 'typeorm';

/**
 * A session that somebody adds to a class is news for whoever has to do with the class, and what the department does in a hall is news for its
 * commune (decision 0132). Who added a session of before, and which changes of before the department made, is known no more: nothing is told of them.
 */
export class TellAddedSessions20261128470000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      alter table classes.class_session
        add column added_by uuid,
        add column added_at timestamptz,
        add constraint class_session_added_ck check ((added_by is null) = (added_at is null));
      alter table classes.session_change add column by_department boolean not null default false`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      alter table classes.session_change drop column by_department;
      alter table classes.class_session
        drop constraint class_session_added_ck,
        drop column added_by,
        drop column added_at`);
  }
}
