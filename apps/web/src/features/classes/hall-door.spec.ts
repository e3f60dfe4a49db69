import { keep } from '../../lib/offline/kept';
import { hasOpeningCome, openedHere } from './hall-door';
import type { HallKit } from './types';

const hour = 3_600_000;
const session = (startsIn: number, more: object = {}) => ({
  ...{ id: 's', startsAt: new Date(Date.now() + startsIn).toISOString(), isOwn: true, state: 'planned' as const },
  ...more,
});

describe('the door of a hall without network', () => {
  beforeEach(() => {
    const kept = new Map<string, string>();
    Object.assign(globalThis, {
      localStorage: {
        getItem: (name: string) => kept.get(name) ?? null,
        setItem: (name: string, value: string) => kept.set(name, value),
        removeItem: (name: string) => kept.delete(name),
      },
    });
  });

  function ahead(aheadMs: number): void {
    keep('kit.s', { kit: { asOf: '' } as unknown as HallKit, aheadMs });
  }

  it('opens her own session half an hour before its start, and no other and none that is over', () => {
    expect(openedHere(session(hour)).state).toBe('planned');
    expect(openedHere(session(hour / 3)).state).toBe('open');
    expect(openedHere(session(-hour)).state).toBe('open');
    expect(openedHere(session(-hour, { isOwn: false })).state).toBe('planned');
    expect(openedHere(session(-hour, { state: 'cancelled' as const })).state).toBe('cancelled');
    expect(openedHere(session(-hour, { state: 'closed' as const })).state).toBe('closed');
  });

  it('goes by the server’s clock where the phone’s is a day slow or fast', () => {
    ahead(-24 * hour);
    expect(hasOpeningCome(session(24 * hour))).toBe(true);
    expect(openedHere(session(24 * hour)).state).toBe('open');
    ahead(24 * hour);
    expect(hasOpeningCome(session(-hour))).toBe(false);
  });
});
