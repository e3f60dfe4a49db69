import { Injectable } from '@nestjs/common';
import { Database } from '@lopso/platform';
import { type Clash } from '../rules/booking-plan';
import { type Period } from '../rules/schedule';
import { LONGEST_WAY_HOURS, type Stay } from '../rules/way-between';

/** Where somebody is at other hours, and in which class. */
export interface PersonalStay extends Stay, Clash {
  readonly personId: string;
}

const FIELDS = `v.unit_id as "communeId", g.title, g.unit_path::text as "unitPath", lower(s.during) as "startsAt",
  upper(s.during) as "endsAt"`;
const AROUND = `tstzrange($2::timestamptz - make_interval(hours => ${LONGEST_WAY_HOURS}),
  $3::timestamptz + make_interval(hours => ${LONGEST_WAY_HOURS}))`;

/** Answers about where people are before and after some hours. */
@Injectable()
export class PersonalWayRepository {
  constructor(private readonly database: Database) {}

  /** Sessions that hold these accounts around a period, in whatever duty, but for some sessions; by start. */
  async staffAround(
    accountIds: readonly string[],
    period: Period,
    exceptIds: readonly string[],
  ): Promise<PersonalStay[]> {
    return this.database.query<PersonalStay>(
      `select m.account_id as "personId", ${FIELDS}
       from classes.session_staff m join classes.class_session s on s.id = m.class_session_id
       join classes.class_group g on g.id = s.class_group_id join classes.venue v on v.id = s.venue_id
       where m.account_id = any($1) and m.during && ${AROUND} and m.state <> 'cancelled' and not s.id = any($4)
       order by lower(s.during), s.id`,
      [accountIds, period.startsAt, period.endsAt, exceptIds],
    );
  }

  /** Sessions these members are booked for around a period, but for some sessions; by start. */
  async bookedAround(
    memberIds: readonly string[],
    period: Period,
    exceptIds: readonly string[],
  ): Promise<PersonalStay[]> {
    return this.database.query<PersonalStay>(
      `select t.member_id as "personId", ${FIELDS}
       from classes.booked_time t join classes.class_session s on s.id = t.class_session_id
       join classes.class_group g on g.id = s.class_group_id join classes.venue v on v.id = s.venue_id
       where t.member_id = any($1) and t.during && ${AROUND} and not s.id = any($4)
       order by lower(s.during), s.id`,
      [memberIds, period.startsAt, period.endsAt, exceptIds],
    );
  }
}
