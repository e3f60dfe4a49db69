import { Injectable } from '@nestjs/common';
import { Database } from '@lopso/platform';
import { type Excuse, type Mark } from '../attendance/attendance.rules';
import { type AttendanceRule } from '../attendance/attended-minutes.rules';
import { type SessionState } from '../attendance/roll.rules';
import { WALKED_IN } from '../booking/booking.repository';
import { RULE_OF_G } from '../scheduling/class-group.repository';
import { WAY_OF_V } from '../venues/venue.repository';
import { type VenueWay } from '../venues/venue.rules';

/** A session as one member sees it. */
export interface MemberSession {
  readonly classSessionId: string;
  readonly number: number;
  readonly title: string;
  readonly communeId: string;
  readonly venueName: string;
  readonly way: VenueWay;
  readonly startsAt: Date;
  readonly endsAt: Date;
  readonly state: SessionState;
  readonly plannedMinutes: number;
  /** Until when it went, before its planned end; null: to it. */
  readonly wentUntil: Date | null;
  readonly isBooked: boolean;
  /** The member's mark that counts; null without any. */
  readonly mark: Mark | null;
  /** With the mark: when she came and left, where not in time or to the end, or the minutes said outright; all null without. */
  readonly cameAt: Date | null;
  readonly leftAt: Date | null;
  readonly minutes: number | null;
  readonly excuse: Excuse | null;
  readonly rule: AttendanceRule;
}

/** A closed session at which a member was present. */
export type AttendedSession = Pick<
  MemberSession,
  'startsAt' | 'endsAt' | 'plannedMinutes' | 'wentUntil' | 'cameAt' | 'leftAt' | 'minutes' | 'rule'
>;

const SELECT = `select s.id as "classSessionId", s.number, g.title, v.unit_id as "communeId", v.name as "venueName", ${WAY_OF_V} as way,
    lower(s.during) as "startsAt", upper(s.during) as "endsAt", s.state, s.planned_minutes as "plannedMinutes", s.went_until as "wentUntil",
    exists (select 1 from classes.booked_time t where t.class_session_id = s.id and t.member_id = $1) as "isBooked",
    said.mark, said.came_at as "cameAt", said.left_at as "leftAt", said.minutes, said.excuse, ${RULE_OF_G} as rule
  from classes.class_session s
  join classes.class_group g on g.id = s.class_group_id
  join classes.venue v on v.id = s.venue_id
  left join lateral (select m.* from classes.attendance_mark m
    where m.class_session_id = s.id and m.member_id = $1 and m.standing = 'counts' order by m.id desc limit 1) said on true`;

const MINE = `s.id in (
    select class_session_id from classes.booked_time where member_id = $1
    union select class_session_id from classes.attendance_mark where member_id = $1)`;

/** Answers about the classes of one member. */
@Injectable()
export class OwnClassRepository {
  constructor(private readonly database: Database) {}

  async findSession(memberId: string, classSessionId: string, provincePath: string): Promise<MemberSession | null> {
    return this.database.queryOne<MemberSession>(`${SELECT} where s.id = $2 and g.unit_path <@ $3::ltree`, [
      memberId,
      classSessionId,
      provincePath,
    ]);
  }

  /** Booked sessions still to come or running, soonest first. */
  async upcoming(memberId: string, now: Date): Promise<MemberSession[]> {
    return this.database.query<MemberSession>(
      `${SELECT} where ${MINE} and s.state in ('planned', 'open') and upper(s.during) > $2
       order by lower(s.during), s.id limit 50`,
      [memberId, now],
    );
  }

  /** Sessions that are over, newest first; not those at which nobody waited for her and nobody marked her. */
  async past(memberId: string, now: Date, limit: number): Promise<MemberSession[]> {
    return this.database.query<MemberSession>(
      `${SELECT} where ${MINE} and s.state <> 'cancelled' and (s.state = 'closed' or upper(s.during) <= $2)
         and (said.mark is not null or not exists (
           select from classes.booked_time t join classes.booking b on b.id = t.booking_id
           where t.class_session_id = s.id and t.member_id = $1 and ${WALKED_IN}))
       order by lower(s.during) desc, s.id limit $3`,
      [memberId, now, limit],
    );
  }

  /** All closed sessions at which the member was present, however long ago. */
  async attended(memberId: string): Promise<AttendedSession[]> {
    return this.database.query<AttendedSession>(
      `select lower(s.during) as "startsAt", upper(s.during) as "endsAt", s.planned_minutes as "plannedMinutes",
         s.went_until as "wentUntil", latest.came_at as "cameAt", latest.left_at as "leftAt", latest.minutes, ${RULE_OF_G} as rule
       from (
         select distinct on (class_session_id) * from classes.attendance_mark
         where member_id = $1 and standing = 'counts' order by class_session_id, id desc) latest
       join classes.class_session s on s.id = latest.class_session_id
       join classes.class_group g on g.id = s.class_group_id
       where latest.mark = 'present' and s.state = 'closed' order by s.id`,
      [memberId],
    );
  }

  /**
   * The session the member is booked for next, else the next one in her commune with a free place; one prepared statement,
   * since the first page asks for it.
   */
  async next(memberId: string, communePath: string, now: Date): Promise<MemberSession | null> {
    const rows = await this.database.prepared<MemberSession>(
      'classes.next',
      `select * from (
         (${SELECT} where ${MINE} and s.state in ('planned', 'open') and upper(s.during) > $3
          order by lower(s.during), s.id limit 1)
         union all
         (${SELECT} where s.state = 'planned' and lower(s.during) > $3 and g.unit_path = $2::ltree
            and (select count(*) from classes.booking b where b.class_group_id = g.id and b.cancelled_at is null) < g.capacity
            and not exists (select 1 from classes.booking b
              where b.class_group_id = g.id and b.member_id = $1 and b.cancelled_at is null)
          order by lower(s.during), s.id limit 1)
       ) as found order by "isBooked" desc, "startsAt" limit 1`,
      [memberId, communePath, now],
    );
    return rows[0] ?? null;
  }
}
