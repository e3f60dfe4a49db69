import fc from 'fast-check';
import { type Evidence } from '../completion/evidence.rules';
import { type Requirement } from '../requirements/requirement.rules';
import { startOfDay } from '../rounds/round.rules';
import { VALIDITY_BASES, type ValidityRule } from '../validity/validity.rules';
import { derivePassages, type OpenedCycle, type Passage, passageStanding, type StoodPassage } from './cycle.rules';
import { addDays } from './due-date.rules';

const START = '2026-10-01';

const requirements: Requirement[] = [
  {
    key: 'c05',
    label: 'C05',
    kind: 'course',
    spec: {
      course: 'C05',
      courseHash: 'h',
      lessons: [{ id: 'C05-01', number: 1, title: 'Một' }],
      quizId: 'C05-QUIZ',
    },
  },
  { key: 'gio-lop', label: 'Lớp', kind: 'hours', spec: { minutes: 60 } },
];

const rule: ValidityRule = {
  basis: 'earlier-expiry',
  months: 12,
  fixedOn: null,
  windowDays: 90,
  minActiveDays: 0,
  graceDays: 30,
};

const cycle = (number: number): OpenedCycle => ({
  id: `cycle-${number}`,
  number,
  countsFrom: number === 1 ? startOfDay(START) : null,
  dueOn: null,
});

const three = [1, 2, 3].map(cycle);

let sequence = 0;

function fact(kind: Evidence['kind'], on: string, more: Partial<Evidence> = {}): Evidence {
  sequence += 1;
  const occurredAt = new Date(`${on}T08:00:00+07:00`);
  const subject = { 'lesson-read': 'C05-01', 'quiz-passed': 'C05-QUIZ' }[kind as string] ?? `s${sequence}`;
  return {
    ...{ id: `e${String(sequence).padStart(6, '0')}`, kind, subject, sourceId: `${kind} ${on}`, scorePercent: null },
    minutes: kind === 'hours-attended' ? 60 : null,
    ...{ occurredAt, recordedAt: occurredAt, supersededAt: null },
    ...more,
  };
}

const everythingOn = (on: string): Evidence[] => [
  fact('lesson-read', on),
  fact('quiz-passed', on),
  fact('hours-attended', on),
];

const passagesOf = (evidence: readonly Evidence[], more: { cycles?: OpenedCycle[]; asOf?: Date } = {}): Passage[] =>
  derivePassages({ requirements, rule, cycles: more.cycles ?? three, evidence, asOf: more.asOf ?? null });

describe('passages of one member', () => {
  it('begin where the window of the one before opens, and are due when it ends', () => {
    const [first, second, third] = passagesOf([...everythingOn('2026-11-01'), ...everythingOn('2027-08-15')]);
    expect(first?.validity).toMatchObject({ validUntil: '2027-10-31', renewableFrom: '2027-08-02' });
    expect(second).toMatchObject({ countsFrom: startOfDay('2027-08-02'), dueOn: '2027-10-31', graceDays: 30 });
    expect(second?.validity).toMatchObject({ validFrom: '2027-11-01', validUntil: '2028-10-31' });
    expect(third).toMatchObject({ countsFrom: startOfDay('2028-08-02'), completion: { doneSteps: 0 }, validity: null });
  });

  it('count nothing that was done before the window opened, and take nothing from the one before', () => {
    const done = everythingOn('2026-11-01');
    const early = everythingOn('2027-08-01');
    const [first, second] = passagesOf([...done, ...early]);
    expect(second?.completion.doneSteps).toBe(0);
    expect(first).toEqual(passagesOf(done)[0]);
  });

  it('have not begun while the one before is unfinished, also when it fell after a correction', () => {
    const [hours, ...others] = [fact('hours-attended', '2026-11-01'), ...everythingOn('2026-11-01').slice(0, 2)];
    const later = [fact('lesson-read', '2027-08-15'), fact('quiz-passed', '2027-08-15')];
    const [, before] = passagesOf([hours, ...others, ...later]);
    expect(before?.completion.doneSteps).toBe(2);
    const corrected = { ...hours, supersededAt: new Date('2027-09-01T00:00:00Z') };
    const [first, second] = passagesOf([corrected, ...others, ...later]);
    expect([first?.completion.finishedAt, first?.validity]).toEqual([null, null]);
    expect(second).toMatchObject({ countsFrom: null, dueOn: null, completion: { doneSteps: 0 } });
    expect(passagesOf([corrected, ...others, ...later], { asOf: new Date('2027-08-31T00:00:00Z') })[1]).toEqual(before);
  });

  it('know nothing of each other in a round without a rule', () => {
    const passages = derivePassages({
      requirements,
      rule: null,
      cycles: three,
      evidence: everythingOn(START),
      asOf: null,
    });
    expect(passages.map(({ validity, countsFrom }) => [validity, countsFrom])).toEqual([
      [null, startOfDay(START)],
      [null, null],
      [null, null],
    ]);
  });
});

