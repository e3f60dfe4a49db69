import { type MigrationInterface, type QueryRunner } from 'typeorm';

/** The law behind “evidence is never erased” and “acknowledged means committed”: facts and answers are only ever added. */
export class GuardFacts20261125180000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create function learning.keep_evidence() returns trigger language plpgsql as $$
      begin
        if tg_op = 'UPDATE' and old.superseded_at is null
          and to_jsonb(new) - 'superseded_at' = to_jsonb(old) - 'superseded_at' then return new; end if;
        raise exception 'evidence is superseded, never changed or removed' using errcode = 'restrict_violation';
      end $$;
      create trigger evidence_is_kept before update or delete on learning.evidence
        for each row execute function learning.keep_evidence();

      create trigger answer_only_grows before update or delete on assessment.answer
        for each row execute function platform.refuse_change();
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      drop trigger answer_only_grows on assessment.answer;
      drop trigger evidence_is_kept on learning.evidence;
      drop function learning.keep_evidence();
    `);
  }
}
