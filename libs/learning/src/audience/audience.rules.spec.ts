import fc from 'fast-check';
import {
  AUDIENCE_CONDITIONS,
  type AudienceCondition,
  type AudienceFrame,
  type AudienceRule,
  faultsOfAudience,
  meetsAudience,
  type SeatFacts,
  tidyAudience,
} from './audience.rules';

const ROUND = 'round-now';

const MOMENT = { until: new Date('2026-11-27T16:59:59.999Z'), roundId: ROUND };

const LEADER: SeatFacts = {
  personKind: 'resident',
  teamKind: 'village-team',
  position: 'leader',
  unitPath: 'p.c1.v1',
  heldFrom: '2026-05-01',
  joinedAt: null,
  rounds: [],
  quizzes: [],
  isNamed: false,
};

const asks = (kind: AudienceCondition['kind'], values: string[] = []): AudienceCondition => ({
  ...{ kind, values },
  ...{ side: null, day: null },
});

const seat = (side: 'before' | 'from', day: string): AudienceCondition => ({ kind: 'seat', values: [], side, day });

const all = (...conditions: AudienceCondition[]): AudienceRule => ({ match: 'all', conditions, except: [] });

const any = (...conditions: AudienceCondition[]): AudienceRule => ({ match: 'any', conditions, except: [] });

const but = (...except: AudienceCondition[]): AudienceRule => ({ match: 'all', conditions: [], except });

describe('whom a round is for', () => {
  const meets = (rule: AudienceRule | null, facts: Partial<SeatFacts> = {}): boolean =>
    meetsAudience(rule, { ...LEADER, ...facts }, MOMENT);

  it('counts a quiz that was set aside later on the days before that', () => {
    const at = new Date('2026-09-01T01:00:00Z');
    const passed = (asideAt: string) => ({ quizzes: [{ id: 'C01-QUIZ', at, asideAt: new Date(asideAt) }] });
    expect(meets(but(asks('course', ['C01-QUIZ'])), passed('2026-11-28T01:00:00Z'))).toBe(false);
    expect(meets(but(asks('course', ['C01-QUIZ'])), passed('2026-11-27T01:00:00Z'))).toBe(true);
  });

  it('is whom the reopening named, and nobody may ask for that in a rule of her own', () => {
    expect([meets(all(asks('named')), { isNamed: true }), meets(all(asks('named')))]).toEqual([true, false]);
    const none = new Set<string>();
    const frame = { teamKinds: [], personKinds: [], positions: [], units: none, rounds: none, courses: none };
    expect(faultsOfAudience(all(asks('named')), frame)).toMatchObject([{ fault: 'audience-value-unknown' }]);
  });

  it('is everybody without a rule', () => {
    expect(meets(null)).toBe(true);
    expect(meets(any())).toBe(true);
  });

  it.each([
    ['kind of person', asks('person', ['resident', 'teacher']), true],
    ['another kind of person', asks('person', ['police']), false],
    ['kind of team', asks('team', ['village-team']), true],
    ['another kind of team', asks('team', ['commune-team']), false],
    ['position', asks('position', ['leader', 'deputy']), true],
    ['another position', asks('position', ['member']), false],
    ['unit above', asks('unit', ['p.c2', 'p.c1']), true],
    ['unit itself', asks('unit', ['p.c1.v1']), true],
    ['unit whose path begins alike', asks('unit', ['p.c1.v']), false],
    ['seat since before', seat('before', '2026-05-02'), true],
    ['seat not before its first day', seat('before', '2026-05-01'), false],
    ['seat since', seat('from', '2026-05-01'), true],
    ['seat since later', seat('from', '2026-05-02'), false],
  ])('is judged by %s', (_, condition, expected) => {
    expect(meets(all(condition))).toBe(expected);
    expect(meets(but(condition))).toBe(!expected);
  });

  it('asks all of the conditions, or any of them', () => {
    const conditions = [asks('position', ['leader']), asks('team', ['commune-team'])];
    expect(meets(all(...conditions))).toBe(false);
    expect(meets(any(...conditions))).toBe(true);
  });

  it('lets an exception win over any condition', () => {
    expect(meets({ ...any(asks('position', ['leader'])), except: [asks('unit', ['p.c1'])] })).toBe(false);
  });

  it('counts what was finished by the end of the day, and before she joined', () => {
    const rounds = [{ id: 'first', at: new Date('2026-11-20T00:00:00Z') }];
    expect(meets(all(asks('round', ['first'])), { rounds })).toBe(true);
    expect(meets(all(asks('any-round')), { rounds })).toBe(true);
    const late = [{ id: 'first', at: new Date('2026-11-28T00:00:00Z') }];
    expect(meets(all(asks('round', ['first'])), { rounds: late })).toBe(false);
    const joinedAt = new Date('2026-11-10T00:00:00Z');
    expect(meets(but(asks('round', ['first'])), { rounds, joinedAt })).toBe(true);
    expect(meets(but(asks('any-round')), { rounds, joinedAt })).toBe(true);
  });

  it('does not put out who finishes the round itself', () => {
    const rounds = [{ id: ROUND, at: new Date('2026-11-20T00:00:00Z') }];
    expect(meets(but(asks('any-round')), { rounds })).toBe(true);
    expect(meets(all(asks('round', [ROUND])), { rounds })).toBe(false);
  });

  it('counts a course by its quiz', () => {
    const quizzes = [{ id: 'C01-QUIZ', at: new Date('2026-11-20T00:00:00Z') }];
    expect(meets(all(asks('course', ['C01-QUIZ'])), { quizzes })).toBe(true);
    expect(meets(all(asks('course', ['C02-QUIZ'])), { quizzes })).toBe(false);
  });

  it('never depends on the order of conditions, nor on saying one twice', () => {
    const condition = fc.record({
      kind: fc.constantFrom(...AUDIENCE_CONDITIONS),
      values: fc.subarray([
        'resident',
        'police',
        'village-team',
        'leader',
        'member',
        'p.c1',
        'p.c2',
        'first',
        'C01-QUIZ',
      ]),
      side: fc.constantFrom('before' as const, 'from' as const),
      day: fc.constantFrom('2026-04-01', '2026-05-01', '2026-06-01'),
    });
    const rule = fc.record({
      match: fc.constantFrom('all' as const, 'any' as const),
      conditions: fc.array(condition, { maxLength: 4 }),
      except: fc.array(condition, { maxLength: 3 }),
    });
    const at = fc.date({ min: new Date('2026-10-01'), max: new Date('2026-12-31'), noInvalidDate: true });
    const facts = fc.record({
      personKind: fc.constantFrom('resident', 'police'),
      teamKind: fc.constantFrom('commune-team', 'village-team'),
      position: fc.constantFrom('leader', 'deputy', 'member'),
      unitPath: fc.constantFrom('p.c1', 'p.c1.v1', 'p.c2.v1'),
      heldFrom: fc.constantFrom('2026-03-31', '2026-05-01', '2026-07-01'),
      joinedAt: fc.option(at),
      rounds: fc.array(fc.record({ id: fc.constantFrom('first', ROUND), at }), { maxLength: 3 }),
      quizzes: fc.array(fc.record({ id: fc.constant('C01-QUIZ'), at }), { maxLength: 2 }),
      isNamed: fc.boolean(),
    });
    fc.assert(
      fc.property(rule, facts, (one, who) => {
        const turned: AudienceRule = {
          ...one,
          conditions: [...one.conditions, ...one.conditions].reverse(),
          except: [...one.except, ...one.except].reverse(),
        };
        expect(meetsAudience(turned, who, MOMENT)).toBe(meetsAudience(one, who, MOMENT));
        expect(meetsAudience(tidyAudience(one), who, MOMENT)).toBe(meetsAudience(one, who, MOMENT));
      }),
    );
  });
});

