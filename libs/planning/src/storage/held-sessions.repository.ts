import { Injectable } from '@nestjs/common';
import { Database } from '@lopso/platform';

/** A session of the timetable in a hall or with a trainer. */
export interface HeldThere {
  readonly title: string;
  /** `yyyy-mm-dd`, Vietnam. */
  readonly day: string;
  /** `HH:MM`. */
  readonly from: string;
  /** `HH:MM`. */
  readonly to: string;
  readonly hallName: string;
  readonly communeName: string;
  /** It is in the hall that was asked about. */
  readonly isInHall: boolean;
  /** The trainer that was asked about stands before it, assists or has a place in it. */
  readonly isWithTrainer: boolean;
}

/** Which hall and which trainer, from the first day to the last (`yyyy-mm-dd`), both included. */
export interface HeldWhere {
  readonly hallId: string;
  readonly trainerId: string;
  readonly from: string;
  readonly until: string;
}

/** Answers about sessions of the timetable that stand in the way of a plan. */
@Injectable()
export class HeldSessionsRepository {
  constructor(private readonly database: Database) {}

  /** By start; cancelled ones hold nothing. */
  async heldAt({ hallId, trainerId, from, until }: HeldWhere): Promise<HeldThere[]> {
    return this.database.query<HeldThere>(
      `select * from (
         select g.title, to_char(lower(s.during) at time zone 'Asia/Ho_Chi_Minh', 'YYYY-MM-DD') as day,
           to_char(lower(s.during) at time zone 'Asia/Ho_Chi_Minh', 'HH24:MI') as "from",
           to_char(upper(s.during) at time zone 'Asia/Ho_Chi_Minh', 'HH24:MI') as "to", v.name as "hallName", u.full_name as "communeName",
           s.venue_id = $1 as "isInHall",
           exists (select from classes.session_staff f where f.class_session_id = s.id and f.account_id = $2)
             or exists (select from classes.learning_members(array[$2::uuid]) p
               join classes.booked_time t on t.member_id = p.member_id and t.class_session_id = s.id) as "isWithTrainer"
         from classes.class_session s join classes.class_group g on g.id = s.class_group_id
         join classes.venue v on v.id = s.venue_id join org.unit u on u.id = v.unit_id
         where s.state <> 'cancelled'
           and s.during && tstzrange($3::date::timestamp at time zone 'Asia/Ho_Chi_Minh', ($4::date + 1)::timestamp at time zone 'Asia/Ho_Chi_Minh')
       ) held where "isInHall" or "isWithTrainer" order by day, "from", title`,
      [hallId, trainerId, from, until],
    );
  }
}
