import { type MigrationInterface, type QueryRunner } from 'typeorm';

/** Papers given out to be signed with an office's own tool, and the signed files that came back (decision 0055). */
export class KeepSignedPapers20261127109000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table credentials.signing_copy (
        sha256 bytea not null,
        certificate_id uuid not null,
        size_bytes integer not null,
        given_by uuid not null,
        given_at timestamptz not null,
        constraint signing_copy_pk primary key (sha256),
        constraint signing_copy_certificate_fk foreign key (certificate_id) references credentials.certificate (id),
        constraint signing_copy_sha256_ck check (octet_length(sha256) = 32),
        constraint signing_copy_size_ck check (size_bytes > 0)
      );
      create index signing_copy_certificate_idx on credentials.signing_copy (certificate_id);

      create table credentials.signed_upload (
        id uuid not null,
        round_id uuid not null,
        state text not null,
        made_by uuid not null,
        made_at timestamptz not null,
        kept_at timestamptz,
        taken_back_by uuid,
        taken_back_at timestamptz,
        constraint signed_upload_pk primary key (id),
        constraint signed_upload_round_fk foreign key (round_id) references learning.round (id),
        constraint signed_upload_state_ck check (state in ('open', 'kept', 'taken-back')),
        constraint signed_upload_kept_ck check ((kept_at is null) = (state = 'open')),
        constraint signed_upload_taken_back_ck check ((taken_back_at is not null) = (state = 'taken-back') and (taken_back_at is null) = (taken_back_by is null))
      );
      create index signed_upload_round_idx on credentials.signed_upload (round_id, made_at);
      create unique index signed_upload_open_uq on credentials.signed_upload (round_id, made_by) where state = 'open';

      create table credentials.signed_file (
        id uuid not null,
        upload_id uuid not null,
        certificate_id uuid not null,
        sha256 bytea,
        store_key text not null,
        size_bytes integer not null,
        original_bytes integer not null,
        signers jsonb not null,
        adds_to uuid,
        takes_place_of uuid,
        state text not null,
        added_at timestamptz not null,
        removed_at timestamptz,
        constraint signed_file_pk primary key (id),
        constraint signed_file_upload_fk foreign key (upload_id) references credentials.signed_upload (id) on delete cascade,
        constraint signed_file_certificate_fk foreign key (certificate_id) references credentials.certificate (id),
        constraint signed_file_adds_to_fk foreign key (adds_to) references credentials.signed_file (id),
        constraint signed_file_takes_place_of_fk foreign key (takes_place_of) references credentials.signed_file (id),
        constraint signed_file_store_key_uq unique (store_key),
        constraint signed_file_state_ck check (state in ('waiting', 'current', 'past', 'taken-back')),
        constraint signed_file_sha256_ck check ((sha256 is null) = (removed_at is not null) and (sha256 is null or octet_length(sha256) = 32)),
        constraint signed_file_size_ck check (original_bytes > 0 and size_bytes > original_bytes),
        constraint signed_file_signers_ck check (jsonb_array_length(signers) > 0)
      );
      create unique index signed_file_current_uq on credentials.signed_file (certificate_id) where state = 'current';
      create unique index signed_file_upload_uq on credentials.signed_file (upload_id, certificate_id);
      create index signed_file_certificate_idx on credentials.signed_file (certificate_id);
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      drop table credentials.signed_file;
      drop table credentials.signed_upload;
      drop table credentials.signing_copy;
    `);
  }
}
