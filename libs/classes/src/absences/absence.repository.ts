import { Injectable } from '@nestjs/common';
import { Database } from '@lopso/platform';
import { type Excuse } from '../attendance/attendance.rules';
import { WALKED_IN } from '../booking/booking.repository';
import { isLost } from '../make-up/make-up.repository';
import { type MakeUpEnd } from '../make-up/make-up.rules';
import { type RollWord } from './absence.rules';

/** What the roll of a session says of one person, as far as she may have missed some of it, and how her offer stands. */
export interface AbsenceRow extends RollWord {
  readonly classSessionId: string;
  readonly memberId: string;
  readonly excuse: Excuse | null;
  /** Null: no offer was made. */
  readonly expiresAt: Date | null;
  /** Null too of one that was taken by a class which came to nothing for her. */
  readonly endedAs: MakeUpEnd | null;
}

/** Answers about who was not on the roll of sessions, or not throughout. */
@Injectable()
export class AbsenceRepository {
  constructor(private readonly database: Database) {}

  /** Everybody booked or marked, but for those who were there from start to end; by session and member. */
  async absenceRowsOf(classSessionIds: readonly string[], now: Date): Promise<AbsenceRow[]> {
    return this.database.query<AbsenceRow>(
      `with expected as (
         select t.class_session_id, t.member_id, ${WALKED_IN} as is_walk_in
         from classes.booked_time t join classes.booking b on b.id = t.booking_id where t.class_session_id = any($1)),
       said as (
         select distinct on (class_session_id, member_id) class_session_id, member_id, mark, came_at, left_at, minutes, excuse
         from classes.attendance_mark where class_session_id = any($1) and standing = 'counts'
         order by class_session_id, member_id, attendance_mark.id desc)
       select class_session_id as "classSessionId", member_id as "memberId", coalesce(e.is_walk_in, true) as "isWalkIn",
         s.mark, s.came_at as "cameAt", s.left_at as "leftAt", s.minutes, s.excuse, o.expires_at as "expiresAt",
         case when not ${isLost('$2')} then o.ended_as end as "endedAs"
       from expected e full join said s using (class_session_id, member_id)
       left join classes.make_up_offer o using (class_session_id, member_id)
       join classes.class_session c on c.id = class_session_id
       where s.mark is distinct from 'present' or num_nonnulls(s.came_at, s.left_at, s.minutes, c.went_until) > 0
       order by 1, 2`,
      [classSessionIds, now],
    );
  }

  /** Sessions on whose roll some of these people stand, that were closed from an instant on, or marked once they were closed; by start. */
  async settledSince(memberIds: readonly string[], since: Date): Promise<string[]> {
    const rows = await this.database.query<{ id: string }>(
      `select s.id from classes.class_session s
       where s.state = 'closed' and (s.closed_at >= $2
           or s.id in (select m.class_session_id from classes.attendance_mark m where m.marked_at >= $2))
         and (exists (select from classes.booked_time t where t.class_session_id = s.id and t.member_id = any($1))
           or exists (select from classes.attendance_mark m where m.class_session_id = s.id and m.member_id = any($1)))
       order by lower(s.during), s.id`,
      [memberIds, since],
    );
    return rows.map(({ id }) => id);
  }
}
