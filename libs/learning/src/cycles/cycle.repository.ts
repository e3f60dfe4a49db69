import { Injectable } from '@nestjs/common';
import { Database, newId } from '@lopso/platform';
import { type RequirementCompletion } from '../completion/completion.rules';
import { cycleDueOn, followExtensions, isLaterRound, isToldOf } from './cycle-sql.repository';

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

/** A passage of a member with what its standing follows from. Dates are calendar dates in Vietnam, `yyyy-mm-dd`. */
export interface StoredMemberCycle {
  readonly cycleId: string;
  readonly roundTitle: string;
  /** Which passage of the round, from 1. */
  readonly number: number;
  readonly dueOn: string;
  readonly finishedAt: Date | null;
  /** She holds a seat of a team of the round's audience on the day that was asked for. */
  readonly isSeated: boolean;
  /** The last day of the last such seat by that day; null: she never held one, or holds one without end. */
  readonly seatedUntil: string | null;
  /** The last day of its round, once that was ended; null: it goes on. */
  readonly roundEndedOn: string | null;
}

/** A cycle with nothing missing. */
export interface StoredFinishedCycle {
  readonly cycleId: string;
  readonly memberId: string;
  readonly roundId: string;
  /** When the last fact that was needed became true. */
  readonly finishedAt: Date;
  /** Which passage of the round, from 1. */
  readonly number: number;
  /** Where a passage begins to count; null: with its round, or nowhere any more. */
  readonly countsFrom: Date | null;
  /** When she got this cycle: with her round, or when she joined it. */
  readonly openedAt: Date;
  /** The first day of its round, `yyyy-mm-dd`, and when that was opened. */
  readonly roundStartsOn: string;
  readonly roundOpenedAt: Date;
  /** The last day it is good for, `yyyy-mm-dd`; null: without end. */
  readonly validUntil: string | null;
  /** The cycles of the passages before it, the latest first. */
  readonly earlierCycleIds: readonly string[];
  /** How its requirements are met, where a waiver of one stands; null: all by what was done. */
  readonly withWaivers: readonly RequirementCompletion[] | null;
}

const HAS_WAIVER = `exists (select from learning.waiver w where w.cycle_id = c.id and w.state in ('standing', 'ending'))`;

const SELECT = `
  select c.id as "cycleId", c.member_id as "memberId", c.round_id as "roundId", p.finished_at as "finishedAt", c.number,
    c.counts_from as "countsFrom", c.opened_at as "openedAt", p.valid_until::text as "validUntil",
    own.starts_on::text as "roundStartsOn", own.opened_at as "roundOpenedAt",
    case when c.number > 1 then array(select e.id from learning.cycle e
      where e.round_id = c.round_id and e.member_id = c.member_id and e.number < c.number order by e.number desc) else '{}' end
      as "earlierCycleIds",
    case when ${HAS_WAIVER} then p.state->'requirements' end as "withWaivers"
  from learning.cycle c join learning.completion p on p.cycle_id = c.id and p.finished_at is not null
  join learning.round own on own.id = c.round_id and own.release <> 'none'`;

