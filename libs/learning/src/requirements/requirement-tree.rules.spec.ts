import fc from 'fast-check';
import { deriveCompletion, type RequirementCompletion } from '../completion/completion.rules';
import { type Evidence } from '../completion/evidence.rules';
import { nextStep } from '../own-learning/next-step.rules';
import { explainEvidence, explainRequirements } from './requirement-reasons.rules';
import { type GroupKind, nodesOf, type Requirement, stepsOf } from './requirement.rules';

const START = new Date('2026-10-01T00:00:00+07:00');

const period = { countsFrom: START, asOf: null };

const at = (day: number): Date => new Date(START.getTime() + day * 86_400_000);

const course = (id: string, lessons = 2): Requirement => ({
  key: id.toLowerCase(),
  label: id,
  kind: 'course',
  spec: {
    course: id,
    courseHash: 'h',
    lessons: Array.from({ length: lessons }, (_, index) => ({
      id: `${id}-0${index + 1}`,
      number: index + 1,
      title: `Bài ${index + 1}`,
    })),
    quizId: `${id}-QUIZ`,
  },
});

const quiz = (id: string, scorePercent: number): Requirement => ({
  key: `diem-${id.toLowerCase()}`,
  label: `Bài kiểm tra ${id}`,
  kind: 'quiz',
  spec: { quizId: `${id}-QUIZ`, course: id, scorePercent },
});

const hours = (minutes: number): Requirement => ({ key: 'gio-lop', label: 'Lớp', kind: 'hours', spec: { minutes } });

const task: Requirement = {
  key: 'thuc-hanh',
  label: 'Bài thực hành',
  kind: 'task',
  spec: { anyOf: ['C05-TASK', 'C08-TASK'] },
};

const group = (kind: GroupKind, key: string, parts: readonly Requirement[], need = parts.length): Requirement => ({
  key,
  label: key,
  kind,
  spec: { parts, need },
});

let sequence = 0;

const fact = (kind: Evidence['kind'], subject: string, day: number, more: Partial<Evidence> = {}): Evidence => ({
  id: `e${String((sequence += 1)).padStart(6, '0')}`,
  kind,
  subject,
  sourceId: subject,
  minutes: null,
  scorePercent: null,
  occurredAt: at(day),
  recordedAt: at(day),
  supersededAt: null,
  ...more,
});

const whole = (id: string, day: number): Evidence[] => [
  fact('lesson-read', `${id}-01`, day),
  fact('lesson-read', `${id}-02`, day),
  fact('quiz-passed', `${id}-QUIZ`, day, { scorePercent: 80 }),
];

const derived = (requirement: Requirement, facts: readonly Evidence[]): RequirementCompletion => {
  const [one] = deriveCompletion([requirement], facts, period).requirements;
  if (one === undefined) throw new Error('nothing derived');
  return one;
};

const wordsOf = (requirement: Requirement, facts: readonly Evidence[]): string[] => {
  const words = (one: ReturnType<typeof tree>): string[] => [one.explanation, ...one.parts.flatMap(words)];
  const tree = () => {
    const found = explainRequirements([derived(requirement, facts)]).get(requirement.key);
    if (found === undefined) throw new Error('nothing explained');
    return found;
  };
  return words(tree());
};

