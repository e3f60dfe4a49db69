import { Injectable } from '@nestjs/common';
import { type RequirementCompletion } from '@lopso/learning';
import { Database, type Scope, scopePaths } from '@lopso/platform';
import { COUNTED_CYCLES } from '../rounds/report-round.repository';
import { type FollowUpFilter, type FollowUpOrder, type FollowUpStage } from './follow-up.rules';

/** Somebody counted who has not finished. */
export interface FollowUpRow {
  readonly cycleId: string;
  readonly memberId: string;
  readonly fullName: string;
  readonly givenName: string;
  /** ltree path of where she belongs. */
  readonly unitPath: string;
  readonly isRestricted: boolean;
  readonly teamId: string;
  readonly teamKind: 'commune-team' | 'village-team';
  readonly teamUnitName: string;
  readonly villageName: string | null;
  readonly stage: FollowUpStage;
  /** Steps left; a great number before anything was derived. */
  readonly left: number;
  readonly doneSteps: number;
  readonly totalSteps: number;
  readonly dueOn: string;
  /** The last day on which she is not late. */
  readonly lastOn: string;
  readonly isExtended: boolean;
  /** Null before anything was derived. */
  readonly completion: readonly RequirementCompletion[] | null;
}

/** Of which round, on which day, whom, in which order; `tasks` are those that count in the round. */
export interface FollowUpQuestion extends FollowUpFilter {
  readonly roundId: string;
  readonly on: string;
  readonly order: FollowUpOrder;
  readonly tasks: readonly string[];
}

/** Where a page ends: what rows are ordered by, whatever that order is. */
export interface FollowUpPlace {
  readonly lastOn: string;
  readonly left: number;
  readonly givenName: string;
  readonly fullName: string;
  readonly cycleId: string;
}

/** Before anything was derived nobody knows how much is left: these stand last. */
const UNKNOWN_LEFT = 9999;

/** `$4`: tasks that count. Who waits for a grade still has the requirement open. */
const UNFINISHED = `
  select counted.cycle_id, counted.member_id, counted.team_id, counted.team_kind, counted.team_unit_id, counted.completion,
    counted.due_on, counted.due_on + counted.grace_days as last_on, counted.is_extended,
    coalesce(counted.done_steps, 0) as done_steps, coalesce(counted.total_steps, 0) as total_steps,
    coalesce(counted.total_steps - counted.done_steps, ${UNKNOWN_LEFT}) as steps_left,
    m.full_name, m.given_name, m.restricted_at is not null as is_restricted, m.unit_id as home_id, m.unit_path as home_path,
    case
      when jsonb_path_exists(counted.completion, '$.** ? (@.kind == "task" && @.isMet == false)') and exists (
        select from assessment.submission s
        where s.member_id = counted.member_id and s.state = 'handed-in' and s.task_id = any($4::text[])
          and not exists (select from learning.reopening o where o.round_id = $1 and s.course_hash = any(o.earlier_hashes))) then 'waiting'
      when counted.done_steps > 0 then 'doing'
      else 'not-started'
    end as stage
  from (${COUNTED_CYCLES}) counted
  join org.member m on m.id = counted.member_id and m.erased_at is null
  where counted.finished_at is null`;

const NAME = 'shown.given_name collate "vi-x-icu", shown.full_name collate "vi-x-icu", shown.cycle_id';

const ORDERED: Readonly<Record<FollowUpOrder, string>> = {
  name: NAME,
  due: `shown.last_on, shown.steps_left, ${NAME}`,
  nearest: `shown.steps_left, shown.last_on, ${NAME}`,
};

const BEGINNINGS: Readonly<Record<FollowUpOrder, string>> = {
  name: '',
  due: '$7::date, $8::int, ',
  nearest: '$8::int, $7::date, ',
};

const COLUMNS = `shown.cycle_id as "cycleId", shown.member_id as "memberId", shown.full_name as "fullName", shown.given_name as "givenName",
  shown.home_path::text as "unitPath", shown.is_restricted as "isRestricted", shown.team_id as "teamId", shown.team_kind as "teamKind",
  u.full_name as "teamUnitName", case home.kind when 'village' then home.full_name end as "villageName", shown.stage,
  shown.steps_left as "left", shown.done_steps as "doneSteps", shown.total_steps as "totalSteps", shown.due_on::text as "dueOn",
  shown.last_on::text as "lastOn", shown.is_extended as "isExtended", shown.completion->'requirements' as completion`;

/** Of the first page. */
const BEGINNING = [null, null, null, null, null];

function placeValues({ lastOn, left, givenName, fullName, cycleId }: FollowUpPlace): unknown[] {
  return [lastOn, left, givenName, fullName, cycleId];
}

/** Answers about who is to be reminded. */
@Injectable()
export class FollowUpRepository {
  constructor(private readonly database: Database) {}

  /** How many there are, and those after a place: one statement, one snapshot. */
  async page(
    scope: Scope,
    question: FollowUpQuestion,
    page: { readonly after: FollowUpPlace | null; readonly limit: number },
  ): Promise<{ readonly total: number; readonly rows: FollowUpRow[] }> {
    const { roundId, on, order, tasks, teamId, stage } = question;
    const { after, limit } = page;
    const rows = await this.database.query<FollowUpRow & { readonly people: number }>(
      `with filtered as materialized (
         select * from (${UNFINISHED}) one
         where ($5::uuid is null or one.team_id = $5::uuid) and ($6::text is null or one.stage = $6)),
       shown as (
         select * from filtered shown
         where $7::date is null or $8::int is null or (${ORDERED[order]}) > (${BEGINNINGS[order]}$9::text, $10::text, $11::uuid)
         order by ${ORDERED[order]} limit $12),
       detailed as (
         select ${COLUMNS}, row_number() over (order by ${ORDERED[order]}) as place
         from shown join org.unit u on u.id = shown.team_unit_id join org.unit home on home.id = shown.home_id)
       select detailed.*, everybody.people
       from (select count(*)::integer as people from filtered) everybody left join detailed on true
       order by detailed.place`,
      [
        ...[roundId, on, scopePaths(scope), tasks, teamId, stage],
        ...(after === null ? BEGINNING : placeValues(after)),
        limit,
      ],
    );
    return { total: rows[0]?.people ?? 0, rows: rows.filter((row) => (row.cycleId as string | null) !== null) };
  }
}
