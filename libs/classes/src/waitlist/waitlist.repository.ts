import { Injectable } from '@nestjs/common';
import { Database } from '@lopso/platform';
import { type TakenAs, type TurnOver } from '../booking/booking.rules';
import { isRunning } from '../sessions/class-session.repository';
import { type BookingPolicy, DEFAULT_BOOKING_POLICY } from './waitlist.rules';

/**
 * Why somebody waits no longer: a place came by itself, was given, she left, was taken off the list, lost her seat in the team, or the class began
 * or never met without a place for her.
 */
export type WaitingEnd = 'promoted' | 'booked' | 'left' | 'removed' | 'seat-over' | 'begun' | 'cancelled';

/** Somebody who waits for a place in a class. */
export interface WaitingEntry {
  readonly id: string;
  readonly classGroupId: string;
  readonly memberId: string;
  readonly joinedAt: Date;
  /** The account that put her on the list. */
  readonly joinedBy: string;
}

const SELECT = `select id, class_group_id as "classGroupId", member_id as "memberId", joined_at as "joinedAt",
    joined_by as "joinedBy" from classes.waiting_entry`;

/** No session of the class `w.class_group_id` is to begin any more, nor would be if it were brought back. `now`: the parameter of the instant. */
const isOver = (now: string): string => `not exists (select from classes.class_session s
  where s.class_group_id = w.class_group_id and lower(s.during) > ${now})`;

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

/** Answers about waiting lists. They change under the lock on the class. */
@Injectable()
export class WaitlistRepository {
  constructor(private readonly database: Database) {}

  /** Who waits for a class, by the time of asking. */
  async waitingFor(classGroupId: string): Promise<WaitingEntry[]> {
    return this.database.query<WaitingEntry>(
      `${SELECT} where class_group_id = $1 and ended_at is null order by joined_at, member_id`,
      [classGroupId],
    );
  }

  /** Puts people on the list; who waits already keeps her place. Gives those who are new on it. */
  async join(entries: readonly WaitingEntry[]): Promise<string[]> {
    const rows = await this.database.query<{ memberId: string }>(
      `insert into classes.waiting_entry (id, class_group_id, member_id, joined_at, joined_by)
       select * from unnest($1::uuid[], $2::uuid[], $3::uuid[], $4::timestamptz[], $5::uuid[])
       on conflict (class_group_id, member_id) where ended_at is null do nothing
       returning member_id as "memberId"`,
      [
        entries.map(({ id }) => id),
        entries.map(({ classGroupId }) => classGroupId),
        entries.map(({ memberId }) => memberId),
        entries.map(({ joinedAt }) => joinedAt),
        entries.map(({ joinedBy }) => joinedBy),
      ],
    );
    return rows.map(({ memberId }) => memberId);
  }

  /** Takes people off the list; gives those who were on it. */
  async endWaiting(
    classGroupId: string,
    memberIds: readonly string[],
    end: { readonly as: WaitingEnd; readonly at: Date },
  ): Promise<string[]> {
    const rows = await this.database.query<{ memberId: string }>(
      `update classes.waiting_entry set ended_at = $3, ended_as = $4
       where class_group_id = $1 and member_id = any($2) and ended_at is null returning member_id as "memberId"`,
      [classGroupId, memberIds, end.at, end.as],
    );
    return rows.map(({ memberId }) => memberId);
  }

  /** Whoever gets a place, or one on the list, by somebody's hand waits for no answer. */
  async endRequests(classGroupId: string, memberIds: readonly string[], at: Date): Promise<void> {
    await this.database.execute(
      `update classes.place_request set ended_at = $3, ended_as = 'placed'
       where class_group_id = $1 and member_id = any($2) and ended_at is null`,
      [classGroupId, memberIds, at],
    );
  }

  /** She knows of the place that came by itself, or that somebody took her off the list. */
  async acknowledgeTurn(classGroupId: string, memberId: string, at: Date): Promise<void> {
    await this.database.execute(
      `update classes.waiting_entry set seen_at = $3
       where class_group_id = $1 and member_id = $2 and ended_as in ('promoted', 'removed', 'seat-over', 'begun', 'cancelled') and seen_at is null`,
      [classGroupId, memberId, at],
    );
  }

