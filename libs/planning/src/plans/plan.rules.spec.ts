import { aboutRows, CLASS_COLUMNS, classRows, gapRow } from './plan-sheet.rules';
import {
  classMinutes,
  classTitle,
  faultOfTerms,
  hasBegun,
  type HeldSession,
  isGivenUp,
  planDays,
  timetableOf,
} from './plan.rules';

const HOURS = {
  weekdays: [1, 2, 3, 4, 5],
  morning: { from: '07:30', to: '10:30' },
  afternoon: { from: '13:30', to: '16:30' },
};

const PERIOD = { from: '2027-03-01', until: '2027-03-31' };

describe('a class of a plan', () => {
  it('gives the longer half of a day, or both', () => {
    const hours = { ...HOURS, afternoon: { from: '13:30', to: '15:15' } };
    expect([classMinutes(hours, 1), classMinutes(hours, 2)]).toEqual([180, 285]);
  });
});

describe('days of a plan', () => {
  it('are the wanted weekdays without days off, both ends included', () => {
    expect(planDays({ from: '2027-02-26', until: '2027-03-02' }, HOURS.weekdays, new Set(['2027-03-01']))).toEqual([
      '2027-02-26',
      '2027-03-02',
    ]);
  });

  it.each([
    [null, HOURS, PERIOD],
    ['no-weekday', { ...HOURS, weekdays: [] }, PERIOD],
    ['hours-reversed', { ...HOURS, morning: { from: '10:30', to: '07:30' } }, PERIOD],
    ['hours-overlap', { ...HOURS, morning: { from: '07:30', to: '14:00' } }, PERIOD],
    ['days-reversed', HOURS, { from: '2027-03-31', until: '2027-03-01' }],
    ['days-past', HOURS, { from: '2027-02-15', until: '2027-03-01' }],
    ['days-too-many', HOURS, { from: '2027-03-01', until: '2027-12-31' }],
  ])('have the fault %s', (fault, hours, period) => {
    expect(faultOfTerms(hours, period, '2027-02-15')).toBe(fault);
  });
});

const hours = { morning: { from: '08:00', to: '11:00' }, afternoon: { from: '13:30', to: '16:30' } };

describe('the hours of a planned class', () => {
  it('have begun at their first minute in Vietnam', () => {
    const morning = { day: '2026-12-01', firstHalf: 0 as const };
    expect(hasBegun(morning, hours, new Date('2026-12-01T00:59:59Z'))).toBe(false);
    expect(hasBegun(morning, hours, new Date('2026-12-01T01:00:00Z'))).toBe(true);
    expect(hasBegun({ ...morning, firstHalf: 1 }, hours, new Date('2026-12-01T01:00:00Z'))).toBe(false);
  });
});

const NOW = new Date('2026-11-25T01:00:00Z');

const asked = (minutesAgo: number): Date => new Date(NOW.getTime() - minutesAgo * 60_000);

describe('a plan that is being worked out', () => {
  it('is given up after a quarter of an hour, not before', () => {
    expect(isGivenUp({ state: 'working', askedAt: asked(15) }, NOW)).toBe(false);
    expect(isGivenUp({ state: 'working', askedAt: asked(15.1) }, NOW)).toBe(true);
  });

  it('is not given up once it is done or failed, however long ago', () => {
    expect(isGivenUp({ state: 'proposed', askedAt: asked(9000) }, NOW)).toBe(false);
    expect(isGivenUp({ state: 'failed', askedAt: asked(9000) }, NOW)).toBe(false);
  });
});

describe('the name of a class opened from a plan', () => {
  it('is that of the plan where the commune has no other, else with its place by day', () => {
    expect(classTitle('Đợt 1', null, [])).toBe('Đợt 1');
    expect(classTitle('Đợt 1', 3, ['Đợt 1, lớp 1'])).toBe('Đợt 1, lớp 3');
  });

  it('is given to no second class: one whose place came to be another’s takes the next free number', () => {
    expect(classTitle('Đợt 1', 1, ['Đợt 1, lớp 1', 'Đợt 1, lớp 2'])).toBe('Đợt 1, lớp 3');
    expect(classTitle('Đợt 1', 3, ['Đợt 1, lớp 3', 'Đợt 1, lớp 1'])).toBe('Đợt 1, lớp 2');
  });

  it('leaves the first number to the class that was the only one when it was opened', () => {
    expect(classTitle('Đợt 1', null, ['Đợt 1'])).toBe('Đợt 1, lớp 2');
    expect(classTitle('Đợt 1', 1, ['Đợt 1'])).toBe('Đợt 1, lớp 2');
  });
});

const terms = { morning: { from: '08:00', to: '11:00' }, afternoon: { from: '13:30', to: '16:30' } };

const planned = {
  ...{
    number: 1,
    communeName: 'Xã Hàm Yên',
    hallName: 'Nhà văn hóa',
    trainerName: 'Trần Thị Hương',
    day: '2026-12-01',
  },
  ...{ firstHalf: 0 as const, halves: 1 as const, isPinned: false, classGroupId: null as string | null },
  people: [
    { communeName: 'Xã Hàm Yên', count: 30 },
    { communeName: 'Xã Bình Xa', count: 5 },
  ],
};

