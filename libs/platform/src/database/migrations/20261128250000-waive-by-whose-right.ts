import { type MigrationInterface, type QueryRunner } from 'typeorm';

/**
 * Of a waiver, by whose lent right each of its two people said her word: neither the lender nor who acts by the same right is the second person (decision
 * 0104). Waivers of before know the accounts alone.
 */
export class WaiveByWhoseRight20261128250000 implements MigrationInterface {
  name = 'WaiveByWhoseRight20261128250000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      alter table learning.waiver add column proposed_for uuid, add column confirmed_for uuid, add column end_proposed_for uuid,
        add column closed_for uuid;
      alter table learning.waiver
        add constraint waiver_proposed_for_ck check (proposed_for is null or proposed_for <> proposed_by),
        add constraint waiver_confirmed_for_ck check (confirmed_for is null or confirmed_by is not null),
        add constraint waiver_end_proposed_for_ck check (end_proposed_for is null or end_proposed_by is not null),
        add constraint waiver_closed_for_ck check (closed_for is null or closed_by is not null),
        drop constraint waiver_second_ck, drop constraint waiver_end_second_ck,
        add constraint waiver_second_ck check (confirmed_by is null or (
          confirmed_by <> proposed_by and confirmed_by is distinct from proposed_for and confirmed_for is distinct from proposed_by
          and (confirmed_for is null or confirmed_for is distinct from proposed_for))),
        add constraint waiver_end_second_ck check (state <> 'ended' or (
          closed_by <> end_proposed_by and closed_by is distinct from end_proposed_for and closed_for is distinct from end_proposed_by
          and (closed_for is null or closed_for is distinct from end_proposed_for)));
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      alter table learning.waiver drop constraint waiver_second_ck, drop constraint waiver_end_second_ck,
        drop constraint waiver_proposed_for_ck, drop constraint waiver_confirmed_for_ck, drop constraint waiver_end_proposed_for_ck,
        drop constraint waiver_closed_for_ck, drop column proposed_for, drop column confirmed_for, drop column end_proposed_for,
        drop column closed_for,
        add constraint waiver_second_ck check (confirmed_by <> proposed_by),
        add constraint waiver_end_second_ck check (state <> 'ended' or closed_by <> end_proposed_by);
    `);
  }
}
