import { Injectable } from '@nestjs/common';
import { successorsOf, type SuccessorUnit } from '@lopso/org';
import { Database, type Scope, scopePaths, translatingConstraints } from '@lopso/platform';
import { CallCourseUnknown } from '../planning.errors';

const TAKES_PLACE = `exists (select from classes.class_session e where e.class_group_id = h.id and e.state <> 'cancelled')`;

const ONLY = { held: `and ${TAKES_PLACE}`, cancelled: `and not ${TAKES_PLACE}`, any: '' };

/**
 * A live place of the member of a name in the class she was given by it, or in one about what the call is about that she got since she was
 * named, by whomever; one column, the class. `which`: of classes with a session that takes place, of those without, or of both.
 */
const placesOf = (name: string, which: 'held' | 'cancelled' | 'any'): string => `select b.class_group_id
    from classes.booking b join classes.class_group h on h.id = b.class_group_id join planning.class_call k on k.id = ${name}.call_id
    where b.member_id = ${name}.member_id and b.cancelled_at is null
      and (h.id = ${name}.class_group_id or (b.booked_at >= ${name}.named_at
        and (h.topic = k.course_id or (h.topic is null and k.course_id is null and lower(h.title) = lower(k.title)))))
      ${ONLY[which]}`;

/**
 * How a name stands: what was written, and for who is named or was given a place in a class what the classes say of it today. She has a place
 * in a class that fits the call, whoever booked her there: she is booked. Her class was cancelled whole: she is named and waits for another.
 * She has no place any more: she does not come, and the commune's place is free.
 */
export const standingOf = (name: string): string => `(case
    when ${name}.state not in ('named', 'booked') then ${name}.state
    when exists (${placesOf(name, 'held')}) then 'booked'
    when ${name}.state = 'named' or exists (${placesOf(name, 'any')}) then 'named'
    else 'unable' end)`;

/** The class she has a place in, by what was written first; else the one that was written. */
export const classOf = (
  name: string,
): string => `coalesce(case when ${name}.state in ('named', 'booked', 'unable') then (
    ${placesOf(name, 'held')} order by h.id is not distinct from ${name}.class_group_id desc, b.booked_at, b.id limit 1) end, ${name}.class_group_id)`;

/** The places of who is named in classes that were cancelled whole; one column, `class_group_id`. */
export const cancelledPlacesOf = (name: string): string => placesOf(name, 'cancelled');

/**
 * True of who was told to be unable to come, and got a place in a class that fits the call all the same: she comes. The commune's place was free
 * from then on and may be somebody else's, so none is counted for her.
 */
export const isBackIn = (name: string): string => `(${name}.state = 'unable' and exists (${placesOf(name, 'held')}))`;

export type CallLevel = 'basic' | 'in-depth';

/** A course by the title it has today. */
export interface TitledCourse {
  readonly id: string;
  readonly title: string;
}

/** A call for names about a topic. */
export interface NominationCall {
  readonly id: string;
  readonly unitPath: string;
  readonly title: string;
  readonly course: TitledCourse | null;
  readonly level: CallLevel;
  readonly required: readonly TitledCourse[];
  /** The last day for names, `yyyy-mm-dd`. */
  readonly closesOn: string;
  readonly createdAt: Date;
  /** How often day and places were changed: a form that was read earlier is told by it. */
  readonly revision: number;
}

/** A call to be written. */
export interface NewNominationCall extends Pick<
  NominationCall,
  'id' | 'unitPath' | 'title' | 'level' | 'closesOn' | 'createdAt'
> {
  readonly unitId: string;
  readonly courseId: string | null;
  readonly requiredCourses: readonly string[];
  readonly bodyHash: Buffer;
  readonly createdBy: string;
}

/** Sums of a call over the communes somebody sees. */
export interface CallSums {
  readonly communes: number;
  readonly places: number;
  /** Named or given a place in a class already. */
  readonly filled: number;
  readonly booked: number;
  /** Proposals that wait for the commune. */
  readonly proposed: number;
  /** Communes that named nobody yet. */
  readonly notStarted: number;
}

/** How far a commune is. */
export interface CommuneQuota {
  readonly communeId: string;
  readonly communeName: string;
  /** Where its people are today: of one that was merged the path of the commune it went into. */
  readonly unitPath: string;
  /** The commune itself while it stands, else what came of it. */
  readonly heirs: readonly SuccessorUnit[];
  readonly places: number;
  readonly filled: number;
  readonly booked: number;
  readonly proposed: number;
  /** Can't come, and got no class about the same since. */
  readonly unable: number;
}

/** A commune and how many it may name. */
export interface Quota {
  readonly communeId: string;
  /** Where its people are today: of one that was merged the path of the commune it went into. */
  readonly unitPath: string;
  readonly places: number;
}

