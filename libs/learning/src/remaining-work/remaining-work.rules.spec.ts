import fc from 'fast-check';
import { deriveCompletion } from '../completion/completion.rules';
import { type Evidence } from '../completion/evidence.rules';
import { type GroupKind, isGroup, type Requirement } from '../requirements/requirement.rules';
import {
  hoursKeyOf,
  type HoursNeed,
  hoursPlan,
  inTime,
  type OpenClass,
  type WayGround,
  type WayStep,
} from './remaining-hours.rules';
import { MOST_COMBINATIONS, wayToFinish, wayWords } from './remaining-work.rules';

const START = new Date('2026-10-01T00:00:00+07:00');

const period = { countsFrom: START, asOf: null };

const course = (id: string, lessons: number, minutes: number, key = id.toLowerCase()): Requirement => ({
  key,
  label: id,
  kind: 'course',
  spec: {
    course: id,
    courseHash: 'h',
    lessons: Array.from({ length: lessons }, (_, index) => ({
      ...{ id: `${id}-0${index + 1}`, number: index + 1, title: `Bài ${index + 1}`, minutes },
    })),
    quizId: `${id}-QUIZ`,
    quiz: { title: `Kiểm tra ${id}`, count: 10, timeLimitMinutes: 20 },
  },
});

const hours = (minutes: number, key: string, topics?: readonly string[]): Requirement => ({
  ...{ key, label: 'Lớp', kind: 'hours' },
  spec: { minutes, ...(topics === undefined ? {} : { topics: topics.map((id) => ({ id, title: `Khóa ${id}` })) }) },
});

const task = (ids: readonly string[], key: string): Requirement => ({
  ...{ key, label: 'Bài thực hành', kind: 'task' },
  spec: {
    anyOf: ids,
    tasks: ids.map((id) => ({ id, title: `Việc ${id}`, minutes: 5 + Number(id.slice(1)) * 15, courseTitle: '' })),
  },
});

const outside = (key: string): Requirement => ({
  ...{ key, label: 'Giấy', kind: 'outside' },
  spec: { certificate: 'binh-dan', name: 'Bình dân học vụ số', issuer: 'Bộ', validMonths: null },
});

const quiz = (id: string, scorePercent: number, key: string): Requirement => ({
  ...{ key, label: `Kiểm tra ${id}`, kind: 'quiz' },
  spec: { quizId: `${id}-QUIZ`, course: id, scorePercent },
});

const group = (kind: GroupKind, parts: readonly Requirement[], need = parts.length, key = 'nhom'): Requirement => ({
  ...{ key, label: 'Nhóm', kind },
  spec: { parts, need },
});

const lesson: OpenClass = {
  ...{ classGroupId: 'g', topic: 'C05', title: 'Chữ ký số', communeId: 'x', communeName: 'Xã Hàm Yên' },
  ...{ startsOn: '2026-11-28', minutes: 120, isBooked: false },
};

const ground = (more: Partial<WayGround> = {}): WayGround => ({
  ...{ classes: [lesson], waitingTasks: [], waitingCertificates: [], usedUpQuizzes: [], ...more },
});

let sequence = 0;

const fact = (kind: Evidence['kind'], subject: string, more: Partial<Evidence> = {}): Evidence => ({
  ...{ id: `e${(sequence += 1)}`, kind, subject, sourceId: `${subject}-${sequence}` },
  ...{ minutes: null, scorePercent: null, occurredAt: START, recordedAt: START, supersededAt: null },
  ...more,
});

const derive = (trees: readonly Requirement[], facts: readonly Evidence[]) =>
  deriveCompletion(trees, facts, period).requirements;

const wayOf = (trees: readonly Requirement[], facts: readonly Evidence[] = [], known: Partial<WayGround> = {}) =>
  wayToFinish(trees, derive(trees, facts), ground(known));

