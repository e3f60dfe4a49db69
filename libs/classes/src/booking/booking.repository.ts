import { Injectable } from '@nestjs/common';
import { Database, translatingConstraints } from '@lopso/platform';
import { OPENS_BEFORE_MINUTES } from '../attendance/roll.rules';
import { BookingRaced } from '../classes.errors';
import { isTeaching } from '../staffing/staffing.repository';
import { type Clash, type PlacedAs, SLIP_MINUTES, type TakenAs } from './booking.rules';

/** Somebody's place in a class. */
export interface Booking {
  readonly id: string;
  readonly memberId: string;
  readonly place: number;
  readonly isWalkIn: boolean;
}

/** A booking to be written. */
export interface NewBooking extends Booking {
  readonly classGroupId: string;
  readonly capacity: number;
  readonly bookedBy: string;
  readonly bookedAt: Date;
  /** As what somebody else gave it; null: it is of her own asking. */
  readonly givenAs: PlacedAs | null;
}

/** A member's other hours that meet those of the class. */
export interface MemberClash extends Clash {
  readonly memberId: string;
}

const RACES = {
  booked_time_member_excl: () => new BookingRaced(),
  booked_time_teaching_excl: () => new BookingRaced(),
  booking_member_uq: () => new BookingRaced(),
  booking_place_uq: () => new BookingRaced(),
};

/**
 * True of the session at which nobody waited for the holder of booking `b`: it had begun, or was open, when she got the place, or could be opened already when she
 * came to it unasked. In the hours `t` of later sessions she is expected as everybody.
 */
export const WALKED_IN = `(b.booked_at >= lower(t.during) or (b.is_walk_in and b.booked_at >= lower(t.during) - make_interval(mins => ${OPENS_BEFORE_MINUTES}))
  or exists (select from classes.class_session door where door.id = t.class_session_id and door.opened_at <= b.booked_at))`;

/** Who has to do with a class that has a session to come: a place in it, a turn on its waiting list, or a request. */
export interface PlacedPeople {
  readonly classGroupId: string;
  readonly memberIds: readonly string[];
}

/** Nothing of the class `c.id` was opened or closed, or should have begun by `$1`. */
const HAS_NOT_BEGUN = `not exists (select from classes.class_session s where s.class_group_id = c.id
  and (s.state in ('open', 'closed') or (s.state = 'planned' and lower(s.during) <= $1)))`;

const PLACED = `select b.class_group_id, b.member_id from classes.booking b
    join classes.class_group c on c.id = b.class_group_id
    where b.cancelled_at is null and ${HAS_NOT_BEGUN}
  union select w.class_group_id, w.member_id from classes.waiting_entry w where w.ended_at is null
  union select r.class_group_id, r.member_id from classes.place_request r where r.ended_at is null`;

/** Answers about bookings. Places are given out under the lock on the class. */
@Injectable()
export class BookingRepository {
  constructor(private readonly database: Database) {}

  /** Bookings that hold, by place. */
  async bookingsOf(classGroupId: string): Promise<Booking[]> {
    return this.database.query<Booking>(
      `select id, member_id as "memberId", place, is_walk_in as "isWalkIn"
       from classes.booking where class_group_id = $1 and cancelled_at is null order by place`,
      [classGroupId],
    );
  }

  async countsOf(classGroupIds: readonly string[]): Promise<Map<string, number>> {
    const rows = await this.database.query<{ id: string; count: number }>(
      `select class_group_id as id, count(*)::int as count from classes.booking
       where class_group_id = any($1) and cancelled_at is null group by 1`,
      [classGroupIds],
    );
    return new Map(rows.map((row) => [row.id, row.count]));
  }

  /** Hours of other classes, or at which she stands before one, that meet the given sessions; the earliest for each member. */
  async clashesOf(memberIds: readonly string[], classSessionIds: readonly string[]): Promise<MemberClash[]> {
    return this.database.query<MemberClash>(
      `with held (member_id, class_session_id, is_teaching) as (
         select t.member_id, t.class_session_id, false
         from classes.class_session s
         join classes.booked_time t on t.during && s.during and t.member_id = any($1)
         join classes.class_session other on other.id = t.class_session_id and other.class_group_id <> s.class_group_id
         where s.id = any($2)
         union all
         select p.member_id, m.class_session_id, true
         from classes.teaching_accounts($1) p
         join classes.session_staff m on m.account_id = p.account_id and m.state <> 'cancelled'
         join classes.class_session s on s.id = any($2) and s.during && m.during)
       select distinct on (h.member_id) h.member_id as "memberId", g.title, g.unit_path::text as "unitPath",
         lower(s.during) as "startsAt", upper(s.during) as "endsAt", h.is_teaching as "isTeaching"
       from held h join classes.class_session s on s.id = h.class_session_id
       join classes.class_group g on g.id = s.class_group_id
       order by h.member_id, lower(s.during), h.is_teaching, s.id`,
      [memberIds, classSessionIds],
    );
  }

