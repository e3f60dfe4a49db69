import { AsyncLocalStorage } from 'node:async_hooks';
import { Test, type TestingModule } from '@nestjs/testing';
import {
  type Actor,
  Clock,
  Database,
  FileStore,
  IdempotencyConflict,
  newId,
  NotFound,
  PlatformModule,
  Transactions,
} from '@lopso/platform';
import { aPhoto, RememberedQuizzes, RememberedTasks, TestCourse } from '../../../../test/support/assessment';
import { nothingStands } from '../../../../test/support/no-follower';
import { type TestMember, TestProvince, type TestUnit } from '../../../../test/support/province';
import { TestClock } from '../../../../test/support/test-clock';
import {
  CommentIsMissing,
  OwnSubmission,
  PhotoIsUnreadable,
  PhotosOutOfRange,
  SubmissionIsGraded,
  SubmissionIsWaiting,
  TaskIsPassed,
  VerdictsIncomplete,
  WordsOutOfRange,
} from '../assessment.errors';
import { AssessmentModule } from '../assessment.module';
import { WorkHistoryService } from '../work/work-history.service';
import { HandInService } from './hand-in.service';
import { SubmissionService } from './submission.service';

const ALL_MET = ['r-thu-anh', 'r-thu-kin', 'r-thu-dung'].map((criterionId) => ({ criterionId, isMet: true }));

const ONE_MISSED = ALL_MET.map((verdict, index) => ({ ...verdict, isMet: index > 0 }));

const WORDS = 'Tôi đã kể cho hai nhà trong thôn nghe.';

/** Runs work outside the transaction it is called in. */
const outside = AsyncLocalStorage.snapshot();

