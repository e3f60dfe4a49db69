import { randomBytes } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { type Actor } from '../access/actor';
import { representedBy } from '../access/representation';
import { type Scope } from '../access/scope';
import { Clock } from '../clock/clock';
import { Database } from '../database/database';
import { newId } from '../text/uuid';
import { heldName, valueDigest } from './audit-digest';
import { AuditHeld, type HeldPerson, type NotedReading, type ReadingPlace } from './audit-held';

/** One act worth remembering: who did what to what, where. */
export interface AuditEntry {
  /** `<context>.<past act>`, for example `org.seat-taken`. Every one has its words in the client (a test asks for them). */
  readonly action: string;
  readonly subjectType: string;
  readonly subjectId: string;
  readonly unitPath: string | null;
  /**
   * Field names and values. The names stand in the chain for good; the values are kept aside and can be erased. A
   * `memberId` among them says whom the act is about.
   */
  readonly details?: Readonly<Record<string, unknown>>;
  /** Names of fields that were touched and whose values are not worth keeping. */
  readonly fields?: readonly string[];
  /** The account acted for; left out: found from the actor's deputising grants. */
  readonly onBehalfOf?: string | null;
}

/** A reading of a list; left out of the subject: the unit itself. */
export interface ListEntry extends Pick<AuditEntry, 'action' | 'details' | 'fields'> {
  readonly subject?: { readonly type: string; readonly id: string };
}

interface Manner {
  readonly isRead: boolean;
  /** Once an hour under this key; null: each time. */
  readonly onceKey: string | null;
}

/** The act whose values list the entries an erasure took the values of. */
export const VALUES_ERASED = 'platform.values-erased';

const SALT_BYTES = 16;
const READ_WINDOW_MS = 3_600_000;
const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;

/** One statement, so that an entry, its values and its place among those to be sealed come together. */
const INSERT = `
  with first_time as (
    insert into platform.throttle_counter (key, window_starts_at, count)
    select $14, $15, 1 where $14::text is not null
    on conflict do nothing returning key
  ), entry as (
    insert into platform.audit_entry
      (id, occurred_at, account_id, on_behalf_of, action, is_read, subject_type, subject_id, member_id, unit_path, fields, value_digest)
    select $1::uuid, $2::timestamptz, $3::uuid, $4::uuid, $5, $6::boolean, $7, $8, $9::uuid, $10::ltree, $11::text[], $12::bytea
    where $14::text is null or exists (select from first_time)
    returning id, seq
  ), pending as (
    insert into platform.audit_pending (seq, entry_id) select seq, id from entry
  ), value as (
    insert into platform.audit_value (entry_id, salt, content)
    select id, $13::bytea, $16::text from entry where $16::text is not null
  )
  select id from entry`;