describe('the shortest way to finish', () => {
  it('takes of a choice what costs least in minutes, not in steps', () => {
    const way = wayOf([group('any', [course('C01', 2, 60), course('C05', 4, 5)], 1)]);
    expect(way.minutes).toBe(40);
    expect(wayWords(way)).toBe('Khoảng 40 phút: đọc bài 1–4 khóa C05 (20 phút), làm bài kiểm tra khóa C05 (20 phút).');
  });

  it('counts what several parts ask for once', () => {
    const trees = [
      course('C05', 2, 10),
      group(
        'any',
        [group('all', [course('C05', 2, 10, 'lai'), course('C07', 1, 9)], 2, 'hai'), course('C08', 2, 10)],
        1,
      ),
    ];
    expect(wayOf(trees)).toMatchObject({ minutes: 40 + 29 });
  });

  it('asks for the higher score of one quiz', () => {
    const way = wayOf([quiz('C05', 70, 'a'), quiz('C05', 90, 'b')]);
    expect(way.steps).toMatchObject([{ kind: 'quiz', scorePercent: 90 }]);
    expect(wayWords(way)).toBe('Khoảng 15 phút: làm bài kiểm tra khóa C05 đạt từ 90 % (15 phút).');
  });

  it('goes around a quiz at which no attempt is left, and says what helps where nothing else is left', () => {
    const usedUpQuizzes = ['C05-QUIZ'];
    const four = [quiz('C05', 90, 'diem'), task(['T2'], 'viec'), course('C01', 2, 10), outside('giay')];
    const words = (trees: readonly Requirement[], known: Partial<WayGround>) => wayWords(wayOf(trees, [], known));
    expect(words([group('any', four, 2)], {})).toBe(
      'Khoảng 50 phút: làm bài kiểm tra khóa C05 đạt từ 90 % (15 phút), nộp bài thực hành “Việc T2” (35 phút).',
    );
    expect(words([group('any', four, 2)], { usedUpQuizzes })).toBe(
      'Khoảng 75 phút: đọc bài 1–2 khóa C01 (20 phút), làm bài kiểm tra khóa C01 (20 phút), nộp bài thực hành “Việc T2” (35 phút).',
    );
    // A whole course is no way either once its quiz is used up, however little is left of it.
    const read = [fact('lesson-read', 'C05-01')];
    const either = group('any', [course('C05', 1, 10), task(['T2'], 'viec')], 1);
    expect(wayOf([either], read, { usedUpQuizzes }).steps).toMatchObject([{ kind: 'task', taskId: 'T2' }]);
    expect(words([course('C05', 1, 10)], { usedUpQuizzes })).toBe(
      'Khoảng 30 phút: đọc bài 1 khóa C05 (10 phút), làm bài kiểm tra khóa C05 (20 phút; đã hết lượt làm bài, xã hoặc Sở có thể cho thêm lượt).',
    );
  });

  it('names the class that has a place, and says where she has one', () => {
    const words = (isBooked: boolean) =>
      wayWords(wayOf([hours(120, 'gio', ['C05'])], [], { classes: [{ ...lesson, isBooked }] }));
    expect(words(false)).toBe(
      'Khoảng 120 phút: dự lớp về “Khóa C05” đủ 120 phút (còn chỗ ở lớp “Chữ ký số” ngày 28/11/2026, Xã Hàm Yên).',
    );
    expect(words(true)).toContain('(đã có chỗ ở lớp “Chữ ký số”');
  });

  it('goes around hours that nobody offers, however short they are', () => {
    const trees = [group('any', [hours(30, 'gio', ['C09']), course('C05', 4, 30)], 1)];
    expect(wayOf(trees).steps.every(({ kind }) => kind !== 'hours')).toBe(true);
    expect(wayWords(wayOf([hours(30, 'gio', ['C09'])]))).toBe(
      'Khoảng 30 phút: dự lớp về “Khóa C09” đủ 30 phút (chưa có lớp nào còn chỗ mà đủ số phút và kịp hạn).',
    );
  });

  it('names no class that gives too few minutes, and none for two things that it can’t both give', () => {
    const [near, far] = [lesson, { ...lesson, classGroupId: 'xa', title: 'Lớp dài', minutes: 1800 }];
    const offers = (trees: readonly Requirement[], classes: readonly OpenClass[]) =>
      wayOf(trees, [], { classes }).steps.map((step) =>
        step.kind === 'hours' ? step.offers.map((one) => one.classGroupId).join('+') : 'khac',
      );
    expect(offers([hours(1800, 'gio')], [near, far])).toEqual(['xa']);
    expect(offers([hours(180, 'gio')], [near])).toEqual(['g', '']);
    const both = [hours(90, 've', ['C05']), hours(150, 'gio')];
    expect(offers(both, [{ ...near, minutes: 90 }])).toEqual(['g', '']);
    expect(offers(both, [{ ...near, minutes: 150 }])).toEqual(['g', 'g']);
    // What nobody can give is gone around.
    expect(offers([group('any', [hours(180, 'gio'), course('C01', 1, 400)], 1)], [near])).toEqual(['khac', 'khac']);
  });

  it('counts hours about a course toward hours about it or another', () => {
    const trees = [hours(90, 've', ['C05']), hours(120, 'hoac', ['C05', 'C09']), hours(120, 'gio')];
    expect(wayOf(trees).steps).toMatchObject([
      { topics: ['C05'], minutes: 90 },
      { topics: ['C05', 'C09'], minutes: 30 },
    ]);
  });

  it('attends once what counts toward several needs, and what no single class gives in several', () => {
    const about = (topic: string, minutes: number, more: Partial<OpenClass> = {}): OpenClass => ({
      ...lesson,
      ...{ classGroupId: `${topic}-${minutes}`, topic, title: `Lớp ${topic}`, minutes, ...more },
    });
    const crossing = [hours(120, 'a', ['C05', 'C09']), hours(120, 'b', ['C07', 'C09'])];
    expect(wayOf(crossing, [], { classes: [about('C09', 240)] })).toMatchObject({
      minutes: 120,
      steps: [{ topics: ['C09'], minutes: 120 }],
    });
    // Half of it in each of three, where no course serves all.
    const ring = [hours(60, 'a', ['C01', 'C05']), hours(60, 'b', ['C05', 'C09']), hours(60, 'c', ['C01', 'C09'])];
    const classes = ['C01', 'C05', 'C09'].map((topic) => about(topic, 120));
    expect(wayOf(ring, [], { classes }).minutes).toBe(90);
    const short = [about('C05', 60), about('C05', 45, { isBooked: true, startsOn: '2026-12-02' })];
    expect(wayWords(wayOf([hours(90, 'gio', ['C05'])], [], { classes: short }))).toBe(
      'Khoảng 90 phút: dự lớp về “Khóa C05” đủ 90 phút (còn chỗ ở lớp “Lớp C05” ngày 28/11/2026, Xã Hàm Yên; đã có chỗ ở lớp “Lớp C05” ngày 02/12/2026, Xã Hàm Yên).',
    );
  });

  it('names classes that begin by her last day, and any when that is over', () => {
    const classes = [{ startsOn: '2026-12-31' }, { startsOn: '2027-01-01' }];
    const today = '2026-11-27';
    expect(inTime(classes, { lastOn: '2026-12-31', today })).toEqual([{ startsOn: '2026-12-31' }]);
    expect(inTime(classes, { lastOn: '2026-11-26', today })).toEqual(classes);
    expect(inTime(classes, { lastOn: null, today })).toEqual(classes);
  });

  it('leaves nothing to do to whom only the grader keeps waiting', () => {
    const way = wayOf([task(['T1', 'T2'], 'viec')], [], { waitingTasks: ['T2'] });
    expect(way).toMatchObject({ minutes: 0, isOnlyWaiting: true });
    expect(wayWords(way)).toBe('Không phải làm gì thêm: bài thực hành “Việc T2” đang chờ chấm.');
  });

  it('says what waits beside what is hers to do, and a certificate that is to be sent', () => {
    const way = wayOf([task(['T1'], 'viec'), outside('giay'), course('C01', 1, 5)], [], { waitingTasks: ['T1'] });
    expect(wayWords(way)).toBe(
      'Khoảng 25 phút: đọc bài 1 khóa C01 (5 phút), làm bài kiểm tra khóa C01 (20 phút), nộp giấy “Bình dân học vụ số”, bài thực hành “Việc T1” đang chờ chấm.',
    );
    expect(wayWords(wayOf([outside('giay')]))).toBe('Nộp giấy “Bình dân học vụ số”.');
  });

  it('goes course by course in the order of the round', () => {
    const read = [fact('lesson-read', 'C05-01')];
    expect(wayWords(wayOf([course('C05', 1, 10), course('C01', 1, 5)], read))).toBe(
      'Khoảng 45 phút: làm bài kiểm tra khóa C05 (20 phút), đọc bài 1 khóa C01 (5 phút), làm bài kiểm tra khóa C01 (20 phút).',
    );
  });

  it('is looked for among so many ways only, and still finishes everything', () => {
    const many = Array.from({ length: 10 }, (_, at) => hours(30 + at, `gio-${at}`, [`C${at}`]));
    const courses = Array.from({ length: 12 }, (_, at) => course(`C${at}`, 1, 5 + at));
    const twice = (parts: readonly Requirement[], need: number, times: number) =>
      Array.from({ length: times }, (_, at) =>
        keyed(group('any', [...parts.slice(at), ...parts.slice(0, at)], need), `r${at}`),
      );
    for (const trees of [twice(many, 4, 6), twice(courses, 6, 2)]) {
      const work = { combinations: MOST_COMBINATIONS };
      const way = wayToFinish(trees, derive(trees, []), ground(), work);
      expect(work.combinations).toBeGreaterThan(-MOST_COMBINATIONS);
      expect(derive(trees, factsOf(way.steps)).every(({ isMet }) => isMet)).toBe(true);
    }
  });

  it('is empty when nothing is left', () => {
    const trees = [task(['T1'], 'viec')];
    const way = wayOf(trees, [fact('task-passed', 'T1')]);
    expect(way).toEqual({ steps: [], minutes: 0, isOnlyWaiting: false });
    expect(wayWords(way)).toBe('');
  });
});

