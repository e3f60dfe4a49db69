import { createHash, randomBytes } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { Scope } from '../access/scope';
import { Clock } from '../clock/clock';
import { Database } from '../database/database';
import { newId } from '../text/uuid';
import { HELD_SALT_BYTES, heldDigest, LIST_HELD } from './audit-digest';

/** Where the entry of a reading stands: by its id, or, written by a page before within the hour, by what it says. */
export interface ReadingPlace {
  readonly id: string | null;
  readonly accountId: string;
  readonly action: string;
  readonly subjectType: string;
  readonly subjectId: string;
  readonly unitPath: string | null;
  readonly since: Date;
}

/** The entries of a reading, one for each subtree it went over. */
export type NotedReading = readonly ReadingPlace[];

/** A member whom a list held: the id, and where the list says where, so that of several subtrees hers tells of it. */
export type HeldPerson = string | { readonly memberId: string; readonly unitPath: string };

/** Where somebody was taken out of a page: the entry of the page, the place in it counted from one, and where the list was of. */
export interface HeldPlace {
  readonly note: string;
  readonly place: number;
  readonly unitPath: string | null;
}

/** One statement: a page, the entry that puts it under the chain, and that entry's place among those to be sealed; or none of them. */
const INSERT = `
  with held as (
    insert into platform.audit_held (entry_id, page, member_ids, note_id, salts)
    select e.id, $2::uuid, $3::uuid[], $10::uuid, $11::bytea from (
      (select $1::uuid as id where $1::uuid is not null)
      union all
      (select id from platform.audit_entry
       where $1::uuid is null and subject_type = $4 and subject_id = $5 and occurred_at >= $6 and account_id = $7
         and action = $8 and unit_path is not distinct from $9::ltree
       order by occurred_at desc limit 1)
    ) e
    on conflict (entry_id, page) do nothing returning entry_id, note_id
  ), note as (
    insert into platform.audit_entry (id, occurred_at, action, subject_type, subject_id, value_digest)
    select note_id, $12::timestamptz, '${LIST_HELD}', 'audit-held', entry_id::text, $13::bytea from held
    returning id, seq
  )
  insert into platform.audit_pending (seq, entry_id) select seq, id from note`;

/**
 * Whom the lists held that somebody read, page by page: for the person alone, who so is told of the readings that had her and not
 * of all there were. The ids lie beside the chain, an entry of each page has their digest: an erasure takes the person out, and
 * anything else is found (decision 0037).
 */
@Injectable()
export class AuditHeld {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

  /** Adds the members of one page to a reading; the same page twice within an hour is one row. */
  async add(reading: NotedReading, people: readonly HeldPerson[]): Promise<void> {
    for (const place of reading) {
      const within = reading.length === 1 ? people : people.filter((one) => isOf(one, place.unitPath));
      const ids = [...new Set(within.map((one) => (typeof one === 'string' ? one : one.memberId)))].sort();
      if (ids.length === 0) continue;
      const { accountId, action, subjectType, subjectId, unitPath, since } = place;
      const salts = randomBytes(HELD_SALT_BYTES * ids.length);
      await this.database.prepared('platform.audit-held', INSERT, [
        ...[place.id, pageId(ids), ids, subjectType, subjectId, since, accountId, action, unitPath],
        ...[newId(), salts, this.clock.now(), heldDigest({ memberIds: ids, salts })],
      ]);
    }
  }

  /** Takes a person out of all of them, by the database's own function; where she stood. Joins the transaction. */
  async forget(memberId: string): Promise<HeldPlace[]> {
    return this.database.query<HeldPlace>(
      `select note, place, unit_path as "unitPath" from platform.forget_held($1::uuid)`,
      [memberId],
    );
  }
}

const isOf = (one: HeldPerson, unitPath: string | null): boolean =>
  typeof one === 'string' || unitPath === null || Scope.ofPaths([unitPath]).contains(one.unitPath);

/** Tells pages of one reading apart: the first half of a digest of who stands on it. */
function pageId(memberIds: readonly string[]): string {
  const hex = createHash('sha256').update(memberIds.join()).digest('hex');
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20, 32)].join('-');
}
