import { type MigrationInterface, type QueryRunner } from 'typeorm';

/** The digest of a row's people, as `heldDigest` makes it. */
const DIGEST = `sha256(coalesce((
  select string_agg(substring(sha256(substring(h.salts from ((m.n - 1) * 16 + 1)::int for 16) || uuid_send(m.id)) from 1 for 16), ''::bytea order by m.n)
  from unnest(h.member_ids) with ordinality m(id, n)), ''::bytea))`;

/**
 * Whom lists held comes under the chain: each page has an entry that carries a salted digest of its people. The rows that are there get
 * theirs now. One function takes a person out and leaves the digest of her place; nothing else changes a row.
 */
export class GuardHeldPeople20261126174000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      delete from platform.audit_held where cardinality(member_ids) = 0;
      alter table platform.audit_held add column note_id uuid, add column salts bytea;
      update platform.audit_held h set note_id = gen_random_uuid(),
        salts = (select string_agg(uuid_send(gen_random_uuid()), ''::bytea) from unnest(h.member_ids));
      with note as (
        insert into platform.audit_entry (id, occurred_at, action, subject_type, subject_id, value_digest)
        select h.note_id, now(), 'platform.list-held', 'audit-held', h.entry_id::text, ${DIGEST} from platform.audit_held h
        returning id, seq)
      insert into platform.audit_pending (seq, entry_id) select seq, id from note;
      alter table platform.audit_held
        alter column note_id set not null,
        alter column salts set not null,
        add constraint audit_held_note_uq unique (note_id),
        add constraint audit_held_note_fk foreign key (note_id) references platform.audit_entry (id),
        add constraint audit_held_salts_ck check (octet_length(salts) = 16 * cardinality(member_ids));

      -- Runs as its owner, so that the application's role needs no right to change a row. Where the person stood stands the
      -- digest of her and her salt: the page stays verifiable and tells nobody.
      create function platform.forget_held(person uuid)
        returns table (note uuid, place integer, unit_path text)
        language sql security definer set search_path = pg_catalog, public, pg_temp as $$
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
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      drop function platform.forget_held(uuid);
      update platform.audit_held set member_ids = array_remove(member_ids, null);
      alter table platform.audit_held drop column note_id, drop column salts;
    `);
  }
}
