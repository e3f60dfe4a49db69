import { instantInVietnam } from '../scheduling/schedule.rules';
import { clashesWith, isFree, spanOf, type TakenHours } from './clash.rules';

const stay = (from: string, to: string, communeId = 'here') => ({
  startsAt: instantInVietnam('2026-12-01', from),
  endsAt: instantInVietnam('2026-12-01', to),
  communeId,
});

const taken = (from: string, to: string, more: Partial<TakenHours> = {}): TakenHours => ({
  ...stay(from, to),
  isPerson: true,
  ...more,
});

const minutes = (from: string, to: string): number => (from === to ? 0 : 90);

describe('clashes of a stay', () => {
  it('are hours that meet, and not those that touch', () => {
    const all = [taken('08:00', '09:00'), taken('09:30', '10:30'), taken('11:00', '12:00')];
    expect(clashesWith(stay('09:00', '11:00'), all, minutes)).toEqual([
      { taken: all[1], travelMinutes: 0, missingMinutes: 0 },
    ]);
  });

  it('tell by how much the pause is too short for the way', () => {
    const before = taken('08:00', '09:00', { communeId: 'there' });
    expect(clashesWith(stay('10:00', '11:00'), [before], minutes)).toEqual([
      { taken: before, travelMinutes: 90, missingMinutes: 30 },
    ]);
    expect(clashesWith(stay('10:30', '11:00'), [before], minutes)).toEqual([]);
  });

  it('leave halls and things out of ways', () => {
    const hall = taken('08:00', '09:00', { communeId: 'there', isPerson: false });
    expect(isFree(stay('09:00', '10:00'), [hall], minutes)).toBe(true);
    expect(isFree(stay('08:30', '10:00'), [hall], minutes)).toBe(false);
  });

  it('lie between the first and the last hours with room around', () => {
    const span = spanOf([stay('09:00', '10:00'), stay('08:00', '08:30')], 12, 1);
    expect(span).toEqual({
      startsAt: new Date('2026-11-30T13:00:00Z'),
      endsAt: new Date('2026-12-02T15:00:00Z'),
    });
  });
});
