import { Injectable } from '@nestjs/common';
import { type Decider } from '@lopso/learning';
import { Database, type DomainError, type Scope, scopePaths, translatingConstraints } from '@lopso/platform';
import { type ChangeRule, DEFAULT_CHANGE_RULE } from '../changes/change.rules';
import {
  DEFAULT_RULE,
  type EntryRemark,
  type LeftOut,
  type Loosening,
  type ReleaseRule,
  type ReleaseState,
} from './release.rules';

/** The rule of a province as it is kept. */
export interface StoredReleaseRule extends ReleaseRule, ChangeRule {
  /** However long ago. */
  readonly loosening: Loosening | null;
}

/** A list of people whose certificates are released together. */
export interface CertificateRelease extends ReleaseRule {
  readonly id: string;
  readonly roundId: string;
  readonly roundTitle: string;
  readonly unitPath: string;
  readonly bodyHash: Buffer;
  readonly state: ReleaseState;
  readonly listedBy: string;
  readonly listedAt: Date;
  /** The first person, and the second where the list needs one; on whose behalf, null: in her own right. */
  readonly releasedBy: string | null;
  readonly releasedFor: string | null;
  readonly releasedAt: Date | null;
  readonly confirmedBy: string | null;
  readonly confirmedFor: string | null;
  readonly confirmedAt: Date | null;
  /** When the window ends. */
  readonly issuesAt: Date | null;
  /** When it lapses unless somebody confirms it; null: nobody was asked to. */
  readonly expiresAt: Date | null;
  readonly closedBy: string | null;
  readonly closedAt: Date | null;
  /** People on it; those worth a look; those who have their paper by it; those left out. */
  readonly count: number;
  readonly remarked: number;
  readonly issued: number;
  readonly leftOut: number;
}

/** A list about to be written. */
export type NewRelease = Pick<
  CertificateRelease,
  'id' | 'roundId' | 'unitPath' | 'bodyHash' | 'needsSecond' | 'undoMinutes' | 'listedBy' | 'listedAt'
> & { readonly unitId: string };

/** A person to be put on a list, in the order of the numbers. */
export interface NewEntry {
  readonly cycleId: string;
  readonly memberId: string;
  readonly remarks: readonly EntryRemark[];
}

/** A line of a list. */
export interface ReleaseEntry extends NewEntry {
  readonly position: number;
  readonly state: 'listed' | 'waiting' | 'issued' | 'left-out';
  readonly reason: LeftOut | null;
}

/** Which lines of a list. */
export interface EntriesWanted {
  /** Those behind this position, so many at most. */
  readonly after: number;
  readonly limit: number;
  /** Those worth a look, and those left out. */
  readonly onlyRemarked: boolean;
  /** Those of these people; null: of whomever. */
  readonly memberIds: readonly string[] | null;
}

/** Of list `l`: two people decide it. What its province made stricter since holds for one that nobody released yet (decision 0053). */
const NEEDS_SECOND = `(l.needs_second or (l.state = 'listed' and exists (
  select from credentials.release_rule k join org.unit v on v.id = k.province_id where k.needs_second and v.path @> l.unit_path)))`;

const SELECT = `
  select l.id, l.round_id as "roundId", r.title as "roundTitle", l.unit_path::text as "unitPath", l.body_hash as "bodyHash",
    ${NEEDS_SECOND} as "needsSecond", l.undo_minutes as "undoMinutes", l.state, l.listed_by as "listedBy",
    l.listed_at as "listedAt", l.released_by as "releasedBy", l.released_for as "releasedFor", l.released_at as "releasedAt",
    l.confirmed_by as "confirmedBy", l.confirmed_for as "confirmedFor", l.confirmed_at as "confirmedAt", l.issues_at as "issuesAt",
    l.expires_at as "expiresAt", l.closed_by as "closedBy", l.closed_at as "closedAt", e.*
  from credentials.release l
  join learning.round r on r.id = l.round_id
  cross join lateral (
    select count(*)::int as count, count(*) filter (where remarks <> '{}')::int as remarked,
      count(*) filter (where state = 'issued')::int as issued, count(*) filter (where state = 'left-out')::int as "leftOut"
    from credentials.release_entry where release_id = l.id) e`;

