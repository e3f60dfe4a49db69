import { type MigrationInterface, type QueryRunner } from 'typeorm';

/** A later date of one person ends too, where she was given one with many others and is to have theirs again (decision 0139). */
export class EndOwnExtensions20261128510000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query('alter table learning.extension drop constraint extension_ended_ck');
    await runner.query(
      'alter table learning.extension add constraint extension_ended_ck check (ended_at is null or ended_at >= given_at)',
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('delete from learning.extension where ended_at is not null and round_extension_id is null');
    await runner.query('alter table learning.extension drop constraint extension_ended_ck');
    await runner.query(
      'alter table learning.extension add constraint extension_ended_ck check (ended_at is null or round_extension_id is not null)',
    );
  }
}
