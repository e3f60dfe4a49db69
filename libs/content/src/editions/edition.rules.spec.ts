import fc from 'fast-check';
import { type CompiledCourse, type CompiledLesson } from '../compiler/types';
import { changesBetween, isSameTask, majorSteps, type PublishedVersion } from './edition.rules';

const published = (...versions: string[]): PublishedVersion[] =>
  versions.map((version, day) => ({
    hash: `h${day}`,
    version,
    publishedAt: new Date(Date.UTC(2026, 9, day + 1)),
  }));

const stepsOf = (versions: PublishedVersion[], since: string, current: string): string[] =>
  majorSteps(versions, since, current).map(({ before, after }) => `${before.version} → ${after.version}`);

describe('major steps of a course', () => {
  it('are none for a patch and a minor edition', () => {
    expect(stepsOf(published('1.0.0', '1.0.1', '1.1.0'), 'h0', 'h2')).toEqual([]);
  });

  it('compare the first edition of a major with the one before it, whatever followed', () => {
    expect(stepsOf(published('1.0.0', '1.4.0', '2.0.0', '2.0.1', '2.1.0'), 'h0', 'h4')).toEqual(['1.4.0 → 2.0.0']);
  });

  it('are told one by one, the oldest first, from the version that is asked about', () => {
    const versions = published('1.0.0', '2.0.0', '3.0.0');
    expect(stepsOf(versions, 'h0', 'h2')).toEqual(['1.0.0 → 2.0.0', '2.0.0 → 3.0.0']);
    expect(stepsOf(versions, 'h1', 'h2')).toEqual(['2.0.0 → 3.0.0']);
    expect(stepsOf(versions, 'h2', 'h2')).toEqual([]);
  });

  it('know every version from before, also those before the one that is asked about', () => {
    const versions = published('1.0.0', '1.1.0', '2.0.0', '3.0.0');
    const earlier = (since: string) => majorSteps(versions, since, 'h3').map(({ earlierHashes }) => earlierHashes);
    expect(earlier('h1')).toEqual([
      ['h0', 'h1'],
      ['h0', 'h1', 'h2'],
    ]);
  });

  it('are none after a major that was taken back', () => {
    expect(stepsOf(published('1.0.0', '2.0.0', '1.0.2'), 'h0', 'h2')).toEqual([]);
    expect(stepsOf(published('1.0.0', '2.0.0'), 'h0', 'h0')).toEqual([]);
  });

  it('are none for a version that is not known', () => {
    expect(stepsOf(published('1.0.0', '2.0.0'), 'elsewhere', 'h1')).toEqual([]);
  });

  it('follow from the instants and not from the order in which versions are given', () => {
    fc.assert(
      fc.property(
        fc.array(fc.tuple(fc.integer({ min: 1, max: 4 }), fc.integer({ min: 0, max: 3 })), {
          minLength: 1,
          maxLength: 9,
        }),
        fc.infiniteStream(fc.nat()),
        (numbers, order) => {
          const versions = published(...numbers.map(([major, minor]) => `${major}.${minor}.0`));
          const mixed = versions
            .map((version) => ({ version, place: order.next().value as number }))
            .sort((a, b) => a.place - b.place)
            .map(({ version }) => version);
          const current = `h${versions.length - 1}`;
          const steps = majorSteps(versions, 'h0', current);
          expect(majorSteps(mixed, 'h0', current)).toEqual(steps);
          const majors = steps.map(({ after }) => Number(after.version.split('.')[0]));
          expect(majors).toEqual([...new Set(majors)].sort((a, b) => a - b));
          expect(steps.every(({ before, after }) => before.publishedAt < after.publishedAt)).toBe(true);
        },
      ),
    );
  });
});

describe('what an edition changed', () => {
  const lesson = (number: number, html = `<p>${number}</p>`): CompiledLesson => ({
    ...{ id: `C05-0${number}`, number, title: `Bài ${number}`, minutes: 8, checkedOn: '2026-11-01', owner: 'Sở' },
    ...{ competences: [], html, sizeBytes: html.length, sources: [] },
  });
  const quiz = {
    ...{ id: 'C05-QUIZ', title: 'Bài kiểm tra', introHtml: '', draw: [], count: 2, passPercent: 70 },
    ...{ timeLimitMinutes: 30, graceSeconds: 30, maxAttempts: null, scoring: 'best' as const, shuffle: true },
  };
  const course = (more: Partial<CompiledCourse> = {}) => ({
    ...{ lessons: [lesson(1), lesson(2)], quiz, questions: [], task: null },
    ...more,
  });

  it('is nothing where only titles, places and dates of checking differ', () => {
    const moved = [
      { ...lesson(2), number: 1, checkedOn: '2026-12-01' },
      { ...lesson(1), number: 2, title: 'Tên mới' },
    ];
    const { lessons, ...others } = changesBetween(course(), course({ lessons: moved }));
    expect([[...lessons], others]).toEqual([[], { quiz: null, task: null }]);
  });

  it('is a lesson of another text and a lesson that was not there, never one that was dropped', () => {
    const after = course({ lessons: [lesson(1, '<p>Khác</p>'), lesson(3)] });
    expect([...changesBetween(course(), after).lessons]).toEqual([
      ['C05-01', 'changed'],
      ['C05-03', 'added'],
    ]);
  });

  it('is a quiz of other settings or questions, or one that was not there', () => {
    const question = { id: 'q1', titleHtml: 'Hỏi' } as CompiledCourse['questions'][number];
    expect(changesBetween(course(), course({ quiz: { ...quiz, passPercent: 80 } })).quiz).toBe('changed');
    expect(changesBetween(course(), course({ questions: [question] })).quiz).toBe('changed');
    expect(changesBetween(course({ quiz: null }), course()).quiz).toBe('added');
    expect(changesBetween(course(), course({ quiz: null })).quiz).toBeNull();
  });

  it('is a task that is judged otherwise', () => {
    const task = { id: 'C05-TASK', passCriteria: 2 } as NonNullable<CompiledCourse['task']>;
    expect(changesBetween(course({ task }), course({ task: { ...task, passCriteria: 3 } })).task).toBe('changed');
    expect(changesBetween(course({ task }), course({ task })).task).toBeNull();
    expect([isSameTask(task, { ...task }), isSameTask(task, { ...task, passCriteria: 3 })]).toEqual([true, false]);
  });
});
