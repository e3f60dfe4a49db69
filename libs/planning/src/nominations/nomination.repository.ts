import { Injectable } from '@nestjs/common';
import { hasFinishedCourse } from '@lopso/learning';
import { successorsOf } from '@lopso/org';
import { Database, newId, type Scope, scopePaths } from '@lopso/platform';
import { cancelledPlacesOf, classOf, isBackIn, type NominationCall, standingOf } from './nomination-call.repository';
import { type NominationFacts } from './nomination.rules';

export const NOMINATION_STATES = ['proposed', 'named', 'booked', 'declined', 'withdrawn', 'unable'] as const;

export type NominationState = (typeof NOMINATION_STATES)[number];

/** A member in a call. */
export interface Nomination {
  readonly id: string;
  readonly callId: string;
  /** The commune whose places it is about. */
  readonly communeId: string;
  readonly quotaName: string;
  /** The commune was split: its places are nobody's to fill. */
  readonly isSplit: boolean;
  readonly memberId: string;
  readonly state: NominationState;
  readonly place: number | null;
  readonly isProposal: boolean;
  /** When she came into this state. */
  readonly at: Date;
  readonly reason: string | null;
  readonly classGroupId: string | null;
  /** Said or told to be unable to come, and has a place in a class about the same all the same; no place of her commune is counted for it. */
  readonly isBack: boolean;
  /** Of the class she has a place in; of who is `named` or `unable`: the one that was cancelled, or that she has no place in any more. */
  readonly classTitle: string | null;
}

/** A name in a list, with whether she holds a seat where the places are today. */
export interface ListedNomination extends Nomination {
  readonly hasSeat: boolean;
}

/** A call that names somebody who waits for her class. */
export interface OwnNomination {
  readonly callId: string;
  readonly title: string;
  readonly closesOn: string;
}

const STANDING = standingOf('n');

/** True of who holds a seat on a day in the commune of the places, or in what came of it. */
const hasSeatOn = (day: string): string => `exists (select from org.seat_term s join org.team t on t.id = s.team_id
    cross join lateral jsonb_array_elements(${successorsOf('n.unit_id')}) as heir
    where s.member_id = n.member_id and s.held @> ${day}::date and t.unit_path <@ (heir->>'path')::ltree)`;

const COLUMNS = `n.id, n.call_id as "callId", n.unit_id as "communeId", w.full_name as "quotaName",
    case when upper_inf(w.valid) then false else jsonb_array_length(${successorsOf('n.unit_id')}) > 1 end as "isSplit",
    n.member_id as "memberId", ${STANDING} as state, ${isBackIn('n')} as "isBack", n.place,
    n.proposed_at is not null as "isProposal", coalesce(n.ended_at, n.named_at, n.proposed_at) as at, n.reason,
    g.id as "classGroupId", g.title as "classTitle"`;

const FROM = `from planning.call_name n join org.unit w on w.id = n.unit_id left join classes.class_group g on g.id = ${classOf('n')}`;

const SELECT = `select ${COLUMNS} ${FROM}`;

const LIVE = `('proposed', 'named', 'booked')`;

/** A class to come that names of a call may be given places in. */
export interface ClassForCall {
  readonly id: string;
  readonly title: string;
  /** About the course of the call; of none: named like it. */
  readonly isAbout: boolean;
  readonly communeId: string;
  readonly communeName: string;
  readonly trainerName: string;
  readonly startsAt: Date;
  readonly capacity: number;
  readonly booked: number;
}

const hasFinished = (course: string): string => hasFinishedCourse('m.id', course);

/** So many days after the last one for names a class is still to be expected. */
export const EXPECTED_DAYS = 90;

/** True where the class `g` has sessions to come and is about a course; of none: named the same. */
const isToComeAbout = (course: string, title: string, now: string): string => `
  (g.topic = ${course} or (g.topic is null and ${course}::text is null and lower(g.title) = lower(${title})))
  and exists (select from classes.class_session e
    where e.class_group_id = g.id and e.state in ('planned', 'open') and upper(e.during) > ${now})`;

/** Answers about who is proposed and named in calls. Names are taken under the lock on the commune's places. */
@Injectable()
export class NominationRepository {
  constructor(private readonly database: Database) {}

