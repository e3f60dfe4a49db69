import { Injectable } from '@nestjs/common';
import { Database } from '@lopso/platform';
import { type TakenAs, type TurnOver } from '../rules/placement';

/** What others did with a member's place in a class: gave her one, took it, or took her off the waiting list. */
export type PlacementKind = 'given' | 'taken' | 'off-list';

/** What others did, of which she was not told yet. */
export interface PlacementRow {
  readonly classGroupId: string;
  readonly title: string;
  readonly kind: PlacementKind;
  /** As what they did it, or that it ended with her seat in the team or with the class; null: nobody kept it. */
  readonly by: TakenAs | TurnOver | null;
  /** The next session that has not begun; where none is to come any more, the last. */
  readonly startsAt: Date;
  readonly endsAt: Date;
  readonly venueName: string;
  readonly communeId: string;
}

/** Of the class `one` the member ($1) has a place, waits for one, or asks for a word. */
const HAS_TO_DO = `exists (select from classes.booking b where b.class_group_id = one.class_group_id and b.member_id = $1 and b.cancelled_at is null)
  or exists (select from classes.waiting_entry w where w.class_group_id = one.class_group_id and w.member_id = $1 and w.ended_at is null)
  or exists (select from classes.place_request r where r.class_group_id = one.class_group_id and r.member_id = $1 and r.ended_at is null)`;

const IS_TO_COME = `(s.state = 'planned' and lower(s.during) > $2)`;

/** So long somebody is told that she waited for a class which is over. */
const TOLD_OF_OVER = `interval '60 days'`;

/** Answers about what others did with a member's places. */
@Injectable()
export class PlacementRepository {
  constructor(private readonly database: Database) {}

  /** Of classes with a session to come, and turns that ended with a class; of one class a place she has, or else the latest alone, the soonest first. That she lost a place is past once she has to do with the class anew. */
  async untold(memberId: string, now: Date): Promise<PlacementRow[]> {
    return this.database.query<PlacementRow>(
      `select g.id as "classGroupId", g.title, one.kind, one.by, lower(next.during) as "startsAt", upper(next.during) as "endsAt",
         v.name as "venueName", v.unit_id as "communeId"
       from (
         select distinct on (class_group_id) class_group_id, kind, by from (
           select b.class_group_id, case when b.taken_as is null then 'given' else 'taken' end as kind, coalesce(b.taken_as, b.given_as) as by,
             coalesce(b.cancelled_at, b.booked_at) as at
           from classes.booking b
           where b.member_id = $1 and b.seen_at is null and (b.taken_as is not null or (b.given_as is not null and b.cancelled_at is null))
           union all
           select w.class_group_id, 'off-list', nullif(w.ended_as, 'removed'), w.ended_at from classes.waiting_entry w
           where w.member_id = $1 and w.seen_at is null and (w.ended_as in ('removed', 'seat-over')
             or (w.ended_as in ('begun', 'cancelled') and w.ended_at > $2::timestamptz - ${TOLD_OF_OVER}))) done
         order by class_group_id, kind = 'given' desc, at desc) one
       join classes.class_group g on g.id = one.class_group_id
       cross join lateral (
         select s.during, s.venue_id from classes.class_session s
         where s.class_group_id = g.id and (one.by in ('begun', 'cancelled') or ${IS_TO_COME})
         order by ${IS_TO_COME} desc, case when ${IS_TO_COME} then lower(s.during) end, lower(s.during) desc limit 1) next
       join classes.venue v on v.id = next.venue_id
       where one.kind = 'given' or not (${HAS_TO_DO})
       order by next.during, g.id limit 50`,
      [memberId, now],
    );
  }

  /** She knows what others did with her place in the class. */
  async noteSeen(classGroupId: string, memberId: string, at: Date): Promise<void> {
    await this.database.execute(
      `update classes.booking set seen_at = $3
       where class_group_id = $1 and member_id = $2 and seen_at is null and (given_as is not null or taken_as is not null)`,
      [classGroupId, memberId, at],
    );
  }
}
