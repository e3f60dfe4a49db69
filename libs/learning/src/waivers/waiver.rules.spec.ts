import fc from 'fast-check';
import { deriveCompletion } from '../completion/completion.rules';
import { type Evidence, evidenceOf } from '../completion/evidence.rules';
import { nextStep } from '../own-learning/next-step.rules';
import { explainEvidence, explainRequirements } from '../requirements/requirement-reasons.rules';
import { type Requirement } from '../requirements/requirement.rules';

const START = new Date('2026-10-01T00:00:00+07:00');

const at = (day: number): Date => new Date(START.getTime() + day * 86_400_000);

const period = { countsFrom: START, asOf: null };

const hours: Requirement = { key: 'gio-lop', label: 'Lớp', kind: 'hours', spec: { minutes: 60 } };

const task: Requirement = { key: 'thuc-hanh', label: 'Bài thực hành', kind: 'task', spec: { anyOf: ['C05-TASK'] } };

const order: Requirement = { key: 'nhom', label: 'Nhóm', kind: 'order', spec: { parts: [hours, task], need: 2 } };

const fact = (kind: Evidence['kind'], subject: string, day: number, more: Partial<Evidence> = {}): Evidence => ({
  id: `${kind}-${subject}-${day}`,
  kind,
  subject,
  sourceId: `${subject}-${day}`,
  minutes: kind === 'hours-attended' ? 60 : null,
  scorePercent: null,
  occurredAt: at(day),
  recordedAt: at(day),
  supersededAt: null,
  ...more,
});

const waiver = (key: string, day: number, more: Partial<Evidence> = {}): Evidence =>
  fact('waiver', key, day, { paperNumber: '12/SKHCN', ...more });

describe('a waived requirement', () => {
  it('is met from the confirmation on, and says by which paper', () => {
    const facts = [waiver('gio-lop', 4), fact('task-passed', 'C05-TASK', 2)];
    const completion = deriveCompletion([hours, task], facts, period);
    expect(completion).toMatchObject({ finishedAt: at(4), doneSteps: 3, totalSteps: 3 });
    expect(explainRequirements(completion.requirements).get('gio-lop')).toMatchObject({
      waivedBy: '12/SKHCN',
      explanation: 'Được miễn theo văn bản số 12/SKHCN.',
    });
    expect(explainEvidence([hours, task], facts, period, completion)[0]).toMatchObject({
      label: 'Lớp',
      countsToward: ['gio-lop'],
    });
    expect(nextStep([hours, task], completion.requirements, { openAttempts: [], submissions: [] })).toBeNull();
  });

  it('keeps what was done before the waiver, and its date', () => {
    const completion = deriveCompletion([hours], [fact('hours-attended', 's1', 2), waiver('gio-lop', 9)], period);
    expect(completion.finishedAt).toEqual(at(2));
    expect(completion.requirements[0]?.waivedBy).toBeUndefined();
  });

  it('may be a part or a whole group, and opens the turn of what follows', () => {
    const turn = deriveCompletion([order], [waiver('gio-lop', 1), fact('task-passed', 'C05-TASK', 3)], period);
    expect(turn.finishedAt).toEqual(at(3));
    expect(deriveCompletion([order], [waiver('nhom', 1)], period).finishedAt).toEqual(at(1));
  });

  it('counts from the first day of the round where it was confirmed before it', () => {
    const facts = [waiver('gio-lop', -9)];
    const completion = deriveCompletion([hours], facts, period);
    expect(completion).toMatchObject({ finishedAt: START, requirements: [{ isMet: true, waivedBy: '12/SKHCN' }] });
    expect(explainEvidence([hours], facts, period, completion)[0]).toMatchObject({ countsToward: ['gio-lop'] });
    // What was attended before the round counts in it as little as ever.
    const early = [fact('hours-attended', 's1', -12), waiver('gio-lop', -9)];
    expect(deriveCompletion([hours], early, period).requirements[0]?.waivedBy).toBe('12/SKHCN');
  });

  it('falls when the waiver is taken back, and as of the days before it did not', () => {
    const facts = [waiver('gio-lop', 1, { supersededAt: at(9) })];
    expect(deriveCompletion([hours], facts, period).finishedAt).toBeNull();
    expect(deriveCompletion([hours], facts, { countsFrom: START, asOf: at(5) }).finishedAt).toEqual(at(1));
  });

  it('belongs to its own cycle alone', () => {
    const facts = [waiver('c1 gio-lop', 1), waiver('c2 gio-lop', 1), fact('hours-attended', 's1', 2)];
    expect(evidenceOf('c1', facts).map(({ kind, subject }) => [kind, subject])).toEqual([
      ['waiver', 'gio-lop'],
      ['hours-attended', 's1'],
    ]);
  });

  it('gives the same whatever the order of arrival, and never takes a step away', () => {
    const any = fc.oneof(
      fc.integer({ min: -5, max: 30 }).map((day) => waiver('gio-lop', day)),
      fc.integer({ min: -5, max: 30 }).map((day) => waiver('nhom', day)),
      fc.integer({ min: -5, max: 30 }).map((day) => fact('hours-attended', 's1', day)),
      fc.integer({ min: -5, max: 30 }).map((day) => fact('task-passed', 'C05-TASK', day)),
    );
    fc.assert(
      fc.property(fc.uniqueArray(any, { selector: ({ id }) => id, maxLength: 8 }), fc.nat(8), (facts, cut) => {
        const whole = deriveCompletion([order], facts, period);
        expect(deriveCompletion([order], [...facts].reverse(), period)).toEqual(whole);
        expect(deriveCompletion([order], facts.slice(0, cut), period).doneSteps).toBeLessThanOrEqual(whole.doneSteps);
      }),
    );
  });
});
