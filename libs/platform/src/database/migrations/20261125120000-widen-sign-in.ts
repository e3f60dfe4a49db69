import { type MigrationInterface, type QueryRunner } from 'typeorm';

/** Sliding windows of attempts, second factors, passkeys, foreign identities, shared handsets. */
export class WidenSignIn20261125120000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table identity.attempt_window (
        key text not null,
        acts timestamptz[] not null,
        constraint attempt_window_pk primary key (key)
      );

      alter table identity.login_session
        add column way text not null default 'password',
        add column network text,
        add column second_factor_at timestamptz,
        add constraint login_session_way_ck check (way in ('password', 'slip', 'passkey', 'pin', 'oidc'));

      create table identity.totp (
        account_id uuid not null,
        sealed_secret bytea not null,
        created_at timestamptz not null,
        confirmed_at timestamptz,
        last_step bigint not null default 0,
        constraint totp_pk primary key (account_id),
        constraint totp_account_fk foreign key (account_id) references identity.account (id)
      );

      create table identity.recovery_code (
        account_id uuid not null,
        code_hash bytea not null,
        created_at timestamptz not null,
        used_at timestamptz,
        constraint recovery_code_pk primary key (account_id, code_hash),
        constraint recovery_code_account_fk foreign key (account_id) references identity.account (id)
      );

      create table identity.passkey (
        id uuid not null,
        account_id uuid not null,
        credential_id text not null,
        public_key bytea not null,
        counter bigint not null,
        transports text[] not null,
        name text not null,
        created_at timestamptz not null,
        last_used_at timestamptz,
        constraint passkey_pk primary key (id),
        constraint passkey_credential_uq unique (credential_id),
        constraint passkey_account_fk foreign key (account_id) references identity.account (id),
        constraint passkey_name_ck check (char_length(name) between 1 and 60)
      );
      create index passkey_account_idx on identity.passkey (account_id);

      create table identity.passkey_challenge (
        challenge_hash bytea not null,
        purpose text not null,
        account_id uuid,
        expires_at timestamptz not null,
        constraint passkey_challenge_pk primary key (challenge_hash),
        constraint passkey_challenge_account_fk foreign key (account_id) references identity.account (id),
        constraint passkey_challenge_purpose_ck check (purpose in ('register', 'sign-in', 'prove'))
      );

      create table identity.foreign_identity (
        issuer text not null,
        subject_hash bytea not null,
        account_id uuid not null,
        linked_at timestamptz not null,
        last_used_at timestamptz,
        constraint foreign_identity_pk primary key (issuer, subject_hash),
        constraint foreign_identity_account_uq unique (account_id, issuer),
        constraint foreign_identity_account_fk foreign key (account_id) references identity.account (id)
      );

      create table identity.oidc_flow (
        flow_hash bytea not null,
        purpose text not null,
        account_id uuid,
        sealed_secrets bytea not null,
        subject_hash bytea,
        display_name text,
        expires_at timestamptz not null,
        constraint oidc_flow_pk primary key (flow_hash),
        constraint oidc_flow_account_fk foreign key (account_id) references identity.account (id),
        constraint oidc_flow_purpose_ck check (purpose in ('sign-in', 'link')),
        constraint oidc_flow_link_ck check (purpose <> 'link' or account_id is not null)
      );

      create table identity.handset_place (
        id uuid not null,
        account_id uuid not null,
        device_hash bytea not null,
        pin_hash text not null,
        seal_salt bytea not null,
        failed_tries smallint not null default 0,
        created_at timestamptz not null,
        last_used_at timestamptz not null,
        constraint handset_place_pk primary key (id),
        constraint handset_place_account_uq unique (account_id, device_hash),
        constraint handset_place_account_fk foreign key (account_id) references identity.account (id)
      );
      create index handset_place_device_idx on identity.handset_place (device_hash);
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      drop table identity.handset_place, identity.oidc_flow, identity.foreign_identity, identity.passkey_challenge,
        identity.passkey, identity.recovery_code, identity.totp, identity.attempt_window;
      alter table identity.login_session
        drop constraint login_session_way_ck, drop column way, drop column network, drop column second_factor_at;
    `);
  }
}
