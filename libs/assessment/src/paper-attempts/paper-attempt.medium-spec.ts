import { Test, type TestingModule } from '@nestjs/testing';
import { type Actor, Audit, Clock, Database, NotFound, PlatformModule } from '@lopso/platform';
import { RememberedQuizzes, RememberedTasks, TestCourse } from '../../../../test/support/assessment';
import { nothingStands } from '../../../../test/support/no-follower';
import { type TestMember, TestProvince, type TestUnit } from '../../../../test/support/province';
import { TestClock } from '../../../../test/support/test-clock';
import { AnswerDoesNotFit, NoAttemptsLeft, PaperIsEntered } from '../assessment.errors';
import { AssessmentModule } from '../assessment.module';
import { type Attempt } from '../attempts/attempt.repository';
import { AttemptService } from '../attempts/attempt.service';
import { QuestionStatisticsService } from '../question-statistics/question-statistics.service';
import { PaperAttemptService } from './paper-attempt.service';

describe('quizzes on paper', () => {
  let module: TestingModule;
  let database: Database;
  let province: TestProvince;
  let commune: TestUnit;
  let member: TestMember;
  let officer: Actor;
  let course: TestCourse;
  const clock = new TestClock();
  const papers = () => module.get(PaperAttemptService);
  const draw = async (as = officer) =>
    (await module.get(PaperAttemptService).drawPaperAttempt(as, member.id, course.quizId)).attempt;
  const allRight = (sheet: Attempt) =>
    sheet.paper.questions.map(({ id }) => ({ questionId: id, response: course.rightResponse(id) }));

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
    province = await TestProvince.create(database);
    commune = await province.commune();
    member = await province.member(await province.village(commune));
    officer = province.officer('commune-officer', commune);
    course = await TestCourse.publish(database);
  });

  it('draws one sheet for two clicks and gives it no time limit', async () => {
    const [one, other] = await Promise.all([draw(), draw()]);
    expect(one.id).toBe(other.id);
    expect([one.isOnPaper, one.closesAt, one.number]).toEqual([true, null, 1]);
  });

  it('draws no sheet of which the audit trail knows nothing', async () => {
    const lost = jest.spyOn(module.get(Audit), 'record').mockRejectedValueOnce(new Error('no trail'));
    await expect(draw()).rejects.toThrow('no trail');
    lost.mockRestore();
    expect(await database.query('select 1 from assessment.attempt where member_id = $1', [member.id])).toEqual([]);
  });

  it('types the answers in, marks them and publishes the pass', async () => {
    const sheet = await draw();
    const { result } = await papers().enterPaperAttempt(officer, sheet.id, allRight(sheet));
    expect(result).toMatchObject({ submittedHow: 'paper', isPassed: true, points: 4 });
    expect(module.get(RememberedQuizzes).passed).toContainEqual(
      expect.objectContaining({ memberId: member.id, attemptId: sheet.id }),
    );
  });

  it('gives the same result to the same answers and refuses others', async () => {
    const sheet = await draw();
    const first = await papers().enterPaperAttempt(officer, sheet.id, allRight(sheet));
    expect(await papers().enterPaperAttempt(officer, sheet.id, allRight(sheet).reverse())).toEqual(first);
    await expect(papers().enterPaperAttempt(officer, sheet.id, allRight(sheet).slice(1))).rejects.toThrow(
      PaperIsEntered,
    );
  });

  it('refuses answers the sheet does not have, and marks nothing', async () => {
    const sheet = await draw();
    const [first] = sheet.paper.questions;
    await expect(
      papers().enterPaperAttempt(officer, sheet.id, [{ questionId: 'q-la', response: { choice: 'c1' } }]),
    ).rejects.toThrow(AnswerDoesNotFit);
    await expect(
      papers().enterPaperAttempt(officer, sheet.id, [{ questionId: first?.id ?? '', response: { choice: 'c9' } }]),
    ).rejects.toThrow(AnswerDoesNotFit);
    expect((await module.get(PaperAttemptService).getPaperSheet(officer, sheet.id)).attempt.submittedAt).toBeNull();
  });

  it('leaves the member free to take the quiz on a phone meanwhile', async () => {
    const sheet = await draw();
    const actor = province.memberActor(member);
    const attempt = await module.get(AttemptService).startAttempt(actor, course.quizId);
    expect(attempt.id).not.toBe(sheet.id);
    await expect(module.get(AttemptService).getAttempt(actor, sheet.id)).rejects.toThrow(NotFound);
    await expect(module.get(AttemptService).submitAttempt(actor, sheet.id)).rejects.toThrow(NotFound);
  });

  it('gives back the attempt of a sheet that was not used, but not of one typed in', async () => {
    course = await TestCourse.publish(database, { maxAttempts: 1 });
    const unused = await draw();
    await papers().discardPaperAttempt(officer, unused.id);
    const sheet = await draw();
    await papers().enterPaperAttempt(officer, sheet.id, []);
    await expect(papers().discardPaperAttempt(officer, sheet.id)).rejects.toThrow(PaperIsEntered);
    await expect(draw()).rejects.toThrow(NoAttemptsLeft);
  });

  it('hides members and sheets of another commune', async () => {
    const sheet = await draw();
    const stranger = province.officer('commune-officer', await province.commune());
    await expect(draw(stranger)).rejects.toThrow(NotFound);
    await expect(module.get(PaperAttemptService).listPaperQuizzes(stranger, member.id)).rejects.toThrow(NotFound);
    await expect(module.get(PaperAttemptService).getPaperSheet(stranger, sheet.id)).rejects.toThrow(NotFound);
    await expect(papers().enterPaperAttempt(stranger, sheet.id, [])).rejects.toThrow(NotFound);
    await expect(papers().discardPaperAttempt(stranger, sheet.id)).rejects.toThrow(NotFound);
  });

  it('are handled where the member is now: after a move by the new officer, and hidden from the old one', async () => {
    const sheet = await draw();
    const there = await province.commune();
    await database.execute('update org.member set unit_id = $2, unit_path = $3 where id = $1', [
      member.id,
      there.id,
      there.path,
    ]);
    const theirs = province.officer('commune-officer', there);
    await expect(module.get(PaperAttemptService).getPaperSheet(officer, sheet.id)).rejects.toThrow(NotFound);
    await expect(papers().enterPaperAttempt(officer, sheet.id, allRight(sheet))).rejects.toThrow(NotFound);
    await expect(papers().discardPaperAttempt(officer, sheet.id)).rejects.toThrow(NotFound);
    expect((await draw(theirs)).id).toBe(sheet.id);
    expect((await module.get(PaperAttemptService).getPaperSheet(theirs, sheet.id)).member.unitId).toBe(there.id);
    await papers().discardPaperAttempt(theirs, sheet.id);
    const next = await draw(theirs);
    expect((await papers().enterPaperAttempt(theirs, next.id, allRight(next))).result.isPassed).toBe(true);
    await expect(papers().getPaperResult(officer, next.id)).rejects.toThrow(NotFound);
  });

  it('lists the quizzes with the sheet that waits', async () => {
    const sheet = await draw();
    const desk = await module.get(PaperAttemptService).listPaperQuizzes(officer, member.id);
    expect(desk.quizzes.find(({ quizId }) => quizId === course.quizId)).toMatchObject({
      drawnAttemptId: sheet.id,
      attemptsLeft: 4,
      isPassed: false,
    });
  });

  it('counts which questions are missed in the units of a trainer only', async () => {
    const elsewhere = await province.commune();
    const other = province.officer('commune-officer', elsewhere);
    for (let turn = 0; turn < 3; turn += 1) {
      member = await province.member(commune);
      const sheet = await draw();
      await papers().enterPaperAttempt(officer, sheet.id, allRight(sheet));
      member = await province.member(elsewhere);
      await papers().enterPaperAttempt(other, (await draw(other)).id, []);
    }
    const of = (unit: TestUnit, minimum: number) =>
      module
        .get(QuestionStatisticsService)
        .getQuizStatistics(province.officer('trainer', unit), course.quizId, minimum);
    const here = await of(commune, 1);
    expect([here.attempts, here.questions.reduce((sum, { asked }) => sum + asked, 0)]).toEqual([3, 12]);
    expect(here.questions.every(({ missed }) => missed === 0)).toBe(true);
    const there = await of(elsewhere, 1);
    expect(there.questions.every(({ missed, asked, missedPercent }) => missed === asked && missedPercent === 100)).toBe(
      true,
    );
    expect((await of(province.unit, 4)).questions.every(({ asked }) => asked >= 4)).toBe(true);
    expect((await of(province.unit, 7)).questions).toEqual([]);
  });
});
