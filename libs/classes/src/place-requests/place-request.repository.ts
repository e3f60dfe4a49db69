import { Injectable } from '@nestjs/common';
import { Database, type Scope, scopePaths } from '@lopso/platform';
import {
  type Approval,
  type JudgedRequest,
  type RequestEnd,
  type RequestStage,
  type UnansweredEnd,
} from './place-request.rules';

/** A member's request for a place in a class that wants a word before. */
export interface PlaceRequest extends JudgedRequest {
  readonly id: string;
  readonly classGroupId: string;
  readonly memberId: string;
  readonly approval: Exclude<Approval, 'none'>;
  readonly askedAt: Date;
  readonly askedBy: string;
}

/** A request with its class, for who reads and answers. */
export interface ListedRequest extends PlaceRequest {
  /** ltree path of where the member belongs. */
  readonly memberPath: string;
  readonly unitPath: string;
  readonly trainerId: string;
  readonly title: string;
  readonly communeId: string;
  readonly capacity: number;
  readonly bookedCount: number;
  readonly waitingCount: number;
  /** The next session to come; null when nothing of the class is. */
  readonly startsAt: Date | null;
}

/** A request as its member sees it. */
export interface OwnRequestRow extends PlaceRequest {
  readonly title: string;
  readonly communeId: string;
  readonly startsAt: Date | null;
  readonly reason: string | null;
  readonly isBooked: boolean;
  readonly isWaiting: boolean;
  /** How it ends, or ended, with nobody's word. */
  readonly unansweredAs: Exclude<UnansweredEnd, 'seat-over'>;
}

/** A request to be written. */
export type NewRequest = Pick<PlaceRequest, 'id' | 'classGroupId' | 'memberId' | 'approval' | 'askedAt' | 'askedBy'> & {
  readonly expiresAt: Date;
};

/** Whose requests: of people in some units, and of classes in some or run by an account. */
export interface RequestReach {
  readonly people: Scope;
  readonly classes: Scope;
  readonly ownClasses: Scope;
}

/** Which open requests are listed: those to be answered within `answers`; with `reads` also those that may be seen alone. */
export interface RequestQuery {
  readonly accountId: string;
  /** Who asks: about her own request she has no word. */
  readonly memberId: string | null;
  readonly answers: RequestReach;
  readonly reads: Omit<RequestReach, 'classes'> | null;
  readonly classGroupId: string | null;
  readonly limit: number;
}

/** When the class `g` of the request `r` begins for it: its first session after she asked; null where none takes place. */
const BEGINS = `(select min(lower(s.during)) from classes.class_session s
  where s.class_group_id = r.class_group_id and s.state <> 'cancelled' and lower(s.during) > r.asked_at)`;

/** `least` looks past a beginning that is not there. */
const LASTS_UNTIL = `least(r.expires_at, ${BEGINS})`;

/** Why one whose time is up ended: the class began before the hours ran out, nothing of it was to take place, or nobody answered. */
const UNANSWERED_AS = `case when ${BEGINS} is null then 'cancelled' when ${BEGINS} <= r.expires_at then 'begun' else 'expired' end`;

const COLUMNS = `r.id, r.class_group_id as "classGroupId", r.member_id as "memberId", r.approval, r.stage, r.asked_at as "askedAt",
  r.asked_by as "askedBy", r.commune_at as "communeAt", r.commune_by as "communeBy", r.ended_at as "endedAt",
  r.ended_as as "endedAs", r.ended_by as "endedBy", ${LASTS_UNTIL} as "lastsUntil"`;

const NEXT = (now: string): string => `(select min(lower(s.during)) from classes.class_session s
  where s.class_group_id = g.id and s.state = 'planned' and lower(s.during) > ${now}) as "startsAt"`;

const LISTED = (
  now: string,
): string => `select ${COLUMNS}, m.unit_path::text as "memberPath", g.unit_path::text as "unitPath",
    g.trainer_id as "trainerId", g.title, g.unit_id as "communeId", g.capacity, ${NEXT(now)},
    (select count(*)::int from classes.booking b where b.class_group_id = g.id and b.cancelled_at is null) as "bookedCount",
    (select count(*)::int from classes.waiting_entry w where w.class_group_id = g.id and w.ended_at is null) as "waitingCount"
  from classes.place_request r join classes.class_group g on g.id = r.class_group_id join org.member m on m.id = r.member_id`;

