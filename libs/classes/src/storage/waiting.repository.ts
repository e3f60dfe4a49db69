import { Injectable } from '@nestjs/common';
import { Database } from '@lopso/platform';

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

/** Answers about waiting lists. They change under the lock on the class. */
@Injectable()
export class WaitingRepository {
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
  async end(
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
  async noteSeen(classGroupId: string, memberId: string, at: Date): Promise<void> {
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
  async endOver(classGroupId: string, now: Date): Promise<string[]> {
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
}
