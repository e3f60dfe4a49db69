/** Schema `platform`: tables with their constraints, indexes and triggers. */
export const PLATFORM = String.raw`
  create extension if not exists btree_gist;
  create extension if not exists ltree;
  create extension if not exists pg_trgm;

  create schema platform;

  create collation platform.vi_natural (provider = icu, locale = 'vi-u-kn-true');

  create sequence platform.access_epoch_number as bigint;

  create function platform.refuse_change() returns trigger language plpgsql as $$
      begin
        raise exception 'rows of %.% are only ever added', tg_table_schema, tg_table_name using errcode = 'restrict_violation';
      end $$;

  create function platform.keep_audit_entry() returns trigger language plpgsql as $$
      begin
        if tg_op = 'DELETE' and old.occurred_at < now() - interval '12 months' then
          return old;
        end if;
        raise exception 'audit entries are only ever added, and kept for twelve months at least' using errcode = 'restrict_violation';
      end $$;

  create function platform.keep_audit_link() returns trigger language plpgsql as $$
      begin
        if tg_op = 'DELETE' and old.position <= (select max(position) from platform.audit_checkpoint) then
          return old;
        end if;
        raise exception 'links of the audit chain are only ever added' using errcode = 'restrict_violation';
      end $$;

  create function platform.forget_audit(up_to bigint, before_instant timestamptz, chain_digest bytea, made timestamptz,
    checkpoint_seal bytea) returns bigint language plpgsql security definer set search_path to 'pg_catalog', 'pg_temp' as $$
  declare
    removed bigint;
  begin
    if exists (
      select from platform.audit_link l join platform.audit_entry e on e.id = l.entry_id
      where l.position <= up_to and e.occurred_at >= least(before_instant, now() - interval '12 months')
    ) then
      raise exception 'audit entries are kept for twelve months at least' using errcode = 'restrict_violation';
    end if;
    insert into platform.audit_checkpoint (position, digest, removed_before, made_at, seal)
      values (up_to, chain_digest, before_instant, made, checkpoint_seal);
    delete from platform.audit_value where entry_id in (select entry_id from platform.audit_link where position <= up_to);
    delete from platform.audit_held where entry_id in (select entry_id from platform.audit_link where position <= up_to);
    delete from platform.audit_entry where id in (select entry_id from platform.audit_link where position <= up_to);
    delete from platform.audit_link where position <= up_to;
    get diagnostics removed = row_count;
    return removed;
  end $$;
  revoke execute on function platform.forget_audit(bigint,timestamptz,bytea,timestamptz,bytea) from public;

  create function platform.traces(content text) returns text[] language plpgsql immutable parallel safe strict as $$
    declare
      said text := regexp_replace(
        regexp_replace(content, '[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}', ' ', 'g'),
        '"[A-Za-z]+":|\\(?:u[0-9a-f]{4}|.)', ' ', 'g');
      plain text := said;
      found text[];
    begin
      if octet_length(said) > length(said) then
        plain := regexp_replace(normalize(said, NFD), '[\u0300-\u036f\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff\ufe00-\ufe0f\ufe20-\ufe2f\u00ad\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b-\u200f\u202a-\u202e\u2060-\u206f\u3164\ufeff\uffa0\U000e0000-\U000e0fff]', '', 'g');
      end if;
      found := array(
        select left(word, 200)
        from regexp_split_to_table(translate(lower(plain collate "C"), 'đĐðÐ', 'dddd'), '[^a-z]+') as word
        where word <> '');
      if said !~ '[0-9]{2}' then
        return found;
      end if;
      return found
        || array(select year[1] from regexp_matches(said, '(?<![0-9])((?:19|20)[0-9]{2})(?![0-9])', 'g') as year)
        || array(
          select substr(run[1], at, 9)
          from regexp_matches(regexp_replace(said, '[\s.()-]+', '', 'g'), '[0-9]{9,}', 'g') as run,
            generate_series(1, length(run[1]) - 8) as at);
    end $$;

  create unlogged table platform.throttle_counter (
    key text not null,
    window_starts_at timestamptz not null,
    count integer not null,
    constraint throttle_counter_pk primary key (key, window_starts_at)
  );

  create table platform.access_epoch (
    subject_id uuid not null,
    epoch bigint not null,
    changed_at timestamptz not null,
    constraint access_epoch_pk primary key (subject_id)
  );

  create table platform.audit_entry (
    id uuid not null,
    occurred_at timestamptz not null,
    account_id uuid,
    action text not null,
    subject_type text not null,
    subject_id text not null,
    unit_path ltree,
    on_behalf_of uuid,
    seq bigint not null generated always as identity,
    is_read boolean not null default false,
    member_id uuid,
    fields text[] not null default '{}',
    value_digest bytea,
    constraint audit_entry_pk primary key (id),
    constraint audit_entry_seq_uq unique (seq),
    constraint audit_entry_digest_ck check (value_digest is null or octet_length(value_digest) = 32)
  );
  create index audit_entry_subject_idx on platform.audit_entry (subject_type, subject_id, occurred_at);
  create index audit_entry_account_idx on platform.audit_entry (account_id, seq);
  create index audit_entry_member_idx on platform.audit_entry (member_id, seq);
  create index audit_entry_occurred_idx on platform.audit_entry (occurred_at);
  create index audit_entry_unit_path_gist_idx on platform.audit_entry using gist (unit_path);
  create index audit_entry_behalf_idx on platform.audit_entry (on_behalf_of, seq) where on_behalf_of is not null;
  create trigger audit_entry_is_kept before delete or update on platform.audit_entry for each row execute function platform.keep_audit_entry();
  create trigger audit_entry_not_truncated before truncate on platform.audit_entry for each statement execute function platform.refuse_change();

  create table platform.audit_value (
    entry_id uuid not null,
    salt bytea not null,
    content text not null,
    constraint audit_value_pk primary key (entry_id),
    constraint audit_value_entry_fk foreign key (entry_id) references platform.audit_entry (id)
  );
  create index audit_value_traces_idx on platform.audit_value using gin (platform.traces(content));
  create trigger audit_value_never_changes before update on platform.audit_value for each row execute function platform.refuse_change();
  create trigger audit_value_not_truncated before truncate on platform.audit_value for each statement execute function platform.refuse_change();

  create table platform.audit_pending (
    seq bigint not null,
    entry_id uuid not null,
    constraint audit_pending_pk primary key (seq)
  );
  create trigger audit_pending_not_truncated before truncate on platform.audit_pending for each statement execute function platform.refuse_change();

  create table platform.audit_link (
    position bigint not null,
    entry_id uuid not null,
    sealed_at timestamptz not null,
    digest bytea not null,
    constraint audit_link_pk primary key ("position"),
    constraint audit_link_entry_uq unique (entry_id)
  );
  create trigger audit_link_is_kept before delete or update on platform.audit_link for each row execute function platform.keep_audit_link();
  create trigger audit_link_not_truncated before truncate on platform.audit_link for each statement execute function platform.refuse_change();

  create table platform.audit_checkpoint (
    position bigint not null,
    digest bytea not null,
    removed_before timestamptz not null,
    made_at timestamptz not null,
    seal bytea not null,
    constraint audit_checkpoint_pk primary key ("position")
  );
  create trigger audit_checkpoint_only_grows before delete or update on platform.audit_checkpoint for each row
    execute function platform.refuse_change();
  create trigger audit_checkpoint_not_truncated before truncate on platform.audit_checkpoint for each statement
    execute function platform.refuse_change();

  create table platform.audit_held (
    entry_id uuid not null,
    page uuid not null,
    member_ids uuid[] not null,
    note_id uuid not null,
    salts bytea not null,
    constraint audit_held_pk primary key (entry_id, page),
    constraint audit_held_note_uq unique (note_id),
    constraint audit_held_entry_fk foreign key (entry_id) references platform.audit_entry (id),
    constraint audit_held_note_fk foreign key (note_id) references platform.audit_entry (id),
    constraint audit_held_salts_ck check (octet_length(salts) = (16 * cardinality(member_ids)))
  );
  create index audit_held_members_gin_idx on platform.audit_held using gin (member_ids);
  create trigger audit_held_not_truncated before truncate on platform.audit_held for each statement execute function platform.refuse_change();

  create function platform.forget_held(person uuid) returns table(note uuid, place integer,
    unit_path text) language sql security definer set search_path to 'pg_catalog', 'public', 'pg_temp' as $$
        update platform.audit_held h set member_ids[f.place] = null,
          salts = overlay(h.salts placing substring(sha256(substring(h.salts from f.place * 16 - 15 for 16) || uuid_send(person)) from 1 for 16)
            from f.place * 16 - 15)
        from (select entry_id, page, array_position(member_ids, person) as place from platform.audit_held
              where member_ids @> array[person] order by note_id for update) f,
          platform.audit_entry e
        where h.entry_id = f.entry_id and h.page = f.page and e.id = h.entry_id
        returning h.note_id, f.place, e.unit_path::text
      $$;
  revoke execute on function platform.forget_held(uuid) from public;
`;
