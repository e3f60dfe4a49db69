import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Test, type TestingModule } from '@nestjs/testing';
import { PlatformModule } from '@lopso/platform';
import { ContentModule } from '../content.module';
import { CourseService } from '../courses/course.service';
import { ProgrammeService } from '../courses/programme.service';
import { ContentPublisher } from './content-publisher.service';

describe('publishing the content folder', () => {
  let module: TestingModule;
  let folder: string;

  beforeAll(async () => {
    module = await Test.createTestingModule({ imports: [PlatformModule, ContentModule] }).compile();
    await module.init();
    folder = mkdtempSync(join(tmpdir(), 'lopso-content-'));
    cpSync(join(__dirname, '../../../../content'), folder, { recursive: true });
  });

  afterAll(async () => {
    await module.close();
    rmSync(folder, { recursive: true, force: true });
  });

  const courseFile = (): string => join(folder, 'courses/vai-tro-to-cnscd/course.md');
  const setVersion = (version: string): void =>
    writeFileSync(courseFile(), readFileSync(courseFile(), 'utf8').replace(/^version: .*$/m, `version: ${version}`));
  let minor = 0;
  /** Gives C01 a version that is higher than any before; versions never go down. */
  const raise = (): string => {
    minor += 1;
    setVersion(`1.${minor}.0`);
    return `1.${minor}.0`;
  };

  it('never goes back to a lower version, and goes on with the other courses', async () => {
    const publisher = module.get(ContentPublisher);
    const inUse = raise();
    await publisher.publishContent(folder);
    const { hash } = await module.get(CourseService).getCurrentCourse('C01');
    setVersion('1.0.0');
    const quiz = join(folder, 'courses/phong-chong-lua-dao/course.md');
    const whole = readFileSync(quiz, 'utf8');
    writeFileSync(quiz, whole.replace(/^version: .*$/m, 'version: 1.90.0'));
    const { published, unchanged, kept } = await publisher.publishContent(folder);
    expect(kept).toEqual([{ courseId: 'C01', slug: 'vai-tro-to-cnscd', version: '1.0.0', inUse }]);
    expect(published).toEqual(['C08']);
    expect(unchanged).not.toContain('C01');
    expect((await module.get(CourseService).getCurrentCourse('C01')).hash).toBe(hash);
    setVersion(inUse);
    expect(await publisher.publishContent(folder)).toMatchObject({ published: [], kept: [] });
    // The same text as a version of its own is the way back.
    raise();
    expect((await publisher.publishContent(folder)).published).toEqual(['C01']);
  });

  it('publishes every course once and changes nothing the second time', async () => {
    const publisher = module.get(ContentPublisher);
    await publisher.publishContent(folder);
    const second = await publisher.publishContent(folder);
    expect(second.problems.filter((problem) => problem.severity === 'error')).toEqual([]);
    expect(second.published).toEqual([]);
    expect(second.unchanged).toEqual(expect.arrayContaining(['C01', 'C05', 'C08', 'BD-2026-1']));
  });

  it('keeps the old version when a lesson changes, and shows the new one', async () => {
    const publisher = module.get(ContentPublisher);
    await publisher.publishContent(folder);
    const before = await module.get(CourseService).getCurrentCourse('C01');
    const version = raise();
    expect((await publisher.publishContent(folder)).published).toEqual(['C01']);
    const after = await module.get(CourseService).getCurrentCourse('C01');
    expect(after.hash).not.toBe(before.hash);
    expect([(await module.get(CourseService).getCourseVersion(before.hash)).version, after.version]).toEqual([
      before.version,
      version,
    ]);
    expect((await module.get(CourseService).getLesson('C01-01')).courseHash).toBe(after.hash);
  });

  it('publishes nothing when one course is broken, and names file and line', async () => {
    const file = join(folder, 'courses/phong-chong-lua-dao/quiz.md');
    const whole = readFileSync(file, 'utf8');
    writeFileSync(file, whole.replace(/passPercent: \d+/, 'passPercent: nhiều'));
    const result = await module.get(ContentPublisher).publishContent(folder);
    writeFileSync(file, whole);
    expect(result.published).toEqual([]);
    expect(result.problems[0]).toMatchObject({ path: expect.stringContaining('quiz.md'), line: expect.any(Number) });
  });

  it('gives everybody who opens a lesson the same page, and the new one once a new version is published', async () => {
    await module.get(ContentPublisher).publishContent(folder);
    const lessons = module.get(CourseService);
    const [first, second] = await Promise.all([lessons.getLesson('C01-03'), lessons.getLesson('C01-03')]);
    expect(second).toBe(first);
    expect(await lessons.getLesson('C01-03')).toBe(first);
    raise();
    await module.get(ContentPublisher).publishContent(folder);
    expect((await lessons.getLesson('C01-03')).courseHash).not.toBe(first.courseHash);
  });

  it('gives a lesson with its neighbours', async () => {
    await module.get(ContentPublisher).publishContent(folder);
    const lesson = await module.get(CourseService).getLesson('C01-02');
    expect(lesson).toMatchObject({
      number: 2,
      previousId: 'C01-01',
      nextId: 'C01-03',
      courseId: 'C01',
      lessonCount: 6,
    });
    expect((await module.get(ProgrammeService).getCurrentProgramme('BD-2026-1')).requirements).toHaveLength(5);
  });
});
