import { AsyncLocalStorage } from 'node:async_hooks';
import { Test, type TestingModule } from '@nestjs/testing';
import {
  type Actor,
  Clock,
  Database,
  IdempotencyConflict,
  newId,
  NotFound,
  PlatformModule,
  Transactions,
} from '@lopso/platform';
import { RememberedQuizzes, RememberedTasks, TestCourse } from '../../../../test/support/assessment';
import { nothingStands } from '../../../../test/support/no-follower';
import { type TestMember, TestProvince } from '../../../../test/support/province';
import { TableOwner } from '../../../../test/support/table-owner';
import { TestClock } from '../../../../test/support/test-clock';
import { AnswerDoesNotFit, AttemptIsOpen, AttemptIsSubmitted, NoAttemptsLeft, TimeIsUp } from '../assessment.errors';
import { AssessmentModule } from '../assessment.module';
import { WorkHistoryService } from '../work/work-history.service';
import { type AttemptView } from './attempt-result';
import { AttemptService } from './attempt.service';
import { CloseOverdueAttempts } from './close-overdue-attempts.job';

/** Runs work outside the transaction of the caller, like another request. */
const outside = AsyncLocalStorage.snapshot();

async function until(isTrue: () => Promise<boolean>): Promise<void> {
  for (let turn = 0; turn < 400; turn += 1) {
    if (await isTrue()) return;
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
  throw new Error('it never became true');
}

async function waitingStatements(database: Database): Promise<number> {
  const sql = `select count(*)::int as n from pg_stat_activity
    where datname = current_database() and wait_event_type = 'Lock' and query like '%assessment.answer%'`;
  return (await database.queryOne<{ n: number }>(sql))?.n ?? 0;
}

describe('attempts', () => {
  let module: TestingModule;
  let database: Database;
  let province: TestProvince;
  let member: TestMember;
  let actor: Actor;
  let course: TestCourse;
  let device: string;
  let sequence = 0;
  const clock = new TestClock();
  const attempts = () => module.get(AttemptService);
  const passed = () => module.get(RememberedQuizzes).passed.filter(({ memberId }) => memberId === member.id);
  const start = (): Promise<AttemptView> => attempts().startAttempt(actor, course.quizId);
  const submit = (attempt: { id: string }) => module.get(AttemptService).submitAttempt(actor, attempt.id);
  const save = (
    attempt: { id: string },
    questionId: string,
    response: unknown,
    more: { deviceId?: string; sequence?: number; as?: Actor } = {},
  ) =>
    module.get(AttemptService).saveAnswer(more.as ?? actor, attempt.id, {
      questionId,
      response,
      deviceId: more.deviceId ?? device,
      sequence: more.sequence ?? (sequence += 1),
    });
  const answerAll = async (attempt: AttemptView, right: number): Promise<void> => {
    for (const [index, question] of attempt.questions.entries()) {
      if (index < right) await save(attempt, question.id, course.rightResponse(question.id));
    }
  };
  const current = async (attempt: { id: string }, questionId: string) =>
    (await attempts().getAttempt(actor, attempt.id)).answers.find((answer) => answer.questionId === questionId);

  beforeAll(async () => {
    module = await Test.createTestingModule({
      imports: [PlatformModule, AssessmentModule],
      providers: [RememberedQuizzes, RememberedTasks],
    })
      .overrideProvider(Clock)
      .useValue(clock)
      .compile();
    nothingStands(module);
    await module.init();
    database = module.get(Database);
  });
  afterAll(() => module.close());
  beforeEach(async () => {
    clock.release();
    province = await TestProvince.create(database);
    member = await province.member(await province.village(await province.commune()));
    actor = province.memberActor(member);
    course = await TestCourse.publish(database);
    device = newId();
  });

  it('seals a paper of the right length before the first question is shown, and shows no key', async () => {
    const attempt = await start();
    expect(attempt.questions.length).toBe(4);
    expect(attempt.number).toBe(1);
    expect(JSON.stringify(attempt)).not.toMatch(/correct|feedback|explanation|answer":|tolerance/);
    const row = await database.queryOne<{ n: number }>(
      'select jsonb_array_length(paper->$2) as n from assessment.attempt where id = $1',
      [attempt.id, 'questions'],
    );
    expect(row?.n).toBe(4);
  });

  it('starts one attempt for twenty starts at once', async () => {
    const started = await Promise.all(Array.from({ length: 20 }, start));
    expect(new Set(started.map((attempt) => attempt.id)).size).toBe(1);
  });

  it('gives the last attempt allowed to both of two clicks', async () => {
    course = await TestCourse.publish(database, { maxAttempts: 1 });
    const [one, other] = await Promise.all([start(), start()]);
    expect(one.id).toBe(other.id);
  });

  it('keeps the paper when the course is published again, and marks by the old key', async () => {
    const attempt = await start();
    const responses = new Map(attempt.questions.map(({ id }) => [id, course.rightResponse(id)]));
    await course.republish({ questions: [course.questions[0] as never], count: 1 });
    expect((await attempts().getAttempt(actor, attempt.id)).questions).toEqual(attempt.questions);
    for (const [id, response] of responses) await save(attempt, id, response);
    expect((await submit(attempt)).result).toMatchObject({ points: 4, maxPoints: 4 });
  });

  it('acknowledges an answer once it is in the database, and shows it on another phone', async () => {
    const attempt = await start();
    const [first] = attempt.questions;
    const response = course.rightResponse(first?.id ?? '');
    const receipt = await save(attempt, first?.id ?? '', response);
    expect(await current(attempt, first?.id ?? '')).toMatchObject({
      response,
      savedAt: receipt.savedAt,
      deviceId: device,
    });
  });

  it('answers the same save again with the same receipt, and refuses another body under its number', async () => {
    const attempt = await start();
    const question = attempt.questions.find(({ type }) => type === 'single')?.id ?? '';
    const receipt = await save(attempt, question, { choice: 'c1' }, { sequence: 7 });
    clock.advance(5);
    expect(await save(attempt, question, { choice: 'c1' }, { sequence: 7 })).toEqual(receipt);
    await expect(save(attempt, question, { choice: 'c2' }, { sequence: 7 })).rejects.toThrow(IdempotencyConflict);
    expect((await current(attempt, question))?.response).toEqual({ choice: 'c1' });
  });

  it('writes one row for ten copies of a save at once', async () => {
    const attempt = await start();
    const question = attempt.questions.find(({ type }) => type === 'single')?.id ?? '';
    const receipts = await Promise.all(
      Array.from({ length: 10 }, () => save(attempt, question, { choice: 'c3' }, { sequence: 1 })),
    );
    expect(new Set(receipts.map(({ savedAt }) => savedAt.toISOString())).size).toBe(1);
    const row = await database.queryOne<{ n: number }>(
      'select count(*)::int as n from assessment.answer where attempt_id = $1',
      [attempt.id],
    );
    expect(row?.n).toBe(1);
  });

  it('is not put back by a save that comes late', async () => {
    const attempt = await start();
    const question = attempt.questions.find(({ type }) => type === 'single')?.id ?? '';
    await save(attempt, question, { choice: 'c2' }, { sequence: 12 });
    await save(attempt, question, { choice: 'c1' }, { sequence: 11 });
    expect((await current(attempt, question))?.response).toEqual({ choice: 'c2' });
  });

  it('lets the last acknowledged of two phones count and tells each of the other', async () => {
    const attempt = await start();
    const question = attempt.questions.find(({ type }) => type === 'single')?.id ?? '';
    expect((await save(attempt, question, { choice: 'c1' })).elsewhereAt).toBeNull();
    const receipt = await save(attempt, question, { choice: 'c2' }, { deviceId: newId() });
    expect(receipt.elsewhereAt).not.toBeNull();
    expect((await current(attempt, question))?.response).toEqual({ choice: 'c2' });
    expect((await save(attempt, question, { choice: 'c3' })).elsewhereAt).toEqual(receipt.savedAt);
    expect((await current(attempt, question))?.response).toEqual({ choice: 'c3' });
  });

  it('loses no answer of two phones that answer all questions at once', async () => {
    const attempt = await start();
    const devices = [newId(), newId()];
    const saves = attempt.questions.flatMap(({ id }) =>
      devices.map((deviceId) => save(attempt, id, course.rightResponse(id), { deviceId, sequence: 1 })),
    );
    await Promise.all(saves);
    const row = await database.queryOne<{ n: number }>(
      'select count(*)::int as n from assessment.answer where attempt_id = $1',
      [attempt.id],
    );
    expect(row?.n).toBe(8);
    expect((await submit(attempt)).result.points).toBe(4);
  });

  it('refuses answers that no question of the paper takes', async () => {
    const attempt = await start();
    const single = attempt.questions.find(({ type }) => type === 'single')?.id ?? '';
    for (const response of [
      { choice: 'c9' },
      { choices: ['c1'] },
      { text: '5' },
      {},
      null,
      'c1',
      { choice: 'c1', is: 1 },
    ]) {
      await expect(save(attempt, single, response)).rejects.toThrow(AnswerDoesNotFit);
    }
    await expect(save(attempt, 'q-khong-co', { choice: 'c1' })).rejects.toThrow(AnswerDoesNotFit);
  });

  it('takes an answer back', async () => {
    const attempt = await start();
    const single = attempt.questions.find(({ type }) => type === 'single')?.id ?? '';
    await save(attempt, single, course.rightResponse(single));
    await save(attempt, single, { choice: null });
    expect((await submit(attempt)).result.points).toBe(0);
  });

  it('hides the attempt of somebody else', async () => {
    const attempt = await start();
    const other = province.memberActor(await province.member(province.unit));
    const [question] = attempt.questions;
    await expect(attempts().getAttempt(other, attempt.id)).rejects.toThrow(NotFound);
    await expect(save(attempt, question?.id ?? '', { choice: 'c1' }, { as: other })).rejects.toThrow(NotFound);
    await expect(module.get(AttemptService).submitAttempt(other, attempt.id)).rejects.toThrow(NotFound);
    await expect(module.get(AttemptService).getResult(other, attempt.id)).rejects.toThrow(NotFound);
  });

  it('gives one result to ten submits at once and publishes one pass', async () => {
    const attempt = await start();
    await answerAll(attempt, 3);
    const results = await Promise.all(Array.from({ length: 10 }, () => submit(attempt)));
    expect(new Set(results.map((page) => JSON.stringify(page.result))).size).toBe(1);
    expect(results[0]?.result).toMatchObject({
      points: 3,
      maxPoints: 4,
      scorePercent: 75,
      isPassed: true,
      rightAnswersNeeded: 3,
    });
    expect(passed()).toMatchObject([
      { quizId: course.quizId, courseId: course.id, attemptId: attempt.id, scorePercent: 75 },
    ]);
  });

  it('publishes nothing for a failed attempt and names the lessons to read again', async () => {
    const attempt = await start();
    await answerAll(attempt, 2);
    const { result, attemptsLeft, standing } = await submit(attempt);
    expect(result.isPassed).toBe(false);
    expect(result.lessonsToReread.reduce((sum, lesson) => sum + lesson.questions, 0)).toBe(2);
    expect([attemptsLeft, standing]).toEqual([4, { isPassed: false, bestPercent: 50 }]);
    expect(passed()).toEqual([]);
  });

  it('marks nothing when the evidence can not be recorded', async () => {
    const attempt = await start();
    await answerAll(attempt, 4);
    const listener = module.get(RememberedQuizzes);
    listener.refuses = true;
    await expect(submit(attempt)).rejects.toThrow('evidence');
    listener.refuses = false;
    await expect(module.get(AttemptService).getResult(actor, attempt.id)).rejects.toThrow(AttemptIsOpen);
    expect((await submit(attempt)).result.isPassed).toBe(true);
  });

  it('refuses a save after submitting, but repeats the receipt of an earlier one', async () => {
    const attempt = await start();
    const single = attempt.questions.find(({ type }) => type === 'single')?.id ?? '';
    const receipt = await save(attempt, single, { choice: 'c1' }, { sequence: 1 });
    await submit(attempt);
    await expect(save(attempt, single, { choice: 'c2' }, { sequence: 2 })).rejects.toThrow(AttemptIsSubmitted);
    expect(await save(attempt, single, { choice: 'c1' }, { sequence: 1 })).toEqual(receipt);
  });

  it('counts every answer it acknowledged while a submit ran', async () => {
    const attempt = await start();
    const outcomes = await Promise.all([
      ...attempt.questions.map(({ id }) =>
        save(attempt, id, course.rightResponse(id)).then(
          () => 1,
          () => 0,
        ),
      ),
      submit(attempt).then(() => 0),
      ...attempt.questions.map(({ id }) =>
        save(attempt, id, course.rightResponse(id)).then(
          () => 0,
          () => 0,
        ),
      ),
    ]);
    const acknowledged = outcomes.reduce<number>((sum, one) => sum + one, 0);
    const rows = await database.query<{ question_id: string }>(
      'select distinct question_id from assessment.answer where attempt_id = $1',
      [attempt.id],
    );
    const { result } = await module.get(AttemptService).getResult(actor, attempt.id);
    expect(result.rightAnswers).toBe(rows.length);
    expect(result.rightAnswers).toBeGreaterThanOrEqual(acknowledged);
  });

  it('lets a save wait for a running submit and then judges it as late', async () => {
    const attempt = await start();
    const single = attempt.questions.find(({ type }) => type === 'single')?.id ?? '';
    let late: Promise<unknown> = Promise.resolve();
    await module.get(Transactions).run(async () => {
      await database.query('select 1 from assessment.attempt where id = $1 for update', [attempt.id]);
      late = outside(() => save(attempt, single, { choice: 'c1' }));
      late.catch(() => undefined);
      // Within a transaction PostgreSQL shows the activity of its first look for ever.
      await until(async () => (await outside(() => waitingStatements(database))) > 0);
      await module.get(AttemptService).submitAttempt(actor, attempt.id);
    });
    await expect(late).rejects.toThrow(AttemptIsSubmitted);
  });

  it('takes answers until the grace is over and none after, on the server’s clock', async () => {
    clock.stopAt('2026-11-25T12:00:00Z');
    const attempt = await start();
    const single = attempt.questions.find(({ type }) => type === 'single')?.id ?? '';
    expect(attempt.dueAt).toEqual(new Date('2026-11-25T12:30:00Z'));
    clock.stopAt('2026-11-25T12:30:59Z');
    await save(attempt, single, { choice: 'c1' });
    clock.stopAt('2026-11-25T12:31:00Z');
    await expect(save(attempt, single, { choice: 'c2' })).rejects.toThrow(TimeIsUp);
    const { result } = await submit(attempt);
    expect(result).toMatchObject({ submittedHow: 'time-up', submittedAt: new Date('2026-11-25T12:31:00Z') });
  });

  it('closes overdue attempts by the job, with what was saved, and leaves the others', async () => {
    clock.stopAt('2026-11-25T12:00:00Z');
    const attempt = await start();
    await answerAll(attempt, 4);
    const job = module.get(CloseOverdueAttempts);
    await job.handle();
    await expect(module.get(AttemptService).getResult(actor, attempt.id)).rejects.toThrow(AttemptIsOpen);
    clock.stopAt('2026-11-25T12:40:00Z');
    await job.handle();
    await job.handle();
    expect((await module.get(AttemptService).getResult(actor, attempt.id)).result).toMatchObject({
      submittedHow: 'time-up',
      isPassed: true,
    });
    expect(passed().length).toBe(1);
  });

  it('closes an overdue attempt when the next one is started', async () => {
    clock.stopAt('2026-11-25T12:00:00Z');
    const first = await start();
    clock.stopAt('2026-11-25T13:00:00Z');
    expect((await module.get(AttemptService).getQuizOverview(actor, course.quizId)).openAttemptId).toBeNull();
    const second = await start();
    expect([second.number, second.id === first.id]).toEqual([2, false]);
  });

  it('never closes an attempt without a time limit', async () => {
    course = await TestCourse.publish(database, { timeLimitMinutes: null });
    const attempt = await start();
    clock.advance(40 * 24 * 3600);
    await module.get(CloseOverdueAttempts).handle();
    expect((await start()).id).toBe(attempt.id);
  });

  it('allows so many attempts and no more', async () => {
    course = await TestCourse.publish(database, { maxAttempts: 2 });
    for (let turn = 0; turn < 2; turn += 1) await submit(await start());
    await expect(start()).rejects.toThrow(NoAttemptsLeft);
  });

  it('keeps every answer that was acknowledged, whatever is tried', async () => {
    const attempt = await start();
    await answerAll(attempt, 1);
    for (const statement of [
      'delete from assessment.answer where attempt_id = $1',
      "update assessment.answer set response = '{}' where attempt_id = $1",
    ]) {
      await expect(database.execute(statement, [attempt.id])).rejects.toMatchObject({ code: '42501' });
      const byOwner = TableOwner.run((owner) => owner.execute(statement, [attempt.id]));
      await expect(byOwner).rejects.toMatchObject({ code: '23001' });
    }
  });

  it('lets the best attempt count', async () => {
    const first = await start();
    await answerAll(first, 4);
    await submit(first);
    await submit(await start());
    const overview = await module.get(AttemptService).getQuizOverview(actor, course.quizId);
    expect(overview).toMatchObject({
      isPassed: true,
      bestPercent: 100,
      attemptsLeft: 3,
      openAttemptId: null,
      lessonsToReread: [],
    });
    expect(await module.get(WorkHistoryService).listAttemptSummaries(member.id)).toEqual([
      { quizId: course.quizId, bestPercent: 100, isPassed: true, attempts: 2, openAttemptId: null },
    ]);
  });

  it('shows own and right answers with feedback and explanation after submitting', async () => {
    const attempt = await start();
    const single = attempt.questions.find(({ type }) => type === 'single')?.id ?? '';
    await save(attempt, single, { choice: 'c3' });
    const { result } = await submit(attempt);
    const reviewed = result.questions.find(({ id }) => id === single);
    expect(reviewed).toMatchObject({
      response: { choice: 'c3' },
      points: 0,
      explanationHtml: `<p>Giải thích ${single}.</p>`,
    });
    expect(reviewed?.choices.filter((choice) => choice.correct).length).toBe(1);
    expect(result.questions.filter(({ response }) => response === null).length).toBe(3);
  });

  it('knows no quiz that is not published', async () => {
    for (const id of ['C99999-QUIZ', 'x', `${course.id}-TASK`, '../../etc'])
      await expect(attempts().startAttempt(actor, id)).rejects.toMatchObject({ kind: 'not-found' });
  });
});