/** A list that nobody confirmed in time. */
export type LapsedRelease = Pick<CertificateRelease, 'id' | 'unitPath' | 'roundId' | 'count'>;

/** A list that waits for a second person. */
export type WaitingRelease = Pick<
  CertificateRelease,
  'id' | 'roundId' | 'roundTitle' | 'unitPath' | 'count' | 'releasedBy' | 'releasedFor'
>;

/** A list that came to nothing. */
export interface EndedRelease extends Pick<CertificateRelease, 'id' | 'roundId' | 'roundTitle' | 'count'> {
  readonly state: 'taken-back' | 'expired';
  readonly closedAt: Date;
}

const COUNT = '(select count(*)::int from credentials.release_entry e where e.release_id = l.id) as count';

/** Lists of certificates to be issued. */
@Injectable()
export class ReleaseRepository {
  constructor(private readonly database: Database) {}

  async ruleOf(provinceId: string): Promise<StoredReleaseRule> {
    return this.rule(provinceId, '');
  }

  /** The same; the row stays locked until the transaction ends. */
  async lockRule(provinceId: string): Promise<StoredReleaseRule> {
    return this.rule(provinceId, 'for update');
  }

  private async rule(provinceId: string, lock: '' | 'for update'): Promise<StoredReleaseRule> {
    const rule = await this.database.queryOne<
      ReleaseRule & ChangeRule & { by: string | null; onBehalfOf: string | null; at: Date | null }
    >(
      `select undo_minutes as "undoMinutes", needs_second as "needsSecond", change_days as "changeDays",
         loosening_by as by, loosening_for as "onBehalfOf", loosening_at as at
       from credentials.release_rule where province_id = $1 ${lock}`,
      [provinceId],
    );
    if (rule === null) return { ...DEFAULT_RULE, ...DEFAULT_CHANGE_RULE, loosening: null };
    const { by, onBehalfOf, at, ...kept } = rule;
    return { ...kept, loosening: by === null || at === null ? null : { by, onBehalfOf, at } };
  }

  async setRule(provinceId: string, rule: StoredReleaseRule, change: { by: string; at: Date }): Promise<void> {
    await this.database.execute(
      `insert into credentials.release_rule (province_id, undo_minutes, needs_second, change_days,
         changed_by, changed_at, loosening_by, loosening_for, loosening_at)
       values ($1, $2, $3, $4, $5, $6, $7, $8, $9)
       on conflict (province_id) do update set undo_minutes = excluded.undo_minutes, needs_second = excluded.needs_second,
         change_days = excluded.change_days, changed_by = excluded.changed_by, changed_at = excluded.changed_at,
         loosening_by = excluded.loosening_by, loosening_for = excluded.loosening_for, loosening_at = excluded.loosening_at`,
      [
        ...[provinceId, rule.undoMinutes, rule.needsSecond, rule.changeDays, change.by, change.at],
        ...[rule.loosening?.by ?? null, rule.loosening?.onBehalfOf ?? null, rule.loosening?.at ?? null],
      ],
    );
  }

  async find(id: string): Promise<CertificateRelease | null> {
    return this.database.queryOne<CertificateRelease>(`${SELECT} where l.id = $1`, [id]);
  }

  /** Locks the list until the transaction ends, then reads it: what is counted is counted after the wait. */
  async lock(id: string): Promise<CertificateRelease | null> {
    await this.database.query('select 1 from credentials.release where id = $1 for update', [id]);
    return this.find(id);
  }

  /** Decided or closed lists of a round, and those only looked at since an instant: those that go on, then the newest first. */
  async listOfRound(roundId: string, lookedAtSince: Date, limit: number): Promise<CertificateRelease[]> {
    return this.database.query<CertificateRelease>(
      `${SELECT} where l.round_id = $1 and (l.state <> 'listed' or l.listed_at >= $2)
       order by l.state in ('proposed', 'window', 'issuing') desc, l.listed_at desc, l.id desc limit $3`,
      [roundId, lookedAtSince, limit],
    );
  }

