import { type MigrationInterface, type QueryRunner } from 'typeorm';

/** Certificates of others: what members send in, and the evidence that follows (decision 0049). */
export class TakeOutsideCertificates20261126140000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      alter table learning.requirement drop constraint requirement_kind_ck;
      alter table learning.requirement add constraint requirement_kind_ck
        check (kind in ('course', 'task', 'hours', 'quiz', 'outside', 'all', 'any', 'order'));
      alter table learning.evidence drop constraint evidence_kind_ck;
      alter table learning.evidence add constraint evidence_kind_ck
        check (kind in ('lesson-read', 'quiz-passed', 'task-passed', 'hours-attended', 'external', 'external-expired', 'waiver'));

      create table learning.outside_claim (
        id uuid not null,
        member_id uuid not null,
        unit_id uuid not null,
        unit_path ltree not null,
        certificate text not null,
        name text not null,
        number text not null,
        issuer text not null,
        issued_on date not null,
        last_on date,
        client_key uuid not null,
        body_hash bytea not null,
        sent_at timestamptz not null,
        store_key text,
        media_type text not null,
        size_bytes integer not null,
        state text not null,
        decided_by uuid,
        decided_at timestamptz,
        reason text,
        withdrawn_by uuid,
        withdrawn_at timestamptz,
        withdrawal_reason text,
        ended_at timestamptz,
        constraint outside_claim_pk primary key (id),
        constraint outside_claim_member_fk foreign key (member_id) references org.member (id),
        constraint outside_claim_unit_fk foreign key (unit_id, unit_path) references org.unit (id, path) on update cascade,
        constraint outside_claim_client_key_uq unique (member_id, client_key),
        constraint outside_claim_state_ck check (state in ('waiting', 'accepted', 'refused', 'withdrawn')),
        constraint outside_claim_decided_ck check ((state = 'waiting') = (decided_at is null)),
        constraint outside_claim_withdrawn_ck check ((state = 'withdrawn') = (withdrawn_at is not null)),
        constraint outside_claim_ended_ck check (ended_at is null or last_on is not null),
        constraint outside_claim_media_ck check (media_type in ('image/jpeg', 'application/pdf'))
      );
      create unique index outside_claim_waiting_uq on learning.outside_claim (member_id, certificate) where state = 'waiting';
      create index outside_claim_queue_idx on learning.outside_claim (state, sent_at, id);
      create index outside_claim_ending_idx on learning.outside_claim (last_on) where state = 'accepted' and ended_at is null;
      create index outside_claim_unit_path_gist_idx on learning.outside_claim using gist (unit_path);
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      drop table learning.outside_claim;
      alter table learning.evidence drop constraint evidence_kind_ck;
      alter table learning.evidence add constraint evidence_kind_ck
        check (kind in ('lesson-read', 'quiz-passed', 'task-passed', 'hours-attended', 'external', 'waiver'));
      alter table learning.requirement drop constraint requirement_kind_ck;
      alter table learning.requirement add constraint requirement_kind_ck
        check (kind in ('course', 'task', 'hours', 'quiz', 'all', 'any', 'order'));
    `);
  }
}