const rules = fc.record({
  basis: fc.constantFrom(...VALIDITY_BASES),
  months: fc.integer({ min: 6, max: 24 }),
  fixedOn: fc.constant('2027-12-31'),
  windowDays: fc.integer({ min: 0, max: 160 }),
  minActiveDays: fc.integer({ min: 0, max: 160 }),
  graceDays: fc.integer({ min: 0, max: 60 }),
});

/** Facts over six years, some superseded, some recorded long after they were true. */
const histories = fc
  .array(
    fc.record({
      kind: fc.constantFrom('lesson-read' as const, 'quiz-passed' as const, 'hours-attended' as const),
      day: fc.integer({ min: -60, max: 2200 }),
      lag: fc.integer({ min: 0, max: 400 }),
      isCorrected: fc.integer({ min: 0, max: 9 }).map((one) => one === 0),
    }),
    { maxLength: 60 },
  )
  .map((facts) =>
    facts.map(({ kind, day, lag, isCorrected }) => {
      const on = addDays(START, day);
      const recordedAt = new Date(`${addDays(on, lag)}T09:00:00+07:00`);
      return fact(kind, on, {
        recordedAt,
        supersededAt: isCorrected ? new Date(recordedAt.getTime() + 86_400_000) : null,
      });
    }),
  );

describe('passages of a round that was ended', () => {
  const until = new Date('2026-12-31T23:59:59.999+07:00');
  const ended = (evidence: readonly Evidence[]): Passage[] =>
    derivePassages({ requirements, rule, cycles: three, evidence, asOf: null, countsUntil: until });

  it('count what was done in time however late it arrives, and nothing of the day after', () => {
    const [hours, ...others] = [fact('hours-attended', '2026-12-31'), ...everythingOn('2026-11-01').slice(0, 2)];
    const late = { ...hours, recordedAt: new Date('2027-01-05T00:00:00Z') };
    expect(ended([...others, late])[0]?.completion.finishedAt).toEqual(hours.occurredAt);
    const after = { ...hours, occurredAt: new Date('2027-01-01T00:00:00+07:00') };
    expect(ended([...others, after])[0]?.completion).toMatchObject({ doneSteps: 2, finishedAt: null });
  });

  it('keep a paper that was finished, and begin no renewal', () => {
    const [first, second] = ended([...everythingOn('2026-11-01'), ...everythingOn('2027-08-15')]);
    expect(first?.validity).toMatchObject({ validUntil: '2027-10-31' });
    expect(second?.completion).toMatchObject({ doneSteps: 0, finishedAt: null });
  });
});

