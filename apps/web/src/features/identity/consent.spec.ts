import { isTold, type Notice } from './consent.svelte';

const notice = { version: '2', versions: ['2', '1'] } as unknown as Notice;

describe('a new notice', () => {
  it('is told to who answered one before, and asked as for the first time of who did not', () => {
    expect(isTold(notice, '1')).toBe(true);
    expect(isTold(notice, null)).toBe(false);
  });

  it('is not told again to who answered it', () => {
    expect(isTold(notice, '2')).toBe(false);
    expect(isTold(notice, 'never')).toBe(false);
  });
});
