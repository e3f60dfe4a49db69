import { type PlannedClass, type PlanTask } from '../proposals/plan-task.rules';
import { carriedPins } from './spot.rules';

const DAYS = ['2026-12-01', '2026-12-02'];

const trainer = (id: string, more: object = {}): PlanTask['trainers'][number] => ({
  ...{ id, homeCommuneId: 'a', mayTeach: null, leaveDays: [], engaged: [] },
  ...more,
});

const task = (more: Partial<PlanTask> = {}, terms: Partial<PlanTask['terms']> = {}): PlanTask => ({
  terms: {
    ...{ halves: 1, largestClass: 40, smallestClass: 1, memberMinutes: 30, trainerMinutesADay: 300, noonMinutes: 90 },
    daysAWeek: 5,
    ...terms,
  },
  days: DAYS,
  communes: [{ id: 'a', people: 60, marketDays: [] }],
  halls: [
    { id: 'h', communeId: 'a', capacity: 30, taken: [] },
    { id: 'k', communeId: 'a', capacity: 30, taken: [] },
  ],
  trainers: [trainer('t'), trainer('u')],
  pinned: [],
  minutesBetween: () => 0,
  ...more,
});

const pin = (more: Partial<PlannedClass> = {}): PlannedClass => ({
  ...{ communeId: 'a', hallId: 'h', trainerId: 't', day: DAYS[0] ?? '', halves: [0] },
  people: [{ communeId: 'a', count: 20 }],
  ...more,
});

const judged = (of: PlanTask, ...pins: PlannedClass[]): (string | null)[] => {
  const { kept, fallen } = carriedPins(of, pins, (one) => one);
  expect(kept.length + fallen.length).toBe(pins.length);
  return pins.map((one) => fallen.find(({ pin: gone }) => gone === one)?.reason ?? null);
};

describe('pins of an earlier plan', () => {
  it('hold where an officer could put the class, each beside those before it', () => {
    expect(judged(task(), pin(), pin({ hallId: 'k', trainerId: 'u' }), pin({ halves: [1] }))).toEqual([
      null,
      null,
      null,
    ]);
    expect(judged(task(), pin(), pin({ hallId: 'k' }))).toEqual([null, 'trainer-taken']);
    expect(judged(task(), pin(), pin({ trainerId: 'u' }))).toEqual([null, 'hall-taken']);
  });

  it('fall away with the first reason that the new terms give', () => {
    expect(judged(task({}, { halves: 2 }), pin())).toEqual(['length']);
    expect(judged(task({}, { largestClass: 19 }), pin())).toEqual(['size']);
    expect(judged(task({ days: DAYS.slice(1) }), pin())).toEqual(['day']);
    expect(judged(task({ trainers: [trainer('u')] }), pin())).toEqual(['trainer-unknown']);
    expect(judged(task({ trainers: [trainer('t', { leaveDays: DAYS })] }), pin())).toEqual(['trainer-away']);
    expect(judged(task({ trainers: [trainer('t', { mayTeach: () => false })] }), pin())).toEqual(['trainer-no-right']);
    expect(judged(task({ halls: [{ id: 'h', communeId: 'a', capacity: 19, taken: [] }] }), pin())).toEqual([
      'hall-small',
    ]);
    const closed = { id: 'h', communeId: 'a', capacity: 30, closedOn: DAYS[0] ?? '', taken: [] };
    expect(judged(task({ halls: [closed] }), pin())).toEqual(['hall-closed']);
    expect(judged(task({ communes: [{ id: 'a', people: 60, marketDays: DAYS }] }), pin())).toEqual(['day']);
  });
});