  /** Writes bookings in the order given (by member, against deadlocks). @throws BookingRaced */
  async insertBookings(bookings: readonly NewBooking[]): Promise<void> {
    await translatingConstraints(RACES, () =>
      this.database.execute(
        `insert into classes.booking
           (id, class_group_id, capacity, place, member_id, booked_by, booked_at, is_walk_in, given_as)
         select * from unnest($1::uuid[], $2::uuid[], $3::int[], $4::int[], $5::uuid[], $6::uuid[], $7::timestamptz[],
           $8::boolean[], $9::text[])`,
        [
          bookings.map((booking) => booking.id),
          bookings.map((booking) => booking.classGroupId),
          bookings.map((booking) => booking.capacity),
          bookings.map((booking) => booking.place),
          bookings.map((booking) => booking.memberId),
          bookings.map((booking) => booking.bookedBy),
          bookings.map((booking) => booking.bookedAt),
          bookings.map((booking) => booking.isWalkIn),
          bookings.map((booking) => booking.givenAs),
        ],
      ),
    );
  }

  /**
   * Occupies the members' hours in the given sessions: in the required ones whatever else they do then, which is refused; in the others only where the
   * member is free, so that somebody who came is not sent away.
   * @throws BookingRaced
   */
  async insertBookedTimes(
    bookingIds: readonly string[],
    classSessionIds: readonly string[],
    requiredIds: readonly string[],
  ): Promise<void> {
    await translatingConstraints(RACES, () =>
      this.database.execute(
        `insert into classes.booked_time (booking_id, class_session_id, member_id, during)
         select b.id, s.id, b.member_id, s.during
         from classes.booking b cross join classes.class_session s
         where b.id = any($1) and s.id = any($2)
           and (s.id = any($3) or not (${isTeaching('b.member_id', 's.during')} or exists (
             select 1 from classes.booked_time t where t.member_id = b.member_id and t.during && s.during)))
         order by b.member_id, s.number
         on conflict on constraint booked_time_pk do nothing`,
        [bookingIds, classSessionIds, requiredIds],
      ),
    );
  }

  /**
   * Lets holders of places into sessions that run, where they are free: those who got their places once these had begun or were open. Who has an older one and is in none of
   * them was left out for a reason.
   * @throws BookingRaced
   */
  async insertLateTimes(
    classGroupId: string,
    memberIds: readonly string[],
    classSessionIds: readonly string[],
  ): Promise<void> {
    await translatingConstraints(RACES, () =>
      this.database.execute(
        `insert into classes.booked_time (booking_id, class_session_id, member_id, during)
         select b.id, s.id, b.member_id, s.during
         from classes.booking b cross join classes.class_session s
         where b.class_group_id = $1 and b.cancelled_at is null and b.member_id = any($2) and s.id = any($3)
           and (b.booked_at >= lower(s.during) or b.booked_at >= s.opened_at)
           and not (${isTeaching('b.member_id', 's.during')} or exists (
             select 1 from classes.booked_time t where t.member_id = b.member_id and t.during && s.during))
         order by b.member_id, s.number`,
        [classGroupId, memberIds, classSessionIds],
      ),
    );
  }

  /**
   * Frees the place, taken by somebody else or given back (null); the hours of sessions that are over or closed stay: she had a place in them. What was taken is to be told anew,
   * but for a slip (`SLIP_MINUTES`). False when nobody held it.
   */
  async cancelBooking(bookingId: string, at: Date, takenAs: TakenAs | null = null): Promise<boolean> {
    const count = await this.database.execute(
      `update classes.booking set cancelled_at = $2, taken_as = $3, seen_at = case
         when $3::text is null then seen_at
         when given_as is not null and seen_at is null and booked_at > $2::timestamptz - make_interval(mins => $4) then $2 end
       where id = $1 and cancelled_at is null`,
      [bookingId, at, takenAs, SLIP_MINUTES],
    );
    await this.database.execute(
      `delete from classes.booked_time t using classes.class_session s
       where t.booking_id = $1 and s.id = t.class_session_id and s.state <> 'closed' and upper(s.during) > $2`,
      [bookingId, at],
    );
    return count > 0;
  }

