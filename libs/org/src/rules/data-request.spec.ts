import { actsOn, DATA_REQUEST_KINDS, type DataRequestState, isDoneByAccepting, isOwnRequest } from './data-request';

const asked = (state: DataRequestState, isExtended: boolean) =>
  ({ kind: 'correction', accountId: null, state, isExtended }) as const;

describe('a request about personal data', () => {
  it('is answered, extended once or taken back while it is open', () => {
    expect(actsOn(asked('received', false))).toEqual(['accept', 'refuse', 'extend', 'take-back']);
    expect(actsOn(asked('received', true))).toEqual(['accept', 'refuse', 'take-back']);
    expect(actsOn(asked('accepted', true))).toEqual(['complete']);
  });

  it('is over once it is refused, done or taken back', () => {
    for (const state of ['refused', 'done', 'taken-back'] as const) {
      expect(actsOn(asked(state, false))).toEqual([]);
    }
  });

  it('is carried out by the system where nobody has to look something up', () => {
    const done = (accountId: string | null) =>
      DATA_REQUEST_KINDS.filter((kind) => isDoneByAccepting({ kind, accountId }));
    expect(done(null)).toEqual(['restriction', 'lift-restriction', 'erasure']);
    expect(done('a1')).toEqual([]);
  });

  it('is one’s own by the member or by the account, and nobody’s who has neither', () => {
    const actor = { accountId: 'a1', memberId: 'm1' };
    expect(isOwnRequest({ accountId: null, memberId: 'm1' }, actor)).toBe(true);
    expect(isOwnRequest({ accountId: 'a1', memberId: null }, actor)).toBe(true);
    expect(isOwnRequest({ accountId: null, memberId: 'm2' }, actor)).toBe(false);
    expect(isOwnRequest({ accountId: 'a2', memberId: null }, { accountId: 'a1', memberId: null })).toBe(false);
  });

  it('of staff to be erased is not accepted: their names prove who decided', () => {
    const erasure = { kind: 'erasure', accountId: 'a1', state: 'received', isExtended: false } as const;
    expect(actsOn(erasure)).toEqual(['refuse', 'extend', 'take-back']);
    expect(actsOn({ ...erasure, accountId: null })).toContain('accept');
    expect(actsOn({ ...erasure, kind: 'restriction' })).toContain('accept');
  });
});