  /** False when a list of this id was there already. */
  async insert(release: NewRelease, entries: readonly NewEntry[]): Promise<boolean> {
    const rows = await this.database.query(
      `insert into credentials.release (id, round_id, unit_id, unit_path, body_hash, needs_second, undo_minutes, state,
         listed_by, listed_at)
       values ($1, $2, $3, $4, $5, $6, $7, 'listed', $8, $9) on conflict (id) do nothing returning id`,
      [
        ...[release.id, release.roundId, release.unitId, release.unitPath, release.bodyHash],
        ...[release.needsSecond, release.undoMinutes, release.listedBy, release.listedAt],
      ],
    );
    if (rows.length === 0) return false;
    await this.database.execute(
      `insert into credentials.release_entry (release_id, position, cycle_id, member_id, state, remarks)
       select $1, (e.value->>'position')::int, (e.value->>'cycleId')::uuid,
         (e.value->>'memberId')::uuid, 'listed',
         array(select jsonb_array_elements_text(e.value->'remarks'))
       from jsonb_array_elements($2::jsonb) e`,
      [release.id, JSON.stringify(entries.map((entry, index) => ({ ...entry, position: index + 1 })))],
    );
    return true;
  }

  /** The people of a list, in its order. */
  async membersOf(id: string): Promise<Pick<ReleaseEntry, 'cycleId' | 'memberId'>[]> {
    return this.database.query(
      `select cycle_id as "cycleId", member_id as "memberId" from credentials.release_entry where release_id = $1 order by position`,
      [id],
    );
  }

  /** Takes a list away that its maker only looked at. */
  async forgetOwn(id: string, accountId: string): Promise<void> {
    await this.database.execute(
      `delete from credentials.release where id = $1 and state = 'listed' and listed_by = $2`,
      [id, accountId],
    );
  }

  /** Takes away lists that were only looked at, before an instant; nothing follows from them. */
  async forgetLookedAt(before: Date): Promise<void> {
    await this.database.execute(`delete from credentials.release where state = 'listed' and listed_at < $1`, [before]);
  }

  /** A part of a list in its order. */
  async entriesOf(id: string, wanted: EntriesWanted): Promise<ReleaseEntry[]> {
    return this.database.query<ReleaseEntry>(
      `select position, cycle_id as "cycleId", member_id as "memberId", state, reason, remarks from credentials.release_entry
       where release_id = $1 and position > $2 and (not $4 or remarks <> '{}' or state = 'left-out')
         and ($5::uuid[] is null or member_id = any($5))
       order by position limit $3`,
      [id, wanted.after, wanted.limit, wanted.onlyRemarked, wanted.memberIds],
    );
  }

  /** The people of a list from now on wait in no other. Raises the error of `release_entry_waiting_uq` when one does. */
  async hold(id: string, byConstraint: Readonly<Record<string, () => DomainError>>): Promise<void> {
    await translatingConstraints(byConstraint, () =>
      this.database.execute(
        `update credentials.release_entry set state = 'waiting' where release_id = $1 and state = 'listed'`,
        [id],
      ),
    );
  }

  /** The first person has released it: it waits for the second, whom it keeps needing, or its window runs. */
  async release(
    id: string,
    by: Decider,
    given: { at: Date; issuesAt: Date | null; expiresAt: Date | null },
  ): Promise<void> {
    await this.database.execute(
      `update credentials.release set state = case when $5::timestamptz is null then 'proposed' else 'window' end,
         needs_second = $5::timestamptz is null, released_by = $2, released_for = $3, released_at = $4, issues_at = $5, expires_at = $6
       where id = $1 and state = 'listed'`,
      [id, by.accountId, by.onBehalfOf, given.at, given.issuesAt, given.expiresAt],
    );
  }

  /** The second person has confirmed it: its window runs. */
  async confirm(id: string, by: Decider, given: { at: Date; issuesAt: Date }): Promise<void> {
    await this.database.execute(
      `update credentials.release set state = 'window', confirmed_by = $2, confirmed_for = $3, confirmed_at = $4, issues_at = $5
       where id = $1 and state = 'proposed'`,
      [id, by.accountId, by.onBehalfOf, given.at, given.issuesAt],
    );
  }

  /** Nobody on it waits by it any more. */
  async takeBack(id: string, given: { by: string; at: Date }): Promise<void> {
    await this.database.execute(
      `update credentials.release_entry set state = 'left-out', reason = 'taken-back' where release_id = $1`,
      [id],
    );
    await this.database.execute(
      `update credentials.release set state = 'taken-back', closed_by = $2, closed_at = $3 where id = $1`,
      [id, given.by, given.at],
    );
  }

