import { Injectable } from '@nestjs/common';
import { Database, newId } from '@lopso/platform';
import { isLaterRound } from './later-round';
import { followExtensions } from './standing-extensions';

/** One member's passage through one round. */
export interface CycleSummary {
  readonly id: string;
  readonly roundId: string;
  readonly memberId: string;
  /** 1, or higher for a renewal. */
  readonly number: number;
  /** Evidence counts from this instant on; null: the passage it renews is unfinished, so it has not begun. */
  readonly countsFrom: Date | null;
  readonly openedAt: Date;
  /** The member's own due date by the round's rule, `yyyy-mm-dd`; null: the round's. */
  readonly dueOn: string | null;
  /** Of a renewal the days of grace after it; null: the round's. */
  readonly graceDays: number | null;
}

/** What of a cycle is derived: everything of a renewal but its number. */
export type CycleBeginning = Pick<CycleSummary, 'id' | 'countsFrom' | 'dueOn' | 'graceDays'>;

/** Who gets a first cycle, and the own due date it begins with. */
export interface Joining {
  readonly memberId: string;
  readonly dueOn: string | null;
}

/** Columns of `learning.cycle c`. */
export const CYCLE_FIELDS = `c.id, c.round_id as "roundId", c.member_id as "memberId", c.number, c.counts_from as "countsFrom",
  c.opened_at as "openedAt", c.due_on::text as "dueOn", c.grace_days as "graceDays"`;
const COLUMNS = `select ${CYCLE_FIELDS} from learning.cycle c`;

/** One key per member for advisory locks; the function is the same in every process. */
const HOLD = (lock: string): string =>
  `select ${lock}(hashtextextended('learning.member:' || id, 0)) from (select id from unnest($1::uuid[]) as m(id) order by id) as held`;

/** Answers about cycles, and the locks that put evidence and the opening of cycles one after the other. */
@Injectable()
export class CycleRepository {
  constructor(private readonly database: Database) {}

  /** Until the transaction ends no cycle can be opened for these members; evidence of others may be recorded beside. */
  async holdForEvidence(memberIds: readonly string[]): Promise<void> {
    await this.database.query(HOLD('pg_advisory_xact_lock_shared'), [memberIds]);
  }

  /** Until the transaction ends no evidence can be recorded for these members; waits for what is being recorded. */
  async holdForOpening(memberIds: readonly string[]): Promise<void> {
    await this.database.query(HOLD('pg_advisory_xact_lock'), [memberIds]);
  }

  /** The members' cycles, each locked until the transaction ends, in the order of their ids. */
  async lockOfMembers(memberIds: readonly string[]): Promise<CycleSummary[]> {
    return this.database.query<CycleSummary>(`${COLUMNS} where c.member_id = any($1) order by c.id for update`, [
      memberIds,
    ]);
  }

  /** The members' cycles, as they are; nothing is locked. */
  async ofMembers(memberIds: readonly string[]): Promise<CycleSummary[]> {
    return this.database.query<CycleSummary>(`${COLUMNS} where c.member_id = any($1) order by c.id`, [memberIds]);
  }

  /** These cycles, each locked until the transaction ends, in the order of their ids. */
  async lock(ids: readonly string[]): Promise<CycleSummary[]> {
    return this.database.query<CycleSummary>(`${COLUMNS} where c.id = any($1) order by c.id for update`, [ids]);
  }

  async find(id: string): Promise<CycleSummary | null> {
    return this.database.queryOne<CycleSummary>(`${COLUMNS} where c.id = $1`, [id]);
  }

  /** The next cycles after an id, of one round or of all, in the order of their ids. */
  async listAfter(id: string | null, limit: number, roundId: string | null): Promise<CycleSummary[]> {
    return this.database.query<CycleSummary>(
      `${COLUMNS} where ($1::uuid is null or c.id > $1) and ($3::uuid is null or c.round_id = $3) order by c.id limit $2`,
      [id, limit, roundId],
    );
  }

  /** Opens the first cycle of each member who has none in the round yet, with what was given to all of it or of their communes; gives the new ones. */
  async openFirst(
    round: Pick<CycleSummary, 'roundId' | 'countsFrom' | 'openedAt'>,
    joining: readonly Joining[],
  ): Promise<CycleSummary[]> {
    const opened = await this.database.query<CycleSummary>(
      `insert into learning.cycle as c (id, round_id, member_id, number, counts_from, opened_at, due_on)
       select n.id, $1, n.member_id, 1, $5, greatest($6, (select max(h.changed_at) from learning.newcomer_change h where h.round_id = $1)), n.due_on
       from unnest($2::uuid[], $3::uuid[], $4::date[]) as n(id, member_id, due_on)
       on conflict (round_id, member_id, number) do nothing
       returning ${CYCLE_FIELDS}`,
      [
        ...[round.roundId, joining.map(() => newId()), joining.map(({ memberId }) => memberId)],
        ...[joining.map(({ dueOn }) => dueOn), round.countsFrom, round.openedAt],
      ],
    );
    await followExtensions(
      this.database,
      opened.map(({ id }) => id),
      round.openedAt,
    );
    return opened;
  }

  /** All cycles of these members in these rounds. */
  async ofMembersIn(roundIds: readonly string[], memberIds: readonly string[]): Promise<CycleSummary[]> {
    return this.database.query<CycleSummary>(
      `${COLUMNS} where c.round_id = any($1) and c.member_id = any($2) order by c.id`,
      [roundIds, memberIds],
    );
  }

  /** Writes where renewals begin and when they are due. By their ids: joined alone, all cycles there are would be looked through for renewals. */
  async place(beginnings: readonly CycleBeginning[]): Promise<void> {
    if (beginnings.length === 0) return;
    await this.database.execute(
      `update learning.cycle c set counts_from = b."countsFrom", due_on = b."dueOn", grace_days = b."graceDays"
       from jsonb_to_recordset($1) as b(id uuid, "countsFrom" timestamptz, "dueOn" date, "graceDays" smallint)
       where c.id = b.id and c.id = any($2::uuid[]) and c.number > 1`,
      [JSON.stringify(beginnings), beginnings.map(({ id }) => id)],
    );
  }

  /** Those of the members who are in a later round of the same programme that has begun by a day, `yyyy-mm-dd`: one that is opened ahead asks nothing yet (decision 0117); one that was ended had asked, and no earlier one takes her for a newcomer. */
  async memberIdsInLater(roundId: string, memberIds: readonly string[], on: string): Promise<Set<string>> {
    const rows = await this.database.query<{ id: string }>(
      `select distinct c.member_id as id from learning.round r
         join learning.round later on ${isLaterRound('later', 'r')} and later.starts_on <= $3::date
         join learning.cycle c on c.round_id = later.id
       where r.id = $1 and c.member_id = any($2)`,
      [roundId, memberIds, on],
    );
    return new Set(rows.map((row) => row.id));
  }

  /** Those of the members who have a cycle in the round. */
  async memberIdsIn(roundId: string, memberIds: readonly string[]): Promise<Set<string>> {
    const rows = await this.database.query<{ id: string }>(
      'select distinct member_id as id from learning.cycle where round_id = $1 and member_id = any($2)',
      [roundId, memberIds],
    );
    return new Set(rows.map((row) => row.id));
  }
}
