import { Injectable } from '@nestjs/common';
import { Database } from '../database/database';
import { VALUES_ERASED } from './audit';
import { type ChainedEntry, type Checkpoint, type HeldPage, LIST_HELD } from './audit-digest';

/** An entry that waits for its link. */
export interface PendingEntry extends ChainedEntry {
  readonly entryId: string;
}

/** The last link, or the checkpoint when every link before it was removed. */
export interface ChainHead {
  readonly position: string;
  readonly digest: Buffer;
}

/** Whom a page of a list held, and by which reading. */
export interface StoredPage extends HeldPage {
  readonly readingId: string;
}

/** A link as it is stored, with its entry (null: gone), its values and, of a page of a list, its people (null: gone or never there). */
export interface StoredLink {
  readonly position: string;
  readonly entryId: string;
  readonly digest: Buffer;
  readonly entry: ChainedEntry | null;
  readonly salt: Buffer | null;
  readonly content: string | null;
  readonly held: StoredPage | null;
  /** Of a page of a list: the reading was let go at the end of the retention, and its people with it. */
  readonly isReadingGone: boolean;
}

/** What a link to be written says. */
export interface NewLink {
  readonly position: string;
  readonly entryId: string;
  /** Of the entry. */
  readonly seq: string;
  readonly digest: Buffer;
}

/** A checkpoint as it is stored; whoever trusts it compares the seal. */
export interface SealedCheckpoint extends Checkpoint {
  readonly seal: Buffer;
}

/** The chain as one statement saw it. */
export interface ChainStanding {
  readonly last: ChainHead | null;
  readonly digestAt: Buffer | null;
  readonly checkpoint: SealedCheckpoint | null;
}

type Nullable<T> = { readonly [K in keyof T]?: T[K] | null };

interface StandingRow extends Nullable<SealedCheckpoint> {
  readonly lastPosition: string | null;
  readonly lastDigest: Buffer | null;
  readonly digestAt: Buffer | null;
}

const isCheckpoint = (row: Nullable<SealedCheckpoint>): row is SealedCheckpoint => (row.position ?? null) !== null;

const ENTRY = `
  e.id, e.seq::text as seq, (extract(epoch from e.occurred_at) * 1000000)::bigint::text as "occurredMicros",
  e.account_id as "accountId", e.on_behalf_of as "onBehalfOf", e.action, e.is_read as "isRead",
  e.subject_type as "subjectType", e.subject_id as "subjectId", e.member_id as "memberId", e.unit_path::text as "unitPath",
  e.fields, encode(e.value_digest, 'hex') as "valueDigest"`;

type LinkRow = ChainedEntry & Omit<StoredLink, 'entry' | 'held'> & { readonly readingId: string | null } & HeldPage;

function linkOf(row: LinkRow): StoredLink {
  const { position, entryId, digest, salt, content, readingId, memberIds, salts, isReadingGone, ...entry } = row;
  return {
    ...{ position, entryId, digest, salt, content, isReadingGone },
    held: readingId === null ? null : { readingId, memberIds, salts },
    entry: (entry.id as string | null) === null ? null : entry,
  };
}

const SEALING_LOCK = 'platform.audit-sealing';

/** All SQL of the chain. */
@Injectable()
export class AuditChainRepository {
  constructor(private readonly database: Database) {}

  /** True when this transaction may seal; false while another one does. Held until the transaction ends. */
  async tryLock(): Promise<boolean> {
    const row = await this.database.queryOne<{ locked: boolean }>(
      'select pg_try_advisory_xact_lock(hashtextextended($1, 0)) as locked',
      [SEALING_LOCK],
    );
    return row?.locked === true;
  }

  async head(): Promise<ChainHead | null> {
    return this.database.queryOne<ChainHead>(
      `select position::text as position, digest from (
         (select position, digest from platform.audit_link order by position desc limit 1)
         union all
         (select position, digest from platform.audit_checkpoint order by position desc limit 1)
       ) last order by last.position desc limit 1`,
    );
  }

  /** What the chain is in one moment: its last link, its link at a place, its latest checkpoint. */
  async standing(place: string | null): Promise<ChainStanding> {
    const row = await this.database.queryOne<StandingRow>(
      `select last.position::text as "lastPosition", last.digest as "lastDigest", (select digest from platform.audit_link where position = $1) as "digestAt",
         made.position::text as position, made.digest, made.removed_before as "removedBefore", made.seal
       from (select) one
       left join (select position, digest from platform.audit_link order by position desc limit 1) last on true
       left join (select position, digest, removed_before, seal from platform.audit_checkpoint order by position desc limit 1) made on true`,
      [place],
    );
    const { lastPosition = null, lastDigest = null, digestAt = null, ...checkpoint } = row ?? {};
    return {
      last: lastPosition === null || lastDigest === null ? null : { position: lastPosition, digest: lastDigest },
      digestAt,
      checkpoint: isCheckpoint(checkpoint) ? checkpoint : null,
    };
  }