describe('a choice of parts', () => {
  const choice = group('any', 'chuyen-de', [course('C01'), course('C05'), course('C08')], 2);

  it('asks for as many steps as its shortest parts have, whatever is chosen', () => {
    expect(stepsOf(group('any', 'a', [course('C01', 6), course('C05', 2), hours(60)], 2))).toBe(5);
    expect(derived(choice, []).total).toBe(6);
  });

  it('is met by any two, at the instant the second was', () => {
    const facts = [...whole('C08', 3), ...whole('C01', 9)];
    expect(derived(choice, facts)).toMatchObject({ done: 6, total: 6, isMet: true, missing: [] });
    expect(deriveCompletion([choice], facts, period).finishedAt).toEqual(at(9));
  });

  it('keeps its date when a third part is done later, and says of that part that nothing more was needed', () => {
    const facts = [...whole('C08', 3), ...whole('C01', 9), ...whole('C05', 20)];
    const completion = deriveCompletion([choice], facts, period);
    expect(completion.finishedAt).toEqual(at(9));
    const late = explainEvidence([choice], facts, period, completion).find((one) => one.evidence.subject === 'C05-01');
    expect(late?.notCounted).toBe('already-met');
  });

  it('names as missing the way with the fewest steps left', () => {
    const facts = [...whole('C01', 1), fact('lesson-read', 'C08-01', 2)];
    expect(derived(choice, facts).missing.map((step) => step.subject)).toEqual(['C08-02', 'C08-QUIZ']);
    const next = nextStep([choice], [derived(choice, facts)], { openAttempts: [], submissions: [] });
    expect(next).toMatchObject({ kind: 'lesson', key: 'c08', lesson: { id: 'C08-02' } });
  });

  it('is told in words, part by part', () => {
    expect(wordsOf(choice, [...whole('C01', 1), fact('lesson-read', 'C08-01', 2)])).toEqual([
      'Chọn 2 trong 3 phần. Đã xong 1 phần.',
      'Đã xong cả khóa.',
      'Chưa bắt đầu. Còn bài 1–2 và bài kiểm tra.',
      'Đã xong 1 trên 3 bước. Còn bài 2 và bài kiểm tra.',
    ]);
  });
});

describe('parts in order', () => {
  const order = group('order', 'lan-luot', [course('C01'), course('C05'), hours(60)]);

  it('leads through the parts one after the other', () => {
    const step = (facts: readonly Evidence[]) =>
      nextStep([order], [derived(order, facts)], { openAttempts: [], submissions: [] });
    expect(step([])).toMatchObject({ kind: 'lesson', key: 'c01' });
    expect(step(whole('C01', 1))).toMatchObject({ kind: 'lesson', key: 'c05' });
    expect(step([...whole('C01', 1), ...whole('C05', 2)])).toMatchObject({ kind: 'class', missingMinutes: 60 });
  });

  it('keeps what was done before its turn, and counts it when the turn comes', () => {
    const early = whole('C05', 1);
    const before = derived(order, early);
    expect(before).toMatchObject({ done: 0, isMet: false });
    expect(before.parts?.[1]).toMatchObject({ isMet: true, isWaiting: true });
    expect(wordsOf(order, early)[2]).toBe('Đã làm trước và được giữ lại. Được tính khi xong phần “C01”.');
    const completion = deriveCompletion([order], early, period);
    const [explained] = explainEvidence([order], early, period, completion);
    expect(explained?.notCounted).toBe('waits-turn');
    expect(derived(order, [...early, ...whole('C01', 5)])).toMatchObject({ done: 6, total: 8 });
  });
});

describe('a quiz with a score', () => {
  it('is met by the first pass with enough points, and tells the best until then', () => {
    const wanted = quiz('C05', 90);
    const low = fact('quiz-passed', 'C05-QUIZ', 1, { sourceId: 'a', scorePercent: 82.5 });
    const high = fact('quiz-passed', 'C05-QUIZ', 4, { sourceId: 'b', scorePercent: 95 });
    expect(wordsOf(wanted, [])).toEqual(['Cần đạt từ 90 % ở bài kiểm tra.']);
    expect(wordsOf(wanted, [low])).toEqual(['Điểm cao nhất là 82,5 %, cần từ 90 %. Làm lại bài kiểm tra.']);
    expect(wordsOf(wanted, [low, high])).toEqual(['Đã đạt 95 %, yêu cầu từ 90 %.']);
    const completion = deriveCompletion([wanted], [low], period);
    expect(explainEvidence([wanted], [low], period, completion)[0]?.notCounted).toBe('below-score');
    expect(deriveCompletion([wanted], [low, high], period).finishedAt).toEqual(at(4));
    expect(nextStep([wanted], completion.requirements, { openAttempts: [], submissions: [] })).toMatchObject({
      kind: 'quiz',
      quizId: 'C05-QUIZ',
      scorePercent: 90,
    });
  });
});

