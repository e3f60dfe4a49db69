import { type MigrationInterface, type QueryRunner } from 'typeorm';

/** A name remembers the class it came back from; a call counts its changes, so that a form that was read earlier is told apart. */
export class NamesFollowClasses20261127101000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      alter table planning.call_name drop constraint call_name_class_ck;
      alter table planning.call_name add constraint call_name_class_ck check (state <> 'booked' or class_group_id is not null);
      alter table planning.class_call add column revision integer not null default 0;
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      alter table planning.class_call drop column revision;
      alter table planning.call_name drop constraint call_name_class_ck;
      update planning.call_name set class_group_id = null where state <> 'booked';
      alter table planning.call_name add constraint call_name_class_ck check ((class_group_id is not null) = (state = 'booked'));
    `);
  }
}
