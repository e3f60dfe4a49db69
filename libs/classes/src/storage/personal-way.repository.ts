import { Injectable } from '@nestjs/common';
import { Database } from '@lopso/platform';
import { type Clash } from '../rules/booking-plan';
import { type Period } from '../rules/schedule';
import { LONGEST_WAY_HOURS, type Stay } from '../rules/way-between';

/** Where somebody is at other hours, and in which class. */
export interface PersonalStay extends Stay, Clash {
  readonly personId: string;
}

/** Of hours that are held: whose, in which session, and whether as who stands before it. */
const STAYS = `select h.person_id as "personId", h.is_teaching as "isTeaching", v.unit_id as "communeId", g.title,
    g.unit_path::text as "unitPath", lower(s.during) as "startsAt", upper(s.during) as "endsAt"
  from held h join classes.class_session s on s.id = h.class_session_id
  join classes.class_group g on g.id = s.class_group_id join classes.venue v on v.id = s.venue_id
  where not s.id = any($4) order by lower(s.during), s.id`;
const AROUND = `tstzrange($2::timestamptz - make_interval(hours => ${LONGEST_WAY_HOURS}),
  $3::timestamptz + make_interval(hours => ${LONGEST_WAY_HOURS}))`;

/** Answers about where people are before and after some hours. */
@Injectable()
export class PersonalWayRepository {
  constructor(private readonly database: Database) {}

  /** Sessions that hold these accounts around a period, in whatever duty or with a place in them, but for some sessions; by start. */
  async staffAround(
    accountIds: readonly string[],
    period: Period,
    exceptIds: readonly string[],
  ): Promise<PersonalStay[]> {
    return this.database.query<PersonalStay>(
      `with held (person_id, class_session_id, is_teaching) as (
         select m.account_id, m.class_session_id, true from classes.session_staff m
         where m.account_id = any($1) and m.during && ${AROUND} and m.state <> 'cancelled'
         union all
         select p.account_id, t.class_session_id, false from classes.learning_members($1) p
         join classes.booked_time t on t.member_id = p.member_id and t.during && ${AROUND})
       ${STAYS}`,
      [accountIds, period.startsAt, period.endsAt, exceptIds],
    );
  }

  /** Sessions these members are booked for, or stand before, around a period, but for some sessions; by start. */
  async bookedAround(
    memberIds: readonly string[],
    period: Period,
    exceptIds: readonly string[],
  ): Promise<PersonalStay[]> {
    return this.database.query<PersonalStay>(
      `with held (person_id, class_session_id, is_teaching) as (
         select t.member_id, t.class_session_id, false from classes.booked_time t
         where t.member_id = any($1) and t.during && ${AROUND}
         union all
         select p.member_id, m.class_session_id, true from classes.teaching_accounts($1) p
         join classes.session_staff m on m.account_id = p.account_id and m.during && ${AROUND} and m.state <> 'cancelled')
       ${STAYS}`,
      [memberIds, period.startsAt, period.endsAt, exceptIds],
    );
  }

  /** The members behind these accounts, and everybody with a place in one of these classes. */
  async peopleOf(accountIds: readonly string[], classGroupIds: readonly string[]): Promise<string[]> {
    const rows = await this.database.query<{ id: string }>(
      `select p.member_id as id from classes.learning_members($1) p
       union select b.member_id from classes.booking b where b.class_group_id = any($2) and b.cancelled_at is null order by 1`,
      [accountIds, classGroupIds],
    );
    return rows.map(({ id }) => id);
  }
}
