import { isGivenUp } from './given-up';

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
