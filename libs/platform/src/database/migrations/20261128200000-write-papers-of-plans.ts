import { type MigrationInterface, type QueryRunner } from 'typeorm';

const KINDS = `'class-plan', 'invitation', 'convening', 'assignment', 'attendance-list', 'minutes', 'class-report', 'round-report', 'certificate-list'`;

/** What an issued paper keeps for ever; `more`: further columns. */
const keepPaper = (more: string): string => {
  const columns = (row: string): string =>
    ['id', 'kind', 'class_group_id', 'round_id', ...(more === '' ? [] : [more])]
      .map((name) => `${row}.${name}`)
      .join(', ');
  const rest = (row: string): string =>
    ['unit_id', 'symbol', 'number', 'dated_on', 'issued_by', 'issued_at', 'corrects']
      .map((name) => `${row}.${name}`)
      .join(', ');
  return `
      create or replace function papers.keep_paper() returns trigger language plpgsql as $$
      begin
        if old.issued_at is null then
          return coalesce(new, old);
        end if;
        if tg_op = 'DELETE' then
          raise exception 'an issued paper is never deleted' using errcode = 'restrict_violation';
        end if;
        if (${columns('old')}, ${rest('old')})
          is distinct from (${columns('new')}, ${rest('new')})
          or ((old.content, old.form) is distinct from (new.content, new.form)
            and (new.erased_at > old.erased_at or (old.erased_at is null and new.erased_at is not null)) is not true)
          or (new.erased_at is null and old.erased_at is not null) then
          raise exception 'an issued paper is frozen' using errcode = 'restrict_violation';
        end if;
        return new;
      end $$`;
};

/** Papers are about a class, a round or a plan of classes (decision 0096). */
export class WritePapersOfPlans20261128200000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      alter table papers.paper drop constraint paper_kind_ck, drop constraint paper_subject_ck, add column plan_id uuid;
      alter table papers.paper
        add constraint paper_kind_ck check (kind in (${KINDS}, 'opening-plan')),
        add constraint paper_subject_ck check (num_nonnulls(class_group_id, round_id, plan_id) = 1),
        add constraint paper_plan_fk foreign key (plan_id) references planning.plan (id);
      create index paper_plan_idx on papers.paper (plan_id);
      ${keepPaper('plan_id')}
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ${keepPaper('')};
      alter table papers.paper drop constraint paper_kind_ck, drop constraint paper_subject_ck, drop column plan_id;
      alter table papers.paper
        add constraint paper_kind_ck check (kind in (${KINDS})),
        add constraint paper_subject_ck check ((class_group_id is null) <> (round_id is null));
    `);
  }
}
