import { daysBetween, rightLacking } from './teaching-days';

describe('the days of a right to teach', () => {
  const guest = [{ from: '2026-11-01', until: '2026-12-04' }];

  it('reach to the last one; after it the refusal names it', () => {
    expect(rightLacking(guest, '2026-12-04')).toBeNull();
    expect(rightLacking(guest, '2026-12-05')).toEqual({ until: '2026-12-04' });
  });

  it('begin with the first one, before which there is no last day to name', () => {
    expect(rightLacking(guest, '2026-11-01')).toBeNull();
    expect(rightLacking(guest, '2026-10-31')).toEqual({ until: null });
  });

  it('go on by another right, and the latest of those that ended is named', () => {
    const renewed = [...guest, { from: '2026-12-10', until: '2026-12-20' }];
    expect(rightLacking(renewed, '2026-12-15')).toBeNull();
    expect(rightLacking(renewed, '2026-12-07')).toEqual({ until: '2026-12-04' });
    expect(rightLacking(renewed, '2026-12-21')).toEqual({ until: '2026-12-20' });
    expect(rightLacking([...guest, { from: '2026-01-01', until: null }], '2027-01-01')).toBeNull();
  });

  it('hold on no day where the right was taken away on its first, and then no last day is named', () => {
    expect(rightLacking([{ from: '2026-12-01', until: '2026-11-30' }], '2026-12-01')).toEqual({ until: null });
  });

  it('are not asked of who never had a right there', () => {
    expect(rightLacking([], '2026-12-01')).toBeNull();
  });

  it('are counted one by one over the end of a month', () => {
    expect(daysBetween('2026-11-29', '2026-12-01')).toEqual(['2026-11-29', '2026-11-30', '2026-12-01']);
    expect(daysBetween('2026-12-01', '2026-11-30')).toEqual([]);
  });
});
