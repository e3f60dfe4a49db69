import { Injectable } from '@nestjs/common';
import { Database } from '@lopso/platform';
import { hasItsTurn } from './cycle-due';
import { isLaterRound } from './later-round';

/** Who is in a round on a day, by the passage that counts of each: everybody who holds a seat of its teams, as in the figures. */
export interface EndingPeople {
  readonly finished: number;
  /** Not finished, with a step done; and with none. */
  readonly begun: number;
  readonly notBegun: number;
  /** Whose passage is good for today, by the round's rule of validity, with a seat or without. */
  readonly valid: number;
}

/** Of each who holds a seat of the round's teams the passage that counts on a day: `$1` round, `$2` day. */
const COUNTED = `
  select distinct on (c.member_id) c.member_id, p.finished_at, p.done_steps
  from learning.cycle c left join learning.completion p on p.cycle_id = c.id
  join org.seat_term h on h.member_id = c.member_id and h.held @> $2::date
  join org.team t on t.id = h.team_id and t.kind = any((select audience from learning.round where id = $1)::text[])
  where c.round_id = $1 and ${hasItsTurn('$2')} order by c.member_id, c.number desc`;

/** What stands in a round that somebody thinks of ending. */
@Injectable()
export class EndedRoundRepository {
  constructor(private readonly database: Database) {}

  /** `on`: a calendar date. */
  async people(roundId: string, on: string): Promise<EndingPeople> {
    const row = await this.database.queryOne<EndingPeople>(
      `select count(*) filter (where s.finished_at is not null)::integer as finished,
         count(*) filter (where s.finished_at is null and s.done_steps > 0)::integer as begun,
         count(*) filter (where s.finished_at is null and coalesce(s.done_steps, 0) = 0)::integer as "notBegun",
         (select count(distinct c.member_id)::integer from learning.cycle c join learning.completion p on p.cycle_id = c.id
           where c.round_id = $1 and p.valid_until >= $2::date) as valid
       from (${COUNTED}) s`,
      [roundId, on],
    );
    return row ?? { finished: 0, begun: 0, notBegun: 0, valid: 0 };
  }

  /** Who of them has not finished. */
  async unfinishedIn(roundId: string, on: string): Promise<string[]> {
    const rows = await this.database.query<{ id: string }>(
      `select s.member_id as id from (${COUNTED}) s where s.finished_at is null order by 1`,
      [roundId, on],
    );
    return rows.map(({ id }) => id);
  }

  /** Who of them has a waiver in it that waits for a second person; once it was ended nobody confirms one. */
  async awaitingWaiver(roundId: string, memberIds: readonly string[]): Promise<Set<string>> {
    const rows = await this.database.query<{ id: string }>(
      `select distinct c.member_id as id from learning.waiver w join learning.cycle c on c.id = w.cycle_id
       where c.round_id = $1 and c.member_id = any($2::uuid[]) and w.state = 'proposed'`,
      [roundId, memberIds],
    );
    return new Set(rows.map(({ id }) => id));
  }

  /** The titles of earlier rounds of its programme that go on and renew: whoever has not finished this one is asked there again once her passage of it nears its end. */
  async olderTitles(roundId: string): Promise<string[]> {
    const rows = await this.database.query<{ title: string }>(
      `select older.title from learning.round held join learning.round older on ${isLaterRound('held', 'older')}
       where held.id = $1 and older.ended_on is null and older.validity is not null order by older.starts_on, older.id`,
      [roundId],
    );
    return rows.map(({ title }) => title);
  }

  /** The title of the round that comes next after it in its programme and goes on; null: there is none (decision 0117). */
  async nextTitle(roundId: string): Promise<string | null> {
    const sql = `select later.title from learning.round held join learning.round later on ${isLaterRound('later', 'held')}
      where held.id = $1 and later.ended_on is null order by later.starts_on, later.id limit 1`;
    return (await this.database.queryOne<{ title: string }>(sql, [roundId]))?.title ?? null;
  }
}
