import { type MigrationInterface, type QueryRunner } from 'typeorm';

/**
 * That a paper is kept although its passage fell is proposed as its withdrawal is: of several at once, by two people where the province wants it, with the
 * document where it was decided (decision 0084). Papers kept before this were kept by one person and name no proposal.
 */
export class KeepPapersByProposals20261128153100 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      alter table credentials.change drop constraint change_kind_ck, drop constraint change_reason_ck;
      alter table credentials.change
        add constraint change_kind_ck check (kind in ('withdraw', 'replace', 'reissue', 'keep')),
        add constraint change_reason_ck check (reason in ('issued-in-error', 'results-corrected', 'member-request', 'wrong-name', 'wrong-birth-year',
          'wrong-unit', 'withdrawn-in-error', 'other', 'learnt-otherwise', 'our-fault', 'decided')),
        add constraint change_keeping_ck check (kind <> 'keep' or (note = '' and (reason <> 'decided' or paper_number is not null)));
      alter table credentials.change_entry drop constraint change_entry_reason_ck;
      alter table credentials.change_entry add constraint change_entry_reason_ck check ((state = 'left-out') = (reason is not null)
        and (reason is null or reason in ('state', 'erased', 'unchanged', 'not-finished', 'settled')));
      alter table credentials.paper_case add column change_id uuid,
        add constraint paper_case_change_fk foreign key (change_id) references credentials.change (id),
        add constraint paper_case_change_ck check (change_id is null or closed_by is not null);
      create index paper_case_change_idx on credentials.paper_case (change_id) where change_id is not null;
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      alter table credentials.paper_case drop column change_id;
      alter table credentials.change_entry drop constraint change_entry_reason_ck;
      alter table credentials.change_entry add constraint change_entry_reason_ck check ((state = 'left-out') = (reason is not null)
        and (reason is null or reason in ('state', 'erased', 'unchanged', 'not-finished')));
      alter table credentials.change drop constraint change_kind_ck, drop constraint change_reason_ck, drop constraint change_keeping_ck;
      alter table credentials.change
        add constraint change_kind_ck check (kind in ('withdraw', 'replace', 'reissue')),
        add constraint change_reason_ck check (reason in ('issued-in-error', 'results-corrected', 'member-request', 'wrong-name', 'wrong-birth-year',
          'wrong-unit', 'withdrawn-in-error', 'other'));
    `);
  }
}
