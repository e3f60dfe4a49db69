import { Injectable } from '@nestjs/common';
import { Database, newId } from '@lopso/platform';
import { type MakeUpEnd, type MakeUpTerm, type Subject } from './make-up.rules';

/**
 * True of an offer `o` that was taken by a class which came to nothing for her: no session of it takes place, or none with her, who is booked for
 * none that was held or is to come and waits for none that is. So it follows from the class as it is, and is past once that takes place with
 * her after all (decision 0103). `now` is the parameter of the instant.
 */
export const isLost = (now: string): string => `(o.ended_as = 'taken' and not exists (
  select from classes.class_session held where held.class_group_id = o.taken_group_id and held.state <> 'cancelled' and (
    exists (select from classes.booked_time b where b.class_session_id = held.id and b.member_id = o.member_id)
    or exists (select from classes.attendance_mark k where k.class_session_id = held.id and k.member_id = o.member_id and k.standing = 'counts')
    or (upper(held.during) > ${now}::timestamptz and exists (select from classes.waiting_entry w
      where w.class_group_id = o.taken_group_id and w.member_id = o.member_id and w.ended_at is null)))))`;

/** An offer to one member, with the session she missed. */
export interface MakeUpOffer extends MakeUpTerm, Subject {
  readonly id: string;
  readonly classSessionId: string;
  readonly classGroupId: string;
  /** ltree path of the commune where it met. */
  readonly unitPath: string;
  readonly number: number;
  readonly startsAt: Date;
  readonly endsAt: Date;
  /** She was there, for less than the whole counts. */
  readonly isPartial: boolean;
  readonly takenGroupId: string | null;
}

/** An offer taken by a class that came to nothing for her stands as if it had not been. */
const SELECT = (
  now: string,
): string => `select o.id, o.class_session_id as "classSessionId", o.expires_at as "expiresAt", case when not ${isLost(now)} then o.ended_as end as "endedAs",
    case when not ${isLost(now)} then o.taken_group_id end as "takenGroupId", g.id as "classGroupId", g.unit_path::text as "unitPath", g.topic, g.title, s.number,
    lower(s.during) as "startsAt", upper(s.during) as "endsAt",
    coalesce((select m.mark = 'present' from classes.attendance_mark m where m.class_session_id = s.id
      and m.member_id = o.member_id and m.standing = 'counts' order by m.id desc limit 1), false) as "isPartial"
  from classes.make_up_offer o
  join classes.class_session s on s.id = o.class_session_id
  join classes.class_group g on g.id = s.class_group_id`;

/** True where a class `h` makes up for a class `g`; as `isSameSubject` has it. */
const SAME_SUBJECT = `(h.topic = g.topic or (h.topic is null and g.topic is null and lower(btrim(h.title)) = lower(btrim(g.title))))`;

/** Answers about offers of make-ups. */
@Injectable()
export class MakeUpRepository {
  constructor(private readonly database: Database) {}

  /** Makes offers to these people who have none of this session; one withdrawn before stands again. Gives whom it was made to now. */
  async offer(
    classSessionId: string,
    memberIds: readonly string[],
    term: { readonly at: Date; readonly expiresAt: Date },
  ): Promise<string[]> {
    const rows = await this.database.query<{ memberId: string }>(
      `insert into classes.make_up_offer as o (id, class_session_id, member_id, offered_at, expires_at)
       select n.id, $1, n.member_id, $4, $5 from unnest($2::uuid[], $3::uuid[]) as n(id, member_id) order by n.member_id
       on conflict on constraint make_up_offer_once_uq do update set ended_at = null, ended_as = null
         where o.ended_as = 'unneeded'
       returning member_id as "memberId"`,
      [classSessionId, memberIds.map(() => newId()), memberIds, term.at, term.expiresAt],
    );
    return rows.map(({ memberId }) => memberId);
  }

  /** Takes back the open offers of a session but for those of these people. */
  async withdrawBut(classSessionId: string, memberIds: readonly string[], at: Date): Promise<void> {
    await this.database.execute(
      `update classes.make_up_offer o set ended_at = $3, ended_as = 'unneeded', taken_group_id = null
       where o.class_session_id = $1 and not o.member_id = any($2) and (o.ended_at is null or ${isLost('$3')})`,
      [classSessionId, memberIds, at],
    );
  }

  /**
   * Offers a member may take now, the latest missed first. One is left out while she has a place, waits for one or for an answer, in another class
   * to come about the same: she is making up already.
   */
  async openOf(memberId: string, now: Date): Promise<MakeUpOffer[]> {
    return this.database.query<MakeUpOffer>(
      `${SELECT('$2')} where o.member_id = $1 and (o.ended_at is null or ${isLost('$2')}) and o.expires_at > $2
         and not exists (
           select from classes.class_group h
           where h.id <> g.id and ${SAME_SUBJECT}
             and (exists (select from classes.booking b
                 where b.class_group_id = h.id and b.member_id = $1 and b.cancelled_at is null)
               or exists (select from classes.waiting_entry w
                 where w.class_group_id = h.id and w.member_id = $1 and w.ended_at is null)
               or exists (select from classes.place_request r
                 where r.class_group_id = h.id and r.member_id = $1 and r.ended_at is null))
             and exists (select from classes.class_session c
               where c.class_group_id = h.id and c.state in ('planned', 'open') and upper(c.during) > $2))
       order by lower(s.during) desc, o.id limit 50`,
      [memberId, now],
    );
  }

  async hasOffer(memberId: string, id: string): Promise<boolean> {
    const row = await this.database.queryOne('select 1 from classes.make_up_offer where member_id = $1 and id = $2', [
      memberId,
      id,
    ]);
    return row !== null;
  }

  /** One offer of a member as it stands now, kept as it is until the transaction ends. */
  async lockOwn(memberId: string, id: string, now: Date): Promise<MakeUpOffer | null> {
    return this.database.queryOne<MakeUpOffer>(`${SELECT('$3')} where o.member_id = $1 and o.id = $2 for update of o`, [
      memberId,
      id,
      now,
    ]);
  }

  /** Ends an offer and the member's other open ones about the same: one make-up answers all of them. */
  async end(
    memberId: string,
    { topic, title }: Subject,
    end: { readonly as: MakeUpEnd; readonly at: Date; readonly takenGroupId: string | null },
  ): Promise<void> {
    await this.database.execute(
      `update classes.make_up_offer o set ended_at = $4, ended_as = $5, taken_group_id = $6
       from classes.class_session s join classes.class_group g on g.id = s.class_group_id,
         (select $2::text as topic, $3::text as title) h
       where s.id = o.class_session_id and o.member_id = $1 and (o.ended_at is null or ${isLost('$4')}) and ${SAME_SUBJECT}`,
      [memberId, topic, title, end.at, end.as, end.takenGroupId],
    );
  }
}
