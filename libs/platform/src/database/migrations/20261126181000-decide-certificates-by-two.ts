import { type MigrationInterface, type QueryRunner } from 'typeorm';

/** Certificates are withdrawn, replaced and issued again by a proposal that a second person answers (decision 0066). */
export class DecideCertificatesByTwo20261126181000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      alter table credentials.release_rule
        add column changes_need_second boolean not null default true,
        add column change_days smallint not null default 14,
        add constraint release_rule_days_ck check (change_days between 1 and 60);

      alter table credentials.certificate add column change_known_at timestamptz;
      create index certificate_untold_idx on credentials.certificate (member_id)
        where state in ('replaced', 'withdrawn') and change_known_at is null;

      create table credentials.change (
        id uuid not null,
        round_id uuid not null,
        unit_id uuid not null,
        unit_path ltree not null,
        body_hash bytea not null,
        kind text not null,
        needs_second boolean not null,
        state text not null,
        reason text not null,
        note text not null,
        paper_number text,
        paper_on date,
        proposed_by uuid not null,
        proposed_for uuid,
        proposed_at timestamptz not null,
        expires_at timestamptz not null,
        answered_by uuid,
        answered_for uuid,
        answer_words text,
        closed_at timestamptz,
        constraint change_pk primary key (id),
        constraint change_round_fk foreign key (round_id) references learning.round (id),
        constraint change_unit_fk foreign key (unit_id, unit_path) references org.unit (id, path) on update cascade,
        constraint change_kind_ck check (kind in ('withdraw', 'replace', 'reissue')),
        constraint change_state_ck check (state in ('proposed', 'done', 'declined', 'taken-back', 'expired')),
        constraint change_reason_ck check (reason in ('issued-in-error', 'results-corrected', 'member-request', 'wrong-name', 'wrong-birth-year', 'wrong-unit',
          'withdrawn-in-error', 'other')),
        constraint change_paper_ck check ((paper_number is null) = (paper_on is null)),
        constraint change_closed_ck check ((closed_at is null) = (state = 'proposed')),
        constraint change_answered_ck check ((answered_by is not null) = (state in ('done', 'declined', 'taken-back'))),
        constraint change_second_ck check (state not in ('done', 'declined') or not needs_second or (
          answered_by <> proposed_by and answered_by is distinct from proposed_for and answered_for is distinct from proposed_by
          and (answered_for is null or answered_for is distinct from proposed_for)))
      );
      create index change_place_idx on credentials.change using gist (unit_path);
      create index change_round_idx on credentials.change (round_id, proposed_at);
      create index change_due_idx on credentials.change (expires_at) where state = 'proposed';

      create table credentials.change_entry (
        change_id uuid not null,
        position integer not null,
        certificate_id uuid not null,
        member_id uuid not null,
        state text not null,
        reason text,
        successor_id uuid,
        constraint change_entry_pk primary key (change_id, position),
        constraint change_entry_change_fk foreign key (change_id) references credentials.change (id),
        constraint change_entry_certificate_fk foreign key (certificate_id) references credentials.certificate (id),
        constraint change_entry_successor_fk foreign key (successor_id) references credentials.certificate (id),
        constraint change_entry_member_fk foreign key (member_id) references org.member (id),
        constraint change_entry_state_ck check (state in ('waiting', 'done', 'left-out', 'closed')),
        constraint change_entry_reason_ck check ((state = 'left-out') = (reason is not null)
          and (reason is null or reason in ('state', 'erased', 'unchanged', 'not-finished')))
      );
      create unique index change_entry_certificate_uq on credentials.change_entry (change_id, certificate_id);
      create unique index change_entry_waiting_uq on credentials.change_entry (certificate_id) where state = 'waiting';
      create index change_entry_done_idx on credentials.change_entry (certificate_id) where state = 'done';
      create index change_entry_member_idx on credentials.change_entry (member_id);
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      drop table credentials.change_entry;
      drop table credentials.change;
      drop index credentials.certificate_untold_idx;
      alter table credentials.certificate drop column change_known_at;
      alter table credentials.release_rule drop column changes_need_second, drop column change_days;
    `);
  }
}
