import { Injectable } from '@nestjs/common';
import {
  Database,
  type DataSubject,
  type ErasureTrace,
  type FreeText,
  type HeldFile,
  type HeldRows,
  type HeldSubject,
  HoldsPersonalData,
  type PersonalDataHolder,
} from '@lopso/platform';

/** What others wrote in their works, graders about those, and officers when they gave further attempts. */
export const ASSESSMENT_TEXTS: readonly FreeText[] = [
  {
    table: 'assessment.submission',
    texts: ['words', 'comment'],
    what: 'Bài thực hành của người khác',
    label: 't.task_id',
    notedAt: 't.handed_in_at',
    place: 't.unit_path',
    isOwn: 't.member_id = $1',
  },
  {
    table: 'assessment.attempt_grant',
    texts: ['reason'],
    what: 'Lý do cho người khác thêm lượt làm bài',
    label: 't.quiz_id',
    notedAt: 't.given_at',
    place: '(select m.unit_path from org.member m where m.id = t.member_id)',
    isOwn: 't.member_id = $1',
  },
];

/** Attempts at quizzes and practical works. */
@HoldsPersonalData('assessment')
@Injectable()
export class AssessmentPersonalData implements PersonalDataHolder {
  readonly freeTexts = ASSESSMENT_TEXTS;

  constructor(private readonly database: Database) {}

  async collect({ memberId }: HeldSubject): Promise<HeldRows[]> {
    const attempts = await this.database.query(
      `select quiz_id as quiz, number, started_at as "startedAt", submitted_at as "submittedAt",
         score_percent::float8 as "scorePercent", is_passed as "isPassed", is_on_paper as "isOnPaper"
       from assessment.attempt where member_id = $1 order by started_at`,
      [memberId],
    );
    const grants = await this.database.query(
      `select quiz_id as quiz, number, reason, given_at as "decidedAt", taken_back_at as "endedAt"
       from assessment.attempt_grant where member_id = $1 order by given_at`,
      [memberId],
    );
    const answers = await this.database.query(
      `select t.quiz_id as quiz, a.question_id as question, a.response, a.received_at as "receivedAt"
       from assessment.answer a join assessment.attempt t on t.id = a.attempt_id where t.member_id = $1 order by a.id limit 20000`,
      [memberId],
    );
    const works = await this.database.query(
      `select s.task_id as task, s.number, s.words, s.handed_in_at as "handedInAt", s.state, s.comment,
         (select count(*)::int from assessment.submission_file f where f.submission_id = s.id) as photos
       from assessment.submission s where s.member_id = $1 order by s.handed_in_at`,
      [memberId],
    );
    return [
      { name: 'assessment.attempts', rows: attempts },
      { name: 'assessment.attempt-grants', rows: grants },
      { name: 'assessment.answers', rows: answers },
      { name: 'assessment.works', rows: works },
    ];
  }

  /** The photos of works, named by task, try and place. */
  async files({ memberId }: HeldSubject): Promise<HeldFile[]> {
    return this.database.query<HeldFile>(
      `select format('bai-thuc-hanh/%s-lan-%s-anh-%s.jpg', s.task_id, s.number, f.position) as path, f.store_key as "storeKey"
       from assessment.submission_file f join assessment.submission s on s.id = f.submission_id
       where s.member_id = $1 order by s.handed_in_at, s.id, f.position`,
      [memberId],
    );
  }

  /**
   * Marks and results stay; the member's own words, the grader's comment and the photos go. A try that nobody graded has no
   * result: nothing would be left to grade, so it goes as a whole and waits in no queue. Of further attempts the reason goes.
   */
  async erase({ memberId }: DataSubject): Promise<ErasureTrace> {
    const works = await this.database.query<{ id: string }>(
      `update assessment.submission set words = '', comment = null, body_hash = decode('00', 'hex') where member_id = $1 returning id`,
      [memberId],
    );
    const ids = works.map(({ id }) => id);
    // A file that another work names as well stays: the drawn pictures of the demo serve many.
    const photos = await this.database.query<{ key: string }>(
      `with gone as (delete from assessment.submission_file where submission_id = any($1::uuid[]) returning store_key)
       select distinct store_key as key from gone
       where not exists (select from assessment.submission_file other
         where other.store_key = gone.store_key and other.submission_id <> all ($1::uuid[]))`,
      [ids],
    );
    await this.database.execute(`delete from assessment.submission where member_id = $1 and state = 'handed-in'`, [
      memberId,
    ]);
    const grants = await this.database.query<{ id: string }>(
      `update assessment.attempt_grant set reason = '' where member_id = $1 returning id`,
      [memberId],
    );
    return { fileKeys: photos.map(({ key }) => key), auditSubjects: [...ids, ...grants.map(({ id }) => id)] };
  }
}
