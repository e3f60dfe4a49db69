import { leftWords } from './countdown.svelte';

describe('the time that is left', () => {
  it('is said in minutes and seconds', () => {
    expect([leftWords(900), leftWords(845), leftWords(59), leftWords(0)]).toEqual([
      '15 phút 00 giây',
      '14 phút 05 giây',
      '59 giây',
      '0 giây',
    ]);
  });
});
