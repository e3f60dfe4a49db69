import { Injectable } from '@nestjs/common';
import { Database, type DomainError, type Scope, scopePaths, translatingConstraints } from '@lopso/platform';
import { type ChangeKind, type ChangeObstacle, type ChangeReason, type ChangeState } from './change.rules';

/** Something proposed about certificates of a round, and what became of it. */
export interface CertificateChange {
  readonly id: string;
  readonly roundId: string;
  readonly roundTitle: string;
  readonly unitPath: string;
  readonly bodyHash: Buffer;
  readonly kind: ChangeKind;
  readonly needsSecond: boolean;
  readonly state: ChangeState;
  readonly reason: ChangeReason;
  /** For officers; never public. */
  readonly note: string;
  /** The document behind it, and its date `yyyy-mm-dd`: both or neither. */
  readonly paperNumber: string | null;
  readonly paperOn: string | null;
  readonly proposedBy: string;
  readonly proposedFor: string | null;
  readonly proposedAt: Date;
  readonly expiresAt: Date;
  readonly answeredBy: string | null;
  readonly answeredFor: string | null;
  readonly answerWords: string | null;
  readonly closedAt: Date | null;
  /** Certificates in it; those changed; those that could not be. */
  readonly count: number;
  readonly done: number;
  readonly leftOut: number;
  /** Those that are kept by it, as it proposed. */
  readonly kept: number;
  /** Of these those whose passage is not finished again: they would wait for a decision once more. */
  readonly reopenable: number;
  /** Whom the first of them is of. */
  readonly first: {
    readonly memberId: string;
    readonly fullName: string | null;
    readonly number: number;
    readonly year: number;
  };
}

/** A proposal about to be written. */
export type NewChange = Pick<
  CertificateChange,
  | (
      | 'id'
      | 'roundId'
      | 'unitPath'
      | 'bodyHash'
      | 'kind'
      | 'needsSecond'
      | 'reason'
      | 'note'
      | 'paperNumber'
      | 'paperOn'
    )
  | ('proposedBy' | 'proposedFor' | 'proposedAt' | 'expiresAt')
> & { readonly unitId: string };

/** A certificate of a proposal. */
export interface ChangeEntry {
  readonly certificateId: string;
  readonly memberId: string;
  readonly state: 'waiting' | 'done' | 'left-out' | 'closed';
  readonly reason: ChangeObstacle | null;
  readonly successorId: string | null;
  /** It was kept by the proposal, and waits for a decision again. */
  readonly isUndone: boolean;
}

/** Which proposals, the latest first. */
export interface ChangeSearch {
  /** Only those that wait; only those that are answered or lapsed; null: all. */
  readonly isWaiting: boolean | null;
  readonly kind: ChangeKind | null;
  readonly after: readonly [at: string, id: string] | null;
  readonly limit: number;
}

const SELECT = `
  select h.id, h.round_id as "roundId", r.title as "roundTitle", h.unit_path::text as "unitPath", h.body_hash as "bodyHash",
    h.kind, h.needs_second as "needsSecond", h.state, h.reason, h.note, h.paper_number as "paperNumber",
    h.paper_on::text as "paperOn", h.proposed_by as "proposedBy", h.proposed_for as "proposedFor",
    h.proposed_at as "proposedAt", h.expires_at as "expiresAt", h.answered_by as "answeredBy",
    h.answered_for as "answeredFor", h.answer_words as "answerWords", h.closed_at as "closedAt", e.*,
    (select count(*)::int from credentials.paper_case k where k.change_id = h.id) as kept,
    (select count(*)::int from credentials.paper_case k join credentials.certificate held on held.id = k.certificate_id
     where k.change_id = h.id and not exists (
       select from learning.completion p where p.cycle_id = held.cycle_id and p.finished_at is not null)) as reopenable,
    (select json_build_object('memberId', c.member_id, 'fullName', c.fields->>'fullName', 'number', c.number, 'year', c.year)
     from credentials.change_entry f join credentials.certificate c on c.id = f.certificate_id
     where f.change_id = h.id and f.position = 1) as first
  from credentials.change h
  join learning.round r on r.id = h.round_id
  cross join lateral (
    select count(*)::int as count, count(*) filter (where state = 'done')::int as done,
      count(*) filter (where state = 'left-out')::int as "leftOut"
    from credentials.change_entry where change_id = h.id) e`;