const OWN = (paths: string): string => `g.trainer_id = $2 and g.unit_path <@ any(${paths}::ltree[])`;

/** Of `LISTED('$1')`, with the values of `seenBy`. */
const SEEN = `r.ended_at is null and ${LASTS_UNTIL} > $1 and ($3::uuid is null or g.id = $3) and (
  (r.member_id is distinct from $9 and (
    (r.stage = 'commune' and m.unit_path <@ any($4::ltree[]))
    or (r.stage = 'class' and r.commune_by <> $2 and (g.unit_path <@ any($5::ltree[]) or (${OWN('$6')})))))
  or m.unit_path <@ any($7::ltree[]) or (${OWN('$8')}))`;

function seenBy(query: Omit<RequestQuery, 'limit'>, now: Date): unknown[] {
  const { accountId, memberId, answers, reads, classGroupId } = query;
  return [
    ...[now, accountId, classGroupId],
    ...[scopePaths(answers.people), scopePaths(answers.classes), scopePaths(answers.ownClasses)],
    ...(reads === null ? [[], []] : [scopePaths(reads.people), scopePaths(reads.ownClasses)]),
    memberId,
  ];
}

/** Answers about requests for places. They change under the lock on the class. */
@Injectable()
export class PlaceRequestRepository {
  constructor(private readonly database: Database) {}

  /** The member's open request, be its time up or not. */
  async openOf(classGroupId: string, memberId: string): Promise<PlaceRequest | null> {
    return this.database.queryOne<PlaceRequest>(
      `select ${COLUMNS} from classes.place_request r where r.class_group_id = $1 and r.member_id = $2 and r.ended_at is null`,
      [classGroupId, memberId],
    );
  }

  /** True when she holds a place in the class or waits for one. */
  async isPlaced(classGroupId: string, memberId: string): Promise<boolean> {
    const row = await this.database.queryOne(
      `select 1 from classes.booking where class_group_id = $1 and member_id = $2 and cancelled_at is null
       union all select 1 from classes.waiting_entry where class_group_id = $1 and member_id = $2 and ended_at is null limit 1`,
      [classGroupId, memberId],
    );
    return row !== null;
  }

  /** How many requests of a class wait for an answer. */
  async openCount(classGroupId: string, now: Date): Promise<number> {
    const row = await this.database.queryOne<{ count: number }>(
      `select count(*)::int as count from classes.place_request r
       where r.class_group_id = $1 and r.ended_at is null and ${LASTS_UNTIL} > $2`,
      [classGroupId, now],
    );
    return row?.count ?? 0;
  }

  /** What she was told of earlier requests is past with a new one. */
  async insert(request: NewRequest): Promise<void> {
    const { id, classGroupId, memberId, askedAt, askedBy, approval, expiresAt } = request;
    await this.noteSeen(classGroupId, memberId, askedAt);
    await this.database.execute(
      `insert into classes.place_request (id, class_group_id, member_id, asked_at, asked_by, approval, stage, expires_at)
       values ($1, $2, $3, $4, $5, $6, 'commune', $7)`,
      [id, classGroupId, memberId, askedAt, askedBy, approval, expiresAt],
    );
  }

  /** Requests by id with their classes, in order of asking; unknown ids are missing. */
  async find(ids: readonly string[], now: Date): Promise<ListedRequest[]> {
    return this.database.query<ListedRequest>(`${LISTED('$2')} where r.id = any($1) order by r.asked_at, r.id`, [
      ids,
      now,
    ]);
  }

  /** Those of a class, after its lock was taken. */
  async ofClass(classGroupId: string, ids: readonly string[]): Promise<PlaceRequest[]> {
    return this.database.query<PlaceRequest>(
      `select ${COLUMNS} from classes.place_request r where r.class_group_id = $1 and r.id = any($2) order by r.asked_at, r.id`,
      [classGroupId, ids],
    );
  }

  /** Open requests whose time is not up, the first to expire first. The second word is never of who gave the first. */
  async listOpen(query: RequestQuery, now: Date): Promise<ListedRequest[]> {
    return this.database.query<ListedRequest>(
      `${LISTED('$1')} where ${SEEN} order by "lastsUntil", r.asked_at, r.id limit $10`,
      [...seenBy(query, now), query.limit],
    );
  }

  /** How many that would be, however many. */
  async countOpen(query: Omit<RequestQuery, 'limit'>, now: Date): Promise<number> {
    const row = await this.database.queryOne<{ count: number }>(
      `select count(*)::int as count from (${LISTED('$1')} where ${SEEN}) open`,
      seenBy(query, now),
    );
    return row?.count ?? 0;
  }

