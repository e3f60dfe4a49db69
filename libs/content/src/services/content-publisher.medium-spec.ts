import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Test, type TestingModule } from '@nestjs/testing';
import { PlatformModule } from '@lopso/platform';
import { ContentModule, ContentPublisher, Courses, Lessons, Programmes } from '..';

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

  it('publishes every course once and changes nothing the second time', async () => {
    const publisher = module.get(ContentPublisher);
    await publisher.publish(folder);
    const second = await publisher.publish(folder);
    expect(second.problems.filter((problem) => problem.severity === 'error')).toEqual([]);
    expect(second.published).toEqual([]);
    expect(second.unchanged).toEqual(expect.arrayContaining(['C01', 'C05', 'C08', 'BD-2026-1']));
  });

  it('keeps the old version when a lesson changes, and shows the new one', async () => {
    const publisher = module.get(ContentPublisher);
    await publisher.publish(folder);
    const before = await module.get(Courses).current('C01');
    const file = join(folder, 'courses/vai-tro-to-cnscd/course.md');
    writeFileSync(file, readFileSync(file, 'utf8').replace('version: 1.0.0', 'version: 1.0.1'));
    expect((await publisher.publish(folder)).published).toEqual(['C01']);
    const after = await module.get(Courses).current('C01');
    expect(after.hash).not.toBe(before.hash);
    expect((await module.get(Courses).version(before.hash)).version).toBe('1.0.0');
    expect((await module.get(Lessons).get('C01-01')).courseHash).toBe(after.hash);
  });

  it('publishes nothing when one course is broken, and names file and line', async () => {
    const file = join(folder, 'courses/phong-chong-lua-dao/quiz.md');
    const whole = readFileSync(file, 'utf8');
    writeFileSync(file, whole.replace(/passPercent: \d+/, 'passPercent: nhiều'));
    const result = await module.get(ContentPublisher).publish(folder);
    writeFileSync(file, whole);
    expect(result.published).toEqual([]);
    expect(result.problems[0]).toMatchObject({ path: expect.stringContaining('quiz.md'), line: expect.any(Number) });
  });

  it('gives everybody who opens a lesson the same page, and the new one once a new version is published', async () => {
    await module.get(ContentPublisher).publish(folder);
    const lessons = module.get(Lessons);
    const [first, second] = await Promise.all([lessons.get('C01-03'), lessons.get('C01-03')]);
    expect(second).toBe(first);
    expect(await lessons.get('C01-03')).toBe(first);
    const file = join(folder, 'courses/vai-tro-to-cnscd/course.md');
    const before = readFileSync(file, 'utf8');
    writeFileSync(file, before.replace(/^version: .*$/m, 'version: 9.9.9'));
    await module.get(ContentPublisher).publish(folder);
    writeFileSync(file, before);
    expect((await lessons.get('C01-03')).courseHash).not.toBe(first.courseHash);
  });

  it('gives a lesson with its neighbours', async () => {
    await module.get(ContentPublisher).publish(folder);
    const lesson = await module.get(Lessons).get('C01-02');
    expect(lesson).toMatchObject({
      number: 2,
      previousId: 'C01-01',
      nextId: 'C01-03',
      courseId: 'C01',
      lessonCount: 6,
    });
    expect((await module.get(Programmes).current('BD-2026-1')).requirements).toHaveLength(5);
  });
});
