import { unusedAmong } from './attempt-limits';

describe('what was given of further attempts', () => {
  it('is unused from the last one back: each was given only once none was left', () => {
    expect(unusedAmong([1, 2], 2)).toEqual([false, true]);
    expect(unusedAmong([1, 2], 1)).toEqual([false, false]);
    expect(unusedAmong([3], 3)).toEqual([true]);
    expect(unusedAmong([], 4)).toEqual([]);
  });
});