  /** Whether she gave a place of the class back, or was taken off it or its waiting list, after this moment. */
  async hasLeftSince(classGroupId: string, memberId: string, since: Date): Promise<boolean> {
    const row = await this.database.queryOne(
      `select 1 from classes.booking where class_group_id = $1 and member_id = $2 and cancelled_at > $3
       union all select 1 from classes.waiting_entry
         where class_group_id = $1 and member_id = $2 and ended_at > $3 and ended_as <> 'promoted' limit 1`,
      [classGroupId, memberId, since],
    );
    return row !== null;
  }

  /** Hers that wait, and those that ended since `since` of which she was not told. */
  async ofMember(memberId: string, now: Date, since: Date): Promise<OwnRequestRow[]> {
    return this.database.query<OwnRequestRow>(
      `select ${COLUMNS}, g.title, g.unit_id as "communeId", ${NEXT('$2')}, r.reason, ${UNANSWERED_AS} as "unansweredAs",
         exists (select from classes.booking b
           where b.class_group_id = g.id and b.member_id = $1 and b.cancelled_at is null) as "isBooked",
         exists (select from classes.waiting_entry w
           where w.class_group_id = g.id and w.member_id = $1 and w.ended_at is null) as "isWaiting"
       from classes.place_request r join classes.class_group g on g.id = r.class_group_id
       where r.member_id = $1 and (r.ended_at is null
         or (r.ended_as in ('admitted', 'declined', 'expired', 'begun', 'cancelled', 'seat-over') and r.seen_at is null and r.ended_at > $3))
       order by r.ended_at is not null, r.asked_at desc, r.id limit 50`,
      [memberId, now, since],
    );
  }

  /** The commune said yes, and who runs the class is asked; or that is taken back. */
  async moveTo(
    id: string,
    to: {
      readonly stage: RequestStage;
      readonly expiresAt: Date;
      readonly by: string | null;
      readonly at: Date | null;
    },
  ): Promise<void> {
    await this.database.execute(
      'update classes.place_request set stage = $2, expires_at = $3, commune_by = $4, commune_at = $5 where id = $1',
      [id, to.stage, to.expiresAt, to.by, to.at],
    );
  }

  /** Ends open ones; `by`: who answered. */
  async end(
    ids: readonly string[],
    end: { readonly as: RequestEnd; readonly at: Date; readonly by?: string; readonly reason?: string },
  ): Promise<void> {
    await this.database.execute(
      `update classes.place_request set ended_at = $2, ended_as = $3, ended_by = $4, reason = $5
       where id = any($1) and ended_at is null`,
      [ids, end.at, end.as, end.by ?? null, end.reason ?? null],
    );
  }

  /** It waits again, as if it had not been answered. */
  async reopen(id: string): Promise<void> {
    await this.database.execute(
      `update classes.place_request set ended_at = null, ended_as = null, ended_by = null, reason = null, seen_at = null
       where id = $1`,
      [id],
    );
  }

  /** She knows how her requests in the class ended. */
  async noteSeen(classGroupId: string, memberId: string, at: Date): Promise<void> {
    await this.database.execute(
      `update classes.place_request set seen_at = $3
       where class_group_id = $1 and member_id = $2 and ended_at is not null and seen_at is null`,
      [classGroupId, memberId, at],
    );
  }

  /** Ends requests of a class whose time is up, of one member or of everybody; gives them. */
  async expire(classGroupId: string, memberId: string | null, now: Date): Promise<{ id: string; memberId: string }[]> {
    return this.database.query<{ id: string; memberId: string }>(
      `update classes.place_request r set ended_at = ${LASTS_UNTIL}, ended_as = ${UNANSWERED_AS}
       where r.class_group_id = $1 and ($2::uuid is null or r.member_id = $2) and r.ended_at is null and ${LASTS_UNTIL} <= $3
       returning r.id, r.member_id as "memberId"`,
      [classGroupId, memberId, now],
    );
  }

  async classesWithExpired(now: Date): Promise<string[]> {
    const rows = await this.database.query<{ id: string }>(
      `select distinct r.class_group_id as id from classes.place_request r
       where r.ended_at is null and ${LASTS_UNTIL} <= $1 order by 1`,
      [now],
    );
    return rows.map(({ id }) => id);
  }
}