  /** Everybody of a call in the scope, of one commune or of all; the last word of each person first. */
  async listNominations(
    scope: Scope,
    callId: string,
    { communeId, today }: { readonly communeId: string | null; readonly today: string },
  ): Promise<ListedNomination[]> {
    return this.database.query<ListedNomination>(
      `select ${COLUMNS}, ${hasSeatOn('$4')} as "hasSeat" ${FROM} join planning.call_quota q on q.call_id = n.call_id and q.unit_id = n.unit_id
       where n.call_id = $2 and q.unit_path <@ any($1::ltree[]) and ($3::uuid is null or n.unit_id = $3)
         and (${STANDING} in ${LIVE} or not exists (select from planning.call_name later
           where later.call_id = n.call_id and later.member_id = n.member_id and later.id > n.id))
       order by n.id desc`,
      [scopePaths(scope), callId, communeId, today],
    );
  }

  /** The last word about each of these people in each of these calls. */
  async findLastNominations(callIds: readonly string[], memberIds: readonly string[]): Promise<Nomination[]> {
    return this.database.query<Nomination>(
      `${SELECT} where n.call_id = any($1) and n.member_id = any($2)
         and not exists (select from planning.call_name later
           where later.call_id = n.call_id and later.member_id = n.member_id and later.id > n.id)
       order by n.id`,
      [callIds, memberIds],
    );
  }

  async findLiveNominations(callId: string, memberIds: readonly string[]): Promise<Nomination[]> {
    return this.database.query<Nomination>(
      `${SELECT} where n.call_id = $1 and n.member_id = any($2) and ${STANDING} in ${LIVE} order by n.id`,
      [callId, memberIds],
    );
  }

  /** A name of a commune of the scope. */
  async findNomination(scope: Scope, callId: string, id: string): Promise<Nomination | null> {
    return this.database.queryOne<Nomination>(
      `${SELECT} join planning.call_quota q on q.call_id = n.call_id and q.unit_id = n.unit_id
       where q.unit_path <@ any($1::ltree[]) and n.call_id = $2 and n.id = $3`,
      [scopePaths(scope), callId, id],
    );
  }

  /** True when anybody was ever proposed or named. */
  async hasNominations(callId: string): Promise<boolean> {
    return (
      (await this.database.queryOne('select 1 from planning.call_name where call_id = $1 limit 1', [callId])) !== null
    );
  }

  async takenPlaces(callId: string, communeId: string): Promise<number[]> {
    const rows = await this.database.query<{ place: number }>(
      'select place from planning.call_name where call_id = $1 and unit_id = $2 and place is not null',
      [callId, communeId],
    );
    return rows.map(({ place }) => place);
  }

  /** Names people in these places; who was proposed in the commune stays the same row. */
  async insertNominations(
    { callId, communeId, places }: { readonly callId: string; readonly communeId: string; readonly places: number },
    people: readonly { readonly memberId: string; readonly place: number }[],
    by: { readonly accountId: string; readonly at: Date },
  ): Promise<void> {
    const accepted = await this.database.query<{ memberId: string }>(
      `update planning.call_name n set state = 'named', place = p.place, places = $4, named_by = $5, named_at = $6
       from unnest($2::uuid[], $3::int[]) as p(member_id, place)
       where n.call_id = $1 and n.unit_id = $7 and n.member_id = p.member_id and n.state = 'proposed' returning n.member_id as "memberId"`,
      [
        callId,
        people.map(({ memberId }) => memberId),
        people.map(({ place }) => place),
        places,
        by.accountId,
        by.at,
        communeId,
      ],
    );
    const known = new Set(accepted.map(({ memberId }) => memberId));
    const added = people.filter(({ memberId }) => !known.has(memberId));
    await this.database.execute(
      `insert into planning.call_name (id, call_id, unit_id, member_id, state, place, places, named_by, named_at)
       select p.id, $1, $2, p.member_id, 'named', p.place, $6, $7, $8
       from unnest($3::uuid[], $4::uuid[], $5::int[]) as p(id, member_id, place) order by p.member_id`,
      [
        ...[callId, communeId, added.map(() => newId()), added.map(({ memberId }) => memberId)],
        ...[added.map(({ place }) => place), places, by.accountId, by.at],
      ],
    );
  }

  /** Ends what stands of these in another commune: the people belong to this one now. */
  async endElsewhere(ids: readonly string[], at: Date): Promise<void> {
    await this.database.execute(
      `update planning.call_name set state = 'withdrawn', ended_at = $2, place = null, places = null, class_group_id = null
       where id = any($1) and state in ${LIVE}`,
      [ids, at],
    );
  }

