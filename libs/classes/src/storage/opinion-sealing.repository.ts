import { Injectable } from '@nestjs/common';
import { Database } from '@lopso/platform';
import { FEWEST_ANSWERS, PACES, UNDERSTOOD, USEFULNESS } from '../rules/opinion';
import { ASKED_OF_G, ENDED } from './asked-class';

/** Which of the two questions, by the tables that hold answers and results. */
export type AskKind = 'opinion' | 'household';

const RESULT: Readonly<Record<AskKind, string>> = {
  opinion: 'classes.opinion_result',
  household: 'classes.household_result',
};

const CHOICES = { understood: UNDERSTOOD, pace: PACES, usefulness: USEFULNESS };
const COUNTED = Object.entries(CHOICES).flatMap(([column, values]) => values.map((value) => [column, value] as const));

/** Turns answers into counts, and lets go of the answers. */
@Injectable()
export class OpinionSealingRepository {
  constructor(private readonly database: Database) {}

  /** Classes that are asked about since then or longer, with somebody to ask and no result yet, the longest ended first. */
  async dueBefore(kind: AskKind, endedBy: Date, limit: number): Promise<string[]> {
    const rows = await this.database.query<{ id: string }>(
      `select g.id from classes.class_group g cross join lateral ${ENDED} e
       where e.opened_at <= $1 and not exists (select from ${RESULT[kind]} r where r.class_group_id = g.id)
         and exists (${ASKED_OF_G}) order by e.opened_at, g.id limit $2`,
      [endedBy, limit],
    );
    return rows.map(({ id }) => id);
  }

  async lockClass(classGroupId: string): Promise<void> {
    await this.database.query('select 1 from classes.class_group where id = $1 for update', [classGroupId]);
  }

  /** False where the class, which is locked and whose end is fixed, is due no more: it was counted meanwhile, or met again before. */
  async isDue(kind: AskKind, classGroupId: string, endedBy: Date): Promise<boolean> {
    const row = await this.database.queryOne(
      `select 1 from classes.asking k where k.class_group_id = $1 and k.opened_at <= $2
         and not exists (select from ${RESULT[kind]} r where r.class_group_id = k.class_group_id)`,
      [classGroupId, endedBy],
    );
    return row !== null;
  }

  /** Counts from five answers on; remarks in an order drawn by lot. Below that nothing but how many there were. */
  async sealOpinions(classGroupId: string, at: Date): Promise<void> {
    const columns = COUNTED.map(([column, value]) => `${column}_${value}`);
    const counts = COUNTED.map(
      ([column, value]) =>
        `case when count(o.respondent) >= $3 then (count(*) filter (where o.${column} = '${value}'))::int end`,
    );
    await this.database.execute(
      `insert into classes.opinion_result (class_group_id, sealed_at, asked_count, answer_count, ${columns.join(', ')})
       select g.id, $2, (select count(*) from (${ASKED_OF_G}) p), count(o.respondent), ${counts.join(', ')}
       from classes.class_group g join classes.asking e on e.class_group_id = g.id left join classes.opinion o on o.class_group_id = g.id where g.id = $1 group by g.id, e.class_group_id`,
      [classGroupId, at, FEWEST_ANSWERS],
    );
    await this.database.execute(
      `insert into classes.opinion_remark (id, class_group_id, remark)
       select gen_random_uuid(), o.class_group_id, o.remark from classes.opinion o
       join classes.opinion_result r on r.class_group_id = o.class_group_id and r.answer_count >= $2
       where o.class_group_id = $1 and o.remark is not null order by random()`,
      [classGroupId, FEWEST_ANSWERS],
    );
    await this.database.execute('delete from classes.opinion where class_group_id = $1', [classGroupId]);
  }

  async sealHouseholds(classGroupId: string, at: Date): Promise<void> {
    await this.database.execute(
      `insert into classes.household_result (class_group_id, sealed_at, asked_count, answer_count, households, by_task)
       select g.id, $2, (select count(*) from (${ASKED_OF_G}) p), count(o.respondent),
         case when count(o.respondent) >= $3 then sum(o.households)::int end,
         case when count(o.respondent) >= $3 then (
           select coalesce(jsonb_object_agg(task, households), '{}') from (
             select t.key as task, sum(t.value::int) as households
             from classes.household_report h cross join lateral jsonb_each_text(h.by_task) t
             where h.class_group_id = g.id group by t.key having count(*) >= $3) tasks) end
       from classes.class_group g join classes.asking e on e.class_group_id = g.id left join classes.household_report o on o.class_group_id = g.id where g.id = $1 group by g.id, e.class_group_id`,
      [classGroupId, at, FEWEST_ANSWERS],
    );
    await this.database.execute('delete from classes.household_report where class_group_id = $1', [classGroupId]);
  }
}
