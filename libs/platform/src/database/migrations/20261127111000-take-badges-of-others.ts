import { type MigrationInterface, type QueryRunner } from 'typeorm';

/** Open Badges of others as outside certificates, and the issuers they are taken from (decision 0072). */
export class TakeBadgesOfOthers20261127111000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table learning.badge_issuer (
        id uuid not null,
        unit_id uuid not null,
        unit_path ltree not null,
        did text not null,
        name text not null,
        document jsonb,
        decision text not null,
        trusted_from date not null,
        trusted_until date,
        entered_by uuid not null,
        entered_at timestamptz not null,
        document_at timestamptz,
        ended_by uuid,
        ended_at timestamptz,
        end_reason text,
        constraint badge_issuer_pk primary key (id),
        constraint badge_issuer_unit_fk foreign key (unit_id, unit_path) references org.unit (id, path) on update cascade,
        constraint badge_issuer_days_ck check (trusted_until is null or trusted_until >= trusted_from),
        constraint badge_issuer_document_ck check ((document is null) = (did like 'did:key:%') and (document is null) = (document_at is null)),
        constraint badge_issuer_ended_ck check ((ended_at is null) = (end_reason is null) and (ended_at is null) = (ended_by is null))
      );
      create unique index badge_issuer_standing_uq on learning.badge_issuer (unit_id, did) where ended_at is null;
      create index badge_issuer_unit_path_gist_idx on learning.badge_issuer using gist (unit_path);

      create table learning.badge_status_list (
        issuer_id uuid not null,
        url text not null,
        document jsonb not null,
        as_of timestamptz not null,
        received_by uuid not null,
        received_at timestamptz not null,
        constraint badge_status_list_pk primary key (issuer_id, url),
        constraint badge_status_list_issuer_fk foreign key (issuer_id) references learning.badge_issuer (id)
      );

      alter table learning.outside_claim
        add column badge jsonb,
        add column badge_key bytea,
        drop constraint outside_claim_media_ck,
        add constraint outside_claim_media_ck
          check (media_type in ('image/jpeg', 'application/pdf', 'application/json', 'application/jwt')),
        add constraint outside_claim_badge_ck check (badge is null or media_type in ('application/json', 'application/jwt')),
        add constraint outside_claim_badge_holder_ex exclude using gist (badge_key with =, member_id with <>);
      create unique index outside_claim_badge_uq on learning.outside_claim (badge_key) where state in ('waiting', 'accepted');
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      delete from learning.outside_claim where media_type in ('application/json', 'application/jwt');
      drop index learning.outside_claim_badge_uq;
      alter table learning.outside_claim
        drop constraint outside_claim_badge_holder_ex,
        drop constraint outside_claim_badge_ck,
        drop constraint outside_claim_media_ck,
        add constraint outside_claim_media_ck check (media_type in ('image/jpeg', 'application/pdf')),
        drop column badge_key,
        drop column badge;
      drop table learning.badge_status_list;
      drop table learning.badge_issuer;
    `);
  }
}