const leaves = [course('C01'), course('C05'), course('C08', 1), quiz('C05', 90), task, hours(100)];

/** Trees of up to three levels; keys are made different afterwards. */
const anyTree: fc.Arbitrary<Requirement> = fc.letrec<{ node: Requirement; leaf: Requirement; group: Requirement }>(
  (tie) => ({
    leaf: fc.constantFrom(...leaves),
    group: fc
      .record({
        kind: fc.constantFrom<GroupKind>('all', 'any', 'order'),
        parts: fc.array(tie('node'), { minLength: 2, maxLength: 4 }),
        wanted: fc.integer({ min: 1, max: 4 }),
      })
      .map(({ kind, parts, wanted }) =>
        group(kind, 'nhom', parts, kind === 'any' ? Math.min(wanted, parts.length) : parts.length),
      ),
    node: fc.oneof({ depthSize: 'small', withCrossShrink: true, maxDepth: 3 }, tie('leaf'), tie('group')),
  }),
).node;

function withOwnKeys(requirement: Requirement, prefix: string): Requirement {
  const renamed = { ...requirement, key: prefix };
  if (renamed.kind !== 'all' && renamed.kind !== 'any' && renamed.kind !== 'order') return renamed;
  const parts = renamed.spec.parts.map((part, index) => withOwnKeys(part, `${prefix}-${index}`));
  return { ...renamed, spec: { ...renamed.spec, parts } };
}

const someTrees = fc
  .array(anyTree, { minLength: 1, maxLength: 3 })
  .map((trees) => trees.map((tree, index) => withOwnKeys(tree, `y${index}`)));

const SUBJECTS = ['C01-01', 'C01-02', 'C01-QUIZ', 'C05-01', 'C05-02', 'C05-QUIZ', 'C08-01', 'C08-QUIZ', 'C05-TASK'];

const anyFact: fc.Arbitrary<Evidence> = fc
  .record({
    subject: fc.constantFrom(...SUBJECTS, 's1', 's2'),
    source: fc.constantFrom('a', 'b'),
    day: fc.integer({ min: -5, max: 60 }),
    late: fc.integer({ min: 0, max: 40 }),
    score: fc.constantFrom(80, 90, 100),
    id: fc.uuid(),
  })
  .map(({ subject, source, day, late, score, id }) => {
    const kind = kindOf(subject);
    const numbers = {
      minutes: kind === 'hours-attended' ? 45 : null,
      scorePercent: kind === 'quiz-passed' ? score : null,
    };
    return { ...fact(kind, subject, day), ...numbers, id, sourceId: `${source}-${score}`, recordedAt: at(day + late) };
  });

const history = fc.uniqueArray(anyFact, { selector: ({ id }) => id, maxLength: 40 });

function kindOf(subject: string): Evidence['kind'] {
  if (subject.endsWith('QUIZ')) return 'quiz-passed';
  if (subject.endsWith('TASK')) return 'task-passed';
  return subject.startsWith('s') ? 'hours-attended' : 'lesson-read';
}

const nodes = (completion: readonly RequirementCompletion[]): RequirementCompletion[] =>
  completion.flatMap((one) => [one, ...nodes(one.parts ?? [])]);

