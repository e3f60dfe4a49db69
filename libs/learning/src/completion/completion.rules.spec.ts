import fc from 'fast-check';
import { type Requirement } from '../requirements/requirement.rules';
import { deriveCompletion } from './completion.rules';
import { type Evidence } from './evidence.rules';

const START = new Date('2026-10-01T00:00:00+07:00');

const period = { countsFrom: START, asOf: null };

const requirements: Requirement[] = [
  {
    key: 'c05',
    label: 'C05',
    kind: 'course',
    spec: {
      course: 'C05',
      courseHash: 'h',
      lessons: [
        { id: 'C05-01', number: 1, title: 'Tìm thủ tục' },
        { id: 'C05-02', number: 2, title: 'Khai tờ khai' },
      ],
      quizId: 'C05-QUIZ',
    },
  },
  { key: 'thuc-hanh', label: 'Bài thực hành', kind: 'task', spec: { anyOf: ['C05-TASK', 'C08-TASK'] } },
  { key: 'gio-lop', label: 'Lớp', kind: 'hours', spec: { minutes: 180 } },
];

let sequence = 0;

function evidence(kind: Evidence['kind'], subject: string, on: string, more: Partial<Evidence> = {}): Evidence {
  sequence += 1;
  const occurredAt = new Date(`${on}T08:00:00+07:00`);
  const id = `e${String(sequence).padStart(6, '0')}`;
  return {
    id,
    kind,
    subject,
    sourceId: subject,
    minutes: null,
    scorePercent: null,
    occurredAt,
    recordedAt: occurredAt,
    supersededAt: null,
    ...more,
  };
}

const hours = (session: string, minutes: number, on: string): Evidence =>
  evidence('hours-attended', session, on, { minutes });

const everything = (): Evidence[] => [
  evidence('lesson-read', 'C05-01', '2026-10-02'),
  evidence('lesson-read', 'C05-02', '2026-10-03'),
  evidence('quiz-passed', 'C05-QUIZ', '2026-10-04'),
  evidence('task-passed', 'C08-TASK', '2026-10-20'),
  hours('s1', 90, '2026-10-05'),
  hours('s2', 90, '2026-10-12'),
];

describe('completion', () => {
  it('names everything as missing when there is no evidence', () => {
    const completion = deriveCompletion(requirements, [], period);
    expect([completion.doneSteps, completion.totalSteps, completion.finishedAt]).toEqual([0, 10, null]);
    expect(completion.requirements.map((one) => one.missing)).toEqual([
      [
        { kind: 'lesson', subject: 'C05-01', label: 'Tìm thủ tục', course: 'C05', number: 1 },
        { kind: 'lesson', subject: 'C05-02', label: 'Khai tờ khai', course: 'C05', number: 2 },
        { kind: 'quiz', subject: 'C05-QUIZ', label: 'C05', course: 'C05' },
      ],
      [{ kind: 'task', subject: 'thuc-hanh', label: 'Bài thực hành' }],
      [{ kind: 'hours', subject: 'gio-lop', label: 'Lớp', minutes: 180 }],
    ]);
  });

  it('is finished at the instant of the last fact that was needed', () => {
    const completion = deriveCompletion(requirements, everything(), period);
    expect(completion.doneSteps).toBe(completion.totalSteps);
    expect(completion.finishedAt).toEqual(new Date('2026-10-20T08:00:00+07:00'));
    expect(completion.requirements.every((one) => one.isMet && one.missing.length === 0)).toBe(true);
  });

  it('does not move its date for facts that came when all was met', () => {
    const late = [
      evidence('lesson-read', 'C05-01', '2026-12-01', { sourceId: 'again' }),
      hours('s3', 120, '2026-12-02'),
    ];
    const completion = deriveCompletion(requirements, [...everything(), ...late], period);
    expect(completion.finishedAt).toEqual(new Date('2026-10-20T08:00:00+07:00'));
    expect(completion.countedToward.has(late[0]?.id ?? '')).toBe(false);
    expect(completion.countedToward.has(late[1]?.id ?? '')).toBe(false);
  });

  it('counts whole half-hours as steps and tells the minutes that are left', () => {
    const { requirements: all } = deriveCompletion(requirements, [hours('s1', 100, '2026-10-05')], period);
    expect(all[2]).toMatchObject({ done: 3, total: 6, isMet: false, missing: [{ minutes: 80 }] });
  });

  it('needs the minutes, not the half-hours, where the two differ', () => {
    const odd: Requirement[] = [{ key: 'h', label: 'Lớp', kind: 'hours', spec: { minutes: 100 } }];
    const almost = deriveCompletion(odd, [hours('s1', 99, '2026-10-05')], period);
    const enough = deriveCompletion(odd, [hours('s1', 100, '2026-10-05')], period);
    expect([almost.doneSteps, almost.totalSteps, almost.finishedAt]).toEqual([3, 4, null]);
    expect([enough.doneSteps, enough.totalSteps]).toEqual([4, 4]);
  });

  it('takes either task where one of several is asked for', () => {
    const one = deriveCompletion(requirements, [evidence('task-passed', 'C05-TASK', '2026-10-02')], period);
    const other = deriveCompletion(requirements, [evidence('task-passed', 'C01-TASK', '2026-10-02')], period);
    expect([one.requirements[1]?.isMet, other.requirements[1]?.isMet]).toEqual([true, false]);
  });

  it('leaves out what happened before the round began and what was superseded', () => {
    const early = evidence('lesson-read', 'C05-01', '2026-09-30');
    const withdrawn = evidence('lesson-read', 'C05-02', '2026-10-03', { supersededAt: new Date('2026-10-09') });
    expect(deriveCompletion(requirements, [early, withdrawn], period).doneSteps).toBe(0);
  });

  it('answers as of a past date: later records are not there yet, later corrections not made yet', () => {
    const facts = everything();
    const asOf = new Date('2026-10-06T00:00:00+07:00');
    const corrected = facts.map((one) =>
      one.subject === 's1' ? { ...one, supersededAt: new Date('2026-11-01') } : one,
    );
    const then = deriveCompletion(requirements, corrected, { countsFrom: START, asOf });
    expect(then.requirements.map((one) => one.done)).toEqual([3, 0, 3]);
    const now = deriveCompletion(requirements, corrected, period);
    expect(now.requirements.map((one) => one.done)).toEqual([3, 1, 3]);
  });

  it('falls when evidence is corrected', () => {
    const corrected = everything().map((one) =>
      one.subject === 's2' ? { ...one, supersededAt: new Date('2026-11-01') } : one,
    );
    const completion = deriveCompletion(requirements, corrected, period);
    expect(completion.finishedAt).toBeNull();
    expect(completion.requirements[2]).toMatchObject({ isMet: false, missing: [{ kind: 'hours', minutes: 90 }] });
  });
});

