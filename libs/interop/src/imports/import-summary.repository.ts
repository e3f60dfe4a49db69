import { Injectable } from '@nestjs/common';
import { Database } from '@lopso/platform';
import { newVillageKey } from '../checks/team-capacity.rules';
import { SAME_AS } from './import-row.repository';
import { CHOICES } from './import-row.rules';
import { type ImportEffect, NO_EFFECT } from './import-state.rules';

/** Blocking problems of one kind, over all fields and texts. */
export interface ProblemKind {
  readonly code: string;
  /** Rows that have it. */
  readonly count: number;
  /** Those of them for which something is proposed that may be accepted for all at once. */
  readonly offered: number;
}

/** Rows that the last writing left, for their person may have been registered since they were checked. */
export interface OvertakenCounts {
  /** An officer is to say whether it is the same person. */
  readonly likeness: number;
  /** The very same person is there: nothing is to be written. */
  readonly repeated: number;
}

/** A team that new people of an import sit in. */
export interface SeatedTeam {
  readonly teamId: string;
  /** The commune or village it belongs to. */
  readonly unitName: string;
  /** New people. */
  readonly count: number;
}

/** The commune and the name of a village in it; no name for the commune's own team. */
interface Place {
  readonly communeId: string;
  readonly name: string;
}

interface ReadyCounts extends Omit<ImportEffect, 'villages' | 'teams'> {
  readonly villages: number;
  readonly newVillages: readonly Place[] | null;
  /** Where the rows give a seat. */
  readonly seated: readonly Place[] | null;
  /** Where any row that is still to be written founds a team. */
  readonly founded: readonly Place[] | null;
}

export const NONE_OVERTAKEN: OvertakenCounts = { likeness: 0, repeated: 0 };

/** Where the team of a row belongs. */
const TEAM_PLACE = `jsonb_build_object('communeId', parsed->>'communeId', 'name', case when parsed->>'team' = 'village-team' then parsed->>'villageName' else '' end)`;

const SEATED = `parsed->>'team' <> 'none' and (same_as is null or record->>'seatNumber' is null)`;

/** The record that an officer said is this row's person, as the check found it. */
const RECORD = `(select c.value from jsonb_array_elements(r.candidates) c where c.value->>'memberId' = r.same_as::text limit 1)`;

const keysOf = (places: readonly Place[] | null): Set<string> =>
  new Set((places ?? []).map(({ communeId, name }) => newVillageKey(communeId, name)));

/** Counts what an import has, will do and did. */
@Injectable()
export class ImportSummaryRepository {
  constructor(private readonly database: Database) {}

  /** Kinds of blocking problems, the most frequent first. */
  async kinds(batchId: string): Promise<ProblemKind[]> {
    return this.database.query<ProblemKind>(
      `select p.value->>'code' as code, count(distinct r.number)::int as count,
         (count(distinct r.number) filter (where p.value->'repairs'->0 is not null and p.value->>'code' <> all($2::text[])))::int as offered
       from interop.import_row r, jsonb_array_elements(r.problems) p
       where r.batch_id = $1 and r.state = 'problem' and (p.value->>'isBlocking')::boolean
       group by 1 order by 2 desc, 1`,
      [batchId, CHOICES],
    );
  }

  /** What writing the ready rows, or those of them that are named, adds to the register. */
  async ofCommit(batchId: string, numbers: readonly number[] | null): Promise<ImportEffect> {
    const row = await this.database.queryOne<ReadyCounts>(
      `with row as (
         select r.parsed, ${SAME_AS} as same_as, r.parsed ? 'team' as is_person, ${RECORD} as record from interop.import_row r
         where r.batch_id = $1 and r.state in ('ready', 'queued') and ($2::int[] is null or r.number = any($2::int[]))
       )
       select (count(*) filter (where is_person and same_as is null))::int as people,
         (count(*) filter (where is_person and same_as is not null))::int as known,
         (count(distinct same_as) filter (where record->>'phone' is null and parsed->>'phone' is not null and same_as is not null))::int as phones,
         (count(*) filter (where ${SEATED}))::int as seats, jsonb_agg(distinct ${TEAM_PLACE}) filter (where ${SEATED}) as seated,
         (select jsonb_agg(distinct ${TEAM_PLACE}) from interop.import_row where batch_id = $1 and state not in ('done', 'undone', 'skipped')
           and problems @> '[{"code": "team-new"}]') as founded,
         (count(*) filter (where not is_person))::int as villages,
         jsonb_agg(distinct jsonb_build_object('communeId', parsed->>'communeId', 'name', parsed->>'villageName'))
           filter (where jsonb_typeof(parsed->'newVillage') = 'object') as "newVillages"
       from row`,
      [batchId, numbers],
    );
    if (row === null) return NO_EFFECT;
    const { newVillages, villages, seated, founded, ...counts } = row;
    const [foundedKeys, seatedKeys] = [keysOf(founded), keysOf(seated)];
    const teams = [...foundedKeys].filter((key) => seatedKeys.has(key)).length;
    return { ...NO_EFFECT, ...counts, teams, villages: villages + keysOf(newVillages).size };
  }

  async overtaken(batchId: string): Promise<OvertakenCounts> {
    const row = await this.database.queryOne<OvertakenCounts>(
      `select (count(*) filter (where state = 'likeness'))::int as likeness, (count(*) filter (where state = 'repeated'))::int as repeated
       from interop.import_row where batch_id = $1 and is_overtaken`,
      [batchId],
    );
    return row ?? NONE_OVERTAKEN;
  }

  /** Teams that new people sit in now, so many at most, the fullest first. */
  async newcomerTeams(batchId: string, limit: number): Promise<SeatedTeam[]> {
    return this.database.query<SeatedTeam>(
      `select team_id as "teamId", count(*)::int as count,
         min(parsed->>case when parsed->>'team' = 'village-team' then 'villageName' else 'communeName' end) as "unitName"
       from interop.import_row
       where batch_id = $1 and state = 'done' and is_new_member and seat_term_id is not null and parsed is not null
       group by team_id order by count(*) desc, 3 limit $2`,
      [batchId, limit],
    );
  }

  /** What the import wrote, which an undo takes away. */
  async ofUndo(batchId: string): Promise<ImportEffect> {
    const row = await this.database.queryOne<Omit<ImportEffect, 'known'>>(
      `select (count(*) filter (where is_new_member))::int as people,
         (count(*) filter (where is_phone_filled))::int as phones, count(seat_term_id)::int as seats,
         (count(distinct team_id) filter (where is_new_team))::int as teams,
         (count(distinct village_id) filter (where is_new_village))::int as villages
       from interop.import_row where batch_id = $1 and state = 'done'`,
      [batchId],
    );
    return { ...NO_EFFECT, ...row };
  }
}