  /** Ends lists that nobody confirmed in time; nobody on them waits by them any more. Gives them. */
  async lapse(now: Date): Promise<LapsedRelease[]> {
    const lapsed = await this.database.query<LapsedRelease>(
      `update credentials.release l set state = 'expired', closed_at = $1 where id in (
         select id from credentials.release where state = 'proposed' and expires_at <= $1 order by id for update)
         and state = 'proposed'
       returning id, unit_path::text as "unitPath", round_id as "roundId",
         (select count(*)::int from credentials.release_entry e where e.release_id = l.id) as count`,
      [now],
    );
    await this.database.execute(
      `update credentials.release_entry set state = 'left-out', reason = 'expired'
       where release_id = any($1::uuid[]) and state = 'waiting'`,
      [lapsed.map(({ id }) => id)],
    );
    return lapsed;
  }

  /** From here on it can't be taken back. */
  async startIssuing(id: string): Promise<void> {
    await this.database.execute(`update credentials.release set state = 'issuing' where id = $1 and state = 'window'`, [
      id,
    ]);
  }

  /** Who still waits by it, the lowest position first. */
  async waitingOf(id: string, limit: number): Promise<ReleaseEntry[]> {
    return this.database.query<ReleaseEntry>(
      `select position, cycle_id as "cycleId", member_id as "memberId", state, reason, remarks from credentials.release_entry
       where release_id = $1 and state = 'waiting' order by position limit $2`,
      [id, limit],
    );
  }

  /** What became of people on it: their paper, or why they have none by it. */
  async settle(id: string, outcomes: ReadonlyMap<string, LeftOut | 'issued'>): Promise<void> {
    await this.database.execute(
      `update credentials.release_entry e set state = case when o.outcome = 'issued' then 'issued' else 'left-out' end,
         reason = nullif(o.outcome, 'issued')
       from unnest($2::uuid[], $3::text[]) as o (cycle_id, outcome)
       where e.release_id = $1 and e.cycle_id = o.cycle_id and e.state = 'waiting'`,
      [id, [...outcomes.keys()], [...outcomes.values()]],
    );
  }

  async close(id: string, at: Date): Promise<void> {
    await this.database.execute(
      `update credentials.release set state = 'issued', closed_at = $2 where id = $1 and state = 'issuing'`,
      [id, at],
    );
  }

  /** Lists whose window is over and whose papers aren't all there. */
  async due(now: Date): Promise<string[]> {
    const rows = await this.database.query<{ id: string }>(
      `select id from credentials.release where state in ('window', 'issuing') and issues_at <= $1 order by issues_at, id`,
      [now],
    );
    return rows.map(({ id }) => id);
  }

  /** Which wait within a scope for somebody else than an account, those first that lapse first; so many at most. */
  async listWaiting(
    scope: Scope,
    { accountId, now, limit }: { accountId: string; now: Date; limit: number },
  ): Promise<WaitingRelease[]> {
    return this.database.query<WaitingRelease>(
      `select l.id, l.round_id as "roundId", r.title as "roundTitle", l.unit_path::text as "unitPath",
         l.released_by as "releasedBy", l.released_for as "releasedFor", ${COUNT}
       from credentials.release l join learning.round r on r.id = l.round_id
       where l.unit_path <@ any($1::ltree[]) and l.state = 'proposed' and l.expires_at > $3 and l.released_by <> $2
       order by l.expires_at, l.id limit $4`,
      [scopePaths(scope), accountId, now, limit],
    );
  }

  /** What an account released within a scope and others took back, or nobody confirmed in time, since an instant; the latest first. */
  async listEnded(scope: Scope, { accountId, since }: { accountId: string; since: Date }): Promise<EndedRelease[]> {
    return this.database.query<EndedRelease>(
      `select l.id, l.round_id as "roundId", r.title as "roundTitle", l.state, l.closed_at as "closedAt", ${COUNT}
       from credentials.release l join learning.round r on r.id = l.round_id
       where l.unit_path <@ any($1::ltree[]) and l.released_by = $2 and l.state in ('taken-back', 'expired')
         and l.closed_by is distinct from $2 and l.closed_at > $3
       order by l.closed_at desc, l.id limit 10`,
      [scopePaths(scope), accountId, since],
    );
  }
}
