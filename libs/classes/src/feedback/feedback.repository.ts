import { Injectable } from '@nestjs/common';
import { Database } from '@lopso/platform';
import { type Feedback, FEWEST_ANSWERS, type HouseholdReport, PACES, UNDERSTOOD, USEFULNESS } from './feedback.rules';

/** When the class `g` ended by its timetable: the end of its last session that takes place; null where none does. */
export const TIMETABLED_END = `(select max(upper(s.during)) from classes.class_session s where s.class_group_id = g.id and s.state <> 'cancelled')`;

/**
 * When the class `g` ended and from when on its members are asked: as it was fixed, else by the timetable. To be joined laterally, as `e`;
 * both null where no session takes place.
 */
export const ENDED = `(select coalesce(k.ended_at, t.ended_at) as ended_at, coalesce(k.opened_at, t.ended_at) as opened_at
  from (select ${TIMETABLED_END} as ended_at) t left join classes.asking k on k.class_group_id = g.id)`;

/**
 * Who stood before the sessions of the class `g` that take place, each once, in the order in which each first did: `[{"id", "name"}]`. Of a class given
 * to a stand-in the stand-in: what members say is about who was there. Where no session takes place: whose class it is.
 */
export const TRAINERS_OF_G = `coalesce((select jsonb_agg(jsonb_build_object('id', p.id, 'name', p.name) order by p.first_at, p.id)
  from (select m.account_id as id, min(m.display_name) as name, min(lower(s.during)) as first_at
    from classes.class_session s join classes.session_staff m on m.class_session_id = s.id and m.duty = 'trainer'
    where s.class_group_id = g.id and s.state <> 'cancelled' group by m.account_id) p),
  jsonb_build_array(jsonb_build_object('id', g.trainer_id, 'name', g.trainer_name)))`;

/** Somebody who taught a class. */
export interface ClassTrainer {
  readonly id: string;
  readonly name: string;
}

/**
 * Who is asked about the class `g` that ended as `e` says: whoever was present at a session up to that end, for however long, by the mark
 * that counted at any moment since. Marks only grow, so who is asked stays asked, whatever is corrected (decision 0062). One column, `member_id`.
 */
export const ASKED_OF_G = `select distinct m.member_id
  from classes.attendance_mark m join classes.class_session s on s.id = m.class_session_id
  where s.class_group_id = g.id and s.state <> 'cancelled' and upper(s.during) <= e.ended_at
    and m.standing = 'counts' and m.mark = 'present' and not exists (
      select from classes.attendance_mark n where n.class_session_id = m.class_session_id and n.member_id = m.member_id
        and n.standing = 'counts' and n.id > m.id and n.marked_at <= e.opened_at)`;

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

/** Which of the two questions, by the tables that hold answers and results. */
export type AskKind = 'opinion' | 'household';

const RESULT: Readonly<Record<AskKind, string>> = {
  opinion: 'classes.opinion_result',
  household: 'classes.household_result',
};

const CHOICES = { understood: UNDERSTOOD, pace: PACES, usefulness: USEFULNESS };

const COUNTED = Object.entries(CHOICES).flatMap(([column, values]) => values.map((value) => [column, value] as const));

/** What members say after classes, under a hash in the place of who said it. */
@Injectable()
export class FeedbackRepository {
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

  async findFeedback(classGroupId: string, { known }: Respondent): Promise<Feedback | null> {
    return this.database.queryOne<Feedback>(
      `select ${OPINION} from classes.opinion where class_group_id = $1 and respondent = any($2)`,
      [classGroupId, known],
    );
  }

  async findHouseholdReport(classGroupId: string, { known }: Respondent): Promise<HouseholdReport | null> {
    return this.database.queryOne<HouseholdReport>(
      `select households, by_task as "byTask" from classes.household_report where class_group_id = $1 and respondent = any($2)`,
      [classGroupId, known],
    );
  }

  /** Writes what she says in the place of what she said before; true where she had said nothing. */
  async keepFeedback(classGroupId: string, { current, known }: Respondent, opinion: Feedback): Promise<boolean> {
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
  async sealFeedback(classGroupId: string, at: Date): Promise<void> {
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

  /**
   * Fixes when the class ended, and so who is asked and until when; nothing where it is fixed, has not ended, or nobody was present. Whoever
   * calls it holds a lock on the class. `notBefore`: the days to answer begin then at the earliest; left out: with the end.
   */
  async fixClassEnd(classGroupId: string, now: Date, notBefore: Date | null = null): Promise<void> {
    await this.database.execute(
      `insert into classes.asking (class_group_id, ended_at, opened_at)
       select g.id, e.ended_at, greatest(e.opened_at, $3::timestamptz) from classes.class_group g cross join lateral ${ENDED} e
       where g.id = $1 and e.ended_at <= $2 and exists (${ASKED_OF_G})
       on conflict on constraint asking_pk do nothing`,
      [classGroupId, now, notBefore],
    );
  }

  /** Takes back an end that came of calling off what was to come, as long as nobody has answered. True where there was one. */
  async takeBackUnansweredEnd(classGroupId: string): Promise<boolean> {
    const answered = ['opinion', 'opinion_result', 'household_report', 'household_result'].map(
      (table) => `not exists (select from classes.${table} a where a.class_group_id = k.class_group_id)`,
    );
    const gone = await this.database.execute(
      `delete from classes.asking k where k.class_group_id = $1 and k.opened_at > k.ended_at and ${answered.join(' and ')}`,
      [classGroupId],
    );
    return gone > 0;
  }
}
