import { Injectable } from '@nestjs/common';
import { type Actor } from '../access/actor';
import { type Scope, scopePaths } from '../access/scope';
import { type FormerPlace, type Stay, type TeamStay } from '../access/unit-history';
import { Database } from '../database/database';
import { Audit } from './audit';
import { type HeldPerson } from './audit-held';

/** Where a page of the trail ended: the `seq` of its last entry. */
export type AuditCursor = string;

/** What somebody asks of the trail; null or left out: any. */
export interface AuditQuery {
  /** Acts by these accounts, or on behalf of them. */
  readonly accountIds?: readonly string[] | null;
  /** Acts about these members; with `accountIds`: either. */
  readonly memberIds?: readonly string[] | null;
  /** Left out: readings by this account. */
  readonly withoutReadsBy?: string | null;
  /** Beginning of the action's name (`org.`), or `read` for readings of personal data. */
  readonly kind?: string | null;
  /** Instants: from, and up to but without. */
  readonly from?: Date | null;
  readonly until?: Date | null;
  /** Places outside the scope whose entries belong to it as well: see `UnitHistory`. */
  readonly former?: readonly FormerPlace[];
  readonly limit: number;
  readonly after?: AuditCursor | null;
}

/** A page of a person's own part of the trail. */
export interface TrailPage {
  readonly limit: number;
  readonly after: AuditCursor | null;
}

/** Whose entries `listAbout` finds. */
interface DataPerson {
  readonly memberId: string;
  readonly accountId: string | null;
}

/** Beside whom `listBeside` finds readings: where the person belonged and sat, on which days. */
export interface TrailSubject extends DataPerson {
  readonly stays: readonly Stay[];
  readonly teams: readonly TeamStay[];
}

/** An entry as it is shown; `details` null when its values were erased or there were none. */
export interface TrailEntry {
  readonly id: string;
  readonly seq: string;
  readonly occurredAt: Date;
  readonly accountId: string | null;
  readonly onBehalfOf: string | null;
  readonly action: string;
  readonly isRead: boolean;
  readonly subjectType: string;
  readonly subjectId: string;
  readonly memberId: string | null;
  readonly unitPath: string | null;
  readonly fields: readonly string[];
  readonly details: Readonly<Record<string, unknown>> | null;
}

/** What an entry says of its subject. */
export type SubjectValues = Pick<TrailEntry, 'id' | 'subjectId' | 'details'>;

type TrailRow = Omit<TrailEntry, 'details'> & { readonly content: string | null };

const SELECT = `
  select e.id, e.seq::text as seq, e.occurred_at as "occurredAt", e.account_id as "accountId", e.on_behalf_of as "onBehalfOf",
    e.action, e.is_read as "isRead", e.subject_type as "subjectType", e.subject_id as "subjectId", e.member_id as "memberId",
    e.unit_path::text as "unitPath", e.fields, v.content
  from platform.audit_entry e left join platform.audit_value v on v.entry_id = e.id`;

/** True of an entry `e` of places (`$1`), or of those that were given up (`$2`) before that day (`$3`). For entries found by another index. */
const IS_WITHIN = `(e.unit_path <@ any($1::ltree[]) or exists (select from unnest($2::ltree[], $3::timestamptz[]) f(path, until)
  where e.unit_path <@ f.path and e.occurred_at < f.until))`;
/** True of an entry `e` that an `AuditQuery` (`$2` to `$9`) asks for; the latest of them. */
const IS_ASKED = `(($2::uuid[] is null and $3::uuid[] is null)
    or e.account_id = any($2::uuid[]) or e.on_behalf_of = any($2::uuid[]) or e.member_id = any($3::uuid[]))
  and ($4::text is null or ($4 = 'read' and e.is_read) or ($4 <> 'read' and not e.is_read and starts_with(e.action, $4)))
  and ($5::timestamptz is null or e.occurred_at >= $5) and ($6::timestamptz is null or e.occurred_at < $6)
  and ($7::bigint is null or e.seq < $7) and ($9::uuid is null or not e.is_read or e.account_id is distinct from $9)
  order by e.seq desc limit $8`;