/** What is recorded when exactly these steps are done. */
function factsOf(steps: readonly WayStep[]): Evidence[] {
  return steps.map((step) => {
    switch (step.kind) {
      case 'lesson':
        return fact('lesson-read', step.lessonId);
      case 'quiz':
        return fact('quiz-passed', step.quizId, { scorePercent: step.scorePercent ?? 80 });
      case 'task':
        return fact('task-passed', step.taskId);
      case 'outside':
        return fact('external', step.certificate);
      default:
        return fact('hours-attended', 'buoi', { minutes: step.minutes, topic: step.topics?.[0] ?? null });
    }
  });
}

const courseIds = ['C01', 'C05', 'C07'] as const;

const leaf: fc.Arbitrary<Requirement> = fc.oneof(
  fc.constantFrom(...courseIds).map((id) => course(id, id === 'C07' ? 1 : 2, id === 'C05' ? 25 : 10)),
  fc.tuple(fc.constantFrom(...courseIds), fc.constantFrom(60, 90)).map(([id, score]) => quiz(id, score, 'q')),
  fc.subarray(['T1', 'T2', 'T3'], { minLength: 1 }).map((ids) => task(ids, 't')),
  fc
    .tuple(fc.constantFrom(30, 90, 180), fc.constantFrom(undefined, ['C05'], ['C09'], ['C05', 'C09']))
    .map(([minutes, topics]) => hours(minutes, 'h', topics)),
  fc.constant(outside('o')),
);

