import { createHash } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { Scope } from '../access/scope';
import { Database } from '../database/database';

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

/**
 * Whom the lists held that somebody read, page by page: for the person alone, who so is told of the readings that had her and not
 * of all there were. Beside the chain and not under it: an erasure takes the person out (decision 0037).
 */
@Injectable()
export class AuditHeld {
  constructor(private readonly database: Database) {}

  /** Adds the members of one page to a reading; the same page twice within an hour is one row. */
  async add(reading: NotedReading, people: readonly HeldPerson[]): Promise<void> {
    for (const place of reading) {
      const within = reading.length === 1 ? people : people.filter((one) => isOf(one, place.unitPath));
      const ids = [...new Set(within.map((one) => (typeof one === 'string' ? one : one.memberId)))].sort();
      if (ids.length === 0) continue;
      const { accountId, action, subjectType, subjectId, unitPath, since } = place;
      await this.database.prepared(
        'platform.audit-held',
        `insert into platform.audit_held (entry_id, page, member_ids)
         select e.id, $2::uuid, $3::uuid[] from (
           (select $1::uuid as id where $1::uuid is not null)
           union all
           (select id from platform.audit_entry
            where $1::uuid is null and subject_type = $4 and subject_id = $5 and occurred_at >= $6 and account_id = $7
              and action = $8 and unit_path is not distinct from $9::ltree
            order by occurred_at desc limit 1)
         ) e
         on conflict do nothing`,
        [place.id, pageId(ids), ids, subjectType, subjectId, since, accountId, action, unitPath],
      );
    }
  }

  /** Takes a person out of all of them. Joins the transaction. */
  async forget(memberId: string): Promise<void> {
    await this.database.execute(
      `update platform.audit_held set member_ids = array_remove(member_ids, $1::uuid) where member_ids @> array[$1::uuid]`,
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
