import { Injectable } from '@nestjs/common';
import { type AttendanceRule, type PlannedTime, type Stay } from '@lopso/classes';
import { roundOrder } from '@lopso/learning';
import { Database, type Scope, scopePaths } from '@lopso/platform';
import { type PersonState } from '../people/person.rules';
import { COUNTED_CYCLES } from '../rounds/report-round.repository';
import { type RequirementState } from '../rounds/requirement.rules';

/** A class as its results name it. */
export interface ReportClass {
  readonly id: string;
  readonly title: string;
  readonly trainerId: string;
  readonly unitPath: string;
  /** The open round over the class's commune that is told first on the day asked about; null when there is none. */
  readonly roundId: string | null;
  /** Sessions that are closed: only they count. */
  readonly closedSessions: number;
}

/** How long somebody was at a session, and how its class counts that; instants as ISO 8601 texts. */
export type PresentStay = TextDates<Stay & Required<PlannedTime>> & { readonly rule: AttendanceRule };

type TextDates<Row> = {
  readonly [Key in keyof Row]: Row[Key] extends Date ? string : Row[Key] extends Date | null ? string | null : Row[Key];
};

/** Somebody booked into a class or present there, with how they stand in the round. */
export interface ClassMemberRow {
  readonly memberId: string;
  readonly fullName: string;
  readonly isRestricted: boolean;
  readonly unitName: string;
  readonly presentSessions: number;
  /** The closed sessions at which they were present; instants as ISO 8601 texts. */
  readonly stays: readonly PresentStay[];
  /** Null, like all that follows, for who is not counted in the round. */
  readonly cycleId: string | null;
  readonly state: PersonState | null;
  readonly doneSteps: number | null;
  readonly totalSteps: number | null;
  readonly unmet: readonly RequirementState[] | null;
}

/** Answers about what became of the people of a class. */
@Injectable()
export class ClassResultRepository {
  constructor(private readonly database: Database) {}

  /** `on`: a calendar date. */
  async findClass(classGroupId: string, on: string): Promise<ReportClass | null> {
    const { phase, nearest } = roundOrder('$2');
    return this.database.queryOne<ReportClass>(
      `select g.id, g.title, g.trainer_id as "trainerId", g.unit_path::text as "unitPath",
         (select r.id from learning.round r where r.state = 'open' and r.reopens is null and r.unit_path @> g.unit_path
          order by ${phase}, ${nearest} limit 1) as "roundId",
         (select count(*)::integer from classes.class_session s
          where s.class_group_id = g.id and s.state = 'closed') as "closedSessions"
       from classes.class_group g where g.id = $1`,
      [classGroupId, on],
    );
  }

  /** Who is booked, and who was present though booked no longer, of a scope by given name; of two marks for one session the later one holds. */
  async listMembers(scope: Scope, { id, roundId }: ReportClass, on: string): Promise<ClassMemberRow[]> {
    return this.database.query<ClassMemberRow>(
      `with present as (
         select mark.member_id, count(*)::integer as sessions, jsonb_agg(jsonb_build_object(
           'startsAt', lower(s.during), 'endsAt', upper(s.during), 'plannedMinutes', s.planned_minutes, 'wentUntil', s.went_until, 'cameAt', mark.came_at,
           'leftAt', mark.left_at, 'minutes', mark.minutes, 'rule', jsonb_build_object('wholeFromPercent', g.whole_from_percent,
             'roundToMinutes', g.round_to_minutes, 'lateAfterMinutes', g.late_after_minutes)) order by s.number) as stays
         from classes.class_session s
         join classes.class_group g on g.id = s.class_group_id
         join lateral (
           select distinct on (m.member_id) m.* from classes.attendance_mark m
           where m.class_session_id = s.id and m.standing = 'counts' order by m.member_id, m.id desc) mark on mark.mark = 'present'
         where s.class_group_id = $4 and s.state = 'closed'
         group by mark.member_id)
       select m.id as "memberId", m.full_name as "fullName", m.restricted_at is not null as "isRestricted",
         u.full_name as "unitName",
         coalesce(present.sessions, 0) as "presentSessions", coalesce(present.stays, '[]') as stays,
         counted.cycle_id as "cycleId", counted.state, counted.done_steps as "doneSteps",
         counted.total_steps as "totalSteps",
         jsonb_path_query_array(counted.completion, '$.requirements[*] ? (@.isMet == false)') as unmet
       from (
         select member_id from classes.booking where class_group_id = $4 and cancelled_at is null
         union select member_id from present) b
       join org.member m on m.id = b.member_id and m.erased_at is null and m.unit_path <@ any($3::ltree[])
       join org.unit u on u.id = m.unit_id
       left join present on present.member_id = m.id
       left join (${COUNTED_CYCLES}) counted on counted.member_id = m.id
       order by m.given_name collate "vi-x-icu", m.full_name collate "vi-x-icu", m.id`,
      [roundId, on, scopePaths(scope), id],
    );
  }
}