const { tree } = fc.letrec<{ tree: Requirement }>((tie) => ({
  tree: fc.oneof(
    { maxDepth: 2 },
    leaf,
    fc
      .tuple(
        fc.constantFrom<GroupKind>('all', 'any', 'order'),
        fc.array(tie('tree'), { minLength: 1, maxLength: 3 }),
        fc.nat(2),
      )
      .map(([kind, parts, need]) => group(kind, parts, kind === 'any' ? 1 + (need % parts.length) : parts.length)),
  ),
}));

/** Keys are unique within a round. */
const keyed = (one: Requirement, at: string): Requirement =>
  isGroup(one)
    ? {
        ...one,
        key: at,
        spec: { ...one.spec, parts: one.spec.parts.map((part, index) => keyed(part, `${at}-${index}`)) },
      }
    : { ...one, key: at };

const trees = fc
  .array(tree, { minLength: 1, maxLength: 2 })
  .map((list) => list.map((one, index) => keyed(one, `r${index}`)));

const history = fc.array(
  fc.constantFrom<readonly [Evidence['kind'], string, Partial<Evidence>]>(
    ...courseIds.flatMap((id) => [
      ['lesson-read', `${id}-01`, {}] as const,
      ['quiz-passed', `${id}-QUIZ`, { scorePercent: 70 }] as const,
    ]),
    ['task-passed', 'T1', {}],
    ['hours-attended', 'buoi', { minutes: 60, topic: 'C05' }],
    ['external', 'binh-dan', {}],
  ),
  { maxLength: 5 },
);

