import { Injectable } from '@nestjs/common';
import { type MemberQuery, type PlaceReading } from '@lopso/org';
import { Database, likePart, type NamePlace, type Scope, scopePaths } from '@lopso/platform';
import { COUNTED_CYCLES } from '../rounds/report-round.repository';
import { type RequirementState } from '../rounds/requirement.rules';
import { type PersonFilter, type PersonState, type StateFilter } from './person.rules';

/** Takes a value among the parameters, gives its name there. */
type Put = (value: unknown) => string;

/** Whose team is of the place, or who lives there; and whose name holds what else was typed. */
function ofPlace({ paths, isCommuneTeam, words }: PlaceReading, put: Put): string {
  const places = put(paths);
  const there = isCommuneTeam
    ? `(counted.unit_path = any(${places}::ltree[]) and counted.team_kind = 'commune-team')`
    : `(counted.unit_path <@ any(${places}::ltree[]) or m.unit_path <@ any(${places}::ltree[]))`;
  return words.length === 0 ? there : `${there} and m.search_key like all(${put(words.map(likePart))}::text[])`;
}

/**
 * The condition on `counted` and `m` for what was typed (decision 0039): digits of a telephone; else a part of the name, and where nobody of
 * the scope (`$3`) is called so, a place or the words in any order.
 */
export function wantedCondition({ folded, phone, place }: MemberQuery, put: Put): string {
  if (phone !== null)
    return `replace(m.phone, '+84', '0') like ${put(likePart(phone.digits))}
      and m.unit_path <@ any(${put(scopePaths(phone.scope))}::ltree[])`;
  const pattern = put(likePart(folded));
  const words = folded.split(' ');
  const loose: string[] = [];
  if (place !== null) loose.push(ofPlace(place, put));
  else if (words.length > 1) loose.push(`m.search_key like all(${put(words.map(likePart))}::text[])`);
  const named = `m.search_key like ${pattern}`;
  if (loose.length === 0) return named;
  return `(${named} or not exists (
    select from org.member n where n.search_key like ${pattern} and n.erased_at is null and n.unit_path <@ any($3::ltree[])) and ${loose.join()})`;
}

const BATCH = 200;

/** A reader that stops reading for this long loses the list, so that it can't hold a connection for ever. */
const IDLE_SECONDS = 60;

/**
 * All rows of one statement in batches, read as they are asked for, from one snapshot on a connection of its own, which is given back when the
 * reader ends or goes.
 */
export async function* readInBatches<Row extends object>(
  database: Database,
  { sql, parameters }: { readonly sql: string; readonly parameters: readonly unknown[] },
): AsyncGenerator<readonly Row[]> {
  const client = await database.connect();
  try {
    await client.query('begin transaction isolation level repeatable read read only');
    await client.query('set local cursor_tuple_fraction = 1');
    await client.query(`set local idle_in_transaction_session_timeout = '${IDLE_SECONDS}s'`);
    await client.query(`declare list no scroll cursor for ${sql}`, [...parameters]);
    for (;;) {
      const { rows } = await client.query<Row & Record<string, unknown>>(`fetch ${BATCH} from list`);
      if (rows.length > 0) yield rows;
      if (rows.length < BATCH) break;
    }
  } finally {
    const isUsable = await client.query('rollback').then(
      () => true,
      () => false,
    );
    client.release(!isUsable);
  }
}

/** A person behind a figure. */
export interface PersonRow {
  readonly cycleId: string;
  readonly memberId: string;
  readonly fullName: string;
  readonly givenName: string;
  readonly kind: string;
  readonly organisation: string | null;
  /** The person asked that the record be used no further. */
  readonly isRestricted: boolean;
  readonly communeId: string;
  readonly communeName: string;
  readonly communeDistinguishedBy: string | null;
  readonly teamId: string;
  readonly teamKind: 'commune-team' | 'village-team';
  readonly teamUnitName: string;
  readonly seatNumber: number;
  readonly position: string;
  readonly heldFrom: string;
  readonly state: PersonState;
  readonly doneSteps: number | null;
  readonly totalSteps: number | null;
  readonly finishedAt: Date | null;
  /** What is not met; null before anything was derived. */
  readonly unmet: readonly RequirementState[] | null;
}

