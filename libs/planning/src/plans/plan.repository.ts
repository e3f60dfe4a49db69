import { Injectable } from '@nestjs/common';
import { Database, NotFound, type Scope, scopePaths, translatingConstraints } from '@lopso/platform';
import { type CarryFault } from '../planned-classes/spot.rules';
import { PlanHasPapers } from '../planning.errors';
import { type PlanTerms, type UnplacedReason } from '../proposals/plan-task.rules';
import { type HeldSession, type PlanHours } from './plan.rules';

export type PlanState = 'working' | 'proposed' | 'failed';

/** What a proposal is measured by; minutes of travel of all trainers together. */
export interface PlanFigures {
  readonly people: number;
  readonly minutes: number;
  readonly leastMinutes: number;
  readonly plainMinutes: number;
  readonly plainUnplaced: number;
}

/** What a plan is made from. */
export interface PlanWish {
  readonly name: string;
  readonly roundId: string;
  readonly from: string;
  readonly until: string;
  readonly terms: PlanTerms & PlanHours;
  readonly trainerIds: readonly string[];
  /** The plan whose pins it took over, as far as they hold; null: it began without pins. */
  readonly pinsOfPlanId: string | null;
}

/** A plan as it stands. */
export interface StoredPlan extends PlanWish {
  readonly id: string;
  readonly unitId: string;
  readonly unitPath: string;
  readonly state: PlanState;
  readonly run: number;
  /** Grows with every proposal and whenever a class is put elsewhere. */
  readonly revision: number;
  readonly donePercent: number;
  readonly figures: PlanFigures | null;
  readonly failure: string | null;
  readonly proposedAt: Date | null;
  /** When it was last asked to be worked out. */
  readonly askedAt: Date;
  readonly createdBy: string;
  readonly createdAt: Date;
}

/** A plan in a list. */
export interface PlanSummary extends Pick<
  StoredPlan,
  'id' | 'name' | 'roundId' | 'from' | 'until' | 'state' | 'donePercent' | 'figures' | 'askedAt' | 'createdAt'
> {
  readonly classes: number;
  readonly opened: number;
  readonly missed: number;
}

/** A class of a plan by ids. */
export interface StoredClass {
  readonly number: number;
  readonly communeId: string;
  readonly hallId: string;
  readonly trainerId: string;
  readonly day: string;
  readonly firstHalf: 0 | 1;
  readonly halves: 1 | 2;
  readonly people: readonly { readonly communeId: string; readonly count: number }[];
  readonly isPinned: boolean;
  readonly classGroupId: string | null;
}

/** Why a pin was let go: its hours began before the class was opened, its hall is closed by then, or, taken over from another plan, it does not hold in this one. */
export type PinEnd = 'passed' | 'hall-closed' | CarryFault;

/** A pinned class that is kept no longer; its people are planned for anew. */
export interface DroppedPin extends Pick<StoredClass, 'communeId' | 'day' | 'firstHalf' | 'halves'> {
  readonly people: number;
  readonly reason: PinEnd;
}

export interface StoredGap {
  readonly communeId: string;
  readonly people: number;
  readonly reason: UnplacedReason;
}

const PLAN = `id, unit_id as "unitId", unit_path::text as "unitPath", name, round_id as "roundId", to_char(from_on, 'YYYY-MM-DD') as "from",
  to_char(until_on, 'YYYY-MM-DD') as "until", terms, trainer_ids as "trainerIds", state, run, revision, done_percent as "donePercent", figures, failure,
  proposed_at as "proposedAt", pins_of_id as "pinsOfPlanId", asked_at as "askedAt", created_by as "createdBy", created_at as "createdAt"`;

const CLASS = `number, unit_id as "communeId", venue_id as "hallId", trainer_id as "trainerId", to_char(held_on, 'YYYY-MM-DD') as "day",
  first_half as "firstHalf", halves, people, is_pinned as "isPinned", class_group_id as "classGroupId"`;

