import { Injectable } from '@nestjs/common';
import { Clock, Database, type Scope, scopePaths } from '@lopso/platform';
import { type Position } from '../teams/team.rules';
import { distinctName } from '../units/unit.rules';
import { type PairAgreement, type PairGround } from './duplicate.rules';
import { lockProvinceOf } from './province-lock';

/** One of two records that look like one person's. */
export interface PairedPerson {
  readonly memberId: string;
  readonly fullName: string;
  readonly searchKey: string;
  readonly birthYear: number;
  /** E.164. */
  readonly phone: string | null;
  readonly unitId: string;
  readonly unitPath: string;
  /** With the type word. */
  readonly unitName: string;
  /** With the type word, told apart where needed. */
  readonly communeName: string;
  readonly isRestricted: boolean;
  /** When the record was made. */
  readonly createdAt: Date;
  /** The place held today, or the next one to be held; null: none. */
  readonly seat: PairedSeat | null;
}

/** The place that one of the two holds. */
export interface PairedSeat {
  readonly seatTermId: string;
  readonly teamId: string;
  readonly teamName: string;
  readonly number: number;
  readonly position: Position;
  readonly heldFrom: string;
}

/** What may be said of two records. */
export type PairVerdict = 'one' | 'two';

/** What was said of two records. */
export interface PairAnswer {
  readonly id: string;
  readonly firstId: string;
  readonly secondId: string;
  readonly verdict: PairVerdict;
  /** The record that is used no longer; null: both are. */
  readonly endedId: string | null;
  readonly decidedBy: string;
  readonly decidedAt: Date;
  /** The act by which they became one; null: none that stands. */
  readonly actId: string | null;
  /** The day of the act. */
  readonly doneOn: string | null;
}

/** Two records by their ids, the lesser first; `givenName` and `fullName` are the first one's, by which the list goes. */
export interface PairPlace {
  readonly givenName: string;
  readonly fullName: string;
  readonly firstId: string;
  readonly secondId: string;
}

/** Two records by their ids, the lesser first. */
export type PairIds = Pick<PairPlace, 'firstId' | 'secondId'>;

/** Which pairs. */
export interface PairQuestion {
  /** Only pairs one of which is of the commune. */
  readonly communePath: string | null;
  readonly limit: number;
}

/** What was said of two records `a` and `b` covers all in which they agree: `holdsFor` as the database asks it. */
const IS_ANSWERED = `exists (select from org.person_pair p where p.first_id = a.id and p.second_id = b.id and p.search_key = a.search_key
  and (a.phone is distinct from b.phone or a.phone is null or p.phone = a.phone)
  and (a.birth_year <> b.birth_year or p.birth_year = a.birth_year))`;

/** A record that was said to be another one's person is used no longer. */
const isUsed = (member: string): string =>
  `${member}.erased_at is null and not exists (select from org.person_pair j where j.ended_id = ${member}.id)`;

/** Where the unit of a home `h` lay on the day she left it: the villages of a merged commune lie in another one now. */
const HOME_PATH = `coalesce((select w.path from org.unit_past_path w where w.unit_id = h.unit_id and w.until > h.until order by w.until limit 1), u.path)`;

/**
 * Two records `a` and `b` of two communes, or of two when both were there already: whoever moved, or lost her commune to a merger, was asked about by nobody. Of
 * two that were written down in one commune its office was asked.
 */
const OF_TWO_COMMUNES = `(not b.unit_path <@ subpath(a.unit_path, 0, 2)
  or exists (select from org.member_past_home h join org.unit u on u.id = h.unit_id
    where h.member_id in (a.id, b.id) and h.until > greatest(a.created_at, b.created_at) and not ${HOME_PATH} <@ subpath(a.unit_path, 0, 2))
  or exists (select from org.unit_past_path h
    where h.unit_id in (a.unit_id, b.unit_id) and h.until > greatest(a.created_at, b.created_at) and not h.path <@ subpath(a.unit_path, 0, 2)))`;

const OF_SCOPE = `subpath(m.unit_path, 0, 1) = any($1::ltree[]) and m.unit_path <@ any($2::ltree[]) and ${isUsed('m')}`;

const ANSWER = `
  select p.id, p.first_id as "firstId", p.second_id as "secondId", p.verdict, p.ended_id as "endedId", p.decided_by as "decidedBy",
    p.decided_at as "decidedAt", act.id as "actId", act.done_on::text as "doneOn"
  from org.person_pair p
  left join lateral (select c.id, c.done_on from org.act c
    where c.left_member_id = p.ended_id and c.kind = 'records-joined' and c.undone_at is null order by c.done_at desc limit 1) act on true`;

/**
 * Pairs of one name and telephone. Of many with both, as a column filled down brings them, each stands beside the next one that nobody
 * told her apart from: as many lines as people, not as pairs, and each pair comes up in its time.
 */
