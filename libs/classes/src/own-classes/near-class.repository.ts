import { Injectable } from '@nestjs/common';
import { Database } from '@lopso/platform';
import { type Subject } from '../make-up/make-up.rules';
import { type Approval } from '../place-requests/place-request.rules';
import { isRunning } from '../sessions/class-session.repository';
import { WAY_OF_V } from '../venues/venue.repository';
import { type VenueWay } from '../venues/venue.rules';
import { DEFAULT_BOOKING_POLICY } from '../waitlist/waitlist.rules';
import { type Offered } from './near-class.rules';

/** A class with sessions to come as a member of its province sees it. */
export interface NearClass {
  readonly classGroupId: string;
  readonly title: string;
  readonly trainerName: string;
  readonly communeId: string;
  readonly capacity: number;
  readonly bookedCount: number;
  readonly waitingCount: number;
  /** The next session that has not begun. */
  readonly startsAt: Date;
  readonly endsAt: Date;
  readonly venueName: string;
  readonly way: VenueWay;
  /** Sessions still to come. */
  readonly sessionCount: number;
  /** Those sessions, soonest first. */
  readonly sessions: readonly ComingSession[];
  /** A session of the class runs, or is open already: free places go to nobody by themselves. */
  readonly isRunning: boolean;
  /** Hours before the next session from which its places go to the waiting no longer. */
  readonly promotionStopsHours: number;
  readonly isBooked: boolean;
  readonly isWaiting: boolean;
  /** How it admits who asks. */
  readonly approval: Approval;
  /** When she got her place from the waiting list without having been told yet. */
  readonly promotedAt: Date | null;
}

/** A session that has not begun, and where it meets. */
export interface ComingSession {
  readonly startsAt: Date;
  readonly endsAt: Date;
  readonly venueName: string;
  /** Of the hall. */
  readonly communeId: string;
}

interface NearRow extends Omit<NearClass, 'sessions'> {
  readonly sessions: readonly (Omit<ComingSession, 'startsAt' | 'endsAt'> & {
    readonly startsAt: string;
    readonly endsAt: string;
  })[];
}

/** A class to come with the words it is looked for by. */
export interface OfferedClass extends Offered {
  readonly title: string;
  /** Of the course it is about. */
  readonly topicTitle: string | null;
  readonly venueName: string;
  readonly trainerName: string;
}

/** Which of the classes to come are asked for. */
export interface OfferedPart {
  readonly about?: Subject | null;
  readonly isHers?: boolean;
  readonly sharedAs?: string | null;
}

/**
 * The next sessions that have not begun ($1: now), gathered once for all classes: asked class by class, the hall of each was looked for among all halls of the
 * province. `only`: of which classes, as a condition on sessions `s`.
 */
const nextOf = (only: string): string => `(
  select distinct on (s.class_group_id) s.class_group_id, s.venue_id, lower(s.during) as starts_at, upper(s.during) as ends_at,
    count(*) over (partition by s.class_group_id)::int as count
  from classes.class_session s
  where s.state = 'planned' and s.during && tstzrange($1, null) and lower(s.during) > $1 and ${only}
  order by s.class_group_id, lower(s.during)) next
  join classes.class_group g on g.id = next.class_group_id
  join classes.venue v on v.id = next.venue_id`;

/** A class to come with a place left, or in which one of the people asked about has one. */
export interface OpenPlace {
  readonly classGroupId: string;
  /** The course it is about. */
  readonly topic: string | null;
  readonly title: string;
  readonly communeId: string;
  /** Day of its next session in Vietnam, `yyyy-mm-dd`. */
  readonly startsOn: string;
  /** Minutes of its sessions to come. */
  readonly minutes: number;
  readonly hasPlace: boolean;
  /** Who of the people asked about has a place. */
  readonly bookedIds: readonly string[];
}

/** Answers about classes that a member may ask a place in. */
@Injectable()
export class NearClassRepository {
  constructor(private readonly database: Database) {}

  /**
   * All classes to come of her province, in no order. `about`: only those that make up for a class about this, as `isSameSubject` has it. `isHers`: only
   * those in which she has a place, waits or asked. `sharedAs`: only the one with this short public code. Without her id: as nobody has to do with them.
   */
  async listOffered(
    member: { readonly id: string | null; readonly provincePath: string },
    now: Date,
    { about = null, isHers = false, sharedAs = null }: OfferedPart = {},
  ): Promise<OfferedClass[]> {
    return this.database.query<OfferedClass>(
      `with hers as (
         select class_group_id from classes.booking where member_id = $2::uuid and cancelled_at is null
         union select class_group_id from classes.waiting_entry where member_id = $2::uuid and ended_at is null
         union select class_group_id from classes.place_request where member_id = $2::uuid and ended_at is null)
       select g.id as "classGroupId", g.title, g.trainer_name as "trainerName", v.unit_id as "communeId", v.name as "venueName",
         next.starts_at as "startsAt", cv.title as "topicTitle", g.id in (select class_group_id from hers) as "isHers"
       from ${nextOf(
         `(not $7::boolean or s.class_group_id in (select class_group_id from hers))
           and ($8::text is null or s.class_group_id = (select class_group_id from classes.class_link where code = $8))`,
       )}
       left join content.course k on k.id = g.topic
       left join content.course_version cv on cv.course_id = k.id and cv.hash = k.current_hash
       where g.unit_path <@ $3::ltree
         and (not $4::boolean or g.topic = $5 or (g.topic is null and $5::text is null and lower(btrim(g.title)) = lower(btrim($6::text))))`,
      [
        ...[now, member.id, member.provincePath],
        ...[about !== null, about?.topic ?? null, about?.title ?? null, isHers, sharedAs],
      ],
    );
  }

