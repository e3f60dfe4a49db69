import { Injectable } from '@nestjs/common';
import { Database, type Scope, scopePaths, translatingConstraints } from '@lopso/platform';
import { type AttendanceRule } from '../attendance/attended-minutes.rules';
import { type SessionState } from '../attendance/roll.rules';
import { ScheduleRefused } from '../classes.errors';
import { type ClassNarrowing, type OwnClasses, plannedForScope, RULE_OF_G } from '../scheduling/class-group.repository';
import { type Period } from '../scheduling/schedule.rules';
import { type StaffMember } from '../staffing/staffing.repository';
import { EquipmentClash, MembersWouldClash, StaffClash, VenueClash } from './hours-taken';

/**
 * True of a session `s` that is not over and runs, or that somebody opened before its hour: who gets a place in its class now is expected at the sessions after
 * it (decision 0144). `now`: the parameter of the instant.
 */
export const isRunning = (now: string): string =>
  `(s.state in ('planned', 'open') and upper(s.during) > ${now}::timestamptz and (s.state = 'open' or lower(s.during) <= ${now}::timestamptz))`;

/** One meeting of a class, with what every decision about it needs. */
export interface ClassSession {
  readonly id: string;
  readonly classGroupId: string;
  readonly number: number;
  readonly title: string;
  readonly trainerId: string;
  readonly trainerName: string;
  /** Who runs the class as a whole, whoever stands before this session. */
  readonly classTrainerId: string;
  /** By name. */
  readonly assistants: readonly StaffMember[];
  /** Where its hall stands. */
  readonly communeId: string;
  /** Of the commune whose class it is. */
  readonly unitPath: string;
  readonly venueId: string;
  readonly venueName: string;
  readonly venueCapacity: number;
  readonly capacity: number;
  /** Id of the course the class is about; null: of none. */
  readonly topic: string | null;
  readonly startsAt: Date;
  readonly endsAt: Date;
  readonly plannedMinutes: number;
  readonly state: SessionState;
  /** Grows with every change of its hours, its hall, its people and things, its fate and its name: who changes it says which one she saw. */
  readonly revision: number;
  readonly openedAt: Date | null;
  readonly closedAt: Date | null;
  /** Until when it went, before its planned end; null: to it, or it is not closed. */
  readonly wentUntil: Date | null;
  /** How its class counts minutes; it stays as it is once a session is closed. */
  readonly rule: AttendanceRule;
}

/** Sessions of a class that are not over, by number. */
export interface UpcomingSessions {
  /** Have not begun, nor been opened: those a place that somebody asks for is for. */
  readonly toBegin: readonly string[];
  /** Run, or are open already; one at most, but for classes that were laid before decision 0141. */
  readonly running: readonly string[];
}

/** A session in a list over days. */
export interface ListedSession extends ClassSession {
  /** Its class was planned for people of the scope of guests that was asked for (decision 0093). */
  readonly isOfGuests: boolean;
}

/** Which sessions of some days are listed. */
export interface SessionPage extends OwnClasses, Partial<ClassNarrowing> {
  readonly isMine: boolean;
  readonly limit: number;
  readonly isClosed?: boolean;
  /** Those of classes that were planned for people of this scope count as well; left out: of none. */
  readonly guests?: Scope;
  /** Those count as well on whose roll people of this scope stand, wherever they meet; left out: of none. */
  readonly learners?: Scope;
}

/** A session to be written. */
export interface NewClassSession extends Period {
  readonly id: string;
  readonly classGroupId: string;
  readonly number: number;
  readonly trainerId: string;
  readonly venueId: string;
  readonly plannedMinutes: number;
  readonly scanSecret: Buffer;
  /** By which account it is added to a class that was planned already; null: the class is planned with it. */
  readonly added: { readonly by: string; readonly at: Date } | null;
}

const COLUMNS = `s.id, s.class_group_id as "classGroupId", s.number, g.title, s.trainer_id as "trainerId",
    t.display_name as "trainerName", g.trainer_id as "classTrainerId", g.topic,
    (select coalesce(jsonb_agg(jsonb_build_object('accountId', a.account_id, 'name', a.display_name)
       order by a.display_name, a.account_id), '[]')
     from classes.session_staff a where a.class_session_id = s.id and a.duty = 'assistant') as assistants, v.unit_id as "communeId", g.unit_path::text as "unitPath", s.venue_id as "venueId",
    v.name as "venueName", v.capacity as "venueCapacity", g.capacity, lower(s.during) as "startsAt",
    upper(s.during) as "endsAt", s.planned_minutes as "plannedMinutes", s.state, s.revision, s.opened_at as "openedAt",
    s.closed_at as "closedAt", s.went_until as "wentUntil", ${RULE_OF_G} as rule`;

