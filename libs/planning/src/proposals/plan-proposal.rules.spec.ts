import fc from 'fast-check';
import { type Proposal, proposePlan } from './plan-proposal.rules';
import { type Half, type PlannedClass, type PlanTask } from './plan-task.rules';

const DAYS = ['2027-03-01', '2027-03-02', '2027-03-03', '2027-03-08', '2027-03-09'];

const TERMS = {
  halves: 1 as const,
  largestClass: 40,
  smallestClass: 10,
  memberMinutes: 60,
  trainerMinutesADay: 300,
  noonMinutes: 90,
  daysAWeek: 3,
};

/** Communes along a road: names are kilometres, a kilometre is a minute. */
const alongTheRoad = (from: string, to: string): number => Math.abs(Number(from) - Number(to));

const commune = (id: string, people: number, marketDays: string[] = []): PlanTask['communes'][number] => ({
  id,
  people,
  marketDays,
});

const hall = (communeId: string, capacity = 50): PlanTask['halls'][number] => ({
  id: `hall-${communeId}`,
  communeId,
  capacity,
  taken: [],
});

const trainer = (id: string, homeCommuneId: string, leaveDays: string[] = []): PlanTask['trainers'][number] => ({
  id,
  homeCommuneId,
  mayTeach: null,
  leaveDays,
  engaged: [],
});

const task = (parts: Partial<PlanTask>): PlanTask => ({
  terms: TERMS,
  days: DAYS,
  communes: [],
  halls: [],
  trainers: [],
  pinned: [],
  minutesBetween: alongTheRoad,
  ...parts,
});

/** What a plan breaks; written apart from the board that makes plans. */
function faultsOf(given: PlanTask, { classes, unplaced }: Proposal): string[] {
  const faults: string[] = [];
  const say = (isBroken: boolean, fault: string): void => void (isBroken && faults.push(fault));
  const seen = new Set<string>();
  const once = (key: string): void => {
    say(seen.has(key), `twice: ${key}`);
    seen.add(key);
  };
  for (const { day, half, communeId } of given.trainers.flatMap(({ id, engaged }) =>
    engaged.map((e) => ({ ...e, communeId: id })),
  ))
    once(`${communeId} ${day} ${half}`);
  for (const hallOf of given.halls) for (const { day, half } of hallOf.taken) once(`${hallOf.id} ${day} ${half}`);
  for (const one of classes) {
    const size = one.people.reduce((sum, { count }) => sum + count, 0);
    const place = given.halls.find(({ id }) => id === one.hallId);
    const who = given.trainers.find(({ id }) => id === one.trainerId);
    say(place?.communeId !== one.communeId, 'hall elsewhere');
    say(size > (place?.capacity ?? 0), 'hall too small');
    say(one.day >= (place?.closedOn ?? '9999') && !given.pinned.includes(one), 'hall closed');
    say(!given.pinned.includes(one) && size > given.terms.largestClass, 'class too large');
    say(who?.leaveDays.includes(one.day) === true, 'on leave');
    say(who?.mayTeach?.(one.communeId, one.day) === false, 'without a right');
    say(!given.days.includes(one.day), 'not a day of the plan');
    say(one.halves.length !== given.terms.halves, 'halves');
    for (const half of one.halves) {
      once(`${one.trainerId} ${one.day} ${half}`);
      once(`${one.hallId} ${one.day} ${half}`);
    }
    for (const { communeId } of [{ communeId: one.communeId }, ...one.people]) {
      const market = given.communes.find(({ id }) => id === communeId)?.marketDays.includes(one.day);
      say(market === true && !given.pinned.includes(one), 'market day');
      say(given.minutesBetween(communeId, one.communeId) > given.terms.memberMinutes, 'members too far');
    }
  }
  for (const who of given.trainers) {
    const stops = [
      ...classes
        .filter(({ trainerId }) => trainerId === who.id)
        .flatMap((c) => c.halves.map((half) => ({ ...c, half }))),
      ...who.engaged,
    ];
    const days = new Set(stops.map(({ day }) => day));
    for (const day of days) {
      const [first, second] = stops.filter((stop) => stop.day === day).sort((a, b) => a.half - b.half);
      if (first === undefined) continue;
      const minutes = given.minutesBetween;
      const home = who.homeCommuneId;
      const way = second
        ? minutes(home, first.communeId) + minutes(first.communeId, second.communeId) + minutes(second.communeId, home)
        : 2 * minutes(home, first.communeId);
      say(way > given.terms.trainerMinutesADay, `day of ${way} minutes`);
    }
    const weekOf = (day: string): number => Math.floor((Date.parse(day) / 86_400_000 - 4) / 7);
    for (const week of new Set([...days].map(weekOf))) {
      say([...days].filter((day) => weekOf(day) === week).length > given.terms.daysAWeek, 'too many days in a week');
    }
  }
  for (const { id, people } of given.communes) {
    const count = (groups: readonly { communeId: string; count: number }[]): number =>
      groups.filter(({ communeId }) => communeId === id).reduce((sum, group) => sum + group.count, 0);
    const planned = count(classes.flatMap((one) => one.people));
    say(
      planned + count(unplaced) !== people,
      `${id}: ${people} people, ${planned} in classes, ${count(unplaced)} without`,
    );
  }
  return faults;
}

