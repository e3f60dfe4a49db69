import { instantInVietnam, type Period, vietnamDateOf, vietnamTimeOf } from '../scheduling/schedule.rules';
import { freeSlots, type SlotSearch, type TakenHours } from './clash.rules';

const at = (on: string, from: string, to: string, communeId = 'here') => ({
  startsAt: instantInVietnam(on, from),
  endsAt: instantInVietnam(on, to),
  communeId,
});

const taken = (on: string, from: string, to: string, more: Partial<TakenHours> = {}): TakenHours => ({
  ...at(on, from, to),
  isPerson: true,
  ...more,
});

const search = (more: Partial<SlotSearch> = {}): SlotSearch => ({
  wished: at('2026-12-01', '19:00', '20:30'),
  taken: [taken('2026-12-01', '19:00', '20:30')],
  daysOff: new Set(),
  notBefore: instantInVietnam('2026-11-25', '08:00'),
  minutesBetween: (from, to) => (from === to ? 0 : 90),
  ...more,
});

const words = (periods: readonly Period[]): string[] =>
  periods.map(
    ({ startsAt, endsAt }) => `${vietnamDateOf(startsAt)} ${vietnamTimeOf(startsAt)}–${vietnamTimeOf(endsAt)}`,
  );

describe('free slots', () => {
  it('are the soonest, the soonest at the same time of another day, and one more; none meet', () => {
    expect(words(freeSlots(search()))).toEqual([
      '2026-12-02 07:00–08:30',
      '2026-12-02 08:30–10:00',
      '2026-12-02 19:00–20:30',
    ]);
  });

  it('come on the same day while it lasts, never before the wished hours', () => {
    const [first] = freeSlots(
      search({ wished: at('2026-12-01', '09:00', '10:00'), taken: [taken('2026-12-01', '09:30', '11:00')] }),
    );
    expect(words(first ? [first] : [])).toEqual(['2026-12-01 11:00–12:00']);
  });

  it('leave time for the way of people', () => {
    const [first] = freeSlots(
      search({
        wished: at('2026-12-01', '09:00', '10:00'),
        taken: [taken('2026-12-01', '08:00', '09:00', { communeId: 'there' })],
      }),
    );
    expect(words(first ? [first] : [])).toEqual(['2026-12-01 10:30–11:30']);
  });

  it('lie on no holiday and within thirty days', () => {
    const days = Array.from({ length: 31 }, (_, day) => vietnamDateOf(new Date(Date.UTC(2026, 11, 1 + day))));
    expect(freeSlots(search({ daysOff: new Set(days) }))).toEqual([]);
    expect(words(freeSlots(search({ daysOff: new Set(days.slice(0, -1)) })))).toContain('2026-12-31 19:00–20:30');
  });

  it('lie within working hours, whatever time was wished', () => {
    const late = freeSlots(search({ wished: at('2026-12-01', '21:00', '22:30') }));
    expect(words(late)).toEqual(['2026-12-02 07:00–08:30', '2026-12-02 08:30–10:00', '2026-12-02 10:00–11:30']);
  });

  it('keep a time that is no quarter of an hour', () => {
    expect(words(freeSlots(search({ wished: at('2026-12-01', '19:10', '20:00') })))).toContain(
      '2026-12-02 19:10–20:00',
    );
  });

  it('are none in the past', () => {
    const now = instantInVietnam('2026-12-02', '10:05');
    expect(freeSlots(search({ notBefore: now })).every(({ startsAt }) => startsAt >= now)).toBe(true);
  });

  it('are free, whatever is taken, and the same for the same search', () => {
    for (let seed = 1; seed <= 40; seed += 1) {
      const busy = Array.from({ length: 60 }, (_, index) => {
        const day = 1 + ((index * 7 + seed) % 28);
        const hour = 7 + ((index * 5 + seed * 3) % 14);
        const on = `2026-12-${String(day).padStart(2, '0')}`;
        const text = String(hour).padStart(2, '0');
        return taken(on, `${text}:00`, `${text}:50`, { communeId: index % 3 === 0 ? 'there' : 'here' });
      });
      const task = search({ taken: busy });
      const found = freeSlots(task);
      expect(freeSlots(task)).toEqual(found);
      for (const slot of found) {
        for (const one of busy) {
          const gap = Math.max(
            slot.startsAt.getTime() - one.endsAt.getTime(),
            one.startsAt.getTime() - slot.endsAt.getTime(),
          );
          expect(gap / 60_000).toBeGreaterThanOrEqual(one.communeId === 'there' ? 90 : 0);
        }
      }
    }
  });
});