  /** Committed entries without a link, in the order of writing. */
  async listPending(limit: number): Promise<PendingEntry[]> {
    return this.database.query<PendingEntry>(
      `select e.id as "entryId", ${ENTRY} from platform.audit_entry e
       where e.id = any (array(select entry_id from platform.audit_pending order by seq limit $1))
       order by e.seq`,
      [limit],
    );
  }

  /** Writes links and takes their entries off the list of those that wait. */
  async link(links: readonly NewLink[], sealedAt: Date): Promise<void> {
    await this.database.execute(
      `with link as (
         insert into platform.audit_link (position, entry_id, sealed_at, digest)
         select unnest($1::bigint[]), unnest($2::uuid[]), $3, unnest($4::bytea[])
       )
       delete from platform.audit_pending where seq = any($5::bigint[])`,
      [
        links.map((link) => link.position),
        links.map((link) => link.entryId),
        sealedAt,
        links.map((link) => link.digest),
        links.map((link) => link.seq),
      ],
    );
  }

  /** A stretch of the chain after a position. */
  async listLinks(after: string, limit: number): Promise<StoredLink[]> {
    const rows = await this.database.query<LinkRow>(
      `select l.position::text as position, l.entry_id as "entryId", l.digest, v.salt, v.content, h.entry_id as "readingId",
         h.member_ids as "memberIds", h.salts, case when e.action = '${LIST_HELD}' and h.note_id is null and e.subject_id ~ '^[0-9a-f-]{36}$'
           then not exists (select from platform.audit_entry r where r.id = e.subject_id::uuid) else false end as "isReadingGone", ${ENTRY}
       from platform.audit_link l
       left join platform.audit_entry e on e.id = l.entry_id
       left join platform.audit_value v on v.entry_id = l.entry_id
       left join platform.audit_held h on h.note_id = l.entry_id
       where l.position > $1 order by l.position limit $2`,
      [after, limit],
    );
    return rows.map(linkOf);
  }

  /** Pages of lists whose entry is none of theirs: somebody added them. */
  async countStrayPages(): Promise<number> {
    const row = await this.database.queryOne<{ count: number }>(
      `select count(*)::int as count from platform.audit_held h left join platform.audit_entry e on e.id = h.note_id
       where e.action is distinct from $1 or e.subject_id is distinct from h.entry_id::text`,
      [LIST_HELD],
    );
    return row?.count ?? 0;
  }

  /** Entries that are in no link: those that wait, and those that no longer wait although nothing sealed them. */
  async countUnlinked(before: Date): Promise<{ waiting: number; stray: number }> {
    const row = await this.database.queryOne<{ waiting: number; stray: number }>(
      `select count(*) filter (where p.seq is not null)::int as waiting,
         count(*) filter (where p.seq is null or e.occurred_at < $1)::int as stray
       from platform.audit_entry e
       left join platform.audit_pending p on p.entry_id = e.id
       where not exists (select from platform.audit_link l where l.entry_id = e.id)`,
      [before],
    );
    return row ?? { waiting: 0, stray: 0 };
  }

  /** What the erasures list that wait for their link. */
  async listWaitingErasures(): Promise<string[]> {
    const rows = await this.database.query<{ content: string }>(
      `select v.content from platform.audit_pending p join platform.audit_entry e on e.id = p.entry_id
       join platform.audit_value v on v.entry_id = e.id where e.action = $1`,
      [VALUES_ERASED],
    );
    return rows.map(({ content }) => content);
  }

  async latestCheckpoint(): Promise<SealedCheckpoint | null> {
    return this.database.queryOne(
      `select position::text as position, digest, removed_before as "removedBefore", seal
       from platform.audit_checkpoint order by position desc limit 1`,
    );
  }

  /** The end of the beginning of the chain whose entries are all older than an instant; null when there is none. */
  async endOfOlderThan(before: Date, limit: number): Promise<ChainHead | null> {
    return this.database.queryOne<ChainHead>(
      `with stretch as (
         select l.position, l.digest, e.occurred_at from platform.audit_link l join platform.audit_entry e on e.id = l.entry_id
         order by l.position limit $2
       )
       select position::text as position, digest from stretch
       where position < coalesce((select min(position) from stretch where occurred_at >= $1), (select max(position) + 1 from stretch))
       order by position desc limit 1`,
      [before, limit],
    );
  }

  /** Removes everything up to a checkpoint, by the database's own function. */
  async forget(checkpoint: Checkpoint, madeAt: Date, seal: Buffer): Promise<number> {
    const row = await this.database.queryOne<{ removed: number }>(
      'select platform.forget_audit($1, $2, $3, $4, $5)::int as removed',
      [checkpoint.position, checkpoint.removedBefore, checkpoint.digest, madeAt, seal],
    );
    return row?.removed ?? 0;
  }
}
