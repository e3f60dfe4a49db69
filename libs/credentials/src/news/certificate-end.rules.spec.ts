import { endStage, stageNumber } from './certificate-end.rules';

const PAPER = { validUntil: '2027-10-31', renewableFrom: '2027-09-01' };

describe('what is told of the end of a paper', () => {
  it.each([
    ['2027-08-31', null],
    ['2027-09-01', 'renewable'],
    ['2027-10-15', 'renewable'],
    ['2027-10-16', 'soon'],
    ['2027-10-31', 'soon'],
    ['2027-11-01', 'ended'],
    ['2031-01-01', 'ended'],
  ])('is on %s: %s', (on, stage) => {
    expect(endStage(PAPER, on)).toBe(stage);
  });

  it('is on the last day alone where the window has no days', () => {
    const shut = { ...PAPER, renewableFrom: PAPER.validUntil };
    expect([endStage(shut, '2027-10-30'), endStage(shut, '2027-10-31')]).toEqual([null, 'soon']);
  });

  it('is only that it has ended where its passage fell', () => {
    const fallen = { ...PAPER, renewableFrom: null };
    expect([endStage(fallen, '2027-10-31'), endStage(fallen, '2027-11-01')]).toEqual([null, 'ended']);
  });

  it('counts on: what is told later is more', () => {
    expect([null, 'renewable' as const, 'soon' as const, 'ended' as const].map(stageNumber)).toEqual([0, 1, 2, 3]);
  });
});