/** Of which round, on which day, which people. */
export interface PersonQuestion {
  readonly roundId: string;
  readonly on: string;
  readonly filter: PersonFilter;
  /** The text of the filter, read. */
  readonly wanted: MemberQuery | null;
}

/** Counted cycles with the names they are sorted by. Narrow: what only shown rows need is joined by `DETAILED`. */
const NAMED = `
  select counted.cycle_id, counted.member_id, counted.team_id, counted.number, counted.position, counted.held_from,
    counted.team_kind, counted.team_unit_id, counted.finished_at, counted.done_steps, counted.total_steps, counted.state,
    m.full_name, m.given_name, m.kind, m.organisation, m.restricted_at is not null as is_restricted
  from (${COUNTED_CYCLES}) counted
  join org.member m on m.id = counted.member_id and m.erased_at is null`;

const BY_NAME = 'shown.given_name collate "vi-x-icu", shown.full_name collate "vi-x-icu", shown.cycle_id';

const COLUMNS = `shown.cycle_id as "cycleId", shown.member_id as "memberId", shown.full_name as "fullName",
  shown.given_name as "givenName", shown.kind, shown.organisation, shown.is_restricted as "isRestricted", commune.id as "communeId",
  commune.full_name as "communeName", commune.distinguished_by as "communeDistinguishedBy", shown.team_id as "teamId",
  shown.team_kind as "teamKind", u.full_name as "teamUnitName", shown.number as "seatNumber", shown.position,
  shown.held_from::text as "heldFrom", shown.state, shown.done_steps as "doneSteps", shown.total_steps as "totalSteps",
  shown.finished_at as "finishedAt", 
  jsonb_path_query_array(p.state, '$.requirements[*] ? (@.isMet == false)') as unmet`;

/** A team's unit is the commune itself or a village right below it. */
const DETAILED = `
  join org.unit u on u.id = shown.team_unit_id
  join org.unit commune on commune.id = case u.kind when 'commune' then u.id else u.parent_id end
  left join learning.completion p on p.cycle_id = shown.cycle_id`;

interface Statement {
  readonly sql: string;
  readonly parameters: unknown[];
}

type Condition = readonly [value: string | null, sql: (parameter: string) => string];

const MISSES = (key: string): string => `(not counted.is_derived or exists (
  select from jsonb_array_elements(counted.completion->'requirements') one
  where one->>'key' = ${key} and not (one->>'isMet')::boolean))`;

/** The planner knows how many cycles are finished, but not how many have a computed word. */
function finishedCondition(state: StateFilter | null): string[] {
  if (state === 'finished') return ['counted.finished_at is not null'];
  return state === 'unfinished' ? ['counted.finished_at is null'] : [];
}

/** People of a scope whom a filter lets through. Only conditions that are asked for are written, so that they can be planned. */
function filtered(scope: Scope, { roundId, on, filter, wanted }: PersonQuestion): Statement {
  const { communeId, teamId, kind, state, missing } = filter;
  const isWord = state !== 'finished' && state !== 'unfinished';
  const asked: readonly Condition[] = [
    [communeId, (id) => `counted.commune_path = (select path from org.unit where id = ${id}::uuid)`],
    [teamId, (id) => `counted.team_id = ${id}::uuid`],
    [kind, (name) => `m.kind = ${name}`],
    [isWord ? state : null, (word) => `counted.state = ${word}`],
    [missing, MISSES],
  ];
  const parameters: unknown[] = [roundId, on, scopePaths(scope)];
  const conditions = finishedCondition(state);
  for (const [value, sql] of asked) if (value !== null) conditions.push(sql(`$${parameters.push(value)}`));
  if (wanted !== null) conditions.push(wantedCondition(wanted, (value) => `$${parameters.push(value)}`));
  const where = conditions.length === 0 ? '' : ` where ${conditions.join(' and ')}`;
  return { sql: NAMED + where, parameters };
}

