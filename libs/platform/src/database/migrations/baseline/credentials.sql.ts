/** Schema `credentials`: tables with their constraints, indexes and triggers. */
export const CREDENTIALS = `
  create schema credentials;

  create function credentials.keep_certificate() returns trigger language plpgsql as $$
      declare
        is_erasure boolean := old.erased_at is null and new.erased_at is not null
          and new.fields = old.fields - array['fullName', 'birthYear', 'unit'];
      begin
        if tg_op = 'DELETE' then
          raise exception 'certificates are never deleted' using errcode = 'restrict_violation';
        end if;
        if (old.cycle_id, old.member_id, old.issuer_id, old.year, old.code, old.template_hash, old.issued_at)
          is distinct from (new.cycle_id, new.member_id, new.issuer_id, new.year, new.code, new.template_hash, new.issued_at)
          or (not is_erasure and (old.fields, old.erased_at, old.name_hash) is distinct from (new.fields, new.erased_at, new.name_hash))
          or (old.number is not null and (old.number, old.signing_key_id) is distinct from (new.number, new.signing_key_id))
          or (old.number is not null and not is_erasure and old.seal is distinct from new.seal) then
          raise exception 'what a certificate prints is frozen' using errcode = 'restrict_violation';
        end if;
        return new;
      end $$;

  create function credentials.require_number() returns trigger language plpgsql as $$
      begin
        if exists (select from credentials.certificate where id = new.id and (number is null or seal is null)) then
          raise exception 'certificate % has no register number or no seal', new.id using errcode = 'check_violation';
        end if;
        return null;
      end $$;

  create function credentials.keep_signing_key() returns trigger language plpgsql as $$
      begin
        raise exception 'papers are checked with this key for ever' using errcode = 'restrict_violation';
      end $$;

  create function credentials.keep_last_day() returns trigger language plpgsql as $$
      begin
        update credentials.certificate set valid_until = new.valid_until
          where cycle_id = new.cycle_id and valid_until is distinct from new.valid_until;
        return null;
      end $$;

  create function credentials.keep_design_version() returns trigger language plpgsql as $$
      begin
        if tg_op = 'UPDATE' and to_jsonb(new) - array['body', 'erased_at'] = to_jsonb(old) - array['body', 'erased_at']
          and (old.body is null) = (new.body is null)
          and (new.erased_at > old.erased_at or (old.erased_at is null and new.erased_at is not null)) then
          return new;
        end if;
        raise exception 'a version of a design stays as it was' using errcode = 'restrict_violation';
      end $$;

  create function credentials.keep_renewed() returns trigger language plpgsql as $$
      begin
        raise exception 'which paper a certificate renews is frozen' using errcode = 'restrict_violation';
      end $$;

  create table credentials.register (
    issuer_id uuid not null,
    year smallint not null,
    last_number integer not null,
    constraint register_pk primary key (issuer_id, year),
    constraint register_issuer_fk foreign key (issuer_id) references org.unit (id)
  );

  create table credentials.template (
    hash text not null,
    slug text not null,
    source text not null,
    first_used_at timestamptz not null,
    pages smallint not null default 1,
    constraint template_pk primary key (hash)
  );

  create table credentials.signing_key (
    id text not null,
    public_key bytea not null,
    first_used_at timestamptz not null,
    constraint signing_key_pk primary key (id),
    constraint signing_key_id_ck check (id ~ '^[0-9a-f]{8}$'),
    constraint signing_key_length_ck check (octet_length(public_key) = 32)
  );
  create trigger signing_key_is_kept before delete or update on credentials.signing_key for each row execute function credentials.keep_signing_key();

  create table credentials.certificate (
    id uuid not null,
    cycle_id uuid not null,
    member_id uuid not null,
    round_id uuid not null,
    unit_id uuid not null,
    unit_path ltree not null,
    issuer_id uuid not null,
    year smallint not null,
    number integer,
    code text not null,
    template_hash text not null,
    fields jsonb not null,
    search_key text not null,
    state text not null,
    state_reason text,
    state_note text,
    state_changed_at timestamptz,
    issued_at timestamptz not null,
    replaces uuid,
    replaced_by uuid,
    name_hash bytea,
    erased_at timestamptz,
    seal bytea,
    signing_key_id text,
    change_known_at timestamptz,
    news_at timestamptz,
    valid_until date,
    renews uuid,
    constraint certificate_pk primary key (id),
    constraint certificate_number_uq unique (issuer_id, year, number),
    constraint certificate_code_uq unique (code),
    constraint certificate_replaces_uq unique (replaces),
    constraint certificate_cycle_fk foreign key (cycle_id) references learning.cycle (id),
    constraint certificate_member_fk foreign key (member_id) references org.member (id),
    constraint certificate_round_fk foreign key (round_id) references learning.round (id),
    constraint certificate_unit_fk foreign key (unit_id, unit_path) references org.unit (id, path) on update cascade,
    constraint certificate_issuer_fk foreign key (issuer_id) references org.unit (id),
    constraint certificate_template_fk foreign key (template_hash) references credentials.template (hash),
    constraint certificate_replaces_fk foreign key (replaces) references credentials.certificate (id),
    constraint certificate_replaced_by_fk foreign key (replaced_by) references credentials.certificate (id) deferrable initially deferred,
    constraint certificate_signing_key_fk foreign key (signing_key_id) references credentials.signing_key (id),
    constraint certificate_renews_fk foreign key (renews) references credentials.certificate (id),
    constraint certificate_state_ck check (state in ('valid', 'replaced', 'withdrawn', 'expired')),
    constraint certificate_reason_ck check ((state in ('replaced', 'withdrawn')) = (state_reason is not null)),
    constraint certificate_changed_ck check ((state = 'valid') = (state_changed_at is null)),
    constraint certificate_replaced_ck check ((state = 'replaced') = (replaced_by is not null)),
    constraint certificate_erased_ck check ((erased_at is null) = (name_hash is null)),
    constraint certificate_nameless_ck check (erased_at is null or not fields ?| array['fullName', 'birthYear', 'unit']),
    constraint certificate_sealed_ck check (seal is null or signing_key_id is not null),
    constraint certificate_sealless_ck check (erased_at is null or seal is null)
  );
  create unique index certificate_first_uq on credentials.certificate (cycle_id) where replaces is null;
  create unique index certificate_standing_uq on credentials.certificate (cycle_id) where state in ('valid', 'expired');
  create index certificate_member_idx on credentials.certificate (member_id);
  create index certificate_round_idx on credentials.certificate (round_id, number);
  create index certificate_unit_path_gist_idx on credentials.certificate using gist (unit_path);
  create index certificate_fallen_idx on credentials.certificate (issuer_id, year, number) where state in ('replaced', 'withdrawn');
  create index certificate_untold_idx on credentials.certificate (member_id, news_at) where news_at is not null and change_known_at is null;
  create index certificate_ending_idx on credentials.certificate (issuer_id, year, number, valid_until) where state = 'valid'
    and valid_until is not null;
  create index certificate_cycle_idx on credentials.certificate (cycle_id);
  create index certificate_renews_idx on credentials.certificate (renews) where renews is not null;
  create trigger certificate_is_kept before delete or update on credentials.certificate for each row execute function credentials.keep_certificate();
  create constraint trigger certificate_is_numbered after insert on credentials.certificate deferrable initially deferred
    for each row when (new.number is null) execute function credentials.require_number();
  create trigger certificate_keeps_renewed before update of renews on credentials.certificate
    for each row when (old.renews is distinct from new.renews) execute function credentials.keep_renewed();

  create table credentials.release_rule (
    province_id uuid not null,
    undo_minutes smallint not null,
    needs_second boolean not null,
    changed_by uuid not null,
    changed_at timestamptz not null,
    change_days smallint not null default 14,
    loosening_by uuid,
    loosening_for uuid,
    loosening_at timestamptz,
    constraint release_rule_pk primary key (province_id),
    constraint release_rule_province_fk foreign key (province_id) references org.unit (id),
    constraint release_rule_minutes_ck check (undo_minutes between 0 and 1440),
    constraint release_rule_days_ck check (change_days between 1 and 60),
    constraint release_rule_loosening_ck check ((loosening_by is null) = (loosening_at is null) and (loosening_for is null or loosening_by is not null)
      and (loosening_by is null or needs_second))
  );

  create table credentials.release (
    id uuid not null,
    round_id uuid not null,
    unit_id uuid not null,
    unit_path ltree not null,
    body_hash bytea not null,
    needs_second boolean not null,
    undo_minutes smallint not null,
    state text not null,
    listed_by uuid not null,
    listed_at timestamptz not null,
    released_by uuid,
    released_at timestamptz,
    confirmed_by uuid,
    confirmed_at timestamptz,
    issues_at timestamptz,
    closed_by uuid,
    closed_at timestamptz,
    released_for uuid,
    confirmed_for uuid,
    expires_at timestamptz,
    constraint release_pk primary key (id),
    constraint release_round_fk foreign key (round_id) references learning.round (id),
    constraint release_unit_fk foreign key (unit_id, unit_path) references org.unit (id, path) on update cascade,
    constraint release_released_ck check ((released_at is null) = (released_by is null) and (released_at is not null or (state in ('listed',
      'taken-back')))),
    constraint release_confirmed_ck check ((confirmed_at is null) = (confirmed_by is null) and (needs_second or confirmed_at is null)),
    constraint release_window_ck check ((state not in ('window', 'issuing', 'issued')) or issues_at is not null and (confirmed_at is not null
      or not needs_second)),
    constraint release_released_for_ck check (released_for is null or released_by is not null),
    constraint release_confirmed_for_ck check (confirmed_for is null or confirmed_by is not null),
    constraint release_second_ck check (confirmed_by is null or confirmed_by <> released_by and confirmed_by is distinct from released_for
      and confirmed_for is distinct from released_by and (confirmed_for is null or confirmed_for is distinct from released_for)),
    constraint release_state_ck check (state in ('listed', 'proposed', 'window', 'issuing', 'issued', 'taken-back', 'expired')),
    constraint release_closed_ck check ((closed_at is not null) = (state in ('issued', 'taken-back', 'expired'))
      and (state = 'taken-back') = (closed_by is not null)),
    constraint release_expires_ck check ((expires_at is not null or (state not in ('proposed', 'expired'))) and (needs_second or expires_at is null))
  );
  create index release_round_idx on credentials.release (round_id, listed_at);
  create index release_due_idx on credentials.release (issues_at) where state in ('window', 'issuing');
  create index release_proposed_idx on credentials.release (expires_at) where state = 'proposed';

  create table credentials.release_entry (
    release_id uuid not null,
    position integer not null,
    cycle_id uuid not null,
    member_id uuid not null,
    state text not null,
    reason text,
    remarks text[] not null,
    constraint release_entry_pk primary key (release_id, "position"),
    constraint release_entry_release_fk foreign key (release_id) references credentials.release (id) on delete cascade,
    constraint release_entry_cycle_fk foreign key (cycle_id) references learning.cycle (id),
    constraint release_entry_member_fk foreign key (member_id) references org.member (id),
    constraint release_entry_state_ck check (state in ('listed', 'waiting', 'issued', 'left-out')),
    constraint release_entry_reason_ck check ((state = 'left-out') = (reason is not null) and (reason is null or (reason in ('not-finished', 'has-paper',
      'erased', 'taken-back', 'expired'))))
  );
  create unique index release_entry_cycle_uq on credentials.release_entry (release_id, cycle_id);
  create index release_entry_member_idx on credentials.release_entry (member_id);
  create unique index release_entry_waiting_uq on credentials.release_entry (cycle_id) where state = 'waiting';
  create index release_entry_cycle_idx on credentials.release_entry (cycle_id);

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
    constraint change_state_ck check (state in ('proposed', 'done', 'declined', 'taken-back', 'expired')),
    constraint change_paper_ck check ((paper_number is null) = (paper_on is null)),
    constraint change_closed_ck check ((closed_at is null) = (state = 'proposed')),
    constraint change_answered_ck check ((answered_by is not null) = (state in ('done', 'declined', 'taken-back'))),
    constraint change_second_ck check ((state not in ('done', 'declined')) or not needs_second or answered_by <> proposed_by
      and answered_by is distinct from proposed_for and answered_for is distinct from proposed_by and (answered_for is null
      or answered_for is distinct from proposed_for)),
    constraint change_kind_ck check (kind in ('withdraw', 'replace', 'reissue', 'keep')),
    constraint change_keeping_ck check (kind <> 'keep' or note = '' and (reason <> 'decided' or paper_number is not null)),
    constraint change_reason_ck check (reason in ('issued-in-error', 'results-corrected', 'member-request', 'wrong-name', 'wrong-birth-year',
      'wrong-unit', 'withdrawn-in-error', 'other', 'learnt-otherwise', 'our-fault', 'decided', 'wrong-round'))
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
    constraint change_entry_pk primary key (change_id, "position"),
    constraint change_entry_change_fk foreign key (change_id) references credentials.change (id),
    constraint change_entry_certificate_fk foreign key (certificate_id) references credentials.certificate (id),
    constraint change_entry_successor_fk foreign key (successor_id) references credentials.certificate (id),
    constraint change_entry_member_fk foreign key (member_id) references org.member (id),
    constraint change_entry_state_ck check (state in ('waiting', 'done', 'left-out', 'closed')),
    constraint change_entry_reason_ck check ((state = 'left-out') = (reason is not null) and (reason is null or (reason in ('state', 'erased',
      'unchanged', 'not-finished', 'settled'))))
  );
  create unique index change_entry_certificate_uq on credentials.change_entry (change_id, certificate_id);
  create unique index change_entry_waiting_uq on credentials.change_entry (certificate_id) where state = 'waiting';
  create index change_entry_done_idx on credentials.change_entry (certificate_id) where state = 'done';
  create index change_entry_member_idx on credentials.change_entry (member_id);

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
    constraint signed_upload_taken_back_ck check ((taken_back_at is not null) = (state = 'taken-back')
      and (taken_back_at is null) = (taken_back_by is null))
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
    constraint signed_file_store_key_uq unique (store_key),
    constraint signed_file_upload_fk foreign key (upload_id) references credentials.signed_upload (id) on delete cascade,
    constraint signed_file_certificate_fk foreign key (certificate_id) references credentials.certificate (id),
    constraint signed_file_adds_to_fk foreign key (adds_to) references credentials.signed_file (id),
    constraint signed_file_takes_place_of_fk foreign key (takes_place_of) references credentials.signed_file (id),
    constraint signed_file_state_ck check (state in ('waiting', 'current', 'past', 'taken-back')),
    constraint signed_file_sha256_ck check ((sha256 is null) = (removed_at is not null) and (sha256 is null or octet_length(sha256) = 32)),
    constraint signed_file_size_ck check (original_bytes > 0 and size_bytes > original_bytes),
    constraint signed_file_signers_ck check (jsonb_array_length(signers) > 0)
  );
  create unique index signed_file_current_uq on credentials.signed_file (certificate_id) where state = 'current';
  create unique index signed_file_upload_uq on credentials.signed_file (upload_id, certificate_id);
  create index signed_file_certificate_idx on credentials.signed_file (certificate_id);

  create table credentials.design_version (
    id uuid not null,
    unit_id uuid not null,
    slug text not null,
    number integer not null,
    body text,
    made_by uuid not null,
    made_at timestamptz not null,
    erased_at timestamptz,
    constraint design_version_pk primary key (id),
    constraint design_version_number_uq unique (unit_id, slug, number),
    constraint design_version_unit_fk foreign key (unit_id) references org.unit (id),
    constraint design_version_number_ck check (number > 0),
    constraint design_version_body_ck check (body is null or length(body) between 1 and 60000)
  );
  create trigger design_version_is_kept before delete or update on credentials.design_version for each row
    execute function credentials.keep_design_version();

  create table credentials.design_image (
    id uuid not null,
    unit_id uuid not null,
    name text not null,
    media_type text not null,
    width integer not null,
    height integer not null,
    bytes bytea not null,
    added_by uuid not null,
    added_at timestamptz not null,
    constraint design_image_pk primary key (id),
    constraint design_image_name_uq unique (unit_id, name),
    constraint design_image_unit_fk foreign key (unit_id) references org.unit (id),
    constraint design_image_bytes_ck check (octet_length(bytes) between 1 and 61440),
    constraint design_image_type_ck check (media_type in ('image/png', 'image/jpeg'))
  );

  create table credentials.paper_case (
    id uuid not null,
    certificate_id uuid not null,
    opened_at timestamptz not null,
    outcome text,
    reason text,
    closed_by uuid,
    closed_for uuid,
    closed_at timestamptz,
    change_id uuid,
    constraint paper_case_pk primary key (id),
    constraint paper_case_certificate_fk foreign key (certificate_id) references credentials.certificate (id),
    constraint paper_case_change_fk foreign key (change_id) references credentials.change (id),
    constraint paper_case_outcome_ck check (outcome in ('kept', 'finished-again')),
    constraint paper_case_closed_ck check ((closed_at is null) = (outcome is null)),
    constraint paper_case_kept_ck check ((not outcome is distinct from 'kept') = (reason is not null) and (reason is null) = (closed_by is null)),
    constraint paper_case_reason_ck check (reason in ('learnt-otherwise', 'our-fault', 'decided')),
    constraint paper_case_for_ck check (closed_for is null or closed_by is not null),
    constraint paper_case_change_ck check (change_id is null or closed_by is not null)
  );
  create unique index paper_case_open_uq on credentials.paper_case (certificate_id) where closed_at is null;
  create index paper_case_certificate_idx on credentials.paper_case (certificate_id);
  create index paper_case_change_idx on credentials.paper_case (change_id) where change_id is not null;

  create table credentials.end_told (
    certificate_id uuid not null,
    valid_until date not null,
    stage smallint not null,
    told_at timestamptz not null,
    constraint end_told_pk primary key (certificate_id),
    constraint end_told_certificate_fk foreign key (certificate_id) references credentials.certificate (id),
    constraint end_told_stage_ck check (stage between 1 and 3)
  );

  create trigger completion_moves_last_day after insert or update of valid_until on learning.completion for each row when (new.valid_until is not null)
    execute function credentials.keep_last_day();
`;
