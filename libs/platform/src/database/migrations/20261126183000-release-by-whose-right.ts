import { type MigrationInterface, type QueryRunner } from 'typeorm';

/**
 * Of a list of certificates, by whose lent right it was released and confirmed: neither the lender nor who acts by the same right is the
 * second person (decisions 0053 and 0066). Lists of before know the accounts alone.
 */
export class ReleaseByWhoseRight20261126183000 implements MigrationInterface {
  name = 'ReleaseByWhoseRight20261126183000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      alter table credentials.release add column released_for uuid, add column confirmed_for uuid;
      alter table credentials.release
        add constraint release_released_for_ck check (released_for is null or released_by is not null),
        add constraint release_confirmed_for_ck check (confirmed_for is null or confirmed_by is not null),
        drop constraint release_second_ck,
        add constraint release_second_ck check (confirmed_by is null or (
          confirmed_by <> released_by and confirmed_by is distinct from released_for and confirmed_for is distinct from released_by
          and (confirmed_for is null or confirmed_for is distinct from released_for)));
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      alter table credentials.release drop constraint release_second_ck, drop constraint release_confirmed_for_ck,
        drop constraint release_released_for_ck, drop column released_for, drop column confirmed_for,
        add constraint release_second_ck check (confirmed_by <> released_by);
    `);
  }
}