  async markNamed(classGroupId: string, memberIds: readonly string[]): Promise<void> {
    await this.database.execute(
      `update classes.booking set is_named = true
       where class_group_id = $1 and member_id = any($2) and cancelled_at is null`,
      [classGroupId, memberIds],
    );
  }

  /**
   * Of a class that was cancelled whole the places given from names whose holders got another class about the same since; of no course: one
   * named the same. Titles in whichever case.
   */
  async replacedIn(classGroupId: string): Promise<string[]> {
    const rows = await this.database.query<{ id: string }>(
      `select b.id from classes.booking b join classes.class_group g on g.id = b.class_group_id
       where g.id = $1 and b.is_named and b.cancelled_at is null and exists (
         select from classes.booking o join classes.class_group h on h.id = o.class_group_id
         where o.member_id = b.member_id and o.cancelled_at is null and h.id <> g.id
           and o.booked_at >= (select max(s.changed_at) from classes.class_session s where s.class_group_id = g.id)
           and (h.topic = g.topic or (h.topic is null and g.topic is null and lower(h.title) = lower(g.title)))
           and exists (select from classes.class_session s where s.class_group_id = h.id and s.state <> 'cancelled'))
       order by b.member_id`,
      [classGroupId],
    );
    return rows.map(({ id }) => id);
  }

  async changePlace(classGroupId: string, from: number, to: number): Promise<void> {
    await this.database.execute(
      'update classes.booking set place = $3 where class_group_id = $1 and place = $2 and cancelled_at is null',
      [classGroupId, from, to],
    );
  }

  /** Booked members, and whether they came to it without a booking. */
  async bookedFor(classSessionId: string): Promise<Map<string, boolean>> {
    const rows = await this.database.query<{ memberId: string; isWalkIn: boolean }>(
      `select t.member_id as "memberId", ${WALKED_IN} as "isWalkIn"
       from classes.booked_time t join classes.booking b on b.id = t.booking_id where t.class_session_id = $1`,
      [classSessionId],
    );
    return new Map(rows.map((row) => [row.memberId, row.isWalkIn]));
  }

  /** The lines that people of a class have on its printed lists; who is on none yet is left out. */
  async numbersIn(classGroupId: string): Promise<Map<string, number>> {
    const rows = await this.database.query<{ memberId: string; number: number }>(
      'select member_id as "memberId", number from classes.roll_number where class_group_id = $1',
      [classGroupId],
    );
    return new Map(rows.map((row) => [row.memberId, row.number]));
  }

  /** People with a place in the class, or marked in it, who have no number yet. */
  async unnumberedIn(classGroupId: string): Promise<string[]> {
    const rows = await this.database.query<{ id: string }>(
      `select distinct b.member_id as id from classes.booking b
       where b.class_group_id = $1
         and (b.cancelled_at is null or exists (
           select from classes.attendance_mark m join classes.class_session s on s.id = m.class_session_id
           where m.member_id = b.member_id and s.class_group_id = $1))
         and not exists (
           select from classes.roll_number n where n.class_group_id = $1 and n.member_id = b.member_id)
       order by 1`,
      [classGroupId],
    );
    return rows.map(({ id }) => id);
  }

  /** Gives the next numbers in the order given, under the lock on the class; a number that was given once is nobody else's. */
  async addNumbers(classGroupId: string, memberIds: readonly string[]): Promise<void> {
    await this.database.execute(
      `insert into classes.roll_number (class_group_id, number, member_id)
       select $1, coalesce((select max(n.number) from classes.roll_number n where n.class_group_id = $1), 0) + one.at, one.id
       from unnest($2::uuid[]) with ordinality as one(id, at)`,
      [classGroupId, memberIds],
    );
  }

  async isBooked(classSessionId: string, memberId: string): Promise<boolean> {
    const row = await this.database.queryOne(
      'select 1 from classes.booked_time where class_session_id = $1 and member_id = $2',
      [classSessionId, memberId],
    );
    return row !== null;
  }