  async insertProposals(
    { callId, communeId }: { readonly callId: string; readonly communeId: string },
    memberIds: readonly string[],
    by: { readonly accountId: string; readonly at: Date },
  ): Promise<void> {
    await this.database.execute(
      `insert into planning.call_name (id, call_id, unit_id, member_id, state, proposed_by, proposed_at)
       select p.id, $1, $2, p.member_id, 'proposed', $5, $6 from unnest($3::uuid[], $4::uuid[]) as p(id, member_id)
       order by p.member_id`,
      [callId, communeId, memberIds.map(() => newId()), memberIds, by.accountId, by.at],
    );
  }

  /** Ends the names of a call whose place in a class was given back: their places of communes are free. */
  async endStaleNominations(callId: string, at: Date): Promise<void> {
    await this.database.execute(
      `update planning.call_name set state = 'unable', ended_at = $2, place = null, places = null
       where id in (select n.id from planning.call_name n
         where n.call_id = $1 and n.state = 'booked' and ${STANDING} = 'unable' order by n.id for update skip locked)`,
      [callId, at],
    );
  }

  /** Ends a name that stands in one of these states; its place is free. False when it stood in none of them. */
  async endNomination(
    id: string,
    from: readonly NominationState[],
    end: { readonly as: 'declined' | 'withdrawn' | 'unable'; readonly at: Date; readonly reason: string | null },
  ): Promise<boolean> {
    const count = await this.database.execute(
      `update planning.call_name n set state = $3, ended_at = $4, reason = $5, place = null, places = null, class_group_id = null
       where n.id = $1 and ${STANDING} = any($2)`,
      [id, from, end.as, end.at, end.reason],
    );
    return count > 0;
  }

  /** Who is named and has no class yet, of these communes or of all; in the order of the communes' places, in turn. */
  async waitingOf(
    callId: string,
    communeIds: readonly string[] | null,
    today: string,
  ): Promise<{ readonly memberId: string; readonly hasSeat: boolean }[]> {
    return this.database.query(
      `select n.member_id as "memberId", n.place, ${hasSeatOn('$3')} as "hasSeat"
       from planning.call_name n
       where n.call_id = $1 and ${STANDING} = 'named' and ($2::uuid[] is null or n.unit_id = any($2))
       order by n.place, n.unit_id for update of n`,
      [callId, communeIds, today],
    );
  }

  /** Of these names, or of who is named of these people in a call: the places in classes that were cancelled whole. */
  async cancelledPlacesOf(
    names: { readonly ids: readonly string[] } | { readonly callId: string; readonly memberIds: readonly string[] },
  ): Promise<{ readonly classGroupId: string; readonly memberId: string }[]> {
    const isAsked = 'ids' in names ? 'n.id = any($1)' : 'n.call_id = $1 and n.member_id = any($2)';
    return this.database.query(
      `select p.class_group_id as "classGroupId", n.member_id as "memberId" from planning.call_name n
       cross join lateral (${cancelledPlacesOf('n')}) p
       where ${isAsked} and n.state in ('named', 'booked') order by n.member_id`,
      'ids' in names ? [names.ids] : [names.callId, names.memberIds],
    );
  }

  /** Writes the class that who waited for one has a place in now. */
  async markBooked(callId: string, memberIds: readonly string[], classGroupId: string): Promise<void> {
    await this.database.execute(
      `update planning.call_name n set state = 'booked', class_group_id = $3
       where n.call_id = $1 and n.member_id = any($2) and n.state in ('named', 'booked')`,
      [callId, memberIds, classGroupId],
    );
  }

  /** Calls that name a member who has no class yet and were open on or after a day. */
  async listOwnNominations(memberId: string, since: string): Promise<OwnNomination[]> {
    return this.database.query<OwnNomination>(
      `select c.id as "callId", c.title, to_char(c.closes_on, 'YYYY-MM-DD') as "closesOn"
       from planning.call_name n join planning.class_call c on c.id = n.call_id
       where n.member_id = $1 and ${STANDING} = 'named' and c.closes_on >= $2 order by c.closes_on, c.id limit 20`,
      [memberId, since],
    );
  }

