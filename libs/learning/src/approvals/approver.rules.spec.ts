import { areTwo } from './approver.rules';

describe('two people', () => {
  const none = (): boolean => false;
  const own = (accountId: string) => ({ accountId, onBehalfOf: null });

  it('are two accounts of two people', () => {
    expect(areTwo(own('an'), own('binh'), none)).toBe(true);
    expect(areTwo(own('an'), own('an'), none)).toBe(false);
    expect(areTwo(own('an'), own('an-2'), (a, b) => [a, b].sort().join() === 'an,an-2')).toBe(false);
  });

  it('are not two where one acts for the other, either way round, or both for the same', () => {
    const deputy = { accountId: 'binh', onBehalfOf: 'an' };
    expect(areTwo(own('an'), deputy, none)).toBe(false);
    expect(areTwo(deputy, own('an'), none)).toBe(false);
    expect(areTwo(deputy, { accountId: 'chi', onBehalfOf: 'an' }, none)).toBe(false);
    expect(areTwo(deputy, { accountId: 'chi', onBehalfOf: 'dung' }, none)).toBe(true);
    expect(
      areTwo({ accountId: 'binh', onBehalfOf: 'an-2' }, own('an'), (a, b) => [a, b].sort().join() === 'an,an-2'),
    ).toBe(false);
  });
});