  /** People booked for each session. */
  async sessionCountsOf(classSessionIds: readonly string[]): Promise<Map<string, number>> {
    const rows = await this.database.query<{ id: string; count: number }>(
      `select class_session_id as id, count(*)::int as count from classes.booked_time
       where class_session_id = any($1) group by 1`,
      [classSessionIds],
    );
    return new Map(rows.map((row) => [row.id, row.count]));
  }

  /** Frees everybody's hours of a session that will not take place. */
  async freeAll(classSessionId: string): Promise<void> {
    await this.database.execute('delete from classes.booked_time where class_session_id = $1', [classSessionId]);
  }

  /** Frees the hours that who gave her place back, or lost it, after the session was over kept in it. */
  async freeGone(classSessionId: string): Promise<void> {
    await this.database.execute(
      `delete from classes.booked_time t using classes.booking b
       where t.class_session_id = $1 and b.id = t.booking_id and b.cancelled_at is not null`,
      [classSessionId],
    );
  }

  /** Members with a place in a class. */
  async membersOf(classGroupId: string): Promise<string[]> {
    const rows = await this.database.query<{ id: string }>(
      'select member_id as id from classes.booking where class_group_id = $1 and cancelled_at is null order by member_id',
      [classGroupId],
    );
    return rows.map(({ id }) => id);
  }

  /** Who has a place in the class of a session and is not in it. */
  async leftOutOf(classSessionId: string): Promise<string[]> {
    const rows = await this.database.query<{ id: string }>(
      `select b.member_id as id from classes.class_session s join classes.booking b on b.class_group_id = s.class_group_id
       where s.id = $1 and b.cancelled_at is null
         and not exists (select from classes.booked_time t where t.booking_id = b.id and t.class_session_id = s.id)`,
      [classSessionId],
    );
    return rows.map(({ id }) => id);
  }

  /**
   * Takes the hours of everybody booked for the class who is free then, but for those who come from too far; gives how many
   * were not.
   */
  async occupyForSession(classGroupId: string, classSessionId: string, farIds: readonly string[]): Promise<number> {
    const taken = await this.database.execute(
      `insert into classes.booked_time (booking_id, class_session_id, member_id, during)
       select b.id, s.id, b.member_id, s.during
       from classes.booking b join classes.class_session s on s.id = $2
       where b.class_group_id = $1 and b.cancelled_at is null and not b.member_id = any($3) and not exists (
         select 1 from classes.booked_time t where t.member_id = b.member_id and t.during && s.during)
         and not ${isTeaching('b.member_id', 's.during')}
       order by b.member_id`,
      [classGroupId, classSessionId, farIds],
    );
    const row = await this.database.queryOne<{ count: number }>(
      'select count(*)::int as count from classes.booking where class_group_id = $1 and cancelled_at is null',
      [classGroupId],
    );
    return (row?.count ?? 0) - taken;
  }

  /** Of all classes with a session to come, be it cancelled; places only of those that have not begun. By class. */
  async placedLeavers(now: Date): Promise<PlacedPeople[]> {
    return this.database.query<PlacedPeople>(
      `select p.class_group_id as "classGroupId", array_agg(p.member_id) as "memberIds" from (${PLACED}) p
       where exists (select from classes.class_session s where s.class_group_id = p.class_group_id and lower(s.during) > $1)
       group by 1 order by 1`,
      [now],
    );
  }

  /** The same of one class, after its lock was taken; in no order. */
  async classesOfLeaver(classGroupId: string, now: Date): Promise<string[]> {
    const rows = await this.database.query<{ id: string }>(
      `select p.member_id as id from (${PLACED}) p where p.class_group_id = $2`,
      [now, classGroupId],
    );
    return rows.map(({ id }) => id);
  }

  /** True while nothing of the class has begun. */
  async hasNotBegun(classGroupId: string, now: Date): Promise<boolean> {
    const row = await this.database.queryOne(
      `select 1 from classes.class_group c where c.id = $2 and ${HAS_NOT_BEGUN}`,
      [now, classGroupId],
    );
    return row !== null;
  }

  /** Their turns and requests end with the seat; they read so when they sit again. */
  async endAsking(classGroupId: string, memberIds: readonly string[], at: Date): Promise<void> {
    for (const table of ['waiting_entry', 'place_request'])
      await this.database.execute(
        `update classes.${table} set ended_at = $3, ended_as = 'seat-over'
         where class_group_id = $1 and member_id = any($2) and ended_at is null`,
        [classGroupId, memberIds, at],
      );
  }
}
