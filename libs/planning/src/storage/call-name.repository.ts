import { Injectable } from '@nestjs/common';
import { successorsOf } from '@lopso/org';
import { Database, newId, type Scope, scopePaths } from '@lopso/platform';
import { cancelledPlacesOf, classOf, isBackIn, standingOf } from './name-standing';

export const CALL_NAME_STATES = ['proposed', 'named', 'booked', 'declined', 'withdrawn', 'unable'] as const;
export type CallNameState = (typeof CALL_NAME_STATES)[number];

/** A member in a call. */
export interface CallName {
  readonly id: string;
  readonly callId: string;
  /** The commune whose places it is about. */
  readonly communeId: string;
  readonly quotaName: string;
  /** The commune was split: its places are nobody's to fill. */
  readonly isSplit: boolean;
  readonly memberId: string;
  readonly state: CallNameState;
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
export interface ListedName extends CallName {
  readonly hasSeat: boolean;
}

/** A call that names somebody who waits for her class. */
export interface OwnCall {
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

/** Answers about who is proposed and named in calls. Names are taken under the lock on the commune's places. */
@Injectable()
export class CallNameRepository {
  constructor(private readonly database: Database) {}

  /** Everybody of a call in the scope, of one commune or of all; the last word of each person first. */
  async listOf(
    scope: Scope,
    callId: string,
    { communeId, today }: { readonly communeId: string | null; readonly today: string },
  ): Promise<ListedName[]> {
    return this.database.query<ListedName>(
      `select ${COLUMNS}, ${hasSeatOn('$4')} as "hasSeat" ${FROM} join planning.call_quota q on q.call_id = n.call_id and q.unit_id = n.unit_id
       where n.call_id = $2 and q.unit_path <@ any($1::ltree[]) and ($3::uuid is null or n.unit_id = $3)
         and (${STANDING} in ${LIVE} or not exists (select from planning.call_name later
           where later.call_id = n.call_id and later.member_id = n.member_id and later.id > n.id))
       order by n.id desc`,
      [scopePaths(scope), callId, communeId, today],
    );
  }

  /** The last word about each of these people in each of these calls. */
  async lastOf(callIds: readonly string[], memberIds: readonly string[]): Promise<CallName[]> {
    return this.database.query<CallName>(
      `${SELECT} where n.call_id = any($1) and n.member_id = any($2)
         and not exists (select from planning.call_name later
           where later.call_id = n.call_id and later.member_id = n.member_id and later.id > n.id)
       order by n.id`,
      [callIds, memberIds],
    );
  }

  async liveOf(callId: string, memberIds: readonly string[]): Promise<CallName[]> {
    return this.database.query<CallName>(
      `${SELECT} where n.call_id = $1 and n.member_id = any($2) and ${STANDING} in ${LIVE} order by n.id`,
      [callId, memberIds],
    );
  }

  /** A name of a commune of the scope. */
  async findIn(scope: Scope, callId: string, id: string): Promise<CallName | null> {
    return this.database.queryOne<CallName>(
      `${SELECT} join planning.call_quota q on q.call_id = n.call_id and q.unit_id = n.unit_id
       where q.unit_path <@ any($1::ltree[]) and n.call_id = $2 and n.id = $3`,
      [scopePaths(scope), callId, id],
    );
  }

  /** True when anybody was ever proposed or named. */
  async hasNames(callId: string): Promise<boolean> {
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
  async name(
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
  async giveWay(ids: readonly string[], at: Date): Promise<void> {
    await this.database.execute(
      `update planning.call_name set state = 'withdrawn', ended_at = $2, place = null, places = null, class_group_id = null
       where id = any($1) and state in ${LIVE}`,
      [ids, at],
    );
  }

  async propose(
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
  async settle(callId: string, at: Date): Promise<void> {
    await this.database.execute(
      `update planning.call_name set state = 'unable', ended_at = $2, place = null, places = null
       where id in (select n.id from planning.call_name n
         where n.call_id = $1 and n.state = 'booked' and ${STANDING} = 'unable' order by n.id for update skip locked)`,
      [callId, at],
    );
  }

  /** Ends a name that stands in one of these states; its place is free. False when it stood in none of them. */
  async end(
    id: string,
    from: readonly CallNameState[],
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
  async callsNaming(memberId: string, since: string): Promise<OwnCall[]> {
    return this.database.query<OwnCall>(
      `select c.id as "callId", c.title, to_char(c.closes_on, 'YYYY-MM-DD') as "closesOn"
       from planning.call_name n join planning.class_call c on c.id = n.call_id
       where n.member_id = $1 and ${STANDING} = 'named' and c.closes_on >= $2 order by c.closes_on, c.id limit 20`,
      [memberId, since],
    );
  }
}
