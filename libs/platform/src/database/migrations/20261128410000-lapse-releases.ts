import { type MigrationInterface, type QueryRunner } from 'typeorm';

/** A list of certificates that nobody confirms in time ends; those that wait already get the days of their province from now on. */
export class LapseReleases20261128410000 implements MigrationInterface {
  name = 'LapseReleases20261128410000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      alter table credentials.release add column expires_at timestamptz;
      update credentials.release l set expires_at = now() + make_interval(days => coalesce((
        select r.change_days from credentials.release_rule r join org.unit u on u.id = r.province_id where l.unit_path <@ u.path), 14))
        where l.state = 'proposed';
      alter table credentials.release drop constraint release_state_ck, drop constraint release_closed_ck,
        add constraint release_state_ck check (
          state in ('listed', 'proposed', 'window', 'issuing', 'issued', 'taken-back', 'expired')),
        add constraint release_closed_ck check (
          (closed_at is not null) = (state in ('issued', 'taken-back', 'expired')) and (state = 'taken-back') = (closed_by is not null)),
        add constraint release_expires_ck check (
          (expires_at is not null or state not in ('proposed', 'expired')) and (needs_second or expires_at is null));
      alter table credentials.release_entry drop constraint release_entry_reason_ck,
        add constraint release_entry_reason_ck check ((state = 'left-out') = (reason is not null)
          and (reason is null or reason in ('not-finished', 'has-paper', 'erased', 'taken-back', 'expired')));
      create index release_proposed_idx on credentials.release (expires_at) where state = 'proposed';
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      drop index credentials.release_proposed_idx;
      update credentials.release_entry set reason = 'taken-back' where reason = 'expired';
      alter table credentials.release_entry drop constraint release_entry_reason_ck,
        add constraint release_entry_reason_ck check ((state = 'left-out') = (reason is not null)
          and (reason is null or reason in ('not-finished', 'has-paper', 'erased', 'taken-back')));
      alter table credentials.release drop constraint release_expires_ck, drop constraint release_state_ck, drop constraint release_closed_ck;
      update credentials.release set state = 'taken-back', closed_by = released_by where state = 'expired';
      alter table credentials.release drop column expires_at,
        add constraint release_state_ck check (state in ('listed', 'proposed', 'window', 'issuing', 'issued', 'taken-back')),
        add constraint release_closed_ck check (
          (closed_at is not null) = (state in ('issued', 'taken-back')) and (state = 'taken-back') = (closed_by is not null));
    `);
  }
}
