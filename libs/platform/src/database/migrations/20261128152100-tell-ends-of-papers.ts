import { type MigrationInterface, type QueryRunner } from 'typeorm';

/** Up to where the holder of a paper said she knows that its time ends, and by which last day (decision 0092). */
export class TellEndsOfPapers20261128152100 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table credentials.end_told (
        certificate_id uuid not null,
        valid_until date not null,
        stage smallint not null,
        told_at timestamptz not null,
        constraint end_told_pk primary key (certificate_id),
        constraint end_told_certificate_fk foreign key (certificate_id) references credentials.certificate (id),
        constraint end_told_stage_ck check (stage between 1 and 3)
      );
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop table credentials.end_told');
  }
}
