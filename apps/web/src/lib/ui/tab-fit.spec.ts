import { fittingTabs } from './tab-fit';

describe('tabs of a bar', () => {
  const ends = [80, 180, 300, 390];

  it('all stand in it where the last one ends inside, even without room for "more"', () => {
    expect(fittingTabs(ends, 390, 90)).toBe(4);
  });

  it('make room for "more" as soon as one does not fit', () => {
    expect(fittingTabs(ends, 389, 90)).toBe(2);
    expect(fittingTabs(ends, 391 - 1 - 300, 90)).toBe(0);
  });

  it('are none where there are none', () => {
    expect(fittingTabs([], 0, 90)).toBe(0);
  });
});
