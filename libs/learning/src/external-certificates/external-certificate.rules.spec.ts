import fc from 'fast-check';
import { deriveCompletion } from '../completion/completion.rules';
import { type Evidence } from '../completion/evidence.rules';
import { needsTaskStates, nextStep } from '../own-learning/next-step.rules';
import { explainEvidence, explainRequirements } from '../requirements/requirement-reasons.rules';
import { type Requirement } from '../requirements/requirement.rules';
import { lastDayOf } from './external-certificate.rules';

const START = new Date('2026-10-01T00:00:00+07:00');

const at = (day: number): Date => new Date(START.getTime() + day * 86_400_000);

const period = { countsFrom: START, asOf: null };

const outside: Requirement = {
  key: 'hoc-vu-so',
  label: 'Bình dân học vụ số',
  kind: 'outside',
  spec: { certificate: 'binh-dan-hoc-vu-so', name: 'Bình dân học vụ số', issuer: 'Nền tảng', validMonths: 12 },
};

const hours: Requirement = { key: 'gio-lop', label: 'Lớp', kind: 'hours', spec: { minutes: 60 } };

const fact = (kind: Evidence['kind'], sourceId: string, day: number, more: Partial<Evidence> = {}): Evidence => ({
  id: `${kind}-${sourceId}`,
  kind,
  subject: kind === 'hours-attended' ? sourceId : 'binh-dan-hoc-vu-so',
  sourceId,
  minutes: kind === 'hours-attended' ? 60 : null,
  scorePercent: null,
  occurredAt: at(day),
  recordedAt: at(day),
  supersededAt: null,
  ...more,
});

const accepted = (claim: string, day: number, more: Partial<Evidence> = {}) => fact('external', claim, day, more);

const ended = (claim: string, day: number) => fact('external-expired', claim, day);

const attended = (day: number) => fact('hours-attended', 's1', day);

const finishedAt = (facts: readonly Evidence[], countsFrom = START) =>
  deriveCompletion([outside, hours], facts, { countsFrom, asOf: null }).finishedAt;

describe('an outside certificate', () => {
  it('counts from the moment it was accepted', () => {
    expect(finishedAt([attended(1)])).toBeNull();
    expect(finishedAt([attended(1), accepted('a', 5)])).toEqual(at(5));
    const [one] = deriveCompletion([outside], [], period).requirements;
    expect(one).toMatchObject({ done: 0, total: 1, missing: [{ kind: 'outside', subject: 'binh-dan-hoc-vu-so' }] });
  });

  it('accepted before the round began counts from its first day, unless it had ended by then', () => {
    expect(finishedAt([accepted('a', -30), attended(3)])).toEqual(at(3));
    expect(finishedAt([accepted('a', -30), ended('a', -2), attended(3)])).toBeNull();
    expect(deriveCompletion([outside], [accepted('a', -30), ended('a', -2)], period).finishedAt).toBeNull();
  });

  it('leaves a round finished that was finished before its last day was over', () => {
    const facts = [accepted('a', 2), attended(5), ended('a', 20)];
    expect(finishedAt(facts)).toEqual(at(5));
    const completion = deriveCompletion([outside, hours], facts, period);
    expect(completion.countedToward.get('external-a')).toEqual(['hoc-vu-so']);
  });

  it('that ended first counts no more, until another one is accepted', () => {
    const facts = [accepted('a', 2), ended('a', 20), attended(25)];
    const completion = deriveCompletion([outside, hours], facts, period);
    expect(completion).toMatchObject({ finishedAt: null, doneSteps: 2, totalSteps: 3 });
    const told = explainEvidence([outside, hours], facts, period, completion);
    expect(told.map(({ evidence, notCounted }) => [evidence.kind, notCounted])).toEqual([
      ['hours-attended', null],
      ['external', 'expired'],
    ]);
    expect(finishedAt([...facts, accepted('b', 30)])).toEqual(at(30));
  });

  it('goes when its acceptance is withdrawn', () => {
    const facts = [accepted('a', 2, { supersededAt: at(9) }), attended(5)];
    expect(finishedAt(facts)).toBeNull();
    expect(deriveCompletion([outside, hours], facts, { countsFrom: START, asOf: at(8) }).finishedAt).toEqual(at(5));
  });

  it('is told in words and asked for after courses and tasks', () => {
    const open = deriveCompletion([outside, hours], [], period).requirements;
    expect(explainRequirements(open).get('hoc-vu-so')?.explanation).toBe(
      'Cần giấy “Bình dân học vụ số” được cán bộ xem và nhận.',
    );
    const work = { openAttempts: [], submissions: [] };
    expect(nextStep([outside, hours], open, work)).toMatchObject({ kind: 'outside', title: 'Bình dân học vụ số' });
    const waiting = { ...work, waitingCertificates: ['binh-dan-hoc-vu-so'] };
    expect(nextStep([outside, hours], open, waiting)).toMatchObject({ kind: 'class' });
    expect(nextStep([outside], open.slice(0, 1), waiting)).toMatchObject({ kind: 'checking', key: 'hoc-vu-so' });
    expect(needsTaskStates(open)).toBe(false);
    const done = deriveCompletion([outside], [accepted('a', 1)], period).requirements;
    expect(explainRequirements(done).get('hoc-vu-so')?.explanation).toBe('Giấy chứng nhận của nơi khác đã được nhận.');
  });

  it('gives the same whatever the order its facts are written down in, and never finishes after an end it did not outrun', () => {
    const claim = fc.record({ from: fc.integer({ min: -40, max: 60 }), lasts: fc.integer({ min: 1, max: 50 }) });
    const claims = fc.array(claim, { maxLength: 4 });
    fc.assert(
      fc.property(claims, fc.integer({ min: 0, max: 60 }), fc.infiniteStream(fc.nat()), (list, day, keys) => {
        const facts = [
          attended(day),
          ...list.flatMap(({ from, lasts }, index) => [accepted(`k${index}`, from), ended(`k${index}`, from + lasts)]),
        ];
        const shuffled = facts
          .map((one) => [keys.next().value ?? 0, one] as const)
          .sort(([a], [b]) => a - b)
          .map(([, one]) => one);
        const derived = deriveCompletion([outside, hours], facts, period);
        expect(deriveCompletion([outside, hours], shuffled, period)).toEqual(derived);
        const stood = list.filter(({ from, lasts }) => from + lasts > Math.max(day, from, 0));
        const first = Math.min(...stood.map(({ from }) => Math.max(day, from, 0)));
        expect(derived.finishedAt).toEqual(stood.length === 0 ? null : at(first));
      }),
    );
  });
});

describe('the last day of a certificate', () => {
  it.each([
    ['2025-11-26', 12, '2026-11-25'],
    ['2026-03-01', 12, '2027-02-28'],
    ['2024-02-29', 12, '2025-02-28'],
    ['2026-01-31', 1, '2026-02-28'],
    ['2026-01-01', 36, '2028-12-31'],
  ])('issued on %s for %d months is %s', (issuedOn, months, lastOn) => {
    expect(lastDayOf(issuedOn, months)).toBe(lastOn);
  });

  it('does not come for one that is good for ever', () => {
    expect(lastDayOf('2025-11-26', null)).toBeNull();
  });
});