async function untilSomethingWaits(database: Database): Promise<void> {
  const sql = `select count(*)::int as n from pg_stat_activity
    where datname = current_database() and wait_event_type = 'Lock' and query like '%assessment.submission%'`;
  for (let turn = 0; turn < 400; turn += 1) {
    if (((await database.queryOne<{ n: number }>(sql))?.n ?? 0) > 0) return;
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
  throw new Error('nothing waits');
}

describe('practical tasks', () => {
  let module: TestingModule;
  let database: Database;
  let province: TestProvince;
  let commune: TestUnit;
  let member: TestMember;
  let actor: Actor;
  let trainer: Actor;
  let course: TestCourse;
  let photo: Buffer;
  const clock = new TestClock();
  const handIn = (more: { as?: Actor; clientKey?: string; words?: string; photos?: Buffer[] } = {}) =>
    module.get(HandInService).handInTask(more.as ?? actor, course.taskId, {
      clientKey: more.clientKey ?? newId(),
      courseHash: null,
      words: more.words ?? WORDS,
      photos: more.photos ?? [photo],
    });
  const grade = (submissionId: string, criteria = ALL_MET, comment = '', as = trainer) =>
    module.get(SubmissionService).gradeSubmission(as, submissionId, { criteria, comment });
  const queue = (as = trainer, cursor: string | null = null, limit = 20) =>
    module.get(SubmissionService).listGradingQueue(as, { limit, cursor });
  const passed = () => module.get(RememberedTasks).passed.filter(({ memberId }) => memberId === member.id);
  const storedPhotos = async (memberId: string) =>
    database.query<{ store_key: string }>(
      'select store_key from assessment.submission_file f join assessment.submission s on s.id = f.submission_id where s.member_id = $1',
      [memberId],
    );

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
    photo = await aPhoto();
  });
  afterAll(() => module.close());
  beforeEach(async () => {
    clock.release();
    province = await TestProvince.create(database);
    commune = await province.commune();
    member = await province.member(await province.village(commune));
    actor = province.memberActor(member);
    trainer = province.officer('trainer');
    course = await TestCourse.publish(database);
  });

  it('is handed in with its photos on disk and waits for a grader', async () => {
    const { submissionId } = await handIn({ photos: [photo, await aPhoto(90, 70)] });
    const submission = await module.get(SubmissionService).getSubmission(actor, submissionId);
    expect(submission).toMatchObject({ number: 1, state: 'handed-in', words: WORDS, memberId: member.id });
    expect(submission.photos.map(({ position, width, height }) => [position, width, height])).toEqual([
      [1, 200, 320],
      [2, 70, 90],
    ]);
    const [summary] = await module.get(WorkHistoryService).listSubmissionSummaries(member.id);
    expect(summary).toMatchObject({ taskId: course.taskId, state: 'handed-in', submissionId, comment: null });
  });

  it('gives the same receipt to the same key and content, and refuses other content', async () => {
    const clientKey = newId();
    const receipt = await handIn({ clientKey });
    expect(await handIn({ clientKey })).toEqual(receipt);
    await expect(handIn({ clientKey, words: 'Một câu khác hẳn câu trước.' })).rejects.toThrow(IdempotencyConflict);
    await expect(handIn({ clientKey, photos: [await aPhoto(50, 50)] })).rejects.toThrow(IdempotencyConflict);
  });

  it('keeps one try when the phone sends five times at once, and no photo too many', async () => {
    const clientKey = newId();
    const receipts = await Promise.all(Array.from({ length: 5 }, () => handIn({ clientKey })));
    expect(new Set(receipts.map(({ submissionId }) => submissionId)).size).toBe(1);
    expect((await storedPhotos(member.id)).length).toBe(1);
  });

  it('takes one open try per task, also when two are sent at once', async () => {
    const outcomes = await Promise.allSettled([handIn(), handIn()]);
    expect(outcomes.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    await expect(handIn()).rejects.toThrow(SubmissionIsWaiting);
  });

  it('takes no further try while the one before is being passed', async () => {
    const { submissionId } = await handIn();
    const next = await module.get(Transactions).run(async () => {
      await grade(submissionId);
      const late = outside(() => handIn()).then(
        () => null,
        (error: unknown) => error,
      );
      await outside(() => untilSomethingWaits(database));
      return { late };
    });
    expect(await next.late).toBeInstanceOf(TaskIsPassed);
    expect(await module.get(WorkHistoryService).listSubmissionSummaries(member.id)).toMatchObject([
      { state: 'passed', submissionId },
    ]);
    expect(await storedPhotos(member.id)).toHaveLength(1);
  });

  it('counts words and photos', async () => {
    await expect(handIn({ words: 'Ngắn quá' })).rejects.toThrow(WordsOutOfRange);
    await expect(handIn({ words: 'chữ '.repeat(51) })).rejects.toThrow(WordsOutOfRange);
    await expect(handIn({ photos: [] })).rejects.toThrow(PhotosOutOfRange);
    await expect(handIn({ photos: [photo, photo, photo, photo] })).rejects.toThrow(PhotosOutOfRange);
  });

  it('keeps nothing when one of the photos is none', async () => {
    await expect(handIn({ photos: [photo, Buffer.from('%PDF-1.7')] })).rejects.toThrow(PhotoIsUnreadable);
    expect(await module.get(WorkHistoryService).listSubmissionSummaries(member.id)).toEqual([]);
    expect(await storedPhotos(member.id)).toEqual([]);
  });

  it('shows a photo to its member, to trainers and officers of the unit, and to nobody else', async () => {
    const { submissionId } = await handIn();
    const open = (as: Actor, position = 1) => module.get(SubmissionService).openPhoto(as, submissionId, position);
    for (const as of [actor, trainer, province.officer('commune-officer', commune)]) (await open(as)).stream.destroy();
    const elsewhere = await province.commune();
    const strangers = [
      province.memberActor(await province.member(commune)),
      province.officer('trainer', elsewhere),
      province.officer('commune-officer', elsewhere),
      province.officer('leader'),
    ];
    for (const as of strangers) await expect(open(as)).rejects.toThrow(NotFound);
    await expect(open(actor, 2)).rejects.toThrow(NotFound);
  });

  it('passes with the criteria met and tells of it once, however often the grade is sent', async () => {
    const { submissionId } = await handIn();
    expect(await grade(submissionId)).toMatchObject({ state: 'passed', criteria: ALL_MET });
    expect(await grade(submissionId, [...ALL_MET].reverse())).toMatchObject({ state: 'passed' });
    expect(passed()).toMatchObject([{ taskId: course.taskId, courseId: course.id, submissionId }]);
    await expect(handIn()).rejects.toThrow(TaskIsPassed);
  });

  it('goes back only with a comment, and can be tried again', async () => {
    const { submissionId } = await handIn();
    await expect(grade(submissionId, ONE_MISSED, '  ')).rejects.toThrow(CommentIsMissing);
    await expect(grade(submissionId, ONE_MISSED.slice(1), 'Chụp lại.')).rejects.toThrow(VerdictsIncomplete);
    expect(await grade(submissionId, ONE_MISSED, 'Chụp lại cho rõ.')).toMatchObject({
      state: 'returned',
      comment: 'Chụp lại cho rõ.',
    });
    expect(passed()).toEqual([]);
    const again = await handIn();
    expect(
      (await queue()).items.map(({ submission, previousComment }) => [submission.number, previousComment]),
    ).toEqual([[2, 'Chụp lại cho rõ.']]);
    await grade(again.submissionId);
    expect(passed().length).toBe(1);
  });

  it('keeps the rubric it was handed in under', async () => {
    const { submissionId } = await handIn();
    await course.republish({ task: { passCriteria: 1, rubric: [] } });
    expect((await module.get(SubmissionService).getSubmission(trainer, submissionId)).rubric).toMatchObject({
      passCriteria: 3,
    });
    expect(await grade(submissionId, ONE_MISSED, 'Làm lại.')).toMatchObject({ state: 'returned' });
  });

  it('tells the second of two graders that another was first', async () => {
    const { submissionId } = await handIn();
    const second = province.officer('trainer');
    const outcomes = await Promise.allSettled([
      grade(submissionId),
      grade(submissionId, ONE_MISSED, 'Làm lại.', second),
    ]);
    expect(outcomes.filter(({ status }) => status === 'fulfilled').length).toBe(1);
    await expect(grade(submissionId, ALL_MET, '', province.officer('trainer'))).rejects.toThrow(SubmissionIsGraded);
    const { state } = await module.get(SubmissionService).getSubmission(trainer, submissionId);
    expect(passed().length).toBe(state === 'passed' ? 1 : 0);
  });

  it('is not graded by its own author', async () => {
    const { submissionId } = await handIn();
    const both: Actor = { ...trainer, memberId: member.id };
    await expect(grade(submissionId, ALL_MET, '', both)).rejects.toThrow(OwnSubmission);
    expect((await queue(both)).items).toEqual([]);
  });

  it('stands in a queue by age, page by page, only in the grader’s units', async () => {
    const elsewhere = await province.commune();
    const waiting: string[] = [];
    for (let turn = 0; turn < 5; turn += 1) {
      clock.advance(60);
      waiting.push((await handIn({ as: province.memberActor(await province.member(commune)) })).submissionId);
      await handIn({ as: province.memberActor(await province.member(elsewhere)) });
    }
    const local = province.officer('trainer', commune);
    const pages = [await queue(local, null, 2)];
    for (let next = pages[0]?.nextCursor ?? null; next !== null; next = pages.at(-1)?.nextCursor ?? null)
      pages.push(await queue(local, next, 2));
    expect(pages.map(({ items, waiting: all }) => [items.length, all])).toEqual([
      [2, 5],
      [2, 5],
      [1, 5],
    ]);
    expect(pages.flatMap(({ items }) => items.map(({ submission }) => submission.id))).toEqual(waiting);
    expect((await queue(local, 'khong-phai-cho')).items.length).toBe(5);
    await expect(grade((await queue()).items[1]?.submission.id ?? '', ALL_MET, '', local)).rejects.toThrow(NotFound);
  });

  it('keeps the photos of rows that were committed although the answer to the commit was lost', async () => {
    const transactions = module.get(Transactions);
    const run = transactions.run.bind(transactions);
    const lost = jest.spyOn(transactions, 'run').mockImplementationOnce(async (work) => {
      await run(work);
      throw new Error('Connection terminated unexpectedly');
    });
    const { submissionId } = await handIn();
    lost.mockRestore();
    const { stream } = await module.get(SubmissionService).openPhoto(actor, submissionId, 1);
    expect((await stream.toArray()).length).toBeGreaterThan(0);
  });

  it('removes its photos again when the rows can not be written', async () => {
    await handIn();
    const files = module.get(FileStore);
    const kept: string[] = [];
    const put = jest.spyOn(files, 'put').mockImplementation((key) => {
      kept.push(key);
      return Promise.resolve();
    });
    const removed: string[] = [];
    const remove = jest.spyOn(files, 'remove').mockImplementation((key) => {
      removed.push(key);
      return Promise.resolve();
    });
    await expect(handIn()).rejects.toThrow(SubmissionIsWaiting);
    expect(removed).toEqual(kept);
    put.mockRestore();
    remove.mockRestore();
  });
});