const BY_PHONE = `
  with alike as materialized (
    select subpath(m.unit_path, 0, 1) as province, m.search_key, m.phone from org.member m where ${OF_SCOPE} and m.phone is not null
    group by 1, 2, 3 having count(*) > 1
  ), pair as (
    select a.id as first_id, beside.id as second_id, a.given_name, a.full_name, a.unit_path as first_path, beside.unit_path as second_path
    from alike g join org.member a on subpath(a.unit_path, 0, 1) = g.province and a.search_key = g.search_key and a.phone = g.phone
      and a.unit_path <@ any($2::ltree[]) and ${isUsed('a')}
    cross join lateral (
      select b.id, b.unit_path from org.member b where subpath(b.unit_path, 0, 1) = g.province and b.search_key = g.search_key
        and b.phone = g.phone and b.id > a.id and b.unit_path <@ any($2::ltree[]) and ${isUsed('b')}
        and ${OF_TWO_COMMUNES} and not ${IS_ANSWERED}
      order by b.id limit 1) beside
  )`;

/** Pairs of a name that nobody else of the scope's province bears, and one year, where at most one has a telephone. */
const BY_YEAR = `
  with alike as materialized (
    select array_agg(m.id order by m.id) as ids from org.member m where ${OF_SCOPE}
    group by subpath(m.unit_path, 0, 1), m.search_key
    having count(*) = 2 and count(distinct m.birth_year) = 1 and count(m.phone) < 2
  ), pair as (
    select a.id as first_id, b.id as second_id, a.given_name, a.full_name, a.unit_path as first_path, b.unit_path as second_path
    from alike g join org.member a on a.id = g.ids[1] join org.member b on b.id = g.ids[2]
    where ${OF_TWO_COMMUNES} and not ${IS_ANSWERED}
  )`;

const PAIRS: Readonly<Record<PairGround, string>> = { phone: BY_PHONE, year: BY_YEAR };

const GIVEN = 'given_name collate "vi-x-icu"';

const FULL = 'full_name collate "vi-x-icu"';

const provincesOf = (scope: Scope): string[] => [...new Set(scopePaths(scope).map((path) => path.split('.')[0] ?? ''))];

/** A record that is used no longer, and the pair that says so. */
export interface EndedRecord {
  readonly memberId: string;
  readonly pairId: string;
  readonly provincePath: string;
}

/** Finds people who look like one in two communes of a province, and keeps what was said of them. */
@Injectable()
export class DuplicateRepository {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

  /** Pairs that nobody decided, both of the scope, by the given name of the first; after a place. */
  async open(
    scope: Scope,
    ground: PairGround,
    { after, communePath, limit }: PairQuestion & { readonly after: PairPlace | null },
  ): Promise<PairPlace[]> {
    return this.database.query<PairPlace>(
      `${PAIRS[ground]} select given_name as "givenName", full_name as "fullName", first_id as "firstId", second_id as "secondId" from pair
       where ($3::ltree is null or first_path <@ $3::ltree or second_path <@ $3::ltree)
         and ($4::text is null or (${GIVEN}, ${FULL}, first_id, second_id) > ($4, $5, $6::uuid, $7::uuid))
       order by ${GIVEN}, ${FULL}, first_id, second_id limit $8`,
      [
        ...[provincesOf(scope), scopePaths(scope), communePath],
        ...[after?.givenName ?? null, after?.fullName ?? null, after?.firstId ?? null, after?.secondId ?? null, limit],
      ],
    );
  }

  /** How many pairs nobody decided, counted to a limit. */
  async countOpen(scope: Scope, ground: PairGround, limit: number): Promise<number> {
    const row = await this.database.queryOne<{ count: number }>(
      `${PAIRS[ground]} select count(*)::int as count from (select from pair limit $3) counted`,
      [provincesOf(scope), scopePaths(scope), limit],
    );
    return row?.count ?? 0;
  }

  /** Pairs of which this was said, both of the scope, the latest first; after a place. */
  async answered(
    scope: Scope,
    verdict: PairVerdict,
    { after, communePath, limit }: PairQuestion & { readonly after: readonly [string, string] | null },
  ): Promise<PairAnswer[]> {
    return this.database.query<PairAnswer>(
      `${ANSWER} join org.member a on a.id = p.first_id join org.member b on b.id = p.second_id
       where p.verdict = $2 and a.unit_path <@ any($1::ltree[]) and b.unit_path <@ any($1::ltree[])
         and ($3::ltree is null or a.unit_path <@ $3::ltree or b.unit_path <@ $3::ltree)
         and ($4::timestamptz is null or (p.decided_at, p.id) < ($4, $5::uuid))
       order by p.decided_at desc, p.id desc limit $6`,
      [scopePaths(scope), verdict, communePath, after?.[0] ?? null, after?.[1] ?? null, limit],
    );
  }

