import { type MigrationInterface, type QueryRunner } from 'typeorm';

/**
 * A certificate keeps the last day of its passage: it follows the passage wherever that moves, and stays where the passage is no longer finished, so
 * that a paper whose time is over does not come back without end (decision 0058).
 */
export class KeepLastDays20261127115500 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      alter table credentials.certificate add column valid_until date;
      update credentials.certificate c set valid_until = p.valid_until
        from learning.completion p where p.cycle_id = c.cycle_id and p.valid_until is not null;
      create index certificate_ending_idx on credentials.certificate (issuer_id, year, number, valid_until)
        where state = 'valid' and valid_until is not null;

      create function credentials.keep_last_day() returns trigger language plpgsql as $$
      begin
        update credentials.certificate set valid_until = new.valid_until
          where cycle_id = new.cycle_id and valid_until is distinct from new.valid_until;
        return null;
      end $$;
      create trigger completion_moves_last_day after insert or update of valid_until on learning.completion
        for each row when (new.valid_until is not null) execute function credentials.keep_last_day();
      create index certificate_cycle_idx on credentials.certificate (cycle_id);
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      drop trigger completion_moves_last_day on learning.completion;
      drop function credentials.keep_last_day();
      drop index credentials.certificate_cycle_idx;
      alter table credentials.certificate drop column valid_until;
    `);
  }
}