/** True of an entry `e` by others than an account (`$2`), before a place (`$3`). */
const IS_OTHERS = `e.account_id is distinct from $2::uuid and ($3::bigint is null or e.seq < $3)`;
/** True of an entry `e` of the days of a stay `s`. */
const IS_OF_DAYS = '(s.since is null or e.occurred_at >= s.since) and (s.until is null or e.occurred_at < s.until)';

/** Reads the audit trail, the latest first. No access check: who may see which units is asked before. */
@Injectable()
export class AuditTrail {
  constructor(
    private readonly database: Database,
    private readonly audit: Audit,
  ) {}

  /**
   * Writes into the trail that the actor read it, where it names these members. Asked after the page was read, which so does not
   * show itself.
   */
  async noteRead(actor: Actor, scope: Scope, named: readonly HeldPerson[]): Promise<void> {
    const reading = await this.audit.recordReadOver(actor, scope, { action: 'platform.trail-read' });
    await this.audit.noteHeld(reading, named);
  }

  /**
   * Entries within a scope of units. One without a unit is of no province: nobody is shown it. Places that were given up are asked in a
   * branch for each day: joined by "or", or day by day out of a table, they would keep the planner from the index of paths.
   */
  async list(scope: Scope, query: AuditQuery): Promise<TrailEntry[]> {
    const [standing, dated, days] = placesOf(scope, query.former ?? []);
    const byDay = new Map<number, string[]>();
    days.forEach((day, index) => byDay.set(+day, [...(byDay.get(+day) ?? []), dated[index] ?? '']));
    const branches = [...byDay].map((_day, index) => {
      const [paths, until] = [`$${10 + index * 2}`, `$${11 + index * 2}`];
      return `union (${SELECT} where e.unit_path <@ any(${paths}::ltree[]) and e.occurred_at < ${until}::timestamptz and ${IS_ASKED})`;
    });
    const rows = await this.database.query<TrailRow>(
      `select * from (
         (${SELECT} where e.unit_path <@ any($1::ltree[]) and ${IS_ASKED}) ${branches.join(' ')}
       ) found
       order by found.seq::bigint desc limit $8`,
      [
        standing,
        query.accountIds ?? null,
        query.memberIds ?? null,
        query.kind ?? null,
        query.from ?? null,
        query.until ?? null,
        query.after ?? null,
        query.limit,
        query.withoutReadsBy ?? null,
        ...[...byDay].flatMap(([day, paths]) => [paths, new Date(day)]),
      ],
    );
    return rows.map(entryOf);
  }

  /** Those of these accounts who did something within a scope (and former places), or for whom somebody did. */
  async actorsAmong(scope: Scope, former: readonly FormerPlace[], accountIds: readonly string[]): Promise<string[]> {
    const rows = await this.database.query<{ id: string }>(
      `select a.id from unnest($4::uuid[]) a(id)
       where exists (select from platform.audit_entry e where e.account_id = a.id and ${IS_WITHIN})
         or exists (select from platform.audit_entry e where e.on_behalf_of = a.id and ${IS_WITHIN})`,
      [...placesOf(scope, former), [...accountIds]],
    );
    return rows.map(({ id }) => id);
  }

  /** What others did to a member or read of her, the latest first: her record, and the lists that held her. Her own acts are left out. */
  async listAbout({ memberId, accountId }: DataPerson, page: TrailPage): Promise<TrailEntry[]> {
    const rows = await this.database.query<TrailRow>(
      `select * from (
         (${SELECT} where e.member_id = $1 and ${IS_OTHERS} order by e.seq desc limit $4)
         union
         (${SELECT} where e.id in (select h.entry_id from platform.audit_held h where h.member_ids @> array[$1::uuid]) and ${IS_OTHERS}
          order by e.seq desc limit $4)
       ) about
       order by about.seq::bigint desc limit $4`,
      [memberId, accountId, page.after, page.limit],
    );
    return rows.map(entryOf);
  }