const HEIRS = `cross join lateral (select ${successorsOf('q.unit_id')} as heirs) h`;

/** One that was split has no single place: its own stays, where nobody is any more. */
const PLACE = `case when jsonb_array_length(h.heirs) = 1 then h.heirs->0->>'path' else q.unit_path::text end as "unitPath"`;

const TITLE_OF = `select v.title from content.course k join content.course_version v on v.course_id = k.id and v.hash = k.current_hash`;

const COLUMNS = `c.id, c.unit_path::text as "unitPath", c.title, c.level, to_char(c.closes_on, 'YYYY-MM-DD') as "closesOn",
    c.created_at as "createdAt", c.revision,
    case when c.course_id is not null then jsonb_build_object('id', c.course_id, 'title', (${TITLE_OF} where k.id = c.course_id)) end as course,
    coalesce((select jsonb_agg(jsonb_build_object('id', r.id, 'title', (${TITLE_OF} where k.id = r.id)) order by r.n)
      from unnest(c.required_courses) with ordinality as r(id, n)), '[]') as required`;

const SELECT = `select ${COLUMNS} from planning.class_call c`;

const SUMS = `cross join lateral (
    select count(*)::int as communes, coalesce(sum(q.places), 0)::int as places, coalesce(sum(n.filled), 0)::int as filled,
      coalesce(sum(n.booked), 0)::int as booked, coalesce(sum(n.proposed), 0)::int as proposed,
      (count(*) filter (where n.filled = 0))::int as "notStarted"
    from planning.call_quota q
    cross join lateral (select count(*) filter (where m.state in ('named', 'booked')) as filled,
      count(*) filter (where m.state = 'booked') as booked, count(*) filter (where m.state = 'proposed') as proposed
      from (select ${standingOf('n')} as state from planning.call_name n where n.call_id = q.call_id and n.unit_id = q.unit_id) m) n
    where q.call_id = c.id and q.places > 0 and q.unit_path <@ any($1::ltree[])) s`;

/** Answers about calls for names and the places of communes in them. */
@Injectable()
export class NominationCallRepository {
  constructor(private readonly database: Database) {}

  /** False when a call of this id exists. @throws CallCourseUnknown */
  async insert(call: NewNominationCall): Promise<boolean> {
    const written = await translatingConstraints({ class_call_course_fk: () => new CallCourseUnknown() }, () =>
      this.database.execute(
        `insert into planning.class_call
           (id, unit_id, unit_path, title, course_id, level, required_courses, closes_on, body_hash, created_by, created_at)
         values ($1, $2, $3::ltree, $4, $5, $6, $7, $8, $9, $10, $11) on conflict (id) do nothing`,
        [
          ...[call.id, call.unitId, call.unitPath, call.title, call.courseId, call.level, call.requiredCourses],
          ...[call.closesOn, call.bodyHash, call.createdBy, call.createdAt],
        ],
      ),
    );
    return written === 1;
  }

  /** What the form said that published it; null without such a call. */
  async bodyOf(id: string): Promise<{ readonly createdBy: string; readonly bodyHash: Buffer } | null> {
    return this.database.queryOne(
      `select created_by as "createdBy", body_hash as "bodyHash" from planning.class_call where id = $1`,
      [id],
    );
  }

  /** How many of these ids are courses. */
  async countCourses(ids: readonly string[]): Promise<number> {
    const row = await this.database.queryOne<{ count: number }>(
      'select count(*)::int as count from content.course where id = any($1)',
      [ids],
    );
    return row?.count ?? 0;
  }

  /** A call of a province of the scope, or one that asks a commune of it; to others it is none, by the same statement. */
  async findIn(scope: Scope, id: string): Promise<NominationCall | null> {
    return this.database.queryOne<NominationCall>(
      `${SELECT} where c.id = $2 and (c.unit_path <@ any($1::ltree[]) or exists (select from planning.call_quota q
         where q.call_id = c.id and q.places > 0 and q.unit_path <@ any($1::ltree[])))`,
      [scopePaths(scope), id],
    );
  }

  /** Keeps the day until which names are taken as it is, until the transaction ends. */
  async hold(id: string): Promise<NominationCall | null> {
    return this.database.queryOne<NominationCall>(`${SELECT} where c.id = $1 for share of c`, [id]);
  }

  async lock(id: string): Promise<NominationCall | null> {
    return this.database.queryOne<NominationCall>(`${SELECT} where c.id = $1 for update of c`, [id]);
  }