/** Who answers a proposal, and when. */
export interface ChangeAnswer {
  readonly state: 'done' | 'declined' | 'taken-back';
  readonly by: string;
  readonly onBehalfOf: string | null;
  readonly words: string | null;
  readonly at: Date;
}

/** What became of a certificate of a proposal. */
export interface ChangeOutcome {
  readonly certificateId: string;
  /** Null: it was changed. */
  readonly obstacle: ChangeObstacle | null;
  readonly successorId: string | null;
}

/** A proposal that came to nothing. */
export interface EndedChange {
  readonly id: string;
  readonly kind: ChangeKind;
  readonly state: 'declined' | 'expired';
  readonly closedAt: Date;
  /** Certificates in it. */
  readonly count: number;
}

/** A proposal, as far as it says who may answer it. */
export type AskedChange = Pick<CertificateChange, 'id' | 'unitPath' | 'proposedBy' | 'proposedFor'>;

/** Proposals about certificates. */
@Injectable()
export class ChangeRepository {
  constructor(private readonly database: Database) {}

  async find(id: string): Promise<CertificateChange | null> {
    return this.database.queryOne<CertificateChange>(`${SELECT} where h.id = $1`, [id]);
  }

  /** Locks it until the transaction ends, then reads it. */
  async lock(id: string): Promise<CertificateChange | null> {
    await this.database.query('select 1 from credentials.change where id = $1 for update', [id]);
    return this.find(id);
  }

  /** A part of the proposals within a scope, the latest first. */
  async list(scope: Scope, { isWaiting, kind, after, limit }: ChangeSearch): Promise<CertificateChange[]> {
    return this.database.query<CertificateChange>(
      `${SELECT}
       where h.unit_path <@ any($1::ltree[]) and ($2::boolean is null or (h.state = 'proposed') = $2)
         and ($3::text is null or h.kind = $3)
         and ($4::timestamptz is null or (h.proposed_at, h.id) < ($4, $5::uuid))
       order by h.proposed_at desc, h.id desc limit $6`,
      [scopePaths(scope), isWaiting, kind, after?.[0] ?? null, after?.[1] ?? null, limit],
    );
  }

  /** Its certificates in the order that was shown. */
  async entriesOf(id: string): Promise<ChangeEntry[]> {
    return this.database.query<ChangeEntry>(
      `select e.certificate_id as "certificateId", e.member_id as "memberId", e.state, e.reason, e.successor_id as "successorId",
         h.kind = 'keep' and e.state = 'done' and not exists (
           select from credentials.paper_case k join credentials.certificate held on held.id = k.certificate_id
           where k.change_id = h.id and held.cycle_id = c.cycle_id) as "isUndone"
       from credentials.change_entry e join credentials.change h on h.id = e.change_id
       join credentials.certificate c on c.id = e.certificate_id where e.change_id = $1 order by e.position`,
      [id],
    );
  }

  /** Whose certificates are in these proposals, by the proposal's id. */
  async holdersOf(ids: readonly string[]): Promise<ReadonlyMap<string, readonly string[]>> {
    const rows = await this.database.query<{ id: string; memberIds: string[] }>(
      `select change_id as id, array_agg(distinct member_id::text) as "memberIds"
       from credentials.change_entry where change_id = any($1::uuid[]) group by change_id`,
      [ids],
    );
    return new Map(rows.map(({ id, memberIds }) => [id, memberIds]));
  }