  /** What others did to any of these subjects of a kind (an account, a request) or read of them, the latest first. */
  async listOfSubjects(
    {
      types,
      ids,
      byOthersThan,
    }: { readonly types: readonly string[]; readonly ids: readonly string[]; readonly byOthersThan: string },
    page: TrailPage,
  ): Promise<TrailEntry[]> {
    const rows = await this.database.query<TrailRow>(
      `${SELECT} where e.subject_type = any($1::text[]) and ${IS_OTHERS} and e.subject_id = any($4::text[])
       order by e.seq desc limit $5`,
      [types, byOthersThan, page.after, ids, page.limit],
    );
    return rows.map(entryOf);
  }

  /** What the values of all entries about these subjects of a kind still say: for an erasure, which nobody is shown. */
  async valuesOf(subjectType: string, subjectIds: readonly string[]): Promise<SubjectValues[]> {
    const rows = await this.database.query<TrailRow>(
      `${SELECT} where e.subject_type = $1 and e.subject_id = any($2::text[]) and v.content is not null order by e.seq`,
      [subjectType, subjectIds],
    );
    return rows.map(entryOf);
  }

  /**
   * Readings of lists over a unit while a member belonged to it, and of a team while she sat in it, that did not hold her on any
   * page that was read: the latest first.
   */
  async listBeside(subject: TrailSubject, page: TrailPage): Promise<TrailEntry[]> {
    const rows = await this.database.query<TrailRow>(
      `${besides(SELECT)} order by beside.seq::bigint desc limit $4`,
      besideOf(subject, page),
    );
    return rows.map(entryOf);
  }

  /** How many those are, at most so many. */
  async countBeside(subject: TrailSubject, most: number): Promise<number> {
    const row = await this.database.queryOne<{ count: number }>(
      `select count(*)::int as count from (${besides('select e.id, e.seq from platform.audit_entry e')} limit $4) counted`,
      besideOf(subject, { limit: most, after: null }),
    );
    return row?.count ?? 0;
  }
}

/** Readings beside a member: of her units (`$5` to `$7`) and teams (`$8` to `$10`), on those days. */
function besides(select: string): string {
  const isBeside = `e.is_read and e.member_id is null and ${IS_OTHERS} and ${IS_OF_DAYS} and not exists (
    select from platform.audit_held h where h.entry_id = e.id and h.member_ids @> array[$1::uuid])`;
  return `select * from (
    select l.* from unnest($5::ltree[], $6::timestamptz[], $7::timestamptz[]) s(path, since, until)
      cross join lateral (${select} where e.unit_path @> s.path and ${isBeside} order by e.seq desc limit $4) l
    union
    select l.* from unnest($8::text[], $9::timestamptz[], $10::timestamptz[]) s(team, since, until)
      cross join lateral (${select} where e.subject_type = 'team' and e.subject_id = s.team and ${isBeside}
        order by e.seq desc limit $4) l
  ) beside`;
}

function besideOf({ memberId, accountId, stays, teams }: TrailSubject, page: TrailPage): unknown[] {
  return [
    ...[memberId, accountId, page.after, page.limit],
    ...columnsOf(stays.map(({ unitPath, since, until }) => [unitPath, since, until])),
    ...columnsOf(teams.map(({ teamId, since, until }) => [teamId, since, until])),
  ];
}

function entryOf({ content, ...row }: TrailRow): TrailEntry {
  return { ...row, details: content === null ? null : (JSON.parse(content) as Record<string, unknown>) };
}

/** Three parameters: the paths of a scope and of the former places that still have theirs; those given up, and the days. */
function placesOf(scope: Scope, former: readonly FormerPlace[]): [string[], string[], Date[]] {
  const dated = former.flatMap(({ unitPath, until }) => (until === null ? [] : [{ unitPath, until }]));
  const standing = former.filter(({ until }) => until === null).map(({ unitPath }) => unitPath);
  return [[...scopePaths(scope), ...standing], dated.map(({ unitPath }) => unitPath), dated.map(({ until }) => until)];
}

type Days = readonly [place: string, since: Date | null, until: Date | null];

function columnsOf(rows: readonly Days[]): [string[], (Date | null)[], (Date | null)[]] {
  return [rows.map(([place]) => place), rows.map(([, since]) => since), rows.map(([, , until]) => until)];
}
