import { type MigrationInterface, type QueryRunner } from 'typeorm';

const FORGET = (held: string): string => `
  create or replace function platform.forget_audit(up_to bigint, before_instant timestamptz, chain_digest bytea, made timestamptz, checkpoint_seal bytea)
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
    ${held}
    delete from platform.audit_entry where id in (select entry_id from platform.audit_link where position <= up_to);
    delete from platform.audit_link where position <= up_to;
    get diagnostics removed = row_count;
    return removed;
  end $$;`;

/** Whom the lists held that somebody read: beside the audit trail, for the person alone, and gone with the entry. */
export class NoteHeldPeople20261126062000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table platform.audit_held (
        entry_id uuid not null,
        page uuid not null,
        member_ids uuid[] not null,
        constraint audit_held_pk primary key (entry_id, page),
        constraint audit_held_entry_fk foreign key (entry_id) references platform.audit_entry (id)
      );
      create index audit_held_members_gin_idx on platform.audit_held using gin (member_ids);
      create trigger audit_held_not_truncated before truncate on platform.audit_held
        for each statement execute function platform.refuse_change();
    `);
    const held = `delete from platform.audit_held where entry_id in (select entry_id from platform.audit_link where position <= up_to);`;
    await runner.query(FORGET(held));
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(FORGET(''));
    await runner.query('drop table platform.audit_held');
  }
}
