import { Injectable } from '@nestjs/common';
import { Database } from '@lopso/platform';
import { type Subject } from '../rules/make-up';
import { type Approval } from '../rules/place-request';
import { type VenueWay } from '../rules/venue-way';
import { WAY_OF_V } from './venue.repository';

/** A class with sessions to come as a member of its province sees it. */
export interface NearClass {
  readonly classGroupId: string;
  readonly title: string;
  readonly trainerName: string;
  readonly communeId: string;
  readonly capacity: number;
  readonly bookedCount: number;
  readonly waitingCount: number;
  /** The next session that has not begun. */
  readonly startsAt: Date;
  readonly endsAt: Date;
  readonly venueName: string;
  readonly way: VenueWay;
  /** Sessions still to come. */
  readonly sessionCount: number;
  readonly isBooked: boolean;
  readonly isWaiting: boolean;
  /** How it admits who asks. */
  readonly approval: Approval;
  /** When she got her place from the waiting list without having been told yet. */
  readonly promotedAt: Date | null;
}

/** Answers about classes that a member may ask a place in. */
@Injectable()
export class NearClassRepository {
  constructor(private readonly database: Database) {}

  /**
   * Those she has to do with first, then those of her commune, then others of the province; soonest first. `about`: only those that make
   * up for a class about this, as `isSameSubject` has it. Next sessions are gathered once for all classes: asked class by class, the hall of each was
   * looked for among all halls of the province.
   */
  async listNear(
    member: { readonly id: string; readonly communeId: string; readonly provincePath: string },
    now: Date,
    limit: number,
    about: Subject | null = null,
  ): Promise<NearClass[]> {
    return this.database.query<NearClass>(
      `select g.id as "classGroupId", g.title, g.trainer_name as "trainerName", v.unit_id as "communeId", g.capacity, g.approval,
         (select count(*)::int from classes.booking b where b.class_group_id = g.id and b.cancelled_at is null) as "bookedCount",
         (select count(*)::int from classes.waiting_entry w where w.class_group_id = g.id and w.ended_at is null) as "waitingCount",
         next.starts_at as "startsAt", next.ends_at as "endsAt", v.name as "venueName", ${WAY_OF_V} as way, next.count as "sessionCount",
         mine.booked as "isBooked", mine.waiting as "isWaiting", mine.promoted_at as "promotedAt"
       from (
         select distinct on (s.class_group_id) s.class_group_id, s.venue_id, lower(s.during) as starts_at, upper(s.during) as ends_at,
           count(*) over (partition by s.class_group_id)::int as count
         from classes.class_session s
         where s.state = 'planned' and s.during && tstzrange($4, null) and lower(s.during) > $4
         order by s.class_group_id, lower(s.during)) next
       join classes.class_group g on g.id = next.class_group_id
       join classes.venue v on v.id = next.venue_id
       cross join lateral (
         select
           exists (select from classes.booking b
             where b.class_group_id = g.id and b.member_id = $1 and b.cancelled_at is null) as booked,
           exists (select from classes.waiting_entry w
             where w.class_group_id = g.id and w.member_id = $1 and w.ended_at is null) as waiting,
           exists (select from classes.place_request r
             where r.class_group_id = g.id and r.member_id = $1 and r.ended_at is null) as asking,
           (select max(w.ended_at) from classes.waiting_entry w
             where w.class_group_id = g.id and w.member_id = $1 and w.ended_as = 'promoted' and w.seen_at is null) as promoted_at
       ) mine
       where g.unit_path <@ $3::ltree
         and (not $6::boolean or g.topic = $7 or (g.topic is null and $7::text is null and lower(btrim(g.title)) = lower(btrim($8::text))))
       order by (mine.booked or mine.waiting or mine.asking) desc, (v.unit_id = $2) desc, next.starts_at, g.id
       limit $5`,
      [
        ...[member.id, member.communeId, member.provincePath, now, limit],
        ...[about !== null, about?.topic ?? null, about?.title ?? null],
      ],
    );
  }
}
