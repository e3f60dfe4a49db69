import { type MigrationInterface, type QueryRunner } from 'typeorm';
import { ASSESSMENT } from './baseline/assessment.sql';
import { CLASSES_1 } from './baseline/classes-1.sql';
import { CLASSES_2 } from './baseline/classes-2.sql';
import { CONTENT } from './baseline/content.sql';
import { CREDENTIALS } from './baseline/credentials.sql';
import { IDENTITY } from './baseline/identity.sql';
import { INTEROP } from './baseline/interop.sql';
import { LEARNING } from './baseline/learning.sql';
import { ORG } from './baseline/org.sql';
import { PAPERS } from './baseline/papers.sql';
import { PLANNING } from './baseline/planning.sql';
import { PLATFORM } from './baseline/platform.sql';

/** Each schema after those that its foreign keys point to. */
const PARTS = [
  PLATFORM,
  ORG,
  IDENTITY,
  CONTENT,
  ASSESSMENT,
  CLASSES_1,
  CLASSES_2,
  LEARNING,
  CREDENTIALS,
  PLANNING,
  PAPERS,
  INTEROP,
];

/** The whole schema. The application's rights are given by `grantApplicationRole`. */
export class CreateBaseline20261207120000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    for (const part of PARTS) await runner.query(part);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(
      `drop schema interop, papers, planning, credentials, learning, classes, assessment, content, identity, org, platform cascade`,
    );
  }
}