/** Which cycles: of these rounds, or of all of a province. */
export interface FallenWish {
  /** Null: all but those that only ask anew for what an edition changed. */
  readonly roundIds: readonly string[] | null;
  readonly provincePath: string;
  /** The instant at which they may have been finished. */
  readonly at: Date;
}

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

  /**
   * Of rounds that are over and running, the latest round first and in it the latest passage; what has not begun, and a renewal in whose place a later
   * round is asked (decision 0117), is told of to nobody.
   */
  async listAllOfMember(memberId: string, on: string): Promise<StoredMemberCycle[]> {
    return this.database.query<StoredMemberCycle>(
      `select c.id as "cycleId", r.title as "roundTitle", c.number, d.due_on::text as "dueOn", p.finished_at as "finishedAt",
         coalesce(s.is_seated, false) as "isSeated", (s.until - 1)::text as "seatedUntil", r.ended_on::text as "roundEndedOn"
       from learning.cycle c
       join learning.round r on r.id = c.round_id
       left join learning.completion p on p.cycle_id = c.id
       cross join lateral (select ${cycleDueOn()} as due_on) d
       cross join lateral (
         select bool_or(t.held @> $2::date) as is_seated,
           case when bool_or(upper_inf(t.held)) then null else max(upper(t.held)) end as until
         from org.seat_term t join org.team own on own.id = t.team_id and own.kind = any (r.audience::text[])
         where t.member_id = c.member_id and lower(t.held) <= $2::date
       ) s
       where c.member_id = $1 and c.counts_from is not null and ${isToldOf('$2')}
       order by r.starts_on desc, r.opened_at desc, r.id, c.number desc`,
      [memberId, on],
    );
  }

  /** A statement of its own: what is read with the lock would be as it was before the wait. */
  async lockFinished(cycleIds: readonly string[]): Promise<void> {
    await this.database.query('select id from learning.cycle where id = any($1) order by id for share', [cycleIds]);
  }

  listFinishedAmong(cycleIds: readonly string[]): Promise<StoredFinishedCycle[]> {
    return this.database.query<StoredFinishedCycle>(`${SELECT} where c.id = any($1) order by c.id`, [cycleIds]);
  }

  listFinishedOfRound(roundId: string): Promise<StoredFinishedCycle[]> {
    return this.database.query<StoredFinishedCycle>(`${SELECT} where c.round_id = $1 order by p.finished_at, c.id`, [
      roundId,
    ]);
  }

  /** Those whose member, not erased, belongs below a unit now. */
  listFinishedOfRoundWithin(roundId: string, unitPath: string): Promise<StoredFinishedCycle[]> {
    return this.database.query<StoredFinishedCycle>(
      `${SELECT} where c.round_id = $1
         and c.member_id in (select m.id from org.member m where m.unit_path <@ $2::ltree and m.erased_at is null)
       order by p.finished_at, c.id`,
      [roundId, unitPath],
    );
  }

  /** Those that a waiver stands in. */
  listFinishedWithWaivers(roundId: string): Promise<StoredFinishedCycle[]> {
    return this.database.query<StoredFinishedCycle>(
      `${SELECT} where c.round_id = $1 and ${HAS_WAIVER}
       order by c.id`,
      [roundId],
    );
  }

  listReleasedAutomatically(after: string | null, limit: number): Promise<StoredFinishedCycle[]> {
    return this.database.query<StoredFinishedCycle>(
      `${SELECT} join learning.round r on r.id = c.round_id and r.release = 'automatic'
       where $1::uuid is null or c.id > $1 order by c.id limit $2`,
      [after, limit],
    );
  }

  /** Cycles that aren't finished by an instant as they stand, of members of whom a fact that counted then was set aside later; by id. */
  async listPossiblyFallen({ roundIds, provincePath, at }: FallenWish): Promise<CycleSummary[]> {
    return this.database.query<CycleSummary>(
      `with aside as materialized (
         select distinct e.member_id from learning.evidence e where e.superseded_at > $3 and e.recorded_at <= $3)
       select ${CYCLE_FIELDS} from aside join learning.cycle c on c.member_id = aside.member_id
       join learning.round r on r.id = c.round_id and r.unit_path <@ $2::ltree
       left join learning.completion p on p.cycle_id = c.id
       where c.opened_at <= $3 and (p.finished_at is null or p.finished_at > $3)
         and case when $1::uuid[] is null then r.reopens is null else r.id = any($1::uuid[]) end
       order by c.id`,
      [roundIds, provincePath, at],
    );
  }

  /** Removes the cycles of these members who have no evidence at all; gives how many went. */
  async removeBare(memberIds: readonly string[]): Promise<number> {
    return this.database.execute(
      `with bare as (
         select c.id from learning.cycle c where c.member_id = any($1::uuid[])
           and not exists (select from learning.evidence e where e.member_id = c.member_id)
       ), completions as (
         delete from learning.completion p using bare where p.cycle_id = bare.id returning p.cycle_id
       ), names as (
         delete from learning.reopening_name n where n.member_id = any($1::uuid[])
           and not exists (select from learning.evidence e where e.member_id = n.member_id) returning n.round_id
       ), extensions as (
         delete from learning.extension x using bare where x.cycle_id = bare.id returning x.cycle_id
       )
       delete from learning.cycle c using bare where c.id = bare.id
         and (select count(*) from completions) >= 0 and (select count(*) from extensions) >= 0 and (select count(*) from names) >= 0`,
      [memberIds],
    );
  }
}
