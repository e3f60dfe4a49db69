import { Injectable } from '@nestjs/common';
import { Database } from '@lopso/platform';
import { isTeaching } from './teaching';
import { WALKED_IN } from './walked-in';

/** Answers about who is booked for one session, the lines they have on printed lists, and the hours that come and go with it. */
@Injectable()
export class BookedSessionRepository {
  constructor(private readonly database: Database) {}

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
  async countsOf(classSessionIds: readonly string[]): Promise<Map<string, number>> {
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
}
