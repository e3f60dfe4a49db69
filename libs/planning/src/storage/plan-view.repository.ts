import { Injectable } from '@nestjs/common';
import { Database } from '@lopso/platform';
import { type UnplacedReason } from '../rules/plan-task';
import { type HeldSession } from '../rules/plan-timetable';
import { type DroppedPin, IS_CANCELLED, type StoredClass } from './plan.repository';

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

/** Plans as a screen shows them: names from the tables of other libraries. */
@Injectable()
export class PlanViewRepository {
  constructor(private readonly database: Database) {}

  /** In the order of day, half and number. */
  async classesOf(planId: string): Promise<PlannedClassView[]> {
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
  async namesOf(
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
    const { halls, trainers } = await this.namesOf(
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
  async sessionsOf(planId: string): Promise<HeldSession[]> {
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
  async gapsOf(planId: string): Promise<GapView[]> {
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
  async droppedOf(planId: string): Promise<DroppedPinView[]> {
    return this.database.query<DroppedPinView>(
      `select d."communeId", u.full_name as "communeName", d.day, d."firstHalf", d.halves, d.people, coalesce(d.reason, 'passed') as reason
       from planning.plan p, jsonb_to_recordset(p.dropped_pins) as d("communeId" uuid, day text, "firstHalf" smallint, halves smallint,
         people integer, reason text) join org.unit u on u.id = d."communeId"
       where p.id = $1 order by d.day, d."firstHalf", u.full_name`,
      [planId],
    );
  }
}