  /** Calls that ask communes of the scope, the latest first, with the sums over those communes. */
  async list(
    scope: Scope,
    page: {
      readonly today: string;
      readonly isOpen: boolean | null;
      readonly after: readonly [string, string] | null;
      readonly limit: number;
    },
  ): Promise<(NominationCall & CallSums)[]> {
    return this.database.query(
      `select ${COLUMNS}, s.* from planning.class_call c ${SUMS}
       where s.communes > 0 and ($2::boolean is null or (c.closes_on >= $3) = $2)
         and ($4::timestamptz is null or (c.created_at, c.id) < ($4, $5::uuid))
       order by c.created_at desc, c.id desc limit $6`,
      [scopePaths(scope), page.isOpen, page.today, page.after?.[0] ?? null, page.after?.[1] ?? null, page.limit],
    );
  }

  /** Communes of the scope that a call asks; by path, the caller sorts by name. */
  async quotasOf(scope: Scope, callId: string): Promise<CommuneQuota[]> {
    return this.database.query<CommuneQuota>(
      `select q.unit_id as "communeId", u.full_name as "communeName", ${PLACE}, h.heirs, q.places,
         (count(*) filter (where n.state in ('named', 'booked')))::int as filled,
         (count(*) filter (where n.state = 'booked'))::int as booked,
         (count(*) filter (where n.state = 'proposed'))::int as proposed,
         (count(*) filter (where n.state = 'unable' and not n.is_back))::int as unable
       from planning.call_quota q join org.unit u on u.id = q.unit_id ${HEIRS}
       left join lateral (select ${standingOf('m')} as state, ${isBackIn('m')} as is_back from planning.call_name m
         where m.call_id = q.call_id and m.unit_id = q.unit_id) n on true
       where q.call_id = $2 and q.places > 0 and q.unit_path <@ any($1::ltree[])
       group by q.unit_id, u.full_name, q.unit_path, q.places, h.heirs order by q.unit_path`,
      [scopePaths(scope), callId],
    );
  }

  /** The places of a commune, locked until the transaction ends: names are taken under this lock. */
  async lockQuota(callId: string, communeId: string): Promise<Quota | null> {
    return this.database.queryOne<Quota>(
      `select q.unit_id as "communeId", ${PLACE}, q.places from planning.call_quota q ${HEIRS}
       where q.call_id = $1 and q.unit_id = $2 for update of q`,
      [callId, communeId],
    );
  }

  /** All of a call, locked in one order; those of no place too. */
  async lockQuotas(callId: string): Promise<(Quota & { readonly filled: number })[]> {
    const locked = await this.database.query<Quota>(
      `select unit_id as "communeId", unit_path::text as "unitPath", places from planning.call_quota
       where call_id = $1 order by unit_id for update`,
      [callId],
    );
    const counts = await this.database.query<{ communeId: string; filled: number }>(
      `select unit_id as "communeId", count(*)::int as filled from planning.call_name
       where call_id = $1 and state in ('named', 'booked') group by unit_id`,
      [callId],
    );
    const filled = new Map(counts.map((row) => [row.communeId, row.filled]));
    return locked.map((quota) => ({ ...quota, filled: filled.get(quota.communeId) ?? 0 }));
  }

  async insertQuotas(callId: string, quotas: readonly Quota[]): Promise<void> {
    await this.database.execute(
      `insert into planning.call_quota (call_id, unit_id, unit_path, places)
       select $1, q.unit_id, q.unit_path::ltree, q.places from unnest($2::uuid[], $3::text[], $4::int[]) as q(unit_id, unit_path, places)
       order by q.unit_id`,
      [
        callId,
        quotas.map(({ communeId }) => communeId),
        quotas.map(({ unitPath }) => unitPath),
        quotas.map(({ places }) => places),
      ],
    );
  }

  /** Names keep their order and move into the first places, then the number of places changes with them. */
  async changePlaces(callId: string, communeId: string, places: number): Promise<void> {
    await this.database.execute(
      `update planning.call_name n set place = o.place
       from (select id, row_number() over (order by place) as place from planning.call_name
         where call_id = $1 and unit_id = $2 and place is not null) o
       where n.id = o.id and n.place <> o.place`,
      [callId, communeId],
    );
    await this.database.execute('update planning.call_quota set places = $3 where call_id = $1 and unit_id = $2', [
      callId,
      communeId,
      places,
    ]);
  }

  /** The last day is written; who read the call before reads it anew. */
  async changeClosing(id: string, closesOn: string): Promise<void> {
    await this.database.execute(
      'update planning.class_call set closes_on = $2, revision = revision + 1 where id = $1',
      [id, closesOn],
    );
  }

  async remove(id: string): Promise<void> {
    await this.database.execute('delete from planning.class_call where id = $1', [id]);
  }
}
