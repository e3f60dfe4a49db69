import { Injectable } from '@nestjs/common';
import { Database, type Scope, scopePaths } from '@lopso/platform';
import { type CalendarSession } from '../rules/calendar-entry';
import { type Period } from '../rules/schedule';
import { type OwnClasses } from './class-group.repository';

const SELECT = `select s.id, s.class_group_id as "classGroupId", s.number, g.title, v.unit_id as "communeId", v.name as "venueName",
    lower(s.during) as "startsAt", upper(s.during) as "endsAt", s.state, s.revision,
    coalesce(s.changed_at, g.created_at) as "changedAt"
  from classes.class_session s
  join classes.class_group g on g.id = s.class_group_id
  join classes.venue v on v.id = s.venue_id`;

/** Answers about sessions for calendars; cancelled ones too. Names nobody. */
@Injectable()
export class CalendarSessionRepository {
  constructor(private readonly database: Database) {}

  /** Sessions whose hours the member is booked for, and cancelled ones of the classes she has a place in, by start. */
  async bookedBetween(memberId: string, period: Period, limit: number): Promise<CalendarSession[]> {
    return this.database.query<CalendarSession>(
      `${SELECT} where s.during && tstzrange($2, $3) and s.id in (
         select class_session_id from classes.booked_time where member_id = $1
         union all
         select c.id from classes.booking b join classes.class_session c on c.class_group_id = b.class_group_id
         where b.member_id = $1 and b.cancelled_at is null and c.state = 'cancelled')
       order by lower(s.during), s.id limit $4`,
      [memberId, period.startsAt, period.endsAt, limit],
    );
  }

  /** Sessions an account gives as trainer or assistant, in the units where it may. */
  async givenBetween({ trainerId, reach }: OwnClasses, period: Period, limit: number): Promise<CalendarSession[]> {
    return this.database.query<CalendarSession>(
      `${SELECT} where s.id in (select class_session_id from classes.session_staff where account_id = $1) and g.unit_path <@ any($2::ltree[]) and s.during && tstzrange($3, $4)
       order by lower(s.during), s.id limit $5`,
      [trainerId, scopePaths(reach), period.startsAt, period.endsAt, limit],
    );
  }

  /** All sessions of a scope. */
  async heldBetween(scope: Scope, period: Period, limit: number): Promise<CalendarSession[]> {
    return this.database.query<CalendarSession>(
      `${SELECT} where g.unit_path <@ any($1::ltree[]) and s.during && tstzrange($2, $3)
       order by lower(s.during), s.id limit $4`,
      [scopePaths(scope), period.startsAt, period.endsAt, limit],
    );
  }
}