/** True of a class `c` of a plan that was opened and then cancelled whole. */
export const IS_CANCELLED = `(c.class_group_id is not null and not exists (select from classes.class_session s
    where s.class_group_id = c.class_group_id and s.state <> 'cancelled'))`;

/** People of a commune, with its name. */
export interface GroupView {
  readonly communeId: string;
  readonly communeName: string;
  readonly count: number;
}

/** A class of a plan, with names. */
export interface PlannedClassView extends Omit<StoredClass, 'people'> {
  readonly communeName: string;
  readonly hallName: string;
  readonly hallCapacity: number;
  readonly trainerName: string;
  readonly people: readonly GroupView[];
  /** It was opened and no session of it is left. */
  readonly isCancelled: boolean;
  /** And its people were planned for anew since. */
  readonly isReplanned: boolean;
}

/** People a plan has no class for, with the name of their commune. */
export interface GapView {
  readonly communeId: string;
  readonly communeName: string;
  readonly people: number;
  /** Why the plan found none; or that theirs was cancelled since. */
  readonly reason: UnplacedReason | 'cancelled';
  /** `yyyy-mm-dd`: the day of the class that was cancelled, its first one. */
  readonly cancelledOn: string | null;
}

/** A pin that was let go, with the name of its commune. */
export interface DroppedPinView extends DroppedPin {
  readonly communeName: string;
}

/** Names of where and with whom a class could stand. */
export interface SpotNames {
  readonly hallName: string;
  readonly trainerName: string;
}

/** Answers about plans of classes. */
@Injectable()
export class PlanRepository {
  constructor(private readonly database: Database) {}

  async find(id: string): Promise<StoredPlan | null> {
    return this.database.queryOne<StoredPlan>(`select ${PLAN} from planning.plan where id = $1`, [id]);
  }

  /** Holds the plan until the transaction ends. */
  async lock(id: string): Promise<StoredPlan | null> {
    return this.database.queryOne<StoredPlan>(`select ${PLAN} from planning.plan where id = $1 for update`, [id]);
  }

  /** Plans of a scope, the latest first, after one with the given moment and id. */
  async list(scope: Scope, page: { after: readonly [string, string] | null; limit: number }): Promise<PlanSummary[]> {
    return this.database.query<PlanSummary>(
      `select p.id, p.name, p.round_id as "roundId", to_char(p.from_on, 'YYYY-MM-DD') as "from", to_char(p.until_on, 'YYYY-MM-DD') as "until",
         p.state, p.done_percent as "donePercent", p.figures, p.asked_at as "askedAt", p.created_at as "createdAt",
         counted.classes, counted.opened, counted.cancelled + (select coalesce(sum(g.people), 0)::int from planning.plan_gap g where g.plan_id = p.id) as missed
       from planning.plan p
       cross join lateral (
         select count(*) filter (where not ${IS_CANCELLED})::int as classes,
           count(*) filter (where c.class_group_id is not null and not ${IS_CANCELLED})::int as opened,
           coalesce(sum((select sum((g->>'count')::int) from jsonb_array_elements(c.people) g)) filter (where ${IS_CANCELLED} and not c.is_replanned), 0)::int as cancelled
         from planning.planned_class c where c.plan_id = p.id) counted
       where p.unit_path <@ any($1::ltree[]) and ($2::timestamptz is null or (p.created_at, p.id) < ($2, $3::uuid))
       order by p.created_at desc, p.id desc limit $4`,
      [scopePaths(scope), page.after?.[0] ?? null, page.after?.[1] ?? null, page.limit],
    );
  }