const grounds = fc.record({
  classes: fc.subarray([lesson, { ...lesson, topic: null }]),
  waitingTasks: fc.subarray(['T1', 'T2']),
  waitingCertificates: fc.subarray(['binh-dan']),
  usedUpQuizzes: fc.subarray(courseIds.map((id) => `${id}-QUIZ`)),
});

/** Classes that give whatever hours are asked for. */
const MANY_CLASSES: readonly OpenClass[] = ['C05', 'C09', null].map((topic) => ({
  ...lesson,
  ...{ classGroupId: topic ?? 'khac', topic, minutes: 600 },
}));

/** Something she may do: what is recorded by it, and its price by decision 0068, written down here once more. */
interface Act {
  readonly facts: readonly Evidence[];
  readonly blocked: number;
  readonly minutes: number;
}

/** Of everything that trees name the ways to do it, besides not at all. */
function actsOf(asked: readonly Requirement[], waiting: readonly string[], usedUp: readonly string[]): Act[][] {
  const leaves = asked.flatMap(function leavesOf(one): Exclude<Requirement, { kind: GroupKind }>[] {
    return isGroup(one) ? one.spec.parts.flatMap(leavesOf) : [one];
  });
  const acts = new Map<string, Map<string, Act>>();
  const may = (what: string, how: string, act: Act): void => {
    acts.set(what, (acts.get(what) ?? new Map<string, Act>()).set(how, act));
  };
  const limits = new Set(leaves.flatMap((one) => (one.kind === 'course' ? [one.spec.quizId] : [])));
  const passed = (id: string, scorePercent: number): Act => ({
    facts: [fact('quiz-passed', id, { scorePercent })],
    ...{ blocked: usedUp.includes(id) ? 1 : 0, minutes: limits.has(id) ? 20 : 15 },
  });
  for (const one of leaves) {
    if (one.kind === 'course') {
      for (const { id, minutes = 0 } of one.spec.lessons)
        may(id, '', { facts: [fact('lesson-read', id)], blocked: 0, minutes });
      if (one.spec.quizId !== null) may(one.spec.quizId, '90', passed(one.spec.quizId, 90));
    } else if (one.kind === 'quiz') may(one.spec.quizId, '90', passed(one.spec.quizId, 90));
    else if (one.kind === 'task')
      for (const { id, minutes = 0 } of one.spec.tasks ?? [])
        may(id, '', { facts: [fact('task-passed', id)], blocked: 0, minutes: waiting.includes(id) ? 0 : minutes });
    else if (one.kind === 'outside') {
      const { certificate } = one.spec;
      const blocked = waiting.includes(certificate) ? 0 : 1;
      may(certificate, '', { facts: [fact('external', certificate)], blocked, minutes: 0 });
    } else
      for (const topic of one.spec.topics?.map(({ id }) => id) ?? [null])
        for (const minutes of [30, 60, 90, 120, 150, 180])
          may(`gio ${topic}`, `${minutes}`, {
            ...{ facts: [fact('hours-attended', 'buoi', { minutes, topic })], blocked: 0, minutes },
          });
  }
  return [...acts.values()].map((ways) => [...ways.values()]);
}

