import { type Database } from '@lopso/platform';

/** A step of a plan, as `explain (format json)` says it. */
export interface PlanStep {
  readonly 'Node Type': string;
  readonly 'Relation Name'?: string;
  readonly Alias?: string;
  readonly 'Join Type'?: string;
  readonly 'Index Cond'?: string;
  readonly Plans?: readonly PlanStep[];
}

/** All steps of the plans of the statements that `ask` sends; they are planned, not run, and answer with nothing. */
export async function plansOf(database: Database, ask: (planning: Database) => Promise<unknown>): Promise<PlanStep[]> {
  const steps: PlanStep[] = [];
  const query = async (sql: string, parameters: readonly unknown[] = []): Promise<never[]> => {
    const rows = await database.query<{ 'QUERY PLAN': readonly { readonly Plan: PlanStep }[] }>(
      `explain (format json) ${sql}`,
      parameters,
    );
    steps.push(...rows.flatMap((row) => row['QUERY PLAN'].flatMap(({ Plan }) => stepsOf(Plan))));
    return [];
  };
  const queryOne = async (sql: string, parameters: readonly unknown[] = []): Promise<null> => {
    await query(sql, parameters);
    return null;
  };
  await ask(Object.assign(Object.create(database) as Database, { query, queryOne }));
  return steps;
}

function stepsOf(step: PlanStep): PlanStep[] {
  return [step, ...(step.Plans ?? []).flatMap(stepsOf)];
}
