import { Injectable } from '@nestjs/common';
import { Database } from '@lopso/platform';
import { type Clash } from '../booking/booking.rules';
import { type Period } from '../scheduling/schedule.rules';
import { LONGEST_WAY_HOURS, type Stay } from './availability.rules';
import { type TakenHours } from './clash.rules';

/** Hours that a hall, somebody before a class, a lent thing or a booked member is taken, and by which session; a leave by none. */
export interface TakenRow extends TakenHours {
  readonly kind: 'venue' | 'staff' | 'equipment' | 'member' | 'leave';
  readonly holderId: string;
  /** Of staff: has a place in that session. */
  readonly isLearning: boolean;
  /** Empty for members. */
  readonly holderName: string;
  readonly sessionId: string;
  readonly number: number;
  readonly title: string;
  readonly unitPath: string;
  readonly trainerId: string;
  /** Who stands before that session. */
  readonly staffIds: readonly string[];
  readonly venueName: string;
}

/** Whose hours are asked for. */
export interface AskedHolders {
  readonly venueIds: readonly string[];
  readonly accountIds: readonly string[];
  readonly equipmentIds: readonly string[];
  /** Everybody booked for this session; null: nobody. */
  readonly bookedFor: string | null;
  /** Sessions that stand in nobody's way. */
  readonly exceptIds: readonly string[];
}

const TOUCHES = `during && tstzrange($1, $2)`;

/** Who is booked for session `$6`; who gave her place back after it was over is in nobody's way. */
const BOOKED = `select b.member_id from classes.booked_time k join classes.booking b on b.id = k.booking_id
           where k.class_session_id = $6 and b.cancelled_at is null`;

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

/** Answers about everything that is taken in a span of time. */
@Injectable()
export class AvailabilityRepository {
  constructor(private readonly database: Database) {}

  /** Hours of a class's sessions, by start; nobody's way between them is asked. */
  async takenByClass(classGroupId: string, span: Period): Promise<(TakenHours & { readonly id: string })[]> {
    return this.database.query<TakenHours & { readonly id: string }>(
      `select s.id, lower(s.during) as "startsAt", upper(s.during) as "endsAt", v.unit_id as "communeId", false as "isPerson"
       from classes.class_session s join classes.venue v on v.id = s.venue_id
       where s.class_group_id = $3 and s.${TOUCHES} and s.state <> 'cancelled' order by lower(s.during)`,
      [span.startsAt, span.endsAt, classGroupId],
    );
  }

  /** By start; cancelled sessions take nothing. A place that somebody of the staff has in a session stands in her own way there. */
  async takenWithin(span: Period, asked: AskedHolders): Promise<TakenRow[]> {
    return this.database.query<TakenRow>(
      `with held (session_id, kind, holder_id, holder_name, is_learning) as (
         select s.id, 'venue', s.venue_id, v.name, false from classes.class_session s join classes.venue v on v.id = s.venue_id
         where s.venue_id = any($3) and s.${TOUCHES} and s.state <> 'cancelled'
         union all
         select m.class_session_id, 'staff', m.account_id, m.display_name, false from classes.session_staff m
         where m.account_id = any($4) and m.${TOUCHES} and m.state <> 'cancelled'
         union all
         select t.class_session_id, 'staff', p.account_id, p.display_name, true from classes.learning_members($4) p
         join classes.booked_time t on t.member_id = p.member_id and t.${TOUCHES}
         union all
         select l.class_session_id, 'equipment', e.id, e.name, false from classes.equipment_loan l
         join classes.equipment e on e.id = l.equipment_id
         where e.id = any($5) and l.${TOUCHES} and l.state <> 'cancelled'
         union all
         select t.class_session_id, 'member', t.member_id, '', false from classes.booked_time t
         where t.member_id in (${BOOKED}) and t.${TOUCHES}
         union all
         select m.class_session_id, 'member', p.member_id, '', false
         from classes.teaching_accounts(array(${BOOKED})) p
         join classes.session_staff m on m.account_id = p.account_id and m.${TOUCHES} and m.state <> 'cancelled')
       select h.kind, h.kind in ('staff', 'member') as "isPerson", h.is_learning as "isLearning", h.holder_id as "holderId", h.holder_name as "holderName",
         s.id as "sessionId", s.number, g.title, g.unit_path::text as "unitPath", g.trainer_id as "trainerId",
         array(select account_id::text from classes.session_staff where class_session_id = s.id order by 1) as "staffIds",
         v.unit_id as "communeId", v.name as "venueName", lower(s.during) as "startsAt", upper(s.during) as "endsAt"
       from held h join classes.class_session s on s.id = h.session_id
       join classes.class_group g on g.id = s.class_group_id join classes.venue v on v.id = s.venue_id
       where not s.id = any($7) or h.is_learning
       order by lower(s.during), h.kind, s.id, h.holder_id`,
      [
        span.startsAt,
        span.endsAt,
        asked.venueIds,
        asked.accountIds,
        asked.equipmentIds,
        asked.bookedFor,
        asked.exceptIds,
      ],
    );
  }

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

  /** Holds the hours of these ids until the transaction ends; in one order, so that nobody waits in a circle. */
  async lockHours(ids: readonly string[]): Promise<void> {
    await this.database.query(
      `select pg_advisory_xact_lock(key) from (
         select distinct hashtextextended('classes.hours:' || id, 0) as key from unnest($1::text[]) as id order by 1) ordered`,
      [ids],
    );
  }
}