  /** What is known of these members; those erased are missing from the map. */
  async factsOf(
    call: Pick<NominationCall, 'id' | 'title' | 'course' | 'level' | 'required'>,
    where: { readonly communePath: string; readonly today: string; readonly now: Date },
    memberIds: readonly string[],
  ): Promise<Map<string, NominationFacts>> {
    const rows = await this.database.query<NominationFacts & { readonly memberId: string }>(
      `select m.id as "memberId",
         exists (select from org.seat_term s join org.team t on t.id = s.team_id
           where s.member_id = m.id and s.held @> $3::date and t.unit_path <@ $2::ltree) as "hasSeat",
         (select o.title from planning.call_name n join planning.class_call o on o.id = n.call_id
           where n.member_id = m.id and ${standingOf('n')} = 'named' and o.id <> $5 and o.closes_on >= $3::date - ${EXPECTED_DAYS} and o.level = $8
             and (o.course_id = $6 or (o.course_id is null and $6::text is null and lower(o.title) = lower($7)))
           order by o.created_at limit 1) as elsewhere,
         ($6::text is not null and ${hasFinished('$6')}) as "isFinished",
         (select g.title from classes.booking b join classes.class_group g on g.id = b.class_group_id
           where b.member_id = m.id and b.cancelled_at is null and ${isToComeAbout('$6', '$7', '$4')}
           order by b.booked_at limit 1) as "bookedInto",
         array(select coalesce(v.title, r.id) from unnest($9::text[]) with ordinality as r(id, n)
           join content.course k on k.id = r.id left join content.course_version v on v.course_id = k.id and v.hash = k.current_hash
           where not ${hasFinished('r.id')} order by r.n) as missing
       from org.member m where m.id = any($1) and m.erased_at is null`,
      [
        ...[memberIds, where.communePath, where.today, where.now],
        ...[call.id, call.course?.id ?? null, call.title, call.level, call.required.map(({ id }) => id)],
      ],
    );
    return new Map(rows.map(({ memberId, ...facts }) => [memberId, facts]));
  }

  /** Of these members the titles of other classes to come about what a call is about, in which they have a place. */
  async bookedOf(
    call: Pick<NominationCall, 'title' | 'course'>,
    except: { readonly classGroupId: string; readonly now: Date },
    memberIds: readonly string[],
  ): Promise<Map<string, string>> {
    const rows = await this.database.query<{ readonly memberId: string; readonly title: string }>(
      `select distinct on (b.member_id) b.member_id as "memberId", g.title
       from classes.booking b join classes.class_group g on g.id = b.class_group_id
       where b.member_id = any($1) and b.cancelled_at is null and g.id <> $5 and ${isToComeAbout('$2', '$3', '$4')}
       order by b.member_id, b.booked_at`,
      [memberIds, call.course?.id ?? null, call.title, except.now, except.classGroupId],
    );
    return new Map(rows.map(({ memberId, title }) => [memberId, title]));
  }

  /** How many of each commune of a path hold a seat on a day and have not finished the course; of none: all who hold one. */
  async unfinishedOf(
    provincePath: string,
    courseId: string | null,
    today: string,
  ): Promise<{ readonly communeId: string; readonly people: number }[]> {
    return this.database.query(
      `select u.id as "communeId", count(distinct m.id)::int as people
       from org.seat_term s join org.team t on t.id = s.team_id join org.member m on m.id = s.member_id
       join org.unit u on u.path = subpath(t.unit_path, 0, 2)
       where t.unit_path <@ $1::ltree and s.held @> $3::date and m.erased_at is null
         and ($2::text is null or not ${hasFinished('$2')})
       group by u.id, u.path order by u.path`,
      [provincePath, courseId, today],
    );
  }

  /** Classes of a scope with sessions to come about the course of a call; of none: any, those named like it first. The next first. */
  async classesFor(scope: Scope, call: Pick<NominationCall, 'title' | 'course'>, now: Date): Promise<ClassForCall[]> {
    return this.database.query<ClassForCall>(
      `select g.id, g.title, a.is_about as "isAbout", u.id as "communeId", u.full_name as "communeName",
         g.trainer_name as "trainerName", s.starts_at as "startsAt", g.capacity,
         (select count(*)::int from classes.booking b where b.class_group_id = g.id and b.cancelled_at is null) as booked
       from classes.class_group g join org.unit u on u.id = g.unit_id
       cross join lateral (select min(lower(e.during)) as starts_at from classes.class_session e
         where e.class_group_id = g.id and e.state in ('planned', 'open') and lower(e.during) > $3) s
       cross join lateral (select case when $2::text is null then g.topic is null and lower(g.title) = lower($4) else g.topic = $2 end as is_about) a
       where g.unit_path <@ any($1::ltree[]) and s.starts_at is not null and ($2::text is null or g.topic = $2)
       order by a.is_about desc, (g.topic is null) desc, s.starts_at, g.id limit 200`,
      [scopePaths(scope), call.course?.id ?? null, now, call.title],
    );
  }
}
