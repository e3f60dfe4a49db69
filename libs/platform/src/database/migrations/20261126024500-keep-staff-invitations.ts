import { type MigrationInterface, type QueryRunner } from 'typeorm';

export class KeepStaffInvitations20261126024500 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table identity.staff_invitation (
        invited_by uuid not null,
        client_key uuid not null,
        body_hash bytea not null,
        account_id uuid constraint staff_invitation_account_fk references identity.account (id),
        grant_id uuid,
        constraint staff_invitation_pk primary key (invited_by, client_key)
      )`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop table identity.staff_invitation');
  }
}
