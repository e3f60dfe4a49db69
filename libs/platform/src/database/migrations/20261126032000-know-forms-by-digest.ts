import { type MigrationInterface, type QueryRunner } from 'typeorm';

const TABLES = ['org.member', 'org.act', 'org.data_request', 'classes.attendance_mark'];

export class KnowFormsByDigest20261126032000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    for (const table of TABLES) await runner.query(`alter table ${table} add body_hash bytea`);
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const table of TABLES) await runner.query(`alter table ${table} drop body_hash`);
  }
}
