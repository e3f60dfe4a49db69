import { type Release, ReleaseDesk } from './release-desk.svelte';

describe('how often a list is looked at', () => {
  const pauseOf = (state: Release['state'], secondsLeft = 0): number | null => {
    const desk = new ReleaseDesk(
      () => 'l',
      () => ({}),
    );
    desk.current.set({ state, secondsLeft } as Release);
    return desk.pauseMs;
  };

  it('is every two seconds while papers are issued, and before that only at the end of the time to take it back', () => {
    expect([pauseOf('issuing'), pauseOf('window', 25), pauseOf('window', 600)]).toEqual([2000, 2000, 30_000]);
  });

  it('is rarely while it waits for the second person, which is days, and never where nothing comes of it', () => {
    expect([pauseOf('proposed'), pauseOf('listed'), pauseOf('issued'), pauseOf('taken-back')]).toEqual([
      30_000,
      null,
      null,
      null,
    ]);
  });
});