/** The audit trail; rows are only ever added (the database refuses changes). A worker seals them into a chain within seconds. */
@Injectable()
export class Audit {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly heldPeople: AuditHeld,
  ) {}

  /** Writes an entry in the running transaction. `actor` null means the system itself. */
  async record(actor: Actor | null, entry: AuditEntry): Promise<void> {
    await this.insert(actor, entry, { isRead: false, onceKey: null });
  }

  /** The same for an act that several units may read: one entry for each, so that none learns of another; without a unit one. */
  async recordAt(
    actor: Actor | null,
    unitPaths: readonly string[],
    entry: Omit<AuditEntry, 'unitPath'>,
  ): Promise<void> {
    for (const unitPath of unitPaths.length === 0 ? [null] : unitPaths)
      await this.record(actor, { ...entry, unitPath });
  }

  /**
   * Writes that somebody read personal data: once an hour for the same person, act, subject and unit, so that paging through a
   * list leaves one entry. `subjectId` names the list or the person; put filters worth telling apart into it. Of a list, give what
   * comes back to `noteHeld`.
   */
  async recordRead(actor: Actor, entry: AuditEntry): Promise<NotedReading> {
    const onceKey = `audit-read:${actor.accountId}:${entry.action}:${entry.subjectId}:${entry.unitPath ?? ''}`;
    return this.read(actor, entry, onceKey);
  }

  /**
   * The same of a list over several units: one entry for each subtree of the scope, so that every one of them finds in its trail who
   * read its people, and on whose behalf there. The subject is the unit unless the entry names another.
   */
  async recordReadOver(actor: Actor, scope: Scope, list: ListEntry): Promise<NotedReading> {
    const places: ReadingPlace[] = [];
    for (const unitPath of scope.toPaths()) places.push(...(await this.recordRead(actor, entryOver(unitPath, list))));
    return places;
  }

  /** Writes that somebody took personal data out as a file: every time. */
  async recordExport(actor: Actor, entry: AuditEntry): Promise<NotedReading> {
    return this.read(actor, entry, null);
  }

  /** The same of a list over several units, as `recordReadOver`. */
  async recordExportOver(actor: Actor, scope: Scope, list: ListEntry): Promise<NotedReading> {
    const places: ReadingPlace[] = [];
    for (const unitPath of scope.toPaths()) places.push(...(await this.recordExport(actor, entryOver(unitPath, list))));
    return places;
  }

  /** The members that a page of a list held, or a part of a file: each of them, and nobody else, is told of this reading. */
  async noteHeld(reading: NotedReading, people: readonly HeldPerson[]): Promise<void> {
    await this.heldPeople.add(reading, people);
  }

  /**
   * Erases the values of all entries about a member or about any of these subjects, and of these entries; how many. The entries stay, and an entry
   * of its own lists them, so that values missing without one are a fault: one in each province that had any, for those who oversee
   * all of it (decision 0034). It names nobody. The member is taken out of whom lists held, which the same entry lists by page and
   * place. Joins the transaction.
   */
  async eraseValues(
    memberId: string,
    subjectIds: readonly string[],
    entryIds: readonly string[] = [],
  ): Promise<number> {
    const held = await this.heldPeople.forget(memberId);
    const gone = await this.database.query<{ id: string; province: string | null }>(
      `delete from platform.audit_value v using platform.audit_entry e
       where v.entry_id = e.id and (e.member_id = $1 or e.subject_id = any($2::text[]) or e.id = any($3::uuid[]))
       returning e.id, subpath(e.unit_path, 0, 1)::text as province`,
      [memberId, [memberId, ...subjectIds], [...entryIds]],
    );
    const named = [
      ...gone.map(({ id, province }) => ({ name: id, province })),
      ...held.map(({ note, place, unitPath }) => ({ name: heldName(note, place), province: provinceOf(unitPath) })),
    ];
    for (const [unitPath, entries] of byProvince(named))
      await this.record(null, {
        ...{ action: VALUES_ERASED, subjectType: 'audit-values', subjectId: newId(), unitPath },
        details: { entries },
      });
    return gone.length;
  }

  private async read(actor: Actor, entry: AuditEntry, onceKey: string | null): Promise<NotedReading> {
    const since = new Date(windowOf(this.clock.now()));
    const id = await this.insert(actor, entry, { isRead: true, onceKey });
    const { action, subjectType, subjectId, unitPath } = entry;
    return [{ id, since, accountId: actor.accountId, action, subjectType, subjectId, unitPath }];
  }

  /** The id of the entry; null when one was written before within the hour. */
  private async insert(actor: Actor | null, entry: AuditEntry, how: Manner): Promise<string | null> {
    const now = this.clock.now();
    const details = Object.entries(entry.details ?? {}).filter(([, value]) => value !== undefined);
    const content = details.length === 0 ? null : JSON.stringify(Object.fromEntries(details));
    const salt = randomBytes(SALT_BYTES);
    const [written] = await this.database.prepared<{ id: string }>('platform.audit-entry', INSERT, [
      newId(),
      now,
      actor?.accountId ?? null,
      entry.onBehalfOf ?? (actor === null ? null : representedBy(actor, entry.unitPath)),
      entry.action,
      how.isRead,
      entry.subjectType,
      entry.subjectId,
      memberOf(entry),
      entry.unitPath,
      [...(entry.fields ?? []), ...details.map(([name]) => name)],
      content === null ? null : valueDigest(salt, content),
      salt,
      how.onceKey,
      new Date(windowOf(now)),
      content,
    ]);
    return written === undefined ? null : written.id;
  }
}

const windowOf = (now: Date): number => Math.floor(now.getTime() / READ_WINDOW_MS) * READ_WINDOW_MS;

const provinceOf = (unitPath: string | null): string | null => unitPath?.split('.')[0] ?? null;

/** Names of what was erased by its province; those without one stand in the list of the first there is. */
function byProvince(
  gone: readonly { readonly name: string; readonly province: string | null }[],
): [unitPath: string | null, names: string[]][] {
  const first = gone.find(({ province }) => province !== null)?.province ?? null;
  const placed = gone.map(({ name, province }) => ({ name, province: province ?? first }));
  return [...new Set(placed.map(({ province }) => province))].map((unitPath) => [
    unitPath,
    placed.flatMap(({ name, province }) => (province === unitPath ? [name] : [])).sort(),
  ]);
}

function entryOver(unitPath: string, { action, details, fields, subject }: ListEntry): AuditEntry {
  return {
    action,
    details,
    fields,
    unitPath,
    subjectType: subject?.type ?? 'unit',
    subjectId: subject?.id ?? unitPath,
  };
}

/** Whom an entry is about: a member as its subject, or named among its details. */
function memberOf(entry: AuditEntry): string | null {
  const named = entry.subjectType === 'member' ? entry.subjectId : entry.details?.['memberId'];
  return typeof named === 'string' && UUID.test(named) ? named : null;
}
