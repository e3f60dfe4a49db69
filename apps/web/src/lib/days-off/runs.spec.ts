import { runsOf, runWords } from './runs';

const tet = (day: string, isExpected = true) => ({ day, occasion: 'tet', isExpected });

describe('days off in words', () => {
  it('stand together when they follow each other for one occasion', () => {
    const days = [
      { day: '2027-01-01', occasion: 'new-year', isExpected: false },
      ...['2027-02-04', '2027-02-05', '2027-02-06'].map((day) => tet(day)),
      tet('2027-02-08'),
      tet('2027-02-09', false),
    ];
    expect(runsOf(days).map(runWords)).toEqual(['01/01/2027', '04/02/2027 – 06/02/2027', '08/02/2027', '09/02/2027']);
    expect(runsOf([])).toEqual([]);
  });

  it('stand apart where the occasion changes', () => {
    const days = [
      { day: '2027-04-30', occasion: 'victory' },
      { day: '2027-05-01', occasion: 'labour' },
    ];
    expect(runsOf(days)).toHaveLength(2);
  });
});