const FROM = `from classes.class_session s
  join classes.class_group g on g.id = s.class_group_id
  join classes.session_staff t on t.class_session_id = s.id and t.duty = 'trainer'
  join classes.venue v on v.id = s.venue_id`;

const SELECT = `select ${COLUMNS} ${FROM}`;

/** Sessions that touch the days `$2` to `$3` and on whose roll people of a scope stand: booked for it, or marked. */
const attendedFromScope = (paths: string): string =>
  `(select t.class_session_id from org.member m join classes.booked_time t on t.member_id = m.id and t.during && tstzrange($2, $3)
      where m.unit_path <@ any(${paths}::ltree[])
    union select a.class_session_id from org.member m join classes.attendance_mark a on a.member_id = m.id
      where m.unit_path <@ any(${paths}::ltree[]) and a.standing = 'counts')`;

/** The exclusion constraints of a session's hours, as what they mean. */
const CLASHES = {
  class_session_venue_excl: () => new VenueClash(),
  class_session_own_excl: () => new ScheduleRefused('sessions-overlap', '#/from'),
  session_staff_person_excl: () => new StaffClash(),
  session_staff_learning_excl: () => new StaffClash(),
  equipment_loan_item_excl: () => new EquipmentClash(),
  booked_time_member_excl: () => new MembersWouldClash(),
  booked_time_teaching_excl: () => new MembersWouldClash(),
};

/** Answers about sessions; their hours are the law of the exclusion constraints. */
@Injectable()
export class ClassSessionRepository {
  constructor(private readonly database: Database) {}

  async findSession(id: string): Promise<ClassSession | null> {
    return this.database.queryOne<ClassSession>(`${SELECT} where s.id = $1`, [id]);
  }

  /** The session, locked until the transaction ends: `share` for marks, `update` for opening, closing, moving. */
  async lockSession(id: string, strength: 'share' | 'update'): Promise<ClassSession | null> {
    return this.database.queryOne<ClassSession>(`${SELECT} where s.id = $1 for ${strength} of s`, [id]);
  }

  /**
   * Keeps the class of a session from giving places out until the transaction ends. Always before a lock on the session: the
   * other way round two acts wait for each other.
   */
  async lockClassOf(id: string): Promise<void> {
    await this.database.query(
      `select 1 from classes.class_group where id = (select class_group_id from classes.class_session where id = $1)
       for update`,
      [id],
    );
  }

  /** The same of several classes, and their sessions that are named, by class and number. */
  async lockSessions(ids: readonly string[]): Promise<ClassSession[]> {
    await this.database.query(
      `select 1 from classes.class_group where id in (select class_group_id from classes.class_session where id = any($1))
       order by id for update`,
      [ids],
    );
    return this.database.query<ClassSession>(
      `${SELECT} where s.id = any($1) order by s.class_group_id, s.number for update of s`,
      [ids],
    );
  }

  async findSessions(ids: readonly string[]): Promise<ClassSession[]> {
    return this.database.query<ClassSession>(`${SELECT} where s.id = any($1) order by lower(s.during), s.id`, [ids]);
  }

  /**
   * Sessions of a class that are to come or run, kept as they are until the transaction ends. What is over and was not closed is none
   * of them: nobody gets a place in it any more.
   */
  async lockUpcoming(classGroupId: string, now: Date): Promise<UpcomingSessions> {
    const rows = await this.database.query<{ id: string; runs: boolean }>(
      `select s.id, ${isRunning('$2')} as runs from classes.class_session s
       where s.class_group_id = $1 and s.state in ('planned', 'open') and upper(s.during) > $2
       order by s.number for share`,
      [classGroupId, now],
    );
    const idsOf = (runs: boolean): string[] => rows.filter((row) => row.runs === runs).map(({ id }) => id);
    return { toBegin: idsOf(false), running: idsOf(true) };
  }

  /** Nothing of the class is closed until the transaction ends. */
  async keepUnclosed(classGroupId: string): Promise<void> {
    await this.database.query(
      `select 1 from classes.class_session where class_group_id = $1 and state in ('planned', 'open')
       order by number for share`,
      [classGroupId],
    );
  }

  async sessionsOfGroup(classGroupId: string): Promise<ClassSession[]> {
    return this.database.query<ClassSession>(`${SELECT} where s.class_group_id = $1 order by s.number`, [classGroupId]);
  }

  /** Planned sessions of these classes that are not over. */
  async plannedOf(classGroupIds: readonly string[], now: Date): Promise<ClassSession[]> {
    return this.database.query<ClassSession>(
      `${SELECT} where s.class_group_id = any($1) and s.state = 'planned' and upper(s.during) > $2`,
      [classGroupIds, now],
    );
  }