  /** False when a plan of this id is there already. @throws NotFound where its round was taken back meanwhile */
  async insert(
    plan: PlanWish & Pick<StoredPlan, 'id' | 'unitId' | 'unitPath' | 'createdBy' | 'createdAt'>,
  ): Promise<boolean> {
    const written = await translatingConstraints({ plan_round_fk: () => new NotFound() }, () =>
      this.database.execute(
        `insert into planning.plan (id, unit_id, unit_path, name, round_id, from_on, until_on, terms, trainer_ids, state, asked_at, created_by, created_at,
         pins_of_id)
       values ($1, $2, $3, $4, $5, $6, $7, $8, $9, 'working', $11, $10, $11, $12) on conflict (id) do nothing`,
        [
          plan.id,
          plan.unitId,
          plan.unitPath,
          plan.name,
          plan.roundId,
          plan.from,
          plan.until,
          JSON.stringify(plan.terms),
          plan.trainerIds,
          plan.createdBy,
          plan.createdAt,
          plan.pinsOfPlanId,
        ],
      ),
    );
    return written > 0;
  }

  /** Writes what a new plan takes over from another one, before it is worked out. */
  async carryPins(
    id: string,
    { kept, dropped }: { readonly kept: readonly StoredClass[]; readonly dropped: readonly DroppedPin[] },
  ): Promise<void> {
    await this.insertClasses(id, kept);
    await this.database.execute('update planning.plan set dropped_pins = $2 where id = $1', [
      id,
      JSON.stringify(dropped),
    ]);
  }

  /** Starts a further proposal and gives its number; null while one is being worked out. */
  async startRun(id: string, at: Date): Promise<number | null> {
    const row = await this.database.queryOne<{ run: number }>(
      `update planning.plan set state = 'working', run = run + 1, done_percent = 0, failure = null, dropped_pins = '[]', asked_at = $2
       where id = $1 and state <> 'working' returning run`,
      [id, at],
    );
    return row?.run ?? null;
  }

  async noteProgress(id: string, run: number, percent: number): Promise<void> {
    await this.database.execute(
      `update planning.plan set done_percent = $3 where id = $1 and run = $2 and state = 'working'`,
      [id, run, percent],
    );
  }

  async fail(id: string, run: number, code: string): Promise<void> {
    await this.database.execute(
      `update planning.plan set state = 'failed', failure = $3 where id = $1 and run = $2 and state = 'working'`,
      [id, run, code],
    );
  }

  /** Writes a proposal in the place of what was proposed before; opened classes stay. What fell away as pins were taken over stays told beside what the run let go. */
  async writeProposal(
    id: string,
    proposal: {
      readonly classes: readonly StoredClass[];
      readonly gaps: readonly StoredGap[];
      readonly figures: PlanFigures;
      readonly dropped: readonly DroppedPin[];
      /** Numbers of opened classes that were cancelled whole: their people were planned for anew. */
      readonly cancelled: readonly number[];
    },
    at: Date,
  ): Promise<void> {
    await this.database.execute('delete from planning.planned_class where plan_id = $1 and class_group_id is null', [
      id,
    ]);
    await this.database.execute(
      'update planning.planned_class set is_replanned = number = any($2::smallint[]) where plan_id = $1',
      [id, proposal.cancelled],
    );
    await this.database.execute('delete from planning.plan_gap where plan_id = $1', [id]);
    await this.insertClasses(id, proposal.classes);
    await this.database.execute(
      `insert into planning.plan_gap (plan_id, number, unit_id, people, reason)
       select $1, g.number, g."communeId", g.people, g.reason
       from jsonb_to_recordset($2) as g(number smallint, "communeId" uuid, people integer, reason text)`,
      [id, JSON.stringify(proposal.gaps.map((gap, index) => ({ ...gap, number: index + 1 })))],
    );
    await this.database.execute(
      `update planning.plan set state = 'proposed', done_percent = 100, figures = $2, dropped_pins = dropped_pins || $3::jsonb, proposed_at = $4,
         revision = revision + 1 where id = $1`,
      [id, JSON.stringify(proposal.figures), JSON.stringify(proposal.dropped), at],
    );
  }