  /** False when one of this id was there already. Raises the error of `change_entry_waiting_uq` when another holds one of them. */
  async insert(
    change: NewChange,
    entries: readonly { readonly certificateId: string; readonly memberId: string }[],
    byConstraint: Readonly<Record<string, () => DomainError>>,
  ): Promise<boolean> {
    const rows = await this.database.query(
      `insert into credentials.change (id, round_id, unit_id, unit_path, body_hash, kind, needs_second, state, reason, note,
         paper_number, paper_on, proposed_by, proposed_for, proposed_at, expires_at)
       values ($1, $2, $3, $4, $5, $6, $7, 'proposed', $8, $9, $10, $11, $12, $13, $14, $15)
       on conflict (id) do nothing returning id`,
      [
        ...[
          change.id,
          change.roundId,
          change.unitId,
          change.unitPath,
          change.bodyHash,
          change.kind,
          change.needsSecond,
        ],
        ...[change.reason, change.note, change.paperNumber, change.paperOn, change.proposedBy, change.proposedFor],
        ...[change.proposedAt, change.expiresAt],
      ],
    );
    if (rows.length === 0) return false;
    await translatingConstraints(byConstraint, () =>
      this.database.execute(
        `insert into credentials.change_entry (change_id, position, certificate_id, member_id, state)
         select $1, row_number() over (order by e.place), e.certificate_id, e.member_id, 'waiting'
         from unnest($2::uuid[], $3::uuid[]) with ordinality as e (certificate_id, member_id, place)`,
        [change.id, entries.map(({ certificateId }) => certificateId), entries.map(({ memberId }) => memberId)],
      ),
    );
    return true;
  }

  /** Its end. What of it still waits is set free. */
  async answer(id: string, { state, by, onBehalfOf, words, at }: ChangeAnswer): Promise<void> {
    await this.database.execute(
      `update credentials.change set state = $2, answered_by = $3, answered_for = $4, answer_words = $5, closed_at = $6
       where id = $1 and state = 'proposed'`,
      [id, state, by, onBehalfOf, words, at],
    );
    await this.free([id]);
  }

  /** What became of its certificates. */
  async settle(id: string, outcomes: readonly ChangeOutcome[]): Promise<void> {
    await this.database.execute(
      `update credentials.change_entry e set state = case when o.obstacle is null then 'done' else 'left-out' end,
         reason = o.obstacle, successor_id = o.successor_id
       from unnest($2::uuid[], $3::text[], $4::uuid[]) as o (certificate_id, obstacle, successor_id)
       where e.change_id = $1 and e.certificate_id = o.certificate_id and e.state = 'waiting'`,
      [
        id,
        outcomes.map(({ certificateId }) => certificateId),
        outcomes.map(({ obstacle }) => obstacle),
        outcomes.map(({ successorId }) => successorId),
      ],
    );
  }

  /** Ends proposals that nobody answered in time; which they were, each with what its entry in the trail needs. */
  async lapse(now: Date): Promise<{ readonly id: string; readonly unitPath: string; readonly roundId: string }[]> {
    const lapsed = await this.database.query<{ id: string; unitPath: string; roundId: string }>(
      `update credentials.change set state = 'expired', closed_at = $1 where id in (
         select id from credentials.change where state = 'proposed' and expires_at <= $1 order by id for update)
         and state = 'proposed'
       returning id, unit_path::text as "unitPath", round_id as "roundId"`,
      [now],
    );
    await this.free(lapsed.map(({ id }) => id));
    return lapsed;
  }

  private async free(ids: readonly string[]): Promise<void> {
    await this.database.execute(
      `update credentials.change_entry set state = 'closed' where change_id = any($1::uuid[]) and state = 'waiting'`,
      [ids],
    );
  }

  /** Which wait within a scope for somebody else than an account, and who proposed them; so many at most. */
  async listWaiting(
    scope: Scope,
    { accountId, now, limit }: { accountId: string; now: Date; limit: number },
  ): Promise<AskedChange[]> {
    return this.database.query<AskedChange>(
      `select id, unit_path::text as "unitPath", proposed_by as "proposedBy", proposed_for as "proposedFor"
       from credentials.change
       where unit_path <@ any($1::ltree[]) and state = 'proposed' and expires_at > $3 and proposed_by <> $2
       limit $4`,
      [scopePaths(scope), accountId, now, limit],
    );
  }

  /** What an account proposed within a scope and others declined, or nobody answered in time, since an instant; the latest first. */
  async listEnded(scope: Scope, { accountId, since }: { accountId: string; since: Date }): Promise<EndedChange[]> {
    return this.database.query<EndedChange>(
      `select h.id, h.kind, h.state, h.closed_at as "closedAt",
         (select count(*)::int from credentials.change_entry e where e.change_id = h.id) as count
       from credentials.change h
       where h.unit_path <@ any($1::ltree[]) and h.proposed_by = $2 and h.state in ('declined', 'expired') and h.closed_at > $3
       order by h.closed_at desc, h.id limit 10`,
      [scopePaths(scope), accountId, since],
    );
  }
}