describe('what a rule may name', () => {
  const frame: AudienceFrame = {
    teamKinds: ['village-team'],
    personKinds: ['resident'],
    positions: ['leader'],
    units: new Set(['unit']),
    rounds: new Set(['first']),
    courses: new Set(['C01']),
  };
  const faultsOf = (condition: AudienceCondition): string[] =>
    faultsOfAudience(all(condition), frame).map(({ fault }) => fault);

  it('is what the province and the programme have', () => {
    for (const condition of [
      ...[asks('person', ['resident']), asks('team', ['village-team']), asks('position', ['leader'])],
      ...[asks('unit', ['unit']), asks('round', ['first']), asks('course', ['C01']), asks('any-round')],
      seat('before', '2026-05-01'),
    ])
      expect(faultsOf(condition)).toEqual([]);
  });

  it('is no team that the programme is not for', () => {
    expect(faultsOf(asks('team', ['village-team', 'commune-team']))).toEqual(['audience-team-outside']);
  });

  it('is nothing that is not there, and never nothing at all', () => {
    expect(faultsOf(asks('unit', ['unit', 'far']))).toEqual(['audience-value-unknown']);
    expect(faultsOf(asks('position'))).toEqual(['audience-values-missing']);
    expect(faultsOf({ kind: 'seat', values: [], side: 'before', day: null })).toEqual(['audience-day-missing']);
  });

  it('names the part and the place of a fault', () => {
    const rule = { ...all(asks('any-round')), except: [asks('any-round'), asks('person', ['x'])] };
    expect(faultsOfAudience(rule, frame)).toEqual([{ part: 'except', place: 1, fault: 'audience-value-unknown' }]);
  });
});

describe('how a rule is kept', () => {
  it('has of each condition only what is its own, values once and in order', () => {
    const rule = all(
      { kind: 'position', values: ['member', 'leader', 'member'], side: 'from', day: '2026-01-01' },
      { kind: 'seat', values: ['x'], side: 'from', day: '2026-01-01' },
    );
    expect(tidyAudience(rule)?.conditions).toEqual([
      asks('position', ['leader', 'member']),
      seat('from', '2026-01-01'),
    ]);
  });

  it('is none where it asks nothing', () => {
    expect(tidyAudience(any())).toBeNull();
    expect(tidyAudience(null)).toBeNull();
  });
});
