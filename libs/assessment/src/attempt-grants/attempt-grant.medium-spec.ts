import { AsyncLocalStorage } from 'node:async_hooks';
import { Test, type TestingModule } from '@nestjs/testing';
import { type Actor, Clock, Database, newId, PlatformModule, Transactions } from '@lopso/platform';
import { RememberedQuizzes, RememberedTasks, TestCourse } from '../../../../test/support/assessment';
import { nothingStands } from '../../../../test/support/no-follower';
import { type TestMember, TestProvince } from '../../../../test/support/province';
import { TestClock } from '../../../../test/support/test-clock';
import { AttemptsAreLeft, AttemptsAreUsed, NoAttemptsLeft } from '../assessment.errors';
import { AssessmentModule } from '../assessment.module';
import { type AttemptView } from '../attempts/attempt-result';
import { AttemptService } from '../attempts/attempt.service';
import { PaperAttemptService } from '../paper-attempts/paper-attempt.service';
import { WorkHistoryService } from '../work/work-history.service';
import { AttemptGrantService } from './attempt-grant.service';

/** Runs work outside the transaction of the caller, like another request. */
const outside = AsyncLocalStorage.snapshot();

async function untilLocked(database: Database): Promise<void> {
  const sql = `select count(*)::int as n from pg_stat_activity
    where datname = current_database() and wait_event_type = 'Lock' and query like '%assessment.attempt_grant%'`;
  for (let turn = 0; turn < 400; turn += 1) {
    if (((await outside(() => database.queryOne<{ n: number }>(sql)))?.n ?? 0) > 0) return;
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
  throw new Error('nobody waited');
}

describe('further attempts', () => {
  let module: TestingModule;
  let database: Database;
  let province: TestProvince;
  let member: TestMember;
  let actor: Actor;
  let officer: Actor;
  let course: TestCourse;
  const grants = () => module.get(AttemptGrantService);
  const start = (): Promise<AttemptView> => module.get(AttemptService).startAttempt(actor, course.quizId);
  const draw = () => module.get(PaperAttemptService).drawPaperAttempt(officer, member.id, course.quizId);
  const fail = async (): Promise<void> => {
    await module.get(AttemptService).submitAttempt(actor, (await start()).id);
  };
  const give = (number = 1, reason = 'Mất mạng giữa bài.', givenBy = officer.accountId) =>
    grants().grantAttempts({ id: newId(), memberId: member.id, quizId: course.quizId, number, reason, givenBy });
  const takeBack = (id: string) => grants().takeBackGrant(member.id, id, officer.accountId);
  const made = async () => (await grants().getAttemptsMade(member.id, [course.quizId]))[0];
  const isUsedUp = async () =>
    (await module.get(WorkHistoryService).findUsedUpQuizzes([member.id], [course.quizId])).has(member.id);
  const outcomes = async (acts: readonly Promise<unknown>[]): Promise<string[]> =>
    (await Promise.allSettled(acts)).map(({ status }) => status).sort();

  beforeAll(async () => {
    module = await Test.createTestingModule({
      imports: [PlatformModule, AssessmentModule],
      providers: [RememberedQuizzes, RememberedTasks],
    })
      .overrideProvider(Clock)
      .useValue(new TestClock())
      .compile();
    nothingStands(module);
    await module.init();
    database = module.get(Database);
  });
  afterAll(() => module.close());
  beforeEach(async () => {
    province = await TestProvince.create(database);
    const commune = await province.commune();
    member = await province.member(await province.village(commune));
    actor = province.memberActor(member);
    officer = province.officer('commune-officer', commune);
    course = await TestCourse.publish(database, { maxAttempts: 1 });
  });

  it('are given once none is left, and then so many may be made and no more', async () => {
    await expect(give()).rejects.toThrow(AttemptsAreLeft);
    const first = await start();
    await expect(give()).rejects.toThrow(AttemptsAreLeft);
    expect(await isUsedUp()).toBe(false);
    await module.get(AttemptService).submitAttempt(actor, first.id);
    expect(await isUsedUp()).toBe(true);
    await give(2);
    expect(await isUsedUp()).toBe(false);
    expect(await module.get(AttemptService).getQuizOverview(actor, course.quizId)).toMatchObject({
      ...{ maxAttempts: 3, attemptsLeft: 2, granted: [{ number: 2, reason: 'Mất mạng giữa bài.' }] },
    });
    const desk = await module.get(PaperAttemptService).listPaperQuizzes(officer, member.id);
    expect(desk.quizzes.find(({ quizId }) => quizId === course.quizId)).toMatchObject({ attemptsLeft: 2 });
    await fail();
    await fail();
    await expect(start()).rejects.toMatchObject({ params: { maxAttempts: 3 } });
    await expect(start()).rejects.toThrow(NoAttemptsLeft);
    expect([await isUsedUp(), await made()]).toMatchObject([true, { used: 3, allowed: 3, isOpen: false }]);
  });

  it('are taken back while none of them is used, once however often that is said', async () => {
    await fail();
    const { id } = await give(2);
    expect(await made()).toMatchObject({ used: 1, allowed: 3, given: [{ id, isUnused: true }] });
    expect([await takeBack(id), await takeBack(id)]).toMatchObject([{ id, number: 2 }, null]);
    expect(await made()).toMatchObject({ used: 1, allowed: 1, given: [] });
    await expect(start()).rejects.toThrow(NoAttemptsLeft);
    const again = await give(2);
    await start();
    expect(await made()).toMatchObject({ used: 2, allowed: 3, given: [{ isUnused: false }] });
    await expect(takeBack(again.id)).rejects.toThrow(AttemptsAreUsed);
    const other = await province.member(member.unit);
    await expect(grants().takeBackGrant(other.id, again.id, officer.accountId)).rejects.toMatchObject({
      kind: 'not-found',
    });
  });

  it('are given once to a double click, and by one of two officers at once', async () => {
    await fail();
    const twice = await Promise.all([give(), give()]);
    expect(new Set(twice.map(({ id }) => id)).size).toBe(1);
    expect(twice.map(({ isNew }) => isNew).sort()).toEqual([false, true]);
    await fail();
    expect(await outcomes([give(3), give(3, 'Mất mạng giữa bài.', newId())])).toEqual(['fulfilled', 'rejected']);
    expect(await made()).toMatchObject({ used: 2, allowed: 5 });
  });

  it('start one attempt of the last one, for twenty clicks, and for the phone and the sheet at once', async () => {
    await fail();
    await give();
    const started = await Promise.all(Array.from({ length: 20 }, start));
    expect(new Set(started.map(({ id }) => id)).size).toBe(1);
    await module.get(AttemptService).submitAttempt(actor, started[0]?.id ?? '');
    await give();
    expect(await outcomes([start(), draw()])).toEqual(['fulfilled', 'rejected']);
    expect(await made()).toMatchObject({ used: 3, allowed: 3 });
  });

  it('are either used or taken back, when both come at once', async () => {
    await fail();
    for (let turn = 0; turn < 12; turn += 1) {
      const { id } = await give();
      expect(await outcomes([start(), takeBack(id)])).toEqual(['fulfilled', 'rejected']);
      const now = await made();
      expect(now?.used).toBe(now?.allowed);
      if (now?.isOpen === true) await module.get(AttemptService).submitAttempt(actor, (await start()).id);
    }
  });

  it('waits for a taking back that is under way, and is refused after it', async () => {
    await fail();
    const { id } = await give();
    let begun: Promise<string[]> = Promise.resolve([]);
    await module.get(Transactions).run(async () => {
      await takeBack(id);
      begun = outside(() => outcomes([start()]));
      await untilLocked(database);
    });
    expect(await begun).toEqual(['rejected']);
    expect(await made()).toMatchObject({ used: 1, allowed: 1 });
  });
});
