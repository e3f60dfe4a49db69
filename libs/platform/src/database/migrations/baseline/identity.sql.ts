/** Schema `identity`: tables with their constraints, indexes and triggers. */
export const IDENTITY = `
  create schema identity;

  create function identity.fold_name(name text) returns text language sql immutable parallel safe
  return translate(lower(regexp_replace(normalize(name, nfd),
    '[\\u0300-\\u036f\\u1ab0-\\u1aff\\u1dc0-\\u1dff\\u20d0-\\u20ff\\ufe00-\\ufe0f\\ufe20-\\ufe2f\\u00ad\\u061c\\u115f\\u1160\\u17b4\\u17b5\\u180b-\\u180f\\u200b-\\u200f\\u202a-\\u202e\\u2060-\\u206f\\u3164\\ufeff\\uffa0\\U000e0000-\\U000e0fff]', '', 'g')), 'đĐðÐ\`´ʹʻʼʽʾʿˈˊˋ‘’‛′Ꞌꞌ＇', 'dddd''''''''''''''''''''''''''''''''''''');

  create function identity.keep_consent() returns trigger language plpgsql as $$
      begin
        if tg_op = 'UPDATE' and new.note is null and to_jsonb(new) - 'note' = to_jsonb(old) - 'note' then return new; end if;
        raise exception 'consents are only ever added; an erasure empties the note' using errcode = 'restrict_violation';
      end $$;

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
    birth_year smallint,
    constraint account_pk primary key (id),
    constraint account_username_uq unique (username),
    constraint account_member_uq unique (member_id),
    constraint account_member_fk foreign key (member_id) references org.member (id),
    constraint account_state_ck check (state in ('invited', 'active', 'closed')),
    constraint account_username_ck check (username ~ '^[a-z0-9][a-z0-9.-]{2,39}$'),
    constraint account_active_ck check (state <> 'active' or password_hash is not null),
    constraint account_birth_year_ck check (birth_year is null or member_id is null)
  );
  create index account_phone_idx on identity.account (phone);
  create index account_username_prefix_idx on identity.account (username text_pattern_ops);
  create index account_folded_name_idx on identity.account using gin (identity.fold_name(display_name) gin_trgm_ops);

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
    unit_path ltree,
    told_at timestamptz,
    set_aside_in uuid[] not null default '{}',
    constraint activation_code_pk primary key (id),
    constraint activation_code_hash_uq unique (code_hash),
    constraint activation_code_account_fk foreign key (account_id) references identity.account (id),
    constraint activation_code_unit_fk foreign key (unit_path) references org.unit (path) on update cascade,
    constraint activation_code_purpose_ck check (purpose in ('activate', 'reset'))
  );
  create unique index activation_code_open_uq on identity.activation_code (account_id) where used_at is null and superseded_at is null;
  create index activation_code_aloud_idx on identity.activation_code (issued_at) where unit_path is not null;
  create index activation_code_unit_idx on identity.activation_code (unit_path) where unit_path is not null;

  create table identity.login_session (
    id uuid not null,
    account_id uuid not null,
    device_label text not null,
    started_at timestamptz not null,
    last_used_at timestamptz not null,
    ended_at timestamptz,
    ended_because text,
    way text not null default 'password',
    network text,
    second_factor_at timestamptz,
    is_remembered boolean not null default true,
    password_at timestamptz,
    constraint login_session_pk primary key (id),
    constraint login_session_account_fk foreign key (account_id) references identity.account (id),
    constraint login_session_ended_ck check ((ended_at is null) = (ended_because is null)),
    constraint login_session_way_ck check (way in ('password', 'slip', 'passkey', 'pin', 'oidc'))
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
    phone_hash bytea,
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
    given_how text not null default 'app',
    recorded_by uuid,
    signed_on date,
    note text,
    constraint consent_pk primary key (id),
    constraint consent_account_fk foreign key (account_id) references identity.account (id),
    constraint consent_decision_ck check (decision in ('agreed', 'refused', 'withdrawn')),
    constraint consent_how_ck check (given_how = 'app' and recorded_by is null and signed_on is null or given_how = 'paper' and recorded_by is not null
      and signed_on is not null)
  );
  create index consent_account_idx on identity.consent (account_id, purpose, decided_at);
  create trigger consent_is_kept before delete or update on identity.consent for each row execute function identity.keep_consent();

  create table identity.attempt_window (
    key text not null,
    acts timestamptz[] not null,
    constraint attempt_window_pk primary key (key)
  );

  create table identity.totp (
    account_id uuid not null,
    sealed_secret bytea not null,
    created_at timestamptz not null,
    confirmed_at timestamptz,
    last_step bigint not null default 0,
    hinted_steps bigint[] not null default '{}',
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
    told_at timestamptz,
    set_aside_in uuid[] not null default '{}',
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
    pin_hash text,
    failed_tries smallint not null default 0,
    created_at timestamptz not null,
    last_used_at timestamptz not null,
    sealed_secret bytea not null,
    constraint handset_place_pk primary key (id),
    constraint handset_place_account_uq unique (account_id, device_hash),
    constraint handset_place_account_fk foreign key (account_id) references identity.account (id)
  );
  create index handset_place_device_idx on identity.handset_place (device_hash);

  create table identity.staff_invitation (
    invited_by uuid not null,
    client_key uuid not null,
    body_hash bytea not null,
    account_id uuid,
    grant_id uuid,
    constraint staff_invitation_pk primary key (invited_by, client_key),
    constraint staff_invitation_account_fk foreign key (account_id) references identity.account (id)
  );
`;
