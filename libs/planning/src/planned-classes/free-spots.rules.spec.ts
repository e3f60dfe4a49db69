import { type PlanTask } from '../proposals/plan-task.rules';
import { faultOfSpot, freeSpots } from './spot.rules';

const DAYS = ['2027-03-01', '2027-03-02', '2027-03-03', '2027-03-04'];

const trainer = (id: string, homeCommuneId: string, more: Partial<PlanTask['trainers'][number]> = {}) => ({
  ...{ id, homeCommuneId, mayTeach: null, leaveDays: [], engaged: [] },
  ...more,
});

const aTask = (more: Partial<PlanTask> = {}): PlanTask => ({
  terms: {
    ...{ halves: 1, largestClass: 40, smallestClass: 5, memberMinutes: 30 },
    ...{ trainerMinutesADay: 200, noonMinutes: 60, daysAWeek: 5 },
  },
  days: DAYS,
  communes: [{ id: '10', people: 30, marketDays: ['2027-03-02'] }],
  halls: [
    { id: 'hall', communeId: '10', capacity: 40, taken: [] },
    { id: 'small', communeId: '10', capacity: 20, taken: [] },
    { id: 'school', communeId: '10', capacity: 60, taken: [] },
  ],
  trainers: [trainer('far', '60'), trainer('hers', '10'), trainer('near', '20')],
  pinned: [],
  minutesBetween: (from, to) => Math.abs(Number(from) - Number(to)),
  ...more,
});

const moved = { communeId: '10', people: [{ communeId: '10', count: 30 }] };

const wished = { hallId: 'hall', trainerId: 'hers', day: '2027-03-01', half: 0 as const };

const words = (task: PlanTask): string[] =>
  freeSpots(task, { moved, wished }).map(({ day, half, trainerId, hallId }) => `${day}/${half} ${trainerId} ${hallId}`);

describe('places offered to a class of a plan that could not be opened', () => {
  it('are the same time with the nearest other trainer where hers is away, then her next days, no market day among them', () => {
    const trainers = [
      trainer('far', '60'),
      trainer('hers', '10', { leaveDays: ['2027-03-01'] }),
      trainer('near', '20'),
    ];
    expect(words(aTask({ trainers }))).toEqual([
      '2027-03-01/0 near hall',
      '2027-03-03/0 hers hall',
      '2027-03-04/0 hers hall',
    ]);
  });

  it('are never in a hall that is closed by then', () => {
    const halls = [{ id: 'hall', communeId: '10', capacity: 40, taken: [], closedOn: '2027-03-03' }];
    const trainers = [trainer('hers', '10')];
    expect(words(aTask({ halls, trainers }))).toEqual(['2027-03-01/1 hers hall']);
  });

  it('are the same time in the next hall that is large enough where the hall is taken', () => {
    const [hall, ...others] = aTask().halls;
    const halls = [
      { ...hall, id: 'hall', communeId: '10', capacity: 40, taken: [{ day: '2027-03-01', half: 0 as const }] },
      ...others,
    ];
    expect(words(aTask({ halls }))[0]).toBe('2027-03-01/0 hers school');
  });

  it('are the other half of the day where nothing else is free then, and earlier days last', () => {
    const days = ['2027-02-26', '2027-03-01'];
    const only = aTask({ days, trainers: [trainer('hers', '10')], halls: aTask().halls.slice(0, 1) });
    expect(words(only)).toEqual(['2027-03-01/1 hers hall', '2027-02-26/0 hers hall']);
  });

  it('are with others where hers is never free, and none where nobody is', () => {
    const away = trainer('hers', '10', { leaveDays: DAYS });
    expect(words(aTask({ trainers: [away, trainer('near', '20')] })).map((word) => word.split(' ')[1])).toEqual([
      'near',
      'near',
      'near',
    ]);
    expect(words(aTask({ trainers: [away] }))).toEqual([]);
  });

  it('begin in the morning where a class takes the whole day', () => {
    const task = aTask();
    expect(words({ ...task, terms: { ...task.terms, halves: 2 } })).toEqual([
      '2027-03-01/0 hers school',
      '2027-03-03/0 hers hall',
      '2027-03-04/0 hers hall',
    ]);
  });

  it('break nothing', () => {
    const task = aTask({ pinned: [{ ...wished, communeId: '10', halves: [0], people: [] }] });
    const spots = freeSpots(task, { moved, wished });
    expect(spots.map((spot) => faultOfSpot(task, moved, spot))).toEqual([null, null, null]);
  });
});
