import { Injectable } from '@nestjs/common';
import { Database, foldText, type Scope, scopePaths } from '@lopso/platform';
import { type RequirementState } from '../rules/missing-sentence';
import { type PersonFilter, type PersonPlace, type PersonState, statesOf } from '../rules/person-filter';
import { COUNTED_CYCLES } from './counted-cycles';

/** A person behind a figure. */
export interface PersonRow {
  readonly cycleId: string;
  readonly memberId: string;
  readonly fullName: string;
  readonly givenName: string;
  readonly kind: string;
  readonly organisation: string | null;
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
  readonly requirements: readonly RequirementState[] | null;
}

/** Of which round, on which day, which people. */
export interface PersonQuestion {
  readonly roundId: string;
  readonly on: string;
  readonly filter: PersonFilter;
}

const PEOPLE = `
  select counted.*, m.full_name, m.given_name, m.kind, m.organisation, commune.id as commune_id,
    commune.full_name as commune_name, commune.distinguished_by, u.full_name as team_unit_name
  from (${COUNTED_CYCLES}) counted
  join org.member m on m.id = counted.member_id
  join org.unit commune on commune.path = counted.commune_path
  join org.unit u on u.id = counted.team_unit_id`;

/** `$4` to `$9` are the filter: commune, team, kind, states, requirement, folded text. */
const FILTERED = `${PEOPLE}
  where ($4::uuid is null or commune.id = $4)
    and ($5::uuid is null or counted.team_id = $5)
    and ($6::text is null or m.kind = $6)
    and counted.state = any($7::text[])
    and ($8::text is null or not counted.is_derived or exists (
      select from jsonb_array_elements(counted.completion->'requirements') one
      where one->>'key' = $8 and not (one->>'isMet')::boolean))
    and ($9::text is null or m.search_key like $9)`;

const COLUMNS = `cycle_id as "cycleId", member_id as "memberId", full_name as "fullName", given_name as "givenName", kind,
  organisation, commune_id as "communeId", commune_name as "communeName", distinguished_by as "communeDistinguishedBy",
  team_id as "teamId", team_kind as "teamKind", team_unit_name as "teamUnitName", number as "seatNumber", position,
  held_from::text as "heldFrom", state, done_steps as "doneSteps", total_steps as "totalSteps", finished_at as "finishedAt",
  completion->'requirements' as requirements`;

const NAME = 'given_name collate "vi-x-icu", full_name collate "vi-x-icu", cycle_id';
const BATCH = 500;
/** A reader that stops reading for this long loses the export, so that it can't hold a connection for ever. */
const IDLE_SECONDS = 60;

function parametersOf(scope: Scope, { roundId, on, filter }: PersonQuestion): unknown[] {
  const text = filter.text === null ? null : `%${foldText(filter.text).replace(/[\\%_]/g, '\\$&')}%`;
  const { communeId, teamId, kind, missing } = filter;
  return [roundId, on, scopePaths(scope), communeId, teamId, kind, statesOf(filter.state), missing, text];
}

/** Answers about the people behind figures. */
@Injectable()
export class PersonRepository {
  constructor(private readonly database: Database) {}

  /** How many people the question finds. */
  async count(scope: Scope, question: PersonQuestion): Promise<number> {
    const row = await this.database.queryOne<{ people: number }>(
      `select count(*)::integer as people from (${FILTERED}) filtered`,
      parametersOf(scope, question),
    );
    return row?.people ?? 0;
  }

  /** People by given name, after a place. */
  async listAfter(
    scope: Scope,
    question: PersonQuestion,
    page: { readonly after: PersonPlace | null; readonly limit: number },
  ): Promise<PersonRow[]> {
    const { after, limit } = page;
    return this.database.query<PersonRow>(
      `select ${COLUMNS} from (${FILTERED}) filtered
       where $10::text is null
         or (given_name collate "vi-x-icu", full_name collate "vi-x-icu", cycle_id) > ($10, $11, $12::uuid)
       order by ${NAME} limit $13`,
      [
        ...parametersOf(scope, question),
        after?.givenName ?? null,
        after?.fullName ?? null,
        after?.cycleId ?? null,
        limit,
      ],
    );
  }

  /**
   * All people the question finds, by given name, in batches read as they are asked for, from one snapshot on a connection
   * of its own, which is given back when the reader ends or goes.
   */
  async *stream(scope: Scope, question: PersonQuestion): AsyncGenerator<readonly PersonRow[]> {
    const client = await this.database.connect();
    try {
      await client.query('begin transaction isolation level repeatable read read only');
      await client.query('set local cursor_tuple_fraction = 1');
      await client.query(`set local idle_in_transaction_session_timeout = '${IDLE_SECONDS}s'`);
      await client.query(
        `declare people no scroll cursor for select ${COLUMNS} from (${FILTERED}) filtered order by ${NAME}`,
        parametersOf(scope, question),
      );
      for (;;) {
        const { rows } = await client.query<PersonRow>(`fetch ${BATCH} from people`);
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

  /** The round of a cycle, or null. */
  async roundOfCycle(cycleId: string): Promise<string | null> {
    const row = await this.database.queryOne<{ roundId: string }>(
      'select round_id as "roundId" from learning.cycle where id = $1',
      [cycleId],
    );
    return row?.roundId ?? null;
  }

  /** One counted person by cycle, or null when the cycle is not counted today. */
  async find(scope: Scope, roundId: string, on: string, cycleId: string): Promise<PersonRow | null> {
    return this.database.queryOne<PersonRow>(`select ${COLUMNS} from (${PEOPLE} where counted.cycle_id = $4) one`, [
      roundId,
      on,
      scopePaths(scope),
      cycleId,
    ]);
  }
}
