import { instantInVietnam } from '../scheduling/schedule.rules';
import { hoursOfLeave, leaveInTheWay, type StaffLeave } from './availability.rules';

const leave: StaffLeave = { accountId: 'mây', from: '2026-12-01', until: '2026-12-03' };

const at = (on: string, from = '19:00', to = '20:30') => ({
  startsAt: instantInVietnam(on, from),
  endsAt: instantInVietnam(on, to),
});

describe('a leave of somebody who teaches', () => {
  it('takes its first and its last day whole, by the clock of Vietnam', () => {
    expect(hoursOfLeave(leave)).toEqual({
      startsAt: new Date('2026-11-30T17:00:00Z'),
      endsAt: new Date('2026-12-03T17:00:00Z'),
    });
  });

  it('is in the way of any hour of these days and of no other day', () => {
    expect(leaveInTheWay([leave], [at('2026-11-30', '22:00', '23:30')])).toBeNull();
    expect(leaveInTheWay([leave], [at('2026-12-04', '06:00', '07:00')])).toBeNull();
    expect(leaveInTheWay([leave], [at('2026-11-30'), at('2026-12-01', '06:00', '07:00')])).toBe(leave);
    expect(leaveInTheWay([leave], [at('2026-12-03', '22:00', '23:30')])).toBe(leave);
  });

  it('is not asked about who stands there on that day already, and is on another day', () => {
    const standing = [{ on: '2026-12-01', accountIds: ['mây'] }];
    expect(leaveInTheWay([leave], [at('2026-12-01', '08:00', '09:00')], standing)).toBeNull();
    expect(leaveInTheWay([leave], [at('2026-12-02')], standing)).toBe(leave);
    expect(leaveInTheWay([leave], [at('2026-12-01')], [{ on: '2026-12-01', accountIds: ['an'] }])).toBe(leave);
  });
});
