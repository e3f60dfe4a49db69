import { type MigrationInterface, type QueryRunner } from 'typeorm';

/** How long a round's passages are valid and when they are renewed; what follows from it, beside cycles and completions (decision 0058). */
export class RenewPassages20261126171500 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      alter table learning.round
        add column validity jsonb,
        add constraint round_validity_ck check (
          (validity->>'basis') in ('completion', 'earlier-expiry', 'fixed-date') and (validity->>'months')::integer between 1 and 120);

      alter table learning.cycle
        alter column counts_from drop not null,
        add column grace_days smallint,
        add constraint cycle_number_ck check (number >= 1),
        add constraint cycle_begun_ck check (number > 1 or counts_from is not null);

      alter table learning.completion
        add column valid_from date,
        add column valid_until date,
        add column renewable_from date,
        add constraint completion_valid_ck check (
          (valid_until is null) = (valid_from is null) and (valid_until is null) = (renewable_from is null)
          and valid_until >= valid_from and valid_until >= renewable_from and (valid_until is null or finished_at is not null));
      create index completion_renewable_idx on learning.completion (renewable_from) where renewable_from is not null;
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      alter table learning.completion drop column valid_from, drop column valid_until, drop column renewable_from;
      delete from learning.completion p using learning.cycle c where c.id = p.cycle_id and c.counts_from is null;
      delete from learning.cycle where counts_from is null;
      alter table learning.cycle drop constraint cycle_begun_ck, drop constraint cycle_number_ck, drop column grace_days,
        alter column counts_from set not null;
      alter table learning.round drop column validity;
    `);
  }
}