describe('any tree over any history', () => {
  it('gives the same whatever order the facts arrive in', () => {
    fc.assert(
      fc.property(someTrees, history, (trees, facts) => {
        const forwards = deriveCompletion(trees, facts, period);
        expect(deriveCompletion(trees, [...facts].reverse(), period)).toEqual(forwards);
        const recorded = [...facts].sort((a, b) => a.recordedAt.getTime() - b.recordedAt.getTime());
        expect(deriveCompletion(trees, recorded, period)).toEqual(forwards);
      }),
    );
  });

  it('never takes a step away when a fact is added, and never un-meets a part', () => {
    fc.assert(
      fc.property(someTrees, history, anyFact, (trees, facts, added) => {
        const before = nodes(deriveCompletion(trees, facts, period).requirements);
        const after = nodes(deriveCompletion(trees, [...facts, added], period).requirements);
        before.forEach((one, index) => {
          expect(after[index]?.done).toBeGreaterThanOrEqual(one.done);
          expect(one.isMet && after[index]?.isMet === false).toBe(false);
          expect(one.isWaiting !== true && after[index]?.isWaiting === true).toBe(false);
        });
      }),
    );
  });

  it('has all its steps exactly when it is met, and then nothing is missing', () => {
    fc.assert(
      fc.property(someTrees, history, (trees, facts) => {
        const completion = deriveCompletion(trees, facts, period);
        for (const one of nodes(completion.requirements)) {
          expect([one.done === one.total, one.missing.length === 0]).toEqual([one.isMet, one.isMet]);
          expect(one.done).toBeLessThanOrEqual(one.total);
        }
        expect(completion.finishedAt !== null).toBe(completion.requirements.every((one) => one.isMet));
        expect(completion.totalSteps).toBe(trees.reduce((sum, tree) => sum + stepsOf(tree), 0));
      }),
    );
  });

  it('is finished by its date, and not before it', () => {
    fc.assert(
      fc.property(someTrees, history, (trees, facts) => {
        const { finishedAt } = deriveCompletion(trees, facts, period);
        if (finishedAt === null) return;
        const until = (instant: number): Evidence[] => facts.filter((one) => one.occurredAt.getTime() <= instant);
        expect(deriveCompletion(trees, until(finishedAt.getTime()), period).finishedAt).toEqual(finishedAt);
        if (finishedAt > START)
          expect(deriveCompletion(trees, until(finishedAt.getTime() - 1), period).finishedAt).toBeNull();
      }),
    );
  });

  it('has something to do next as long as it is not finished, and says a sentence at every node', () => {
    fc.assert(
      fc.property(someTrees, history, (trees, facts) => {
        const { requirements, finishedAt } = deriveCompletion(trees, facts, period);
        const next = nextStep(trees, requirements, { openAttempts: [], submissions: [] });
        expect(next === null).toBe(finishedAt !== null);
        const keys = nodesOf(trees).map(({ key }) => key);
        expect(next === null || keys.includes(next.key)).toBe(true);
        const said = [...explainRequirements(requirements).values()];
        expect(
          said.every(({ explanation }) => /^[^{}]+\.$/.test(explanation) && !/undefined|NaN/.test(explanation)),
        ).toBe(true);
      }),
    );
  });

  it('leaves an earlier cycle as it was when a later one begins', () => {
    fc.assert(
      fc.property(someTrees, history, history, (trees, first, second) => {
        const renewal = at(100);
        const later = second.map((one) => ({
          ...one,
          id: `n${one.id}`,
          occurredAt: new Date(one.occurredAt.getTime() + 120 * 86_400_000),
        }));
        const then = { countsFrom: START, asOf: null };
        const asOf = deriveCompletion(trees, first, then);
        const ofFirst = deriveCompletion(trees, [...first, ...later], then);
        if (asOf.finishedAt !== null) expect(ofFirst.finishedAt).toEqual(asOf.finishedAt);
        const fresh = deriveCompletion(trees, [...first, ...later], { countsFrom: renewal, asOf: null });
        expect(fresh).toEqual(deriveCompletion(trees, later, { countsFrom: renewal, asOf: null }));
      }),
    );
  });
});
