import { Injectable } from '@nestjs/common';
import { type Decider } from '@lopso/learning';
import { Database, type DomainError, translatingConstraints } from '@lopso/platform';
import { type LeftOut } from '../rules/release';
import { type CertificateRelease, type ReleaseEntry } from './release.repository';

/** A list that nobody confirmed in time. */
export type LapsedRelease = Pick<CertificateRelease, 'id' | 'unitPath' | 'roundId' | 'count'>;

/** Takes a list whose row the transaction has locked from one state to the next. */
@Injectable()
export class ReleaseStepsRepository {
  constructor(private readonly database: Database) {}

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
}
