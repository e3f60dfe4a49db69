/** @jest-environment jsdom */
import { preferences } from '../../lib/session/preferences.svelte';
import { readOn } from './scroll';

/** How the page moved, where the device itself does or does not ask for less motion. */
function behaviour(deviceIsStill: boolean): string | undefined {
  const moves: ScrollToOptions[] = [];
  Object.assign(window, {
    matchMedia: () => ({ matches: deviceIsStill }),
    scrollBy: (move: ScrollToOptions) => moves.push(move),
  });
  readOn();
  return moves[0]?.behavior;
}

describe('reading on', () => {
  afterEach(() => preferences.set({ still: false }));

  it('glides, unless the device or the person asks for less motion', () => {
    expect(behaviour(false)).toBe('smooth');
    expect(behaviour(true)).toBe('auto');
    preferences.set({ still: true });
    expect(behaviour(false)).toBe('auto');
  });
});