  private async insertClasses(id: string, classes: readonly StoredClass[]): Promise<void> {
    await this.database.execute(
      `insert into planning.planned_class (plan_id, number, unit_id, venue_id, trainer_id, held_on, first_half, halves, people, is_pinned)
       select $1, c.number, c."communeId", c."hallId", c."trainerId", c.day, c."firstHalf", c.halves, c.people, c."isPinned"
       from jsonb_to_recordset($2) as c(number smallint, "communeId" uuid, "hallId" uuid, "trainerId" uuid, day date, "firstHalf" smallint,
         halves smallint, people jsonb, "isPinned" boolean)`,
      [id, JSON.stringify(classes)],
    );
  }

  /** The classes of a plan in the order of day, half and number. */
  async classesOf(id: string): Promise<StoredClass[]> {
    return this.database.query<StoredClass>(
      `select ${CLASS} from planning.planned_class where plan_id = $1 order by held_on, first_half, number`,
      [id],
    );
  }

  /** Pins classes that are not opened, or lets them go; gives how many. */
  async pin(id: string, numbers: readonly number[], isPinned: boolean): Promise<number> {
    return this.database.execute(
      `update planning.planned_class set is_pinned = $3 where plan_id = $1 and number = any($2) and class_group_id is null and is_pinned <> $3`,
      [id, numbers, isPinned],
    );
  }

  /** Puts a class elsewhere and pins it there: the plan is another than was seen before. */
  async place(
    id: string,
    number: number,
    spot: Pick<StoredClass, 'hallId' | 'trainerId' | 'day' | 'firstHalf'>,
  ): Promise<void> {
    await this.database.execute(
      `update planning.planned_class set venue_id = $3, trainer_id = $4, held_on = $5, first_half = $6, is_pinned = true
       where plan_id = $1 and number = $2 and class_group_id is null`,
      [id, number, spot.hallId, spot.trainerId, spot.day, spot.firstHalf],
    );
    await this.database.execute('update planning.plan set revision = revision + 1 where id = $1', [id]);
  }

  async noteOpened(id: string, number: number, classGroupId: string): Promise<void> {
    await this.database.execute(
      `update planning.planned_class set class_group_id = $3, is_pinned = true where plan_id = $1 and number = $2`,
      [id, number, classGroupId],
    );
  }

  /** @throws PlanHasPapers */
  async remove(id: string): Promise<void> {
    await translatingConstraints({ paper_plan_fk: () => new PlanHasPapers() }, () =>
      this.database.execute('delete from planning.plan where id = $1', [id]),
    );
  }

  /** In the order of day, half and number. */
  async describeClasses(planId: string): Promise<PlannedClassView[]> {
    return this.database.query<PlannedClassView>(
      `select c.number, c.unit_id as "communeId", u.full_name as "communeName", c.venue_id as "hallId", v.name as "hallName",
         v.capacity as "hallCapacity", c.trainer_id as "trainerId", coalesce(a.display_name, a.username) as "trainerName",
         to_char(c.held_on, 'YYYY-MM-DD') as "day", c.first_half as "firstHalf", c.halves, c.is_pinned as "isPinned",
         c.class_group_id as "classGroupId", ${IS_CANCELLED} as "isCancelled", c.is_replanned as "isReplanned",
         (select jsonb_agg(p.value || jsonb_build_object('communeName', g.full_name) order by p.at)
          from jsonb_array_elements(c.people) with ordinality as p(value, at)
          join org.unit g on g.id = (p.value->>'communeId')::uuid) as people
       from planning.planned_class c join org.unit u on u.id = c.unit_id join classes.venue v on v.id = c.venue_id
       join identity.account a on a.id = c.trainer_id
       where c.plan_id = $1 order by c.held_on, c.first_half, c.number`,
      [planId],
    );
  }

