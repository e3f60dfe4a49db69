import { entriesAfter, nextTitle } from './next-round';

describe('the round after another', () => {
  it('carries the next number, else the next year, else is the second', () => {
    expect(nextTitle('Bồi dưỡng Tổ CNSCĐ năm 2026, đợt 1')).toBe('Bồi dưỡng Tổ CNSCĐ năm 2026, đợt 2');
    expect(nextTitle('Bồi dưỡng Tổ CNSCĐ năm 2026, đợt 9')).toBe('Bồi dưỡng Tổ CNSCĐ năm 2026, đợt 10');
    expect(nextTitle('Chuyên sâu Tổ CNSCĐ năm 2027')).toBe('Chuyên sâu Tổ CNSCĐ năm 2028');
    expect(nextTitle('Ôn tập cuối năm')).toBe('Ôn tập cuối năm, đợt 2');
  });

  it('begins when the other is over, never before today, and is released in the same way', () => {
    const round = { title: 'Đợt thử', release: 'manual', dueOn: '2026-12-31', extendedTo: null, endedOn: null };
    expect(entriesAfter(round, '2026-11-26')).toEqual({
      title: 'Đợt thử, đợt 2',
      release: 'manual',
      startsOn: '2027-01-01',
    });
    expect(entriesAfter(round, '2027-02-03').startsOn).toBe('2027-02-03');
    expect(entriesAfter({ ...round, extendedTo: '2027-01-31' }, '2026-11-26').startsOn).toBe('2027-02-01');
    const ended = { ...round, extendedTo: '2027-01-31', endedOn: '2026-12-15' };
    expect(entriesAfter(ended, '2026-11-26').startsOn).toBe('2026-12-16');
  });
});
