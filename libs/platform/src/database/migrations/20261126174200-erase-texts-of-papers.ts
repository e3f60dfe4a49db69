import { type MigrationInterface, type QueryRunner } from 'typeorm';

/**
 * An erasure cuts a name out of what a clerk typed, out of the paper that was made of it and out of a template; each tells when. Without
 * that moment both stay as frozen as before.
 */
export class EraseTextsOfPapers20261126174200 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create or replace function papers.keep_paper() returns trigger language plpgsql as $$
      begin
        if old.issued_at is null then
          return coalesce(new, old);
        end if;
        if tg_op = 'DELETE' then
          raise exception 'an issued paper is never deleted' using errcode = 'restrict_violation';
        end if;
        if (old.id, old.kind, old.class_group_id, old.round_id, old.unit_id, old.symbol, old.number, old.dated_on,
            old.issued_by, old.issued_at, old.corrects)
          is distinct from (new.id, new.kind, new.class_group_id, new.round_id, new.unit_id, new.symbol, new.number, new.dated_on,
            new.issued_by, new.issued_at, new.corrects)
          or ((old.content, old.form) is distinct from (new.content, new.form)
            and (new.erased_at > old.erased_at or (old.erased_at is null and new.erased_at is not null)) is not true)
          or (new.erased_at is null and old.erased_at is not null) then
          raise exception 'an issued paper is frozen' using errcode = 'restrict_violation';
        end if;
        return new;
      end $$;

      alter table papers.template_version add column erased_at timestamptz;
      create or replace function papers.keep_template_version() returns trigger language plpgsql as $$
      begin
        if tg_op = 'UPDATE' and to_jsonb(new) - array['body', 'erased_at'] = to_jsonb(old) - array['body', 'erased_at']
          and (old.body is null) = (new.body is null)
          and (new.erased_at > old.erased_at or (old.erased_at is null and new.erased_at is not null)) then
          return new;
        end if;
        raise exception 'a version of a template stays as it was' using errcode = 'restrict_violation';
      end $$;
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create or replace function papers.keep_template_version() returns trigger language plpgsql as $$
      begin
        raise exception 'a version of a template stays as it was' using errcode = 'restrict_violation';
      end $$;
      alter table papers.template_version drop column erased_at;
      create or replace function papers.keep_paper() returns trigger language plpgsql as $$
      begin
        if old.issued_at is null then
          return coalesce(new, old);
        end if;
        if tg_op = 'DELETE' then
          raise exception 'an issued paper is never deleted' using errcode = 'restrict_violation';
        end if;
        if (old.id, old.kind, old.class_group_id, old.round_id, old.unit_id, old.symbol, old.number, old.dated_on, old.form,
            old.issued_by, old.issued_at, old.corrects)
          is distinct from (new.id, new.kind, new.class_group_id, new.round_id, new.unit_id, new.symbol, new.number, new.dated_on,
            new.form, new.issued_by, new.issued_at, new.corrects)
          or (old.content is distinct from new.content and new.erased_at is not distinct from old.erased_at) then
          raise exception 'an issued paper is frozen' using errcode = 'restrict_violation';
        end if;
        return new;
      end $$;
    `);
  }
}
