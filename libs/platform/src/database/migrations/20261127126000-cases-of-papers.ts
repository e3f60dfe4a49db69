import { type MigrationInterface, type QueryRunner } from 'typeorm';

/**
 * A certificate whose passage is finished no longer is a case for the department until somebody decides (decision 0084). Papers that stand so
 * today begin with one.
 */
export class CasesOfPapers20261127126000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table credentials.paper_case (
        id uuid not null,
        certificate_id uuid not null,
        opened_at timestamptz not null,
        outcome text,
        reason text,
        closed_by uuid,
        closed_for uuid,
        closed_at timestamptz,
        constraint paper_case_pk primary key (id),
        constraint paper_case_certificate_fk foreign key (certificate_id) references credentials.certificate (id),
        constraint paper_case_outcome_ck check (outcome in ('kept', 'finished-again')),
        constraint paper_case_closed_ck check ((closed_at is null) = (outcome is null)),
        constraint paper_case_kept_ck check ((outcome is not distinct from 'kept') = (reason is not null) and (reason is null) = (closed_by is null)),
        constraint paper_case_reason_ck check (reason in ('learnt-otherwise', 'our-fault', 'decided')),
        constraint paper_case_for_ck check (closed_for is null or closed_by is not null)
      );
      create unique index paper_case_open_uq on credentials.paper_case (certificate_id) where closed_at is null;
      create index paper_case_certificate_idx on credentials.paper_case (certificate_id);

      insert into credentials.paper_case (id, certificate_id, opened_at)
      select uuidv7(), c.id, date_trunc('milliseconds', now()) from credentials.certificate c join learning.completion p on p.cycle_id = c.cycle_id
      where c.state = 'valid' and c.erased_at is null and p.finished_at is null;
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop table credentials.paper_case');
  }
}