  /** Classes with somebody waiting of which nothing is to begin any more. */
  async classesOver(now: Date): Promise<string[]> {
    const rows = await this.database.query<{ id: string }>(
      `select distinct w.class_group_id as id from classes.waiting_entry w where w.ended_at is null and ${isOver('$1')} order by 1`,
      [now],
    );
    return rows.map(({ id }) => id);
  }

  /** Ends the turns of such a class with the beginning of its last session, of one that was held or of one that was not; gives whose they were. */
  async endWaitingOver(classGroupId: string, now: Date): Promise<string[]> {
    const rows = await this.database.query<{ memberId: string }>(
      `update classes.waiting_entry w set ended_at = greatest(w.joined_at, last.at), ended_as = case when last.met then 'begun' else 'cancelled' end
       from (select max(lower(s.during)) as at, bool_or(s.state <> 'cancelled') as met
         from classes.class_session s where s.class_group_id = $1) last
       where w.class_group_id = $1 and w.ended_at is null and ${isOver('$2')} returning w.member_id as "memberId"`,
      [classGroupId, now],
    );
    return rows.map(({ memberId }) => memberId);
  }

  /** Classes to come with somebody waiting and a free place: who gave it back was none of this library. */
  async classesWithFreePlaces(now: Date): Promise<string[]> {
    const rows = await this.database.query<{ id: string }>(
      `select g.id from classes.class_group g
       where exists (select from classes.waiting_entry w where w.class_group_id = g.id and w.ended_at is null)
         and (select count(*) from classes.booking b where b.class_group_id = g.id and b.cancelled_at is null) < g.capacity
         and exists (select from classes.class_session s
           where s.class_group_id = g.id and s.state = 'planned' and lower(s.during) > $1)
       order by g.id`,
      [now],
    );
    return rows.map(({ id }) => id);
  }

  async policyOf(classGroupId: string): Promise<BookingPolicy> {
    const row = await this.database.queryOne<BookingPolicy>(
      `select promotion_stops_hours as "promotionStopsHours" from classes.booking_policy where class_group_id = $1`,
      [classGroupId],
    );
    return row ?? DEFAULT_BOOKING_POLICY;
  }

  async setPolicy(classGroupId: string, policy: BookingPolicy): Promise<void> {
    await this.database.execute(
      `insert into classes.booking_policy (class_group_id, promotion_stops_hours) values ($1, $2)
       on conflict (class_group_id) do update set promotion_stops_hours = excluded.promotion_stops_hours`,
      [classGroupId, policy.promotionStopsHours],
    );
  }

  /** When the class meets next; null when nothing of it is still to begin. */
  async nextStartsAt(classGroupId: string, now: Date): Promise<Date | null> {
    const row = await this.database.queryOne<{ startsAt: Date | null }>(
      `select min(lower(during)) as "startsAt" from classes.class_session
       where class_group_id = $1 and state = 'planned' and lower(during) > $2`,
      [classGroupId, now],
    );
    return row?.startsAt ?? null;
  }

  /** A session of the class runs, or is open already: free places go to nobody by themselves. */
  async isRunning(classGroupId: string, now: Date): Promise<boolean> {
    const row = await this.database.queryOne(
      `select 1 from classes.class_session s where s.class_group_id = $1 and ${isRunning('$2')} limit 1`,
      [classGroupId, now],
    );
    return row !== null;
  }

  /** Of classes with a session to come, and turns that ended with a class; of one class a place she has, or else the latest alone, the soonest first. That she lost a place is past once she has to do with the class anew. */
  async listPlacements(memberId: string, now: Date): Promise<PlacementRow[]> {
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
  async acknowledgePlacement(classGroupId: string, memberId: string, at: Date): Promise<void> {
    await this.database.execute(
      `update classes.booking set seen_at = $3
       where class_group_id = $1 and member_id = $2 and seen_at is null and (given_as is not null or taken_as is not null)`,
      [classGroupId, memberId, at],
    );
  }
}
