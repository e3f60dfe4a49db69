import { type MigrationInterface, type QueryRunner } from 'typeorm';

/** The audit trail as a chain: entries without values, values aside and erasable, links that a sealer adds, checkpoints. */
export class ChainAudit20261125130000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      alter table platform.audit_entry
        drop column details,
        add column seq bigint generated always as identity,
        add column is_read boolean not null default false,
        add column member_id uuid,
        add column fields text[] not null default '{}',
        add column value_digest bytea,
        add constraint audit_entry_seq_uq unique (seq),
        add constraint audit_entry_digest_ck check (value_digest is null or octet_length(value_digest) = 32);
      create index audit_entry_account_idx on platform.audit_entry (account_id, seq);
      create index audit_entry_member_idx on platform.audit_entry (member_id, seq);
      create index audit_entry_occurred_idx on platform.audit_entry (occurred_at);
      create index audit_entry_unit_path_gist_idx on platform.audit_entry using gist (unit_path);

      create table platform.audit_value (
        entry_id uuid not null,
        salt bytea not null,
        content text not null,
        constraint audit_value_pk primary key (entry_id),
        constraint audit_value_entry_fk foreign key (entry_id) references platform.audit_entry (id)
      );

      create table platform.audit_pending (
        seq bigint not null,
        entry_id uuid not null,
        constraint audit_pending_pk primary key (seq)
      );

      insert into platform.audit_pending (seq, entry_id) select seq, id from platform.audit_entry;

      create table platform.audit_link (
        position bigint not null,
        entry_id uuid not null,
        sealed_at timestamptz not null,
        digest bytea not null,
        constraint audit_link_pk primary key (position),
        constraint audit_link_entry_uq unique (entry_id)
      );

      create table platform.audit_checkpoint (
        position bigint not null,
        digest bytea not null,
        removed_before timestamptz not null,
        made_at timestamptz not null,
        seal bytea not null,
        constraint audit_checkpoint_pk primary key (position)
      );

      drop trigger audit_entry_only_grows on platform.audit_entry;
      create function platform.keep_audit_entry() returns trigger language plpgsql as $$
      begin
        if tg_op = 'DELETE' and old.occurred_at < now() - interval '12 months' then
          return old;
        end if;
        raise exception 'audit entries are only ever added, and kept for twelve months at least' using errcode = 'restrict_violation';
      end $$;
      create trigger audit_entry_is_kept before update or delete on platform.audit_entry
        for each row execute function platform.keep_audit_entry();

      create function platform.keep_audit_link() returns trigger language plpgsql as $$
      begin
        if tg_op = 'DELETE' and old.position <= (select max(position) from platform.audit_checkpoint) then
          return old;
        end if;
        raise exception 'links of the audit chain are only ever added' using errcode = 'restrict_violation';
      end $$;
      create trigger audit_link_is_kept before update or delete on platform.audit_link
        for each row execute function platform.keep_audit_link();

      create trigger audit_checkpoint_only_grows before update or delete on platform.audit_checkpoint
        for each row execute function platform.refuse_change();
      create trigger audit_value_never_changes before update on platform.audit_value
        for each row execute function platform.refuse_change();

      create trigger audit_entry_not_truncated before truncate on platform.audit_entry
        for each statement execute function platform.refuse_change();
      create trigger audit_link_not_truncated before truncate on platform.audit_link
        for each statement execute function platform.refuse_change();
      create trigger audit_checkpoint_not_truncated before truncate on platform.audit_checkpoint
        for each statement execute function platform.refuse_change();
      create trigger audit_pending_not_truncated before truncate on platform.audit_pending
        for each statement execute function platform.refuse_change();
      create trigger audit_value_not_truncated before truncate on platform.audit_value
        for each statement execute function platform.refuse_change();

      -- The only way an entry goes: everything up to a position, behind a sealed checkpoint, never younger than a year.
      -- Runs as its owner, so that the application's role needs no right to delete.
      create function platform.forget_audit(up_to bigint, before_instant timestamptz, chain_digest bytea, made timestamptz, checkpoint_seal bytea)
        returns bigint language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
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
        delete from platform.audit_entry where id in (select entry_id from platform.audit_link where position <= up_to);
        delete from platform.audit_link where position <= up_to;
        get diagnostics removed = row_count;
        return removed;
      end $$;
      revoke execute on function platform.forget_audit(bigint, timestamptz, bytea, timestamptz, bytea) from public;
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      drop function platform.forget_audit(bigint, timestamptz, bytea, timestamptz, bytea);
      drop table platform.audit_value, platform.audit_pending, platform.audit_link, platform.audit_checkpoint;
      drop trigger audit_entry_is_kept on platform.audit_entry;
      drop trigger audit_entry_not_truncated on platform.audit_entry;
      drop function platform.keep_audit_entry(), platform.keep_audit_link();
      alter table platform.audit_entry
        drop column seq, drop column on_behalf_of, drop column is_read, drop column member_id, drop column fields,
        drop column value_digest, add column details jsonb not null default '{}';
      create trigger audit_entry_only_grows before update or delete on platform.audit_entry
        for each row execute function platform.refuse_change();
    `);
  }
}