  /** People by id with the place they hold; who was erased is missing. */
  async people(ids: readonly string[]): Promise<Map<string, PairedPerson>> {
    const rows = await this.database.query<
      Omit<PairedPerson, 'communeName'> & { communeFullName: string; distinguishedBy: string | null }
    >(
      `select m.id as "memberId", m.full_name as "fullName", m.search_key as "searchKey", m.birth_year as "birthYear", m.phone,
         m.unit_id as "unitId",
         m.unit_path::text as "unitPath", u.full_name as "unitName", c.full_name as "communeFullName", c.distinguished_by as "distinguishedBy",
         m.restricted_at is not null as "isRestricted", m.created_at as "createdAt",
         (select jsonb_build_object('seatTermId', s.id, 'teamId', t.id, 'teamName', t.name, 'number', s.number, 'position', s.position,
             'heldFrom', lower(s.held)::text)
           from org.seat_term s join org.team t on t.id = s.team_id
           where s.member_id = m.id and s.held && daterange($2::date, null) order by lower(s.held) limit 1) as seat
       from org.member m join org.unit u on u.id = m.unit_id join org.unit c on c.path = subpath(m.unit_path, 0, 2)
       where m.id = any($1::uuid[]) and m.erased_at is null order by m.id`,
      [ids, this.clock.today()],
    );
    return new Map(
      rows.map(({ communeFullName, distinguishedBy, ...person }) => [
        person.memberId,
        { ...person, communeName: distinctName(communeFullName, distinguishedBy) },
      ]),
    );
  }

  /** Waits until nobody else decides about people of their province or erases them, and keeps it so until the transaction ends. Before any row is locked. */
  async lockProvince(ids: readonly string[]): Promise<void> {
    await this.database.query(
      `select ${lockProvinceOf('path')} from (
         select distinct subpath(unit_path, 0, 1) as path from org.member where id = any($1::uuid[]) order by 1) province`,
      [ids],
    );
  }

  /** Keeps both records from being corrected, seated or erased until the transaction ends; in one order, so that nobody waits in a circle. */
  async lock(ids: readonly string[]): Promise<void> {
    await this.database.execute('select 1 from org.member where id = any($1::uuid[]) order by id for update', [ids]);
  }

  /** What was said of two records, or null. */
  async answerOf({ firstId, secondId }: PairIds): Promise<PairAnswer | null> {
    return this.database.queryOne<PairAnswer>(`${ANSWER} where p.first_id = $1 and p.second_id = $2`, [
      firstId,
      secondId,
    ]);
  }

  /** True for records of two communes, and for those of one that were of two before. */
  async areOfTwoCommunes({ firstId, secondId }: PairIds): Promise<boolean> {
    const row = await this.database.queryOne(
      `select from org.member a join org.member b on b.id = $2 where a.id = $1 and ${OF_TWO_COMMUNES}`,
      [firstId, secondId],
    );
    return row !== null;
  }

  /** Keeps what was said, over what was said before; the id is that of before. */
  async keep(
    said: PairIds & Pick<PairAnswer, 'endedId' | 'id' | 'verdict'>,
    agreed: PairAgreement,
    accountId: string,
  ): Promise<void> {
    await this.database.execute(
      `insert into org.person_pair (id, first_id, second_id, verdict, ended_id, search_key, phone, birth_year, decided_by, decided_at)
       values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)
       on conflict (id) do update set verdict = excluded.verdict, ended_id = excluded.ended_id,
         decided_by = excluded.decided_by, decided_at = excluded.decided_at,
         search_key = case excluded.verdict when 'two' then excluded.search_key else person_pair.search_key end,
         phone = case excluded.verdict when 'two' then excluded.phone else person_pair.phone end,
         birth_year = case excluded.verdict when 'two' then excluded.birth_year else person_pair.birth_year end`,
      [
        ...[said.id, said.firstId, said.secondId, said.verdict, said.endedId],
        ...[agreed.searchKey, agreed.phone, agreed.birthYear, accountId, this.clock.now()],
      ],
    );
  }

  /** False when this was not said of the two. */
  async takeBack({ firstId, secondId }: PairIds, verdict: PairVerdict): Promise<boolean> {
    const rows = await this.database.query(
      'delete from org.person_pair where first_id = $1 and second_id = $2 and verdict = $3 returning id',
      [firstId, secondId, verdict],
    );
    return rows.length > 0;
  }

  /** Records that ended in favour of a person's, over however many, with the pairs that say so. The province's path beside each: its trail alone may tell. */
  async endedFor(memberId: string): Promise<EndedRecord[]> {
    return this.database.query(
      `with recursive hers(id, pair_id) as (
         select $1::uuid, null::uuid
         union select p.ended_id, p.id from hers join org.person_pair p on hers.id in (p.first_id, p.second_id)
           where p.ended_id is not null and p.ended_id <> hers.id)
       select m.id as "memberId", hers.pair_id as "pairId", subpath(m.unit_path, 0, 1)::text as "provincePath"
       from hers join org.member m using (id) where m.id <> $1 and m.erased_at is null order by m.id`,
      [memberId],
    );
  }

  /** True when one of the two ended in favour of a third: then it is nobody's to be decided about but through that one. */
  async isEndedElsewhere({ firstId, secondId }: PairIds): Promise<boolean> {
    const rows = await this.database.query(
      'select 1 from org.person_pair where ended_id in ($1, $2) and not (first_id = $1 and second_id = $2)',
      [firstId, secondId],
    );
    return rows.length > 0;
  }
}
