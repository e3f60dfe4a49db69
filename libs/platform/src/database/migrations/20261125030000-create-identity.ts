import { type MigrationInterface, type QueryRunner } from 'typeorm';

export class CreateIdentity20261125030000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create schema identity;

      create table identity.account (
        id uuid not null,
        username text not null,
        member_id uuid,
        display_name text not null,
        phone text,
        password_hash text,
        password_changed_at timestamptz,
        state text not null,
        created_at timestamptz not null,
        constraint account_pk primary key (id),
        constraint account_username_uq unique (username),
        constraint account_member_uq unique (member_id),
        constraint account_member_fk foreign key (member_id) references org.member (id),
        constraint account_state_ck check (state in ('invited', 'active', 'closed')),
        constraint account_username_ck check (username ~ '^[a-z0-9][a-z0-9.-]{2,39}$'),
        constraint account_active_ck check (state <> 'active' or password_hash is not null)
      );
      create index account_phone_idx on identity.account (phone);
      create index account_username_prefix_idx on identity.account (username text_pattern_ops);

      create table identity.activation_code (
        id uuid not null,
        account_id uuid not null,
        code_hash bytea not null,
        purpose text not null,
        issued_by uuid,
        issued_at timestamptz not null,
        expires_at timestamptz not null,
        failed_tries smallint not null default 0,
        used_at timestamptz,
        superseded_at timestamptz,
        constraint activation_code_pk primary key (id),
        constraint activation_code_hash_uq unique (code_hash),
        constraint activation_code_account_fk foreign key (account_id) references identity.account (id),
        constraint activation_code_purpose_ck check (purpose in ('activate', 'reset'))
      );
      create unique index activation_code_open_uq on identity.activation_code (account_id)
        where used_at is null and superseded_at is null;

      create table identity.login_session (
        id uuid not null,
        account_id uuid not null,
        device_label text not null,
        started_at timestamptz not null,
        last_used_at timestamptz not null,
        ended_at timestamptz,
        ended_because text,
        constraint login_session_pk primary key (id),
        constraint login_session_account_fk foreign key (account_id) references identity.account (id),
        constraint login_session_ended_ck check ((ended_at is null) = (ended_because is null))
      );
      create index login_session_account_idx on identity.login_session (account_id);

      create table identity.refresh_token (
        token_hash bytea not null,
        session_id uuid not null,
        issued_at timestamptz not null,
        expires_at timestamptz not null,
        succeeded_at timestamptz,
        constraint refresh_token_pk primary key (token_hash),
        constraint refresh_token_session_fk foreign key (session_id) references identity.login_session (id)
      );
      create index refresh_token_session_idx on identity.refresh_token (session_id);

      create table identity.known_device (
        account_id uuid not null,
        device_hash bytea not null,
        first_seen_at timestamptz not null,
        last_seen_at timestamptz not null,
        constraint known_device_pk primary key (account_id, device_hash),
        constraint known_device_account_fk foreign key (account_id) references identity.account (id)
      );

      create table identity.consent (
        id uuid not null,
        account_id uuid not null,
        purpose text not null,
        text_version text not null,
        decision text not null,
        decided_at timestamptz not null,
        constraint consent_pk primary key (id),
        constraint consent_account_fk foreign key (account_id) references identity.account (id),
        constraint consent_decision_ck check (decision in ('agreed', 'refused', 'withdrawn'))
      );
      create index consent_account_idx on identity.consent (account_id, purpose, decided_at);
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop schema identity cascade');
  }
}