/** The least that any set of acts costs after which everything is met. */
function cheapest(asked: readonly Requirement[], facts: readonly Evidence[], acts: readonly Act[][]): [number, number] {
  let best: [number, number] = [Infinity, Infinity];
  const isBetter = (blocked: number, minutes: number): boolean =>
    blocked < best[0] || (blocked === best[0] && minutes < best[1]);
  const walk = (at: number, done: readonly Evidence[], blocked: number, minutes: number): void => {
    if (!isBetter(blocked, minutes)) return;
    const ways = acts[at];
    if (ways === undefined) {
      if (derive(asked, done).every(({ isMet }) => isMet)) best = [blocked, minutes];
      return;
    }
    walk(at + 1, done, blocked, minutes);
    for (const act of ways) walk(at + 1, [...done, ...act.facts], blocked + act.blocked, minutes + act.minutes);
  };
  walk(0, facts, 0, 0);
  return best;
}

/** Little enough for every set of acts to be tried. */
const smallLeaf = fc.oneof(
  fc.constantFrom('C01', 'C05').map((id) => course(id, 1, id === 'C05' ? 25 : 10)),
  fc.constantFrom('C01', 'C05').map((id) => quiz(id, 90, 'q')),
  fc.subarray(['T1', 'T2'], { minLength: 1 }).map((ids) => task(ids, 't')),
  fc
    .tuple(fc.constantFrom(60, 90, 180), fc.constantFrom(undefined, ['C05'], ['C09'], ['C05', 'C09']))
    .map(([minutes, topics]) => hours(minutes, 'h', topics)),
  fc.constant(outside('o')),
);

const smallTrees = fc
  .array(
    fc.oneof(
      smallLeaf,
      fc
        .tuple(fc.constantFrom<GroupKind>('all', 'any'), fc.array(smallLeaf, { minLength: 1, maxLength: 3 }), fc.nat(2))
        .map(([kind, parts, need]) => group(kind, parts, kind === 'any' ? 1 + (need % parts.length) : parts.length)),
    ),
    { minLength: 1, maxLength: 2 },
  )
  .map((list) => list.map((one, index) => keyed(one, `r${index}`)));

const TOPICS = ['C01', 'C05', 'C09'];

const needs: fc.Arbitrary<HoursNeed[]> = fc.array(
  fc
    .tuple(fc.constantFrom(30, 60, 90, 120), fc.option(fc.subarray(TOPICS, { minLength: 1 })))
    .map(([minutes, topics]) => ({ topics, titles: topics ?? [], minutes })),
  { minLength: 1, maxLength: 3 },
);

const someClasses = fc
  .array(fc.tuple(fc.constantFrom(...TOPICS, null), fc.constantFrom(30, 60, 90, 240)), { maxLength: 5 })
  .map((list) =>
    list.map(([topic, minutes], at): OpenClass => ({ ...lesson, classGroupId: `g${at}`, topic, minutes })),
  );

const givenFor = (topics: readonly string[] | null, open: readonly OpenClass[]): number =>
  open
    .filter(({ topic }) => topics === null || (topic !== null && topics.includes(topic)))
    .reduce((sum, { minutes }) => sum + minutes, 0);

