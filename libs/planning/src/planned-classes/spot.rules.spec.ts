import { type PlannedClass, type PlanTask } from '../proposals/plan-task.rules';
import { classClashes, faultOfSpot, type HeldClass, weekAround } from './spot.rules';

const DAYS = ['2027-03-01', '2027-03-02', '2027-03-03'];

const other: PlannedClass = {
  communeId: '20',
  hallId: 'h20',
  trainerId: 'busy',
  day: '2027-03-01',
  halves: [0],
  people: [{ communeId: '20', count: 10 }],
};

const task: PlanTask = {
  terms: {
    halves: 1,
    largestClass: 40,
    smallestClass: 5,
    memberMinutes: 30,
    trainerMinutesADay: 200,
    noonMinutes: 60,
    daysAWeek: 1,
  },
  days: DAYS,
  communes: [
    { id: '10', people: 30, marketDays: ['2027-03-02'] },
    { id: '20', people: 10, marketDays: [] },
  ],
  halls: [
    { id: 'h10', communeId: '10', capacity: 40, taken: [{ day: '2027-03-03', half: 1 }] },
    { id: 'small', communeId: '10', capacity: 20, taken: [] },
    { id: 'closing', communeId: '10', capacity: 40, closedOn: '2027-03-03', taken: [] },
    { id: 'h20', communeId: '20', capacity: 40, taken: [] },
  ],
  trainers: [
    { id: 'free', homeCommuneId: '10', mayTeach: null, leaveDays: ['2027-03-03'], engaged: [] },
    { id: 'busy', homeCommuneId: '20', mayTeach: null, leaveDays: [], engaged: [] },
    { id: 'ending', homeCommuneId: '10', mayTeach: (_, day) => day < '2027-03-03', leaveDays: [], engaged: [] },
    { id: 'spare', homeCommuneId: '20', mayTeach: null, leaveDays: [], engaged: [] },
  ],
  pinned: [other],
  minutesBetween: (from, to) => Math.abs(Number(from) - Number(to)),
};

const moved = { communeId: '10', people: [{ communeId: '10', count: 30 }] };

describe('putting a class of a plan elsewhere', () => {
  it.each([
    [null, { hallId: 'h10', trainerId: 'free', day: '2027-03-01', half: 0 as const }],
    [null, { hallId: 'h10', trainerId: 'busy', day: '2027-03-01', half: 1 as const }],
    ['hall-elsewhere', { hallId: 'h20', trainerId: 'free', day: '2027-03-01', half: 0 as const }],
    ['hall-elsewhere', { hallId: 'nowhere', trainerId: 'free', day: '2027-03-01', half: 0 as const }],
    [null, { hallId: 'closing', trainerId: 'free', day: '2027-03-01', half: 0 as const }],
    ['hall-closed', { hallId: 'closing', trainerId: 'spare', day: '2027-03-03', half: 0 as const }],
    ['hall-closed', { hallId: 'closing', trainerId: 'spare', day: '2027-03-09', half: 0 as const }],
    ['hall-small', { hallId: 'small', trainerId: 'free', day: '2027-03-01', half: 0 as const }],
    ['trainer-unknown', { hallId: 'h10', trainerId: 'nobody', day: '2027-03-01', half: 0 as const }],
    ['day', { hallId: 'h10', trainerId: 'free', day: '2027-03-02', half: 0 as const }],
    ['day', { hallId: 'h10', trainerId: 'free', day: '2027-03-09', half: 0 as const }],
    ['trainer-away', { hallId: 'h10', trainerId: 'free', day: '2027-03-03', half: 0 as const }],
    [null, { hallId: 'h10', trainerId: 'ending', day: '2027-03-01', half: 0 as const }],
    ['trainer-no-right', { hallId: 'h10', trainerId: 'ending', day: '2027-03-03', half: 0 as const }],
    ['trainer-taken', { hallId: 'h10', trainerId: 'busy', day: '2027-03-01', half: 0 as const }],
    // One day a week, and that is Monday.
    ['trainer-taken', { hallId: 'h10', trainerId: 'busy', day: '2027-03-03', half: 0 as const }],
    ['hall-taken', { hallId: 'h10', trainerId: 'spare', day: '2027-03-03', half: 1 as const }],
  ])('breaks %s', (fault, spot) => {
    expect(faultOfSpot(task, moved, spot)).toBe(fault);
  });
});

const held = (more: Partial<HeldClass>): HeldClass => ({
  ...{ title: 'Ký số', day: '2027-03-02', from: '08:00', to: '11:00', place: 'Nhà văn hóa, xã Hàm Yên' },
  ...{ isInHall: false, isWithTrainer: false },
  ...more,
});

const names = { hallName: 'Nhà văn hóa', trainerName: 'Ma Văn An' };

const morning = { day: '2027-03-02', halves: [0] as const };

describe('what stands in the way of a class of a plan', () => {
  it('is what is in the hall in that half of the day, and nothing of the other half or of another day', () => {
    const there = [
      held({ isInHall: true }),
      held({ isInHall: true, title: 'Chiều', from: '13:30', to: '16:30' }),
      held({ isInHall: true, title: 'Hôm sau', day: '2027-03-03' }),
      held({ isWithTrainer: true, title: 'Của giảng viên' }),
    ];
    expect(classClashes('hall-taken', there, morning, names)).toMatchObject([
      { kind: 'hall', who: 'Nhà văn hóa', title: 'Ký số', from: '08:00', on: '2027-03-02' },
    ]);
    expect(classClashes('hall-taken', there, { ...morning, halves: [0, 1] }, names)).toHaveLength(2);
  });

  it('is every class of the trainer that day, as the ways between them count, and else those of the week', () => {
    const noon = held({ isWithTrainer: true, title: 'Chiều', from: '13:30', to: '16:30' });
    const later = held({ isWithTrainer: true, title: 'Thứ Sáu', day: '2027-03-05' });
    expect(classClashes('trainer-taken', [noon, later], morning, names)).toMatchObject([
      { kind: 'trainer', who: 'Ma Văn An', title: 'Chiều' },
    ]);
    expect(classClashes('trainer-taken', [later], morning, names)).toMatchObject([{ title: 'Thứ Sáu' }]);
    expect(classClashes('trainer-away', [noon], morning, names)).toEqual([]);
  });

  it('is looked for from Monday to Sunday', () => {
    expect(weekAround('2027-03-01')).toEqual({ from: '2027-03-01', until: '2027-03-07' });
    expect(weekAround('2027-03-07')).toEqual({ from: '2027-03-01', until: '2027-03-07' });
  });
});
