import { Injectable } from '@nestjs/common';
import { Database } from '@lopso/platform';
import { type HouseholdReport, type Opinion } from '../rules/opinion';
import { ASKED_OF_G, type ClassTrainer, ENDED, TRAINERS_OF_G } from './asked-class';

/** A class a member is asked about. */
export interface EndedClass {
  readonly classGroupId: string;
  readonly title: string;
  /** Who stood before its sessions, in their order. */
  readonly trainers: readonly ClassTrainer[];
  readonly unitPath: string;
  readonly endedAt: Date;
  /** From when the days to answer count. */
  readonly openedAt: Date;
  /** Its opinions were counted: nobody is asked any more. */
  readonly isOpinionSealed: boolean;
  readonly isHouseholdsSealed: boolean;
}

/** Under which hashes somebody's answer may stand: the present one, and those of keys before it. */
export interface Respondent {
  readonly current: Buffer;
  readonly known: readonly Buffer[];
}

const OPINION = 'understood, pace, usefulness, remark';

/** True of a row that was inserted; one that was there and was updated in its place bears the transaction that did so. */
const IS_NEW = 'o.xmax = 0 as "isNew"';

/** What members say after classes, under a hash in the place of who said it. */
@Injectable()
export class OpinionRepository {
  constructor(private readonly database: Database) {}

  /** Classes a member is asked about that ended since, the latest first; one class where it is named. */
  async endedOf(
    memberId: string,
    within: { readonly since: Date; readonly now: Date },
    classGroupId: string | null = null,
  ): Promise<EndedClass[]> {
    return this.database.query<EndedClass>(
      `select g.id as "classGroupId", g.title, ${TRAINERS_OF_G} as trainers, g.unit_path::text as "unitPath", e.ended_at as "endedAt", e.opened_at as "openedAt",
         exists (select from classes.opinion_result r where r.class_group_id = g.id) as "isOpinionSealed",
         exists (select from classes.household_result r where r.class_group_id = g.id) as "isHouseholdsSealed"
       from classes.class_group g cross join lateral ${ENDED} e
       where g.id in (select s.class_group_id from classes.attendance_mark m
           join classes.class_session s on s.id = m.class_session_id where m.member_id = $1)
         and ($4::uuid is null or g.id = $4) and e.opened_at > $2 and e.ended_at <= $3 and $1 in (${ASKED_OF_G})
       order by e.ended_at desc, g.id limit 20`,
      [memberId, within.since, within.now, classGroupId],
    );
  }

  /** Keeps the class from being counted until the transaction ends. */
  async holdGroup(classGroupId: string): Promise<void> {
    await this.database.query('select 1 from classes.class_group where id = $1 for share', [classGroupId]);
  }

  async opinionOf(classGroupId: string, { known }: Respondent): Promise<Opinion | null> {
    return this.database.queryOne<Opinion>(
      `select ${OPINION} from classes.opinion where class_group_id = $1 and respondent = any($2)`,
      [classGroupId, known],
    );
  }

  async householdsOf(classGroupId: string, { known }: Respondent): Promise<HouseholdReport | null> {
    return this.database.queryOne<HouseholdReport>(
      `select households, by_task as "byTask" from classes.household_report where class_group_id = $1 and respondent = any($2)`,
      [classGroupId, known],
    );
  }

  /** Writes what she says in the place of what she said before; true where she had said nothing. */
  async keepOpinion(classGroupId: string, { current, known }: Respondent, opinion: Opinion): Promise<boolean> {
    const rekeyed = await this.database.execute(
      'delete from classes.opinion where class_group_id = $1 and respondent = any($2) and respondent <> $3',
      [classGroupId, known, current],
    );
    const [written] = await this.database.query<{ isNew: boolean }>(
      `insert into classes.opinion as o (id, class_group_id, respondent, ${OPINION})
       values (gen_random_uuid(), $1, $2, $3, $4, $5, $6)
       on conflict on constraint opinion_pk do update set understood = excluded.understood, pace = excluded.pace,
         usefulness = excluded.usefulness, remark = excluded.remark
       returning ${IS_NEW}`,
      [classGroupId, current, opinion.understood, opinion.pace, opinion.usefulness, opinion.remark],
    );
    return rekeyed === 0 && written?.isNew === true;
  }

  /** The same of households. */
  async keepHouseholds(
    classGroupId: string,
    { current, known }: Respondent,
    report: HouseholdReport,
  ): Promise<boolean> {
    const rekeyed = await this.database.execute(
      'delete from classes.household_report where class_group_id = $1 and respondent = any($2) and respondent <> $3',
      [classGroupId, known, current],
    );
    const [written] = await this.database.query<{ isNew: boolean }>(
      `insert into classes.household_report as o (class_group_id, respondent, households, by_task) values ($1, $2, $3, $4)
       on conflict on constraint household_report_pk do update set households = excluded.households, by_task = excluded.by_task
       returning ${IS_NEW}`,
      [classGroupId, current, report.households, JSON.stringify(report.byTask)],
    );
    return rekeyed === 0 && written?.isNew === true;
  }
}