describe('proposing a plan', () => {
  it('teaches a commune in as few classes as its hall allows, two a day by one trainer', () => {
    const given = task({ communes: [commune('10', 75)], halls: [hall('10')], trainers: [trainer('a', '0')] });
    const plan = proposePlan(given, 50);
    expect(plan.classes.map(({ day, halves, people }) => [day, halves[0], people[0]?.count])).toEqual([
      ['2027-03-01', 0, 38],
      ['2027-03-01', 1, 37],
    ]);
    expect(plan).toMatchObject({ minutes: 20, leastMinutes: 20, unplaced: [] });
  });

  it('uses a hall until the day it closes, and lets another one that stays open decide how large classes are', () => {
    const closing = { ...hall('10'), closedOn: '2027-03-02' };
    const communes = [commune('10', 75)];
    const alone = proposePlan(task({ communes, halls: [closing], trainers: [trainer('a', '0')] }), 50);
    expect(alone.classes.map(({ day, halves }) => [day, halves[0]])).toEqual([
      ['2027-03-01', 0],
      ['2027-03-01', 1],
    ]);
    const staying = { ...hall('10', 20), id: 'staying' };
    const both = proposePlan(task({ communes, halls: [closing, staying], trainers: [trainer('a', '0')] }), 50);
    expect(both.unplaced).toEqual([]);
    expect(both.classes.map(({ people }) => people[0]?.count)).toEqual([19, 19, 19, 18]);
    const closed = { ...hall('10'), closedOn: '2027-03-01' };
    expect(proposePlan(task({ communes, halls: [closed], trainers: [trainer('a', '0')] }), 50)).toMatchObject({
      classes: [],
      unplaced: [{ communeId: '10', count: 75, reason: 'no-hall' }],
    });
  });

  it('sends the nearest trainer, and joins two communes on a day where that saves a way', () => {
    const given = task({
      communes: [commune('40', 20), commune('50', 20)],
      halls: [hall('40'), hall('50')],
      trainers: [trainer('far', '0'), trainer('near', '60')],
    });
    const plan = proposePlan(given, 50);
    expect(plan.classes.every(({ trainerId, day }) => trainerId === 'near' && day === '2027-03-01')).toBe(true);
    expect(plan.minutes).toBe(40);
  });

  it('lets people without a hall go to the nearest one, few people where seats are left, and says who has none', () => {
    const given = task({
      communes: [commune('10', 30), commune('20', 5), commune('30', 8), commune('200', 9), commune('35', 3)],
      halls: [hall('10'), hall('30'), hall('35')],
      trainers: [trainer('a', '0')],
    });
    const plan = proposePlan(given, 50);
    expect(
      plan.classes.flatMap(({ communeId, people }) => people.map((group) => [communeId, group.communeId, group.count])),
    ).toEqual(
      expect.arrayContaining([
        ['10', '10', 30],
        ['10', '20', 5],
        ['30', '30', 8],
        ['30', '35', 3],
      ]),
    );
    expect(plan.unplaced).toEqual([{ communeId: '200', count: 9, reason: 'no-hall' }]);
  });

  it.each<[string, Partial<PlanTask>]>([
    ['no-day', { communes: [commune('10', 20, DAYS)] }],
    ['too-far', { communes: [commune('200', 20)], halls: [hall('200')] }],
    ['too-far', { trainers: [{ ...trainer('a', '0'), mayTeach: (id: string) => id === '20' }] }],
    ['trainers-taken', { trainers: [trainer('a', '0', DAYS)] }],
    [
      'hall-taken',
      {
        halls: [
          {
            ...hall('10'),
            taken: DAYS.flatMap((day) => [
              { day, half: 0 },
              { day, half: 1 },
            ]),
          },
        ],
      },
    ],
  ])('says %s where that is why', (reason, parts) => {
    const given = task({
      communes: [commune('10', 20)],
      halls: [hall('10')],
      trainers: [trainer('a', '0')],
      ...parts,
    });
    expect(proposePlan(given, 50).unplaced).toEqual([expect.objectContaining({ count: 20, reason })]);
  });

  it('leaves pinned classes as they are and plans around them', () => {
    const pinned: PlannedClass = {
      communeId: '10',
      hallId: 'hall-10',
      trainerId: 'a',
      day: '2027-03-01',
      halves: [0],
      people: [{ communeId: '10', count: 25 }],
    };
    const given = task({
      communes: [commune('10', 50)],
      halls: [hall('10')],
      trainers: [trainer('a', '0')],
      pinned: [pinned],
    });
    const plan = proposePlan(given, 50);
    expect(plan.classes[0]).toBe(pinned);
    expect(plan.classes[1]).toMatchObject({ day: '2027-03-01', halves: [1], people: [{ count: 25 }] });
  });

  const places = ['0', '5', '20', '35', '50', '90', '140'];
  const someDays = fc.subarray(DAYS);
  const slots = fc.uniqueArray(fc.record({ day: fc.constantFrom(...DAYS), half: fc.constantFrom<Half>(0, 1) }), {
    selector: ({ day, half }) => day + half,
    maxLength: 4,
  });
  const anyTask = fc
    .record({
      halves: fc.constantFrom<1 | 2>(1, 2),
      communes: fc.tuple(
        ...places.map((id) => fc.record({ id: fc.constant(id), people: fc.nat(120), marketDays: someDays })),
      ),
      halls: fc.array(
        fc.record({
          communeId: fc.constantFrom(...places),
          capacity: fc.integer({ min: 5, max: 60 }),
          taken: slots,
          closedOn: fc.option(fc.constantFrom(...DAYS), { freq: 4 }),
        }),
      ),
      trainers: fc.array(
        fc.record({
          homeCommuneId: fc.constantFrom(...places),
          leaveDays: someDays,
          endsAfter: fc.constantFrom(...DAYS),
        }),
        { maxLength: 4 },
      ),
    })
    .map(({ halves, communes, halls, trainers }) =>
      task({
        terms: { ...TERMS, halves },
        communes,
        halls: halls.map((one, index) => ({ ...one, id: `h${index}` })),
        trainers: trainers.map(({ endsAfter, ...one }, index) => ({
          ...{ ...one, id: `t${index}`, engaged: [] },
          // The right over the province ends in the middle of the plan; over the own commune it goes on.
          mayTeach: (communeId: string, day: string) => communeId === one.homeCommuneId || day <= endsAfter,
        })),
      }),
    );

  it('keeps every rule, counts everybody once, and is never below the bound, whatever the task', () => {
    fc.assert(
      fc.property(anyTask, (given) => {
        const plan = proposePlan(given, 40);
        expect(faultsOf(given, plan)).toEqual([]);
        expect(plan.minutes).toBeGreaterThanOrEqual(plan.leastMinutes);
      }),
      { numRuns: 150 },
    );
  });

  it('is the same at every run, and improvement leaves nobody out who had a class', () => {
    fc.assert(
      fc.property(anyTask, (given) => {
        const plan = proposePlan(given, 60);
        expect(proposePlan(given, 60)).toEqual(plan);
        const left = (proposal: Proposal): number => proposal.unplaced.reduce((sum, { count }) => sum + count, 0);
        expect(left(plan)).toBeLessThanOrEqual(left(proposePlan(given, 0)));
      }),
      { numRuns: 40 },
    );
  });
});
