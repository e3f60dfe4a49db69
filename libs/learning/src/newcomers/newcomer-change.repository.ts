import { Injectable } from '@nestjs/common';
import { Database, newId, translatingForeignKeys } from '@lopso/platform';
import { NewcomersBuiltOn } from '../learning.errors';
import { type RoundState } from '../rounds/round.repository';
import { type BuiltOnJoining, type NewcomerTerms } from './newcomer.rules';

/** One change of what newcomers of a round have. */
export interface NewcomerChange {
  readonly id: string;
  readonly changedAt: Date;
  readonly terms: NewcomerTerms;
  readonly before: NewcomerTerms;
  /** Who was taken in at once; null while that goes on. */
  readonly joinedCount: number | null;
  readonly undoneAt: Date | null;
}

/** A round whose terms are about to change, locked until the transaction ends. */
export interface LockedNewcomers {
  readonly state: RoundState;
  readonly terms: NewcomerTerms;
  /** How often they were changed, undoings included. */
  readonly revision: number;
  readonly isChanging: boolean;
}

/** A change to be written; `finishedAt` where nobody is to be taken in. */
export interface NewNewcomerChange {
  readonly roundId: string;
  readonly terms: NewcomerTerms;
  readonly changedBy: string;
  readonly changedAt: Date;
  readonly finishedAt: Date | null;
}

/** A first cycle of somebody who joined, and the first day of her seat, `yyyy-mm-dd`; null: she holds none of the audience and held none. */
export interface JoinedSince {
  readonly cycleId: string;
  readonly heldFrom: string | null;
}

const REVISION = `coalesce((select max(h.number) + count(h.undone_at) from learning.newcomer_change h where h.round_id = r.id), 0)::integer`;

const LISTED = 50;

/** Changes of what newcomers of rounds have, and what became of them (decision 0090). */
@Injectable()
export class NewcomerChangeRepository {
  constructor(private readonly database: Database) {}

  /** Two statements: what another one wrote while this waited is seen by the second alone. */
  async lock(roundId: string): Promise<LockedNewcomers | null> {
    await this.database.query('select id from learning.round where id = $1 for update', [roundId]);
    return this.database.queryOne<LockedNewcomers>(
      `select r.state, json_build_object('days', r.newcomer_days, 'until', r.newcomers_until::text) as terms, ${REVISION} as revision,
         exists (select from learning.newcomer_change h where h.round_id = r.id and h.finished_at is null) as "isChanging"
       from learning.round r where r.id = $1`,
      [roundId],
    );
  }

  /** How often the terms of a round were changed, undoings included. */
  async revisionOf(roundId: string): Promise<number> {
    const sql = `select ${REVISION} as revision from learning.round r where r.id = $1`;
    return (await this.database.queryOne<{ revision: number }>(sql, [roundId]))?.revision ?? 0;
  }

  /** The latest changes of a round, the newest first. */
  async listOf(roundId: string): Promise<NewcomerChange[]> {
    return this.database.query<NewcomerChange>(
      `select h.id, h.changed_at as "changedAt", h.joined_count as "joinedCount", h.undone_at as "undoneAt",
         json_build_object('days', h.days, 'until', h.until::text) as terms,
         json_build_object('days', h.days_before, 'until', h.until_before::text) as before
       from learning.newcomer_change h where h.round_id = $1 order by h.number desc limit ${LISTED}`,
      [roundId],
    );
  }

  /** Writes the terms into the round, and beside it what they were. */
  async insert({ roundId, terms, changedBy, changedAt, finishedAt }: NewNewcomerChange): Promise<void> {
    await this.database.execute(
      `with before as (select id, newcomer_days, newcomers_until from learning.round where id = $1),
       changed as (update learning.round set newcomer_days = $2, newcomers_until = $3 where id = $1)
       insert into learning.newcomer_change (id, round_id, number, days, until, days_before, until_before, changed_by, changed_at, joined_count, finished_at)
       select $4, b.id, 1 + coalesce((select max(h.number) from learning.newcomer_change h where h.round_id = b.id), 0), $2::smallint, $3::date,
         b.newcomer_days, b.newcomers_until, $5, $6, case when $7::timestamptz is null then null else 0 end, $7 from before b`,
      [roundId, terms.days, terms.until, newId(), changedBy, changedAt, finishedAt],
    );
  }