  /** By their ids. */
  async findSpotNames(
    hallIds: readonly string[],
    trainerIds: readonly string[],
  ): Promise<{ readonly halls: ReadonlyMap<string, string>; readonly trainers: ReadonlyMap<string, string> }> {
    const rows = await this.database.query<{ id: string; name: string; isHall: boolean }>(
      `select id, name, true as "isHall" from classes.venue where id = any($1::uuid[])
       union all select id, coalesce(display_name, username), false from identity.account where id = any($2::uuid[])`,
      [hallIds, trainerIds],
    );
    const named = (isHall: boolean): Map<string, string> =>
      new Map(rows.filter((row) => row.isHall === isHall).map(({ id, name }) => [id, name]));
    return { halls: named(true), trainers: named(false) };
  }

  /** Places a class could stand at, with names. */
  async withNames<Spot extends { readonly hallId: string; readonly trainerId: string }>(
    spots: readonly Spot[],
  ): Promise<(Spot & SpotNames)[]> {
    const { halls, trainers } = await this.findSpotNames(
      spots.map(({ hallId }) => hallId),
      spots.map(({ trainerId }) => trainerId),
    );
    return spots.map((spot) => ({
      ...spot,
      hallName: halls.get(spot.hallId) ?? '',
      trainerName: trainers.get(spot.trainerId) ?? '',
    }));
  }

  /** Sessions of the opened classes of a plan as the timetable has them, cancelled ones too; by start. */
  async listSessions(planId: string): Promise<HeldSession[]> {
    return this.database.query<HeldSession>(
      `select c.number, to_char(lower(s.during) at time zone 'Asia/Ho_Chi_Minh', 'YYYY-MM-DD') as "on",
         to_char(lower(s.during) at time zone 'Asia/Ho_Chi_Minh', 'HH24:MI') as "from",
         to_char(upper(s.during) at time zone 'Asia/Ho_Chi_Minh', 'HH24:MI') as "to", u.full_name as "communeName",
         v.name as "hallName", coalesce(a.display_name, a.username) as "trainerName", s.state
       from planning.planned_class c join classes.class_session s on s.class_group_id = c.class_group_id
       join classes.venue v on v.id = s.venue_id join org.unit u on u.id = v.unit_id join identity.account a on a.id = s.trainer_id
       where c.plan_id = $1 order by lower(s.during), s.id`,
      [planId],
    );
  }

  /** Whoever has no class: those the plan found none for, most people first, then those whose class was cancelled since it was worked out. */
  async describeGaps(planId: string): Promise<GapView[]> {
    return this.database.query<GapView>(
      `select "communeId", "communeName", people, reason, "cancelledOn" from (
         select g.unit_id as "communeId", u.full_name as "communeName", g.people, g.reason, null as "cancelledOn", g.number as at
         from planning.plan_gap g join org.unit u on u.id = g.unit_id where g.plan_id = $1
         union all
         select u.id, u.full_name, (p.value->>'count')::int, 'cancelled',
           (select to_char(min(lower(s.during)) at time zone 'Asia/Ho_Chi_Minh', 'YYYY-MM-DD') from classes.class_session s
            where s.class_group_id = c.class_group_id), c.number
         from planning.planned_class c cross join jsonb_array_elements(c.people) as p(value)
         join org.unit u on u.id = (p.value->>'communeId')::uuid
         where c.plan_id = $1 and ${IS_CANCELLED} and not c.is_replanned) gap
       order by "cancelledOn" nulls first, people desc, at, "communeName"`,
      [planId],
    );
  }

  /** In the order of day and half. */
  async describeDroppedPins(planId: string): Promise<DroppedPinView[]> {
    return this.database.query<DroppedPinView>(
      `select d."communeId", u.full_name as "communeName", d.day, d."firstHalf", d.halves, d.people, coalesce(d.reason, 'passed') as reason
       from planning.plan p, jsonb_to_recordset(p.dropped_pins) as d("communeId" uuid, day text, "firstHalf" smallint, halves smallint,
         people integer, reason text) join org.unit u on u.id = d."communeId"
       where p.id = $1 order by d.day, d."firstHalf", u.full_name`,
      [planId],
    );
  }
}
