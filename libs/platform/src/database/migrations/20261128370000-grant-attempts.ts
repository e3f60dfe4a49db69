import { type MigrationInterface, type QueryRunner } from 'typeorm';

/** Further attempts that an officer gave somebody at a quiz (decision 0121). */
export class GrantAttempts20261128370000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table assessment.attempt_grant (
        id uuid not null,
        member_id uuid not null,
        quiz_id text not null,
        number smallint not null,
        reason text not null,
        given_by uuid not null,
        given_at timestamptz not null,
        taken_back_by uuid,
        taken_back_at timestamptz,
        constraint attempt_grant_pk primary key (id),
        constraint attempt_grant_member_fk foreign key (member_id) references org.member (id),
        constraint attempt_grant_number_ck check (number between 1 and 5),
        constraint attempt_grant_taken_back_ck check ((taken_back_by is null) = (taken_back_at is null))
      );
      create index attempt_grant_quiz_idx on assessment.attempt_grant (member_id, quiz_id);
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop table assessment.attempt_grant');
  }
}