/** Answers about the people behind figures. */
@Injectable()
export class PersonRepository {
  constructor(private readonly database: Database) {}

  /** How many people the question finds, and those after a place by given name: one statement, one snapshot. */
  async page(
    scope: Scope,
    question: PersonQuestion,
    page: { readonly after: NamePlace | null; readonly limit: number },
  ): Promise<{ readonly total: number; readonly rows: PersonRow[] }> {
    const { sql, parameters } = filtered(scope, question);
    const { after, limit } = page;
    const [given, full, cycle, most] = [1, 2, 3, 4].map((place) => `$${parameters.length + place}`);
    const rows = await this.database.query<PersonRow & { readonly people: number }>(
      `with filtered as materialized (${sql}),
       shown as (
         select * from filtered shown
         where ${given}::text is null
           or (shown.given_name collate "vi-x-icu", shown.full_name collate "vi-x-icu", shown.cycle_id)
             > (${given}, ${full}::text, ${cycle}::uuid)
         order by ${BY_NAME} limit ${most}),
       detailed as (select ${COLUMNS}, row_number() over (order by ${BY_NAME}) as place from shown ${DETAILED})
       select detailed.*, everybody.people
       from (select count(*)::integer as people from filtered) everybody left join detailed on true
       order by detailed.place`,
      [...parameters, after?.givenName ?? null, after?.fullName ?? null, after?.id ?? null, limit],
    );
    return { total: rows[0]?.people ?? 0, rows: rows.filter((row) => (row.cycleId as string | null) !== null) };
  }

  /**
   * All people the question finds, by given name, in batches read as they are asked for, from one snapshot on a connection
   * of its own, which is given back when the reader ends or goes.
   */
  async *stream(scope: Scope, question: PersonQuestion): AsyncGenerator<readonly PersonRow[]> {
    const { sql, parameters } = filtered(scope, question);
    const people = `select ${COLUMNS} from (${sql}) shown ${DETAILED} order by ${BY_NAME}`;
    yield* readInBatches<PersonRow>(this.database, { sql: people, parameters });
  }

  /** The round of a cycle whose member has or had a seat in the scope; null for any other, and where there is none. */
  async roundOfCycle(scope: Scope, cycleId: string): Promise<string | null> {
    const row = await this.database.queryOne<{ roundId: string }>(
      `select c.round_id as "roundId" from learning.cycle c
       where c.id = $1 and exists (select from org.seat_term s join org.team t on t.id = s.team_id
         where s.member_id = c.member_id and t.unit_path <@ any($2::ltree[]))`,
      [cycleId, scopePaths(scope)],
    );
    return row?.roundId ?? null;
  }

  /** One counted person by cycle with all requirements, or null when the cycle is not counted today. */
  async find(
    scope: Scope,
    roundId: string,
    on: string,
    cycleId: string,
  ): Promise<(PersonRow & { readonly requirements: readonly RequirementState[] | null }) | null> {
    return this.database.queryOne(
      `select ${COLUMNS}, p.state->'requirements' as requirements
       from (${NAMED} where counted.cycle_id = $4) shown ${DETAILED}`,
      [roundId, on, scopePaths(scope), cycleId],
    );
  }

  async namesOf(
    scope: Scope,
    filter: Pick<PersonFilter, 'communeId' | 'teamId'>,
  ): Promise<{ readonly commune: string | null; readonly team: string | null }> {
    const row = await this.database.queryOne<{ commune: string | null; team: string | null }>(
      `select
         (select full_name from org.unit where id = $2 and path <@ any($1::ltree[])) as commune,
         (select name from org.team where id = $3 and unit_path <@ any($1::ltree[])) as team`,
      [scopePaths(scope), filter.communeId, filter.teamId],
    );
    return row ?? { commune: null, team: null };
  }
}
