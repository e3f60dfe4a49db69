import { type MigrationInterface, type QueryRunner } from 'typeorm';

/**
 * Who works by an account that belongs to no member asks about the own data too; the department of the province answers, never the
 * asker. The name in decisions and in the trail has to be kept, so that an erasure asked by staff is not accepted.
 */
export class AskAsStaff20261126175100 implements MigrationInterface {
  name = 'AskAsStaff20261126175100';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      alter table org.data_request alter column member_id drop not null;
      alter table org.data_request add column account_id uuid;
      alter table org.data_request
        add constraint data_request_asker_ck check (num_nonnulls(member_id, account_id) = 1),
        add constraint data_request_not_own_ck check (answered_by <> account_id),
        add constraint data_request_staff_name_ck check (account_id is null or kind <> 'erasure' or state not in ('accepted', 'done')),
        add constraint data_request_account_key_uq unique (account_id, client_key);
      create unique index data_request_account_open_uq on org.data_request (account_id, kind) where state in ('received', 'accepted');
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      delete from org.data_request where member_id is null;
      drop index org.data_request_account_open_uq;
      alter table org.data_request drop constraint data_request_account_key_uq, drop constraint data_request_staff_name_ck,
        drop constraint data_request_not_own_ck, drop constraint data_request_asker_ck;
      alter table org.data_request drop column account_id;
      alter table org.data_request alter column member_id set not null;
    `);
  }
}
