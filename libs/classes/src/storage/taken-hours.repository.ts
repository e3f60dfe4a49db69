import { Injectable } from '@nestjs/common';
import { Database } from '@lopso/platform';
import { type Period } from '../rules/schedule';
import { type TakenHours } from '../rules/found-clashes';

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

/** Answers about everything that is taken in a span of time. */
@Injectable()
export class TakenHoursRepository {
  constructor(private readonly database: Database) {}

  /** Hours of a class's sessions, by start; nobody's way between them is asked. */
  async ofClass(classGroupId: string, span: Period): Promise<(TakenHours & { readonly id: string })[]> {
    return this.database.query<TakenHours & { readonly id: string }>(
      `select s.id, lower(s.during) as "startsAt", upper(s.during) as "endsAt", v.unit_id as "communeId", false as "isPerson"
       from classes.class_session s join classes.venue v on v.id = s.venue_id
       where s.class_group_id = $3 and s.${TOUCHES} and s.state <> 'cancelled' order by lower(s.during)`,
      [span.startsAt, span.endsAt, classGroupId],
    );
  }

  /** By start; cancelled sessions take nothing. A place that somebody of the staff has in a session stands in her own way there. */
  async within(span: Period, asked: AskedHolders): Promise<TakenRow[]> {
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
}