describe('passages over random histories', () => {
  const of = (one: ValidityRule, evidence: readonly Evidence[], cycles = three, asOf: Date | null = null): Passage[] =>
    derivePassages({ requirements, rule: one, cycles, evidence, asOf });

  it('follow from the facts alone: neither their order nor when cycles were opened or asked for matters', () => {
    fc.assert(
      fc.property(rules, histories, fc.integer(), (one, facts, seed) => {
        const shuffled = [...facts].sort((a, b) => mixed(a.id, seed) - mixed(b.id, seed));
        const passages = of(one, facts);
        expect(of(one, shuffled, [...three].reverse())).toEqual(passages);
        const stale = three.map((cycle) =>
          cycle.number === 1 ? cycle : { ...cycle, countsFrom: startOfDay('2031-01-01') },
        );
        expect(of(one, facts, stale)).toEqual(passages);
      }),
      { numRuns: 200 },
    );
  });

  it('never lose an earlier one: a renewal that is opened, and what is done in it, leave the ones before as they were', () => {
    fc.assert(
      fc.property(rules, histories, (one, facts) => {
        const passages = of(one, facts);
        for (const count of [1, 2]) expect(of(one, facts, three.slice(0, count))).toEqual(passages.slice(0, count));
        const [first] = passages;
        const finishedAt = first?.completion.finishedAt ?? null;
        if (finishedAt === null) return;
        const untilThen = facts.filter(({ occurredAt }) => occurredAt <= finishedAt);
        expect(of(one, untilThen)[0]).toEqual(first);
      }),
      { numRuns: 200 },
    );
  });

  it('come out the same when facts arrive one by one, whatever stood in between', () => {
    fc.assert(
      fc.property(rules, histories, (one, facts) => {
        const byArrival = [...facts].sort((a, b) => a.recordedAt.getTime() - b.recordedAt.getTime());
        let stored: OpenedCycle[] = three;
        byArrival.forEach((_, index) => {
          const passages = of(one, byArrival.slice(0, index + 1), stored);
          stored = stored.map((cycle, at) =>
            cycle.number === 1
              ? cycle
              : { ...cycle, countsFrom: passages[at]?.countsFrom ?? null, dueOn: passages[at]?.dueOn ?? null },
          );
        });
        expect(of(one, facts, stored)).toEqual(of(one, facts));
      }),
      { numRuns: 60 },
    );
  });

  it('answer for a past day as they did on it', () => {
    fc.assert(
      fc.property(rules, histories, fc.integer({ min: 0, max: 2400 }), (one, facts, day) => {
        const asOf = new Date(`${addDays(START, day)}T23:59:59.999+07:00`);
        const knownThen = facts
          .filter(({ recordedAt }) => recordedAt <= asOf)
          .map((known) => ((known.supersededAt ?? asOf) < asOf ? known : { ...known, supersededAt: null }));
        expect(of(one, facts, three, asOf)).toEqual(of(one, knownThen));
      }),
      { numRuns: 200 },
    );
  });
  const ends = fc.integer({ min: 0, max: 2200 }).map((day) => new Date(`${addDays(START, day)}T23:59:59.999+07:00`));
  const endedAt = (one: ValidityRule, evidence: readonly Evidence[], countsUntil: Date | null): Passage[] =>
    derivePassages({ requirements, rule: one, cycles: three, evidence, asOf: null, countsUntil });

  it('are changed by nothing that became true after their round was ended, in whatever order facts arrive', () => {
    fc.assert(
      fc.property(rules, histories, ends, fc.integer(), (one, facts, end, seed) => {
        const passages = endedAt(one, facts, end);
        const inTime = facts.filter(({ occurredAt }) => occurredAt <= end);
        expect(passages).toEqual(of(one, inTime));
        const shuffled = [...facts].sort((a, b) => mixed(a.id, seed) - mixed(b.id, seed));
        expect(endedAt(one, shuffled, end)).toEqual(passages);
      }),
      { numRuns: 200 },
    );
  });

  it('keep what was finished by the end of their round, and are as if it had never been ended once it goes on again', () => {
    fc.assert(
      fc.property(rules, histories, ends, (one, facts, end) => {
        const passages = of(one, facts);
        endedAt(one, facts, end).forEach((passage, index) => {
          const running = passages[index];
          const finishedAt = running?.completion.finishedAt ?? null;
          if (finishedAt !== null && finishedAt <= end) expect(passage).toEqual(running);
          else expect(passage.completion.finishedAt).toBeNull();
        });
        expect(endedAt(one, facts, null)).toEqual(passages);
      }),
      { numRuns: 200 },
    );
  });
});

/** A number that a seed makes of an id, for orders that can be repeated. */
function mixed(id: string, seed: number): number {
  let hash = seed | 0;
  for (const sign of id) hash = Math.imul(hash ^ (sign.codePointAt(0) ?? 0), 0x01000193);
  return hash;
}

describe('how a passage stands among all of a member', () => {
  const asked: StoodPassage = {
    ...{ finishedAt: null, isRenewed: false, dueOn: '2026-12-20' },
    ...{ isSeated: true, seatedUntil: null, roundEndedOn: null },
  };
  const finishedAt = new Date('2026-11-30T18:00:00Z');
  const left = { isSeated: false, seatedUntil: '2026-03-14' };

  it('is due while it is asked of her, also when the day is over', () => {
    expect(passageStanding(asked)).toEqual({ state: 'unfinished', on: '2026-12-20' });
  });

  it('is finished on the day of the last fact by the calendar of Vietnam, and stays so for who left', () => {
    const finished = { state: 'finished', on: '2026-12-01' };
    expect(passageStanding({ ...asked, finishedAt })).toEqual(finished);
    expect(passageStanding({ ...asked, ...left, finishedAt })).toEqual(finished);
  });

  it('is renewed once a later one is finished, on the day of its own end', () => {
    expect(passageStanding({ ...asked, finishedAt, isRenewed: true })).toEqual({ state: 'renewed', on: '2026-12-01' });
  });

  it('ends with its round where something was missing, unless she had left before', () => {
    const over = { ...asked, roundEndedOn: '2026-12-31' };
    const ended = { state: 'round-ended', on: '2026-12-31' };
    expect(passageStanding(over)).toEqual(ended);
    expect(passageStanding({ ...over, isSeated: false, seatedUntil: '2027-03-14' })).toEqual(ended);
    expect(passageStanding({ ...over, ...left })).toEqual({ state: 'ended', on: '2026-03-14' });
    expect(passageStanding({ ...over, finishedAt })).toEqual({ state: 'finished', on: '2026-12-01' });
  });

  it('ends with the seat where something was missing', () => {
    expect(passageStanding({ ...asked, ...left })).toEqual({ state: 'ended', on: '2026-03-14' });
    expect(passageStanding({ ...asked, ...left, seatedUntil: null })).toEqual({ state: 'ended', on: null });
  });
});
