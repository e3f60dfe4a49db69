import { type MigrationInterface, type QueryRunner } from 'typeorm';

/**
 * Of a paper about personal data, by whose lent right it was written down: neither the lender nor who acts by the same right accepts the
 * erasure that it asks for (decision 0018). Papers of before know the account alone.
 */
export class RecordByWhoseRight20261126182000 implements MigrationInterface {
  name = 'RecordByWhoseRight20261126182000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      alter table org.data_request add column recorded_for uuid;
      alter table org.data_request
        add constraint data_request_recorded_for_ck check (recorded_for is null or recorded_by is not null),
        drop constraint data_request_two_people_ck,
        add constraint data_request_two_people_ck check (kind <> 'erasure' or made_how <> 'paper' or state <> 'done'
          or (answered_by <> recorded_by and answered_by is distinct from recorded_for));
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      alter table org.data_request drop constraint data_request_two_people_ck, drop constraint data_request_recorded_for_ck,
        drop column recorded_for,
        add constraint data_request_two_people_ck
          check (kind <> 'erasure' or made_how <> 'paper' or state <> 'done' or answered_by <> recorded_by);
    `);
  }
}