  /** How many sessions of each class are over by their hours and neither closed nor cancelled; classes without one are left out. */
  async overdueCountsOf(classGroupIds: readonly string[], now: Date): Promise<Map<string, number>> {
    const rows = await this.database.query<{ id: string; count: number }>(
      `select class_group_id as id, count(*)::int as count from classes.class_session
       where class_group_id = any($1) and state in ('planned', 'open') and upper(during) <= $2 group by 1`,
      [classGroupIds, now],
    );
    return new Map(rows.map((row) => [row.id, row.count]));
  }

  /** Sessions of a scope that touch the period, by start; cancelled ones too, or only closed ones. */
  async listSessionsBetween(scope: Scope, period: Period, own: SessionPage): Promise<ListedSession[]> {
    return this.database.query<ListedSession>(
      `with planned as ${plannedForScope('$12')}
       select ${COLUMNS}, g.id in (select class_group_id from planned) as "isOfGuests" ${FROM}
       where (g.unit_path <@ any($1::ltree[]) or (s.id in (select class_session_id from classes.session_staff where account_id = $4) and g.unit_path <@ any($5::ltree[]))
           or g.id in (select class_group_id from planned) or s.id in ${attendedFromScope('$13')})
         and s.during && tstzrange($2, $3)
         and (not $6::boolean or s.id in (select class_session_id from classes.session_staff where account_id = $4))
         and (not $8::boolean or s.state = 'closed')
         and ($9::uuid is null or g.unit_id = $9 or v.unit_id = $9)
         and ($10::uuid is null or s.id in (select class_session_id from classes.session_staff where account_id = $10))
         and ($11::uuid is null or s.venue_id = $11)
       order by lower(s.during), s.id limit $7`,
      [
        ...[scopePaths(scope), period.startsAt, period.endsAt, own.trainerId, scopePaths(own.reach), own.isMine],
        ...[own.limit, own.isClosed ?? false, own.communeId ?? null, own.staffId ?? null, own.venueId ?? null],
        own.guests === undefined ? [] : scopePaths(own.guests),
        own.learners === undefined ? [] : scopePaths(own.learners),
      ],
    );
  }

  /** @throws VenueClash, StaffClash when the hours are taken, ScheduleRefused where another session of the class has them */
  async insertSession(session: NewClassSession): Promise<void> {
    await translatingConstraints(CLASHES, () =>
      this.database.execute(
        `insert into classes.class_session
           (id, class_group_id, number, trainer_id, venue_id, during, planned_minutes, state, scan_secret, added_by, added_at)
         values ($1, $2, $3, $4, $5, tstzrange($6, $7), $8, 'planned', $9, $10, $11)`,
        [
          ...[session.id, session.classGroupId, session.number, session.trainerId, session.venueId],
          ...[session.startsAt, session.endsAt, session.plannedMinutes, session.scanSecret],
          ...[session.added?.by ?? null, session.added?.at ?? null],
        ],
      ),
    );
  }

  /** Moves a session; the booked hours of its members follow. @throws VenueClash, StaffClash, EquipmentClash, MembersWouldClash, ScheduleRefused */
  async moveSession(id: string, plan: Period & { venueId: string; plannedMinutes: number; at: Date }): Promise<void> {
    await translatingConstraints(CLASHES, () =>
      this.database.execute(
        `update classes.class_session set venue_id = $2, during = tstzrange($3, $4), planned_minutes = $5,
           revision = revision + 1, changed_at = $6 where id = $1`,
        [id, plan.venueId, plan.startsAt, plan.endsAt, plan.plannedMinutes, plan.at],
      ),
    );
  }

  /**
   * Writes the state a door led to. Cancelling and coming back change what calendars show, opening and closing don't.
   * @throws VenueClash, StaffClash, ScheduleRefused when a cancelled session comes back
   */
  async enterState(id: string, state: SessionState, at: Date): Promise<void> {
    await translatingConstraints(CLASHES, () =>
      this.database.execute(
        `update classes.class_session set state = $2,
           opened_at = case when $2 = 'open' then $3::timestamptz else opened_at end,
           closed_at = case when $2 = 'closed' then $3::timestamptz else closed_at end,
           revision = case when $2 in ('planned', 'cancelled') then revision + 1 else revision end,
           changed_at = case when $2 in ('planned', 'cancelled') then $3::timestamptz else changed_at end
         where id = $1`,
        [id, state, at],
      ),
    );
  }

  /** Writes until when a closed session went, before its planned end; null: to it. */
  async setEnd(id: string, wentUntil: Date | null): Promise<void> {
    await this.database.execute('update classes.class_session set went_until = $2 where id = $1', [id, wentUntil]);
  }

  /** The class is called otherwise: the sessions to come are changed for calendars. */
  async noteRetitled(classGroupId: string, at: Date): Promise<void> {
    await this.database.execute(
      `update classes.class_session set revision = revision + 1, changed_at = $2
       where class_group_id = $1 and state <> 'closed'`,
      [classGroupId, at],
    );
  }
}
