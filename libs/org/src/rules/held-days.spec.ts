import { type HeldDays, missingDays } from './held-days';

const days = (text: string): HeldDays => {
  const [from = '', until = ''] = text.split('..');
  return { from, until: until === '' ? null : until };
};

describe('the days of a right that are not held yet', () => {
  it.each([
    ['all, when nothing is held', '2026-02-01..', [], ['2026-02-01..']],
    ['none, when they are held without an end', '2026-02-01..2026-03-01', ['2026-01-01..'], []],
    ['none, when two together hold them', '2026-02-01..2026-04-01', ['2026-03-01..', '2026-01-01..2026-03-01'], []],
    ['those after a shorter one', '2026-02-01..', ['2026-01-01..2026-03-01'], ['2026-03-01..']],
    ['those before one that is still to come', '2026-02-01..2027-01-01', ['2026-03-01..'], ['2026-02-01..2026-03-01']],
    [
      'those on both sides',
      '2026-02-01..',
      ['2026-03-01..2026-04-01', '2026-03-10..2026-03-20'],
      ['2026-02-01..2026-03-01', '2026-04-01..'],
    ],
    [
      'all, when what is held lies before',
      '2026-02-01..2026-03-01',
      ['2026-01-01..2026-02-01'],
      ['2026-02-01..2026-03-01'],
    ],
    ['all, when what is held lies after', '2026-02-01..2026-03-01', ['2026-03-01..'], ['2026-02-01..2026-03-01']],
  ])('are %s', (_case, wanted, held, missing) => {
    expect(missingDays(days(wanted), held.map(days))).toEqual(missing.map(days));
  });
});