/** Every split over the courses in quarters of an hour is tried; of courses that a blocked need names as much as is wanted. */
function fewest(asked: readonly HoursNeed[], short: readonly HoursNeed[], open: readonly OpenClass[]): number {
  const isFree = (subject: string | null): boolean =>
    short.some(({ topics }) => topics === null || (subject !== null && topics.includes(subject)));
  const subjects = [...TOPICS, null];
  const most = subjects.map((subject) =>
    isFree(subject) ? 120 : open.reduce((sum, { topic, minutes }) => sum + (topic === subject ? minutes : 0), 0),
  );
  let best = Infinity;
  const walk = (at: number, split: readonly number[], total: number): void => {
    if (total >= best) return;
    if (at < subjects.length) {
      for (let minutes = 0; minutes <= Math.min(most[at] ?? 0, 120); minutes += 15)
        walk(at + 1, [...split, minutes], total + minutes);
      return;
    }
    const has = ({ topics }: HoursNeed): number =>
      split.reduce((sum, minutes, index) => {
        const subject = subjects[index] ?? null;
        return sum + (topics === null || (subject !== null && topics.includes(subject)) ? minutes : 0);
      }, 0);
    if (asked.every((need) => has(need) >= need.minutes)) best = total;
  };
  walk(0, [], 0);
  return best;
}

describe('whatever is asked for, and whatever is done of it', () => {
  it('costs what the cheapest of all sets of acts costs that would do', () => {
    fc.assert(
      fc.property(
        smallTrees,
        history,
        fc.record({ waiting: fc.subarray(['T1', 'T2', 'binh-dan']), usedUp: fc.subarray(['C01-QUIZ', 'C05-QUIZ']) }),
        (asked, done, known) => {
          const facts = done.map(([kind, subject, more]) => fact(kind, subject, more));
          const acts = actsOf(asked, known.waiting, known.usedUp);
          fc.pre(acts.reduce((count, ways) => count * (ways.length + 1), 1) <= 6000);
          const waiting = { waitingTasks: known.waiting, waitingCertificates: known.waiting };
          const beside = { classes: MANY_CLASSES, ...waiting, usedUpQuizzes: known.usedUp };
          const way = wayToFinish(asked, derive(asked, facts), beside);
          const blocked = way.steps.filter((step) =>
            step.kind === 'quiz' ? step.isUsedUp : step.kind === 'outside' && !step.isWaiting,
          ).length;
          expect([blocked, way.minutes]).toEqual(cheapest(asked, facts, acts));
        },
      ),
      { numRuns: 300 },
    );
  });

  it('attends the fewest minutes that fill all needs, in classes that give them', () => {
    fc.assert(
      fc.property(needs, someClasses, (list, open) => {
        const asked = new Map(list.map((need) => [hoursKeyOf(need.topics), need]));
        const plan = hoursPlan(asked, open);
        const short = [...asked.values()].filter(({ topics, minutes }) => givenFor(topics, open) < minutes);
        expect([plan.blocked, plan.minutes]).toEqual([short.length, fewest([...asked.values()], short, open)]);
        expect(plan.steps.reduce((sum, { minutes }) => sum + minutes, 0)).toBe(plan.minutes);
        // What has a class is no more than its classes give, and all of them about it.
        for (const { topics, minutes, offers } of plan.steps) {
          expect(offers.every(({ topic }) => topics === null || topics.includes(topic ?? ''))).toBe(true);
          if (offers.length > 0)
            expect(offers.reduce((sum, one) => sum + one.minutes, 0)).toBeGreaterThanOrEqual(minutes);
        }
        const offered = plan.steps.filter(({ offers }) => offers.length > 0);
        expect(short.length > 0 || offered.length === plan.steps.length).toBe(true);
        const taken = offered.reduce((sum, { minutes }) => sum + minutes, 0);
        expect(taken).toBeLessThanOrEqual(givenFor(null, open));
      }),
      { numRuns: 300 },
    );
  });

  it('finishes everything when exactly its steps are done, and says so in one sentence', () => {
    fc.assert(
      fc.property(trees, history, grounds, (asked, done, known) => {
        const facts = done.map(([kind, subject, more]) => fact(kind, subject, more));
        const way = wayToFinish(asked, derive(asked, facts), known);
        expect(derive(asked, [...facts, ...factsOf(way.steps)]).every(({ isMet }) => isMet)).toBe(true);
        expect(wayWords(way)).toMatch(way.steps.length === 0 ? /^$/ : /^\p{Lu}.*\.$/u);
      }),
      { numRuns: 400 },
    );
  });
});