  /** Changes whose people are still to be taken in. */
  async unfinished(roundId: string): Promise<string[]> {
    const rows = await this.database.query<{ id: string }>(
      'select id from learning.newcomer_change where round_id = $1 and finished_at is null order by number',
      [roundId],
    );
    return rows.map(({ id }) => id);
  }

  /** Finishes changes and writes down how many joined since each. */
  async finish(ids: readonly string[], finishedAt: Date): Promise<void> {
    if (ids.length === 0) return;
    await this.database.execute(
      `update learning.newcomer_change h set finished_at = $2, joined_count = (
         select count(*)::integer from learning.cycle c where c.round_id = h.round_id and c.number = 1 and c.opened_at >= h.changed_at)
       where h.id = any($1) and h.finished_at is null`,
      [ids, finishedAt],
    );
  }

  /** Gives the round the terms back that it had before a change. */
  async undo(roundId: string, { id, before }: Pick<NewcomerChange, 'id' | 'before'>, undoneAt: Date): Promise<void> {
    await this.database.execute('update learning.newcomer_change set undone_at = $2 where id = $1', [id, undoneAt]);
    await this.database.execute('update learning.round set newcomer_days = $2, newcomers_until = $3 where id = $1', [
      roundId,
      before.days,
      before.until,
    ]);
  }

  /** Who joined since an instant, and since when she holds her seat; their cycles are locked until the transaction ends: no evidence is recorded into them meanwhile. */
  async lockJoinedSince(roundId: string, since: Date): Promise<JoinedSince[]> {
    await this.database.query(
      `select c.id from learning.cycle c where c.round_id = $1 and c.number = 1 and c.opened_at >= $2 order by c.id for update`,
      [roundId, since],
    );
    return this.database.query<JoinedSince>(
      `select c.id as "cycleId", (
         select lower(s.held)::text from org.seat_term s join org.team t on t.id = s.team_id
         where s.member_id = c.member_id and t.kind = any(r.audience) order by upper_inf(s.held) desc, lower(s.held) desc limit 1) as "heldFrom"
       from learning.cycle c join learning.round r on r.id = c.round_id
       where c.round_id = $1 and c.number = 1 and c.opened_at >= $2 order by c.id`,
      [roundId, since],
    );
  }

  /** What the people of these cycles did since they joined, and what officers gave them. */
  async builtOn(cycleIds: readonly string[]): Promise<BuiltOnJoining> {
    const row = await this.database.queryOne<BuiltOnJoining>(
      `with joined as (select c.id, c.member_id, c.opened_at from learning.cycle c where c.id = any($1))
       select count(*) filter (where p.finished_at is not null)::integer as finished,
         count(*) filter (where exists (select from learning.evidence e where e.member_id = j.member_id and e.occurred_at >= j.opened_at)
           or exists (select from learning.lesson_progress l where l.member_id = j.member_id and l.updated_at >= j.opened_at))::integer as learning,
         (select count(*)::integer from learning.extension x join joined on joined.id = x.cycle_id where x.round_extension_id is null) as extensions,
         (select count(*)::integer from learning.waiver w join joined on joined.id = w.cycle_id) as waivers
       from joined j left join learning.completion p on p.cycle_id = j.id`,
      [cycleIds],
    );
    return row ?? { finished: 0, learning: 0, extensions: 0, waivers: 0 };
  }

  /** Takes these cycles out again. @throws NewcomersBuiltOn where something of another library hangs on one */
  async removeJoined(cycleIds: readonly string[]): Promise<void> {
    await translatingForeignKeys(
      () => new NewcomersBuiltOn('đã có dữ liệu khác của họ trong đợt'),
      async () => {
        // What the whole round or their commune was given goes with them.
        await this.database.execute(
          'delete from learning.extension where cycle_id = any($1) and round_extension_id is not null',
          [cycleIds],
        );
        await this.database.execute('delete from learning.completion where cycle_id = any($1)', [cycleIds]);
        await this.database.execute('delete from learning.cycle where id = any($1)', [cycleIds]);
      },
    );
  }
}