const session = (more: Partial<HeldSession> = {}): HeldSession => ({
  ...{ number: 1, on: '2026-12-08', from: '13:30', to: '16:30', communeName: 'Xã Tân Long', hallName: 'Trường học' },
  ...{ trainerName: 'Ma Văn Ặng', state: 'planned' },
  ...more,
});

describe('the timetable of a plan', () => {
  it('has a proposed class where it was planned, a class of whole days twice a day', () => {
    const [half] = timetableOf([{ ...planned, firstHalf: 1 }], terms, []);
    expect(half).toMatchObject({ standing: 'proposed', people: 35, meetings: [{ from: '13:30', to: '16:30' }] });
    const [whole] = timetableOf([{ ...planned, halves: 2, isPinned: true }], terms, []);
    expect(whole?.standing).toBe('pinned');
    expect(whole?.meetings.map(({ from }) => from)).toEqual(['08:00', '13:30']);
  });

  it('has an opened class where the timetable has it, and leaves cancelled sessions out', () => {
    const opened = { ...planned, classGroupId: 'g' };
    const [moved] = timetableOf([opened], terms, [session({ on: '2026-12-01', state: 'cancelled' }), session()]);
    expect(moved).toMatchObject({ standing: 'opened', meetings: [{ on: '2026-12-08', hallName: 'Trường học' }] });
    expect(moved?.meetings).toHaveLength(1);
    expect(timetableOf([opened], terms, [session({ state: 'closed' })])[0]?.standing).toBe('held');
  });

  it('has a class that was cancelled whole where it would have met, and says so', () => {
    const [cancelled] = timetableOf([{ ...planned, classGroupId: 'g' }], terms, [session({ state: 'cancelled' })]);
    expect(cancelled).toMatchObject({
      standing: 'cancelled',
      meetings: [{ on: '2026-12-08', hallName: 'Trường học' }],
    });
    expect(cancelled?.cancelled).toEqual([]);
  });

  it('goes by time, whatever the numbers', () => {
    const later = { ...planned, number: 1, day: '2026-12-03' };
    const moved = { ...planned, number: 2, classGroupId: 'g' };
    const first = { ...planned, number: 3, day: '2026-12-02' };
    const classes = timetableOf([later, moved, first], terms, [session({ number: 2 })]);
    expect(classes.map(({ number }) => number)).toEqual([3, 1, 2]);
  });
});

describe('the sheets of a plan', () => {
  it('have a row for each session with whose people come', () => {
    const [whole] = timetableOf([{ ...planned, halves: 2 }], terms, []);
    const rows = whole === undefined ? [] : classRows(whole);
    expect(rows).toEqual([
      ...[['1/2', '08:00', '11:00'] as const, ['2/2', '13:30', '16:30'] as const].map(([part, from, to]) => [
        ...[1, part, '2026-12-01', 'Thứ Ba', from, to, 'Xã Hàm Yên', 'Nhà văn hóa', 'Trần Thị Hương', 35],
        ...['Xã Hàm Yên: 30; Xã Bình Xa: 5', 'dự kiến'],
      ]),
    ]);
    expect(rows[0]).toHaveLength(CLASS_COLUMNS.length);
  });

  it('keep a cancelled session of a class that has others, marked, in its place and without a number', () => {
    const opened = { ...planned, classGroupId: 'g' };
    const at = (on: string, state = 'planned'): HeldSession => session({ on, state });
    const [left] = timetableOf([opened], terms, [at('2026-12-08'), at('2026-12-09', 'cancelled'), at('2026-12-10')]);
    const rows = left === undefined ? [] : classRows(left);
    expect(rows.map((row) => [row[1], row[2], row.at(-1)])).toEqual([
      ['1/2', '2026-12-08', 'đã mở'],
      [null, '2026-12-09', 'đã hủy'],
      ['2/2', '2026-12-10', 'đã mở'],
    ]);
  });

  it('say why people have no class, with the minutes of the plan', () => {
    const gap = { communeName: 'Xã Xa', people: 6, reason: 'no-hall' as const, cancelledOn: null };
    expect(gapRow(gap, 45)).toEqual([
      'Xã Xa',
      6,
      'Xã chưa có địa điểm học, và không xã nào có địa điểm trong 45 phút đường',
    ]);
    const cancelled = { ...gap, reason: 'cancelled' as const, cancelledOn: '2026-12-08' };
    expect(gapRow(cancelled, 45)[2]).toBe('Lớp ngày 08/12/2026 đã hủy');
  });

  it('count who a cancelled class was for among those without one, and tell of a plan at work', () => {
    const classes = timetableOf([planned, { ...planned, number: 2, classGroupId: 'g' }], terms, [
      session({ number: 2, state: 'cancelled' }),
    ]);
    const gaps = [
      { people: 6, reason: 'no-hall' as const },
      { people: 35, reason: 'cancelled' as const },
    ];
    const plan = { name: 'Ký số', roundTitle: 'Đợt 1', from: '2026-12-01', until: '2026-12-31', gaps };
    const rows = new Map(
      aboutRows({ ...plan, isWorking: true }, classes, 'lúc này').map(([key, value]) => [key, value]),
    );
    const counted = ['Số lớp', 'Số người có lớp', 'Số người chưa có lớp', 'Trong đó của lớp đã hủy'];
    expect(counted.map((key) => rows.get(key))).toEqual(['1', '35', '41', '35']);
    expect(rows.has('Lưu ý')).toBe(true);
  });
});