  /** These classes as the member sees them, in no order; those that have no session to come any more are left out. */
  async describeClasses(memberId: string, classGroupIds: readonly string[], now: Date): Promise<NearClass[]> {
    const rows = await this.database.query<NearRow>(
      `select g.id as "classGroupId", g.title, g.trainer_name as "trainerName", v.unit_id as "communeId", g.capacity, g.approval,
         (select count(*)::int from classes.booking b where b.class_group_id = g.id and b.cancelled_at is null) as "bookedCount",
         (select count(*)::int from classes.waiting_entry w where w.class_group_id = g.id and w.ended_at is null) as "waitingCount",
         next.starts_at as "startsAt", next.ends_at as "endsAt", v.name as "venueName", ${WAY_OF_V} as way, next.count as "sessionCount",
         (select jsonb_agg(jsonb_build_object('startsAt', lower(s.during), 'endsAt', upper(s.during), 'venueName', h.name,
             'communeId', h.unit_id) order by lower(s.during), s.id)
           from classes.class_session s join classes.venue h on h.id = s.venue_id
           where s.class_group_id = g.id and s.state = 'planned' and s.during && tstzrange($1, null) and lower(s.during) > $1) as sessions,
         coalesce((select p.promotion_stops_hours from classes.booking_policy p where p.class_group_id = g.id), $4) as "promotionStopsHours",
         exists (select from classes.class_session s where s.class_group_id = g.id and ${isRunning('$1')}) as "isRunning",
         exists (select from classes.booking b
           where b.class_group_id = g.id and b.member_id = $2 and b.cancelled_at is null) as "isBooked",
         exists (select from classes.waiting_entry w
           where w.class_group_id = g.id and w.member_id = $2 and w.ended_at is null) as "isWaiting",
         (select max(w.ended_at) from classes.waiting_entry w
           where w.class_group_id = g.id and w.member_id = $2 and w.ended_as = 'promoted' and w.seen_at is null) as "promotedAt"
       from ${nextOf('s.class_group_id = any($3::uuid[])')}`,
      [now, memberId, classGroupIds, DEFAULT_BOOKING_POLICY.promotionStopsHours],
    );
    return rows.map((row) => ({
      ...row,
      sessions: row.sessions.map(({ startsAt, endsAt, ...rest }) => ({
        ...rest,
        startsAt: new Date(startsAt),
        endsAt: new Date(endsAt),
      })),
    }));
  }

  /** The courses that classes to come of a province build on. */
  async coursesBuiltOn(provincePath: string, now: Date): Promise<string[]> {
    const rows = await this.database.query<{ id: string }>(
      `select distinct q.course_id as id from classes.class_prerequisite q join classes.class_group g on g.id = q.class_group_id
       where g.unit_path <@ $1::ltree and exists (
         select from classes.class_session s where s.class_group_id = g.id and s.state = 'planned' and lower(s.during) > $2)
       order by 1`,
      [provincePath, now],
    );
    return rows.map(({ id }) => id);
  }

  /**
   * Of a province; those of the communes named first, then the soonest. `lackedIds`: courses that nobody of them has finished; what builds on one is left
   * out where none of them has a place. One statement, however many people are asked about.
   */
  async listOpenPlaces(
    provincePath: string,
    asked: Readonly<Record<'memberIds' | 'communeIds' | 'lackedIds', readonly string[]>>,
    now: Date,
    limit: number,
  ): Promise<OpenPlace[]> {
    return this.database.query<OpenPlace>(
      `select g.id as "classGroupId", g.topic, g.title, g.unit_id as "communeId",
         to_char(next.starts_at at time zone 'Asia/Ho_Chi_Minh', 'YYYY-MM-DD') as "startsOn", next.minutes, g.capacity > taken.count as "hasPlace",
         taken.booked_ids as "bookedIds"
       from classes.class_group g
       cross join lateral (
         select min(lower(s.during)) as starts_at, sum(s.planned_minutes)::int as minutes
         from classes.class_session s
         where s.class_group_id = g.id and s.state = 'planned' and lower(s.during) > $2
         having count(*) > 0) next
       cross join lateral (
         select count(*)::int as count,
           coalesce(array_agg(b.member_id) filter (where b.member_id = any($3::uuid[])), '{}') as booked_ids
         from classes.booking b where b.class_group_id = g.id and b.cancelled_at is null) taken
       where g.unit_path <@ $1::ltree and (cardinality(taken.booked_ids) > 0 or (g.capacity > taken.count
           and not exists (select from classes.class_prerequisite q where q.class_group_id = g.id and q.course_id = any($6))))
       order by cardinality(taken.booked_ids) > 0 desc, g.unit_id = any($4::uuid[]) desc, next.starts_at, g.id
       limit $5`,
      [provincePath, now, asked.memberIds, asked.communeIds, limit, asked.lackedIds],
    );
  }
}