/** The planned minutes of a session are the same for everybody present. */
const minutesOf = { a: 0, b: 45, c: 120 };

const anyEvidence: fc.Arbitrary<Evidence> = fc
  .record({
    kind: fc.constantFrom<Evidence['kind']>('lesson-read', 'quiz-passed', 'task-passed', 'hours-attended', 'waiver'),
    subject: fc.constantFrom('C05-01', 'C05-02', 'C05-QUIZ', 'C05-TASK', 'C08-TASK', 's1', 's2', 'C99-01'),
    sourceId: fc.constantFrom<keyof typeof minutesOf>('a', 'b', 'c'),
    day: fc.integer({ min: -20, max: 90 }),
    recordedLater: fc.integer({ min: 0, max: 5 }),
    supersededLater: fc.option(fc.integer({ min: 6, max: 30 }), { nil: null }),
    id: fc.uuid(),
  })
  .map(({ day, recordedLater, supersededLater, ...one }) => {
    const at = (days: number): Date => new Date(START.getTime() + days * 86_400_000);
    return {
      ...one,
      minutes: one.kind === 'hours-attended' ? minutesOf[one.sourceId] : null,
      scorePercent: null,
      occurredAt: at(day),
      recordedAt: at(day + recordedLater),
      supersededAt: supersededLater === null ? null : at(day + supersededLater),
    };
  });

const someEvidence = fc.uniqueArray(anyEvidence, { selector: (one) => one.id, maxLength: 40 });

const steps = (facts: readonly Evidence[]): number[] =>
  deriveCompletion(requirements, facts, period).requirements.map((one) => one.done);

describe('completion, whatever the evidence', () => {
  it('does not depend on the order of the evidence', () => {
    fc.assert(
      fc.property(someEvidence, fc.infiniteStream(fc.nat()), (facts, keys) => {
        const shuffled = facts
          .map((fact) => ({ fact, key: keys.next().value as number }))
          .sort((a, b) => a.key - b.key);
        const again = deriveCompletion(
          requirements,
          shuffled.map(({ fact }) => fact),
          period,
        );
        expect(again).toEqual(deriveCompletion(requirements, facts, period));
      }),
    );
  });

  it('counts a fact once however often it is given', () => {
    fc.assert(
      fc.property(someEvidence, (facts) => {
        const twice = [...facts, ...facts.map((fact) => ({ ...fact, id: `z${fact.id}` }))];
        expect(steps(twice)).toEqual(steps(facts));
      }),
    );
  });

  it('never takes a step away when evidence is added', () => {
    fc.assert(
      fc.property(someEvidence, anyEvidence, (facts, added) => {
        const after = steps([...facts, added]);
        steps(facts).forEach((before, index) => expect(after[index]).toBeGreaterThanOrEqual(before));
      }),
    );
  });

  it('has parts that sum to the whole and is finished exactly when nothing is missing', () => {
    fc.assert(
      fc.property(someEvidence, (facts) => {
        const completion = deriveCompletion(requirements, facts, period);
        expect(completion.requirements.reduce((sum, one) => sum + one.done, 0)).toBe(completion.doneSteps);
        for (const one of completion.requirements) {
          expect(one.isMet).toBe(one.missing.length === 0);
          expect(one.isMet).toBe(one.done === one.total);
        }
        expect(completion.finishedAt !== null).toBe(completion.doneSteps === completion.totalSteps);
      }),
    );
  });

  it('has a finishing date before which it was not finished and from which it is', () => {
    fc.assert(
      fc.property(someEvidence, (random) => {
        const facts = [...everything(), ...random.filter((one) => one.supersededAt === null)];
        const { finishedAt } = deriveCompletion(requirements, facts, period);
        const until = (instant: number): Evidence[] => facts.filter((one) => one.occurredAt.getTime() <= instant);
        const at = finishedAt?.getTime() ?? Number.NaN;
        expect(deriveCompletion(requirements, until(at), period).finishedAt).toEqual(finishedAt);
        expect(deriveCompletion(requirements, until(at - 1), period).finishedAt).toBeNull();
      }),
    );
  });
});
