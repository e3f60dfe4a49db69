import { type MigrationInterface, type QueryRunner } from 'typeorm';

/**
 * As what somebody gave a member a place in a class, or took it from her, and whether she knows (decision 0095). Places from before it was kept
 * stay untold, as do those she took or gave back herself.
 */
export class TellWhoOthersBooked20261128190000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      alter table classes.booking
        add column given_as text,
        add column taken_as text,
        add column seen_at timestamptz,
        add constraint booking_given_as_ck check (given_as in ('trainer', 'officer', 'department')),
        add constraint booking_taken_as_ck check (taken_as in ('trainer', 'officer', 'department')),
        add constraint booking_taken_ck check (taken_as is null or cancelled_at is not null);
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('alter table classes.booking drop column given_as, drop column taken_as, drop column seen_at');
  }
}
