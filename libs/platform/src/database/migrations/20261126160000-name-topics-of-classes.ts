import { type MigrationInterface, type QueryRunner } from 'typeorm';

/** What a class is about, and with it the hours attended there. */
export class NameTopicsOfClasses20261126160000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      alter table classes.class_group add column topic text;
      alter table classes.class_group add constraint class_group_topic_fk foreign key (topic) references content.course (id);
      alter table learning.evidence add column topic text;
      alter table learning.evidence add constraint evidence_topic_ck check (topic is null or kind = 'hours-attended');
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      alter table learning.evidence drop column topic;
      alter table classes.class_group drop column topic;
    `);
  }
}
