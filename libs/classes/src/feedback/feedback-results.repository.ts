import { Injectable } from '@nestjs/common';
import { Database, type Scope, scopePaths } from '@lopso/platform';
import { type OwnClasses } from '../scheduling/class-group.repository';
import { type Period } from '../scheduling/schedule.rules';
import { ASKED_OF_G, type ClassTrainer, ENDED, TRAINERS_OF_G } from './feedback.repository';
import { type FeedbackCounts, type HouseholdsByTask } from './feedback.rules';

/**
 * What came of asking about one class; `counts`, `households` and `byTask` are null while it is asked and where fewer than five answered. A
 * task that fewer than five named is not in `byTask`.
 */
export interface OpinionResult {
  readonly classGroupId: string;
  readonly title: string;
  /** Who stood before its sessions, in their order; hardly ever several. */
  readonly trainers: readonly ClassTrainer[];
  readonly communeId: string;
  readonly unitPath: string;
  /** Of its last session. */
  readonly endedAt: Date;
  /** From when the days to answer count. */
  readonly openedAt: Date;
  /** Who was present when it ended, or was entered as present since. */
  readonly askedCount: number;
  readonly answerCount: number;
  readonly isSealed: boolean;
  readonly counts: FeedbackCounts | null;
  readonly householdAnswerCount: number;
  readonly isHouseholdsSealed: boolean;
  readonly households: number | null;
  readonly byTask: HouseholdsByTask | null;
}

const SELECT = `select g.id as "classGroupId", g.title, ${TRAINERS_OF_G} as trainers,
    g.unit_id as "communeId", g.unit_path::text as "unitPath", e.ended_at as "endedAt", e.opened_at as "openedAt",
    coalesce(r.asked_count, (select count(*) from (${ASKED_OF_G}) p))::int as "askedCount",
    coalesce(r.answer_count, (select count(*) from classes.opinion o where o.class_group_id = g.id))::int as "answerCount",
    r.class_group_id is not null as "isSealed",
    case when r.answer_count >= 5 then jsonb_build_object(
      'understood', jsonb_build_object('well', r.understood_well, 'partly', r.understood_partly, 'little', r.understood_little),
      'pace', jsonb_build_object('right', r.pace_right, 'fast', r.pace_fast, 'slow', r.pace_slow),
      'usefulness', jsonb_build_object('much', r.usefulness_much, 'some', r.usefulness_some, 'little', r.usefulness_little)) end as counts,
    coalesce(h.answer_count, (select count(*) from classes.household_report o where o.class_group_id = g.id))::int as "householdAnswerCount",
    h.class_group_id is not null as "isHouseholdsSealed", h.households, h.by_task as "byTask"
  from classes.class_group g cross join lateral ${ENDED} e
  left join classes.opinion_result r on r.class_group_id = g.id
  left join classes.household_result h on h.class_group_id = g.id`;

/** Answers about what came of asking: never about one person. */
@Injectable()
export class FeedbackResultsRepository {
  constructor(private readonly database: Database) {}

  /** Of one class that has ended; null before. */
  async ofGroup(classGroupId: string, now: Date): Promise<OpinionResult | null> {
    return this.database.queryOne<OpinionResult>(`${SELECT} where g.id = $1 and e.ended_at <= $2`, [classGroupId, now]);
  }

  /** Of classes that ended in the period and at which somebody was present, the latest first: of a scope, and the own ones. */
  async listEnded(
    scope: Scope,
    period: Period,
    own: OwnClasses & { readonly isMine: boolean; readonly limit: number },
  ): Promise<OpinionResult[]> {
    return this.database.query<OpinionResult>(
      `with mine as (
         select id from classes.class_group where trainer_id = $4
         union select s.class_group_id from classes.session_staff m join classes.class_session s on s.id = m.class_session_id
         where m.account_id = $4)
       ${SELECT} where e.ended_at >= $2 and e.ended_at < $3
         and (g.unit_path <@ any($1::ltree[]) or (g.id in (select id from mine) and g.unit_path <@ any($5::ltree[])))
         and (not $6::boolean or g.id in (select id from mine)) and exists (${ASKED_OF_G})
       order by e.ended_at desc, g.id desc limit $7`,
      [
        ...[scopePaths(scope), period.startsAt, period.endsAt, own.trainerId, scopePaths(own.reach), own.isMine],
        own.limit,
      ],
    );
  }

  /** Remarks in the order of ids that were drawn by lot. */
  async remarksOf(classGroupId: string): Promise<string[]> {
    const rows = await this.database.query<{ remark: string }>(
      'select remark from classes.opinion_remark where class_group_id = $1 order by id',
      [classGroupId],
    );
    return rows.map(({ remark }) => remark);
  }

  /** Sessions of classes that take place. */
  async sessionIdsOf(
    classGroupIds: readonly string[],
  ): Promise<{ readonly id: string; readonly classGroupId: string }[]> {
    return this.database.query(
      `select id, class_group_id as "classGroupId" from classes.class_session
       where class_group_id = any($1) and state = 'closed' order by id`,
      [classGroupIds],
    );
  }
}
