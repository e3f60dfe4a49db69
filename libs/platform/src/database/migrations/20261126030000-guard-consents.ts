import { type MigrationInterface, type QueryRunner } from 'typeorm';

/** Lines of the consent ledger are only ever added; an erasure takes out the note, which may name somebody, and nothing else. */
export class GuardConsents20261126030000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create function identity.keep_consent() returns trigger language plpgsql as $$
      begin
        if tg_op = 'UPDATE' and new.note is null and to_jsonb(new) - 'note' = to_jsonb(old) - 'note' then return new; end if;
        raise exception 'consents are only ever added; an erasure empties the note' using errcode = 'restrict_violation';
      end $$;
      create trigger consent_is_kept before update or delete on identity.consent
        for each row execute function identity.keep_consent();
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      drop trigger consent_is_kept on identity.consent;
      drop function identity.keep_consent();
    `);
  }
}
