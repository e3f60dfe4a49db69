import { type MigrationInterface, type QueryRunner } from 'typeorm';

/** Courses that whoever gets a place in a class has finished (decision 0083). */
export class SayWhatClassesBuildOn20261127122100 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table classes.class_prerequisite (
        class_group_id uuid not null,
        course_id text not null,
        constraint class_prerequisite_pk primary key (class_group_id, course_id),
        constraint class_prerequisite_group_fk foreign key (class_group_id) references classes.class_group (id),
        constraint class_prerequisite_course_fk foreign key (course_id) references content.course (id)
      );
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop table classes.class_prerequisite');
  }
}
