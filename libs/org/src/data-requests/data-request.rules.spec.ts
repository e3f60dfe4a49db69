import {
  actsOn,
  DATA_REQUEST_KINDS,
  type DataRequestState,
  isDoneByAccepting,
  isOwnRequest,
  needsOtherOfficer,
} from './data-request.rules';

const asked = (state: DataRequestState, isExtended: boolean) =>
  ({ kind: 'correction', accountId: null, state, isExtended }) as const;

const isSame = (a: string, b: string): boolean => a === b;

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
    const actor = { accountId: 'a1', memberId: 'm1', onBehalfOf: null };
    expect(isOwnRequest({ accountId: null, memberId: 'm1' }, actor, isSame)).toBe(true);
    expect(isOwnRequest({ accountId: 'a1', memberId: null }, actor, isSame)).toBe(true);
    expect(isOwnRequest({ accountId: null, memberId: 'm2' }, actor, isSame)).toBe(false);
    expect(isOwnRequest({ accountId: 'a2', memberId: null }, { ...actor, memberId: null }, isSame)).toBe(false);
  });

  it('is one’s own by a second account, and of whom one acts for', () => {
    const actor = { accountId: 'a1', memberId: null, onBehalfOf: null };
    const isOneOfTwo = (a: string, b: string): boolean => isSame(a, b) || (a === 'a1' && b === 'm1');
    expect(isOwnRequest({ accountId: null, memberId: 'm1' }, actor, isOneOfTwo)).toBe(true);
    const deputy = { accountId: 'a2', memberId: 'm2', onBehalfOf: 'a1' };
    expect(isOwnRequest({ accountId: null, memberId: 'm1' }, deputy, isOneOfTwo)).toBe(true);
    expect(isOwnRequest({ accountId: 'a1', memberId: null }, deputy, isSame)).toBe(true);
    expect(isOwnRequest({ accountId: 'a3', memberId: null }, deputy, isSame)).toBe(false);
  });

  it('on paper to be erased needs another person with another right than who wrote it down', () => {
    const paper = { kind: 'erasure', madeHow: 'paper', recordedBy: 'a1', recordedFor: null } as const;
    const by = (accountId: string, onBehalfOf: string | null = null) => ({ accountId, memberId: null, onBehalfOf });
    expect(needsOtherOfficer(paper, by('a1'), isSame)).toBe(true);
    expect(needsOtherOfficer(paper, by('a2', 'a1'), isSame)).toBe(true);
    expect(needsOtherOfficer({ ...paper, recordedFor: 'a3' }, by('a3'), isSame)).toBe(true);
    expect(needsOtherOfficer({ ...paper, recordedFor: 'a3' }, by('a2', 'a3'), isSame)).toBe(true);
    expect(needsOtherOfficer(paper, by('a2'), (a, b) => a === 'a2' && b === 'a1')).toBe(true);
    expect(needsOtherOfficer({ ...paper, recordedFor: 'a3' }, by('a2', 'a4'), isSame)).toBe(false);
    expect(needsOtherOfficer({ ...paper, kind: 'access' }, by('a1'), isSame)).toBe(false);
  });

  it('of staff to be erased is not accepted: their names prove who decided', () => {
    const erasure = { kind: 'erasure', accountId: 'a1', state: 'received', isExtended: false } as const;
    expect(actsOn(erasure)).toEqual(['refuse', 'extend', 'take-back']);
    expect(actsOn({ ...erasure, accountId: null })).toContain('accept');
    expect(actsOn({ ...erasure, kind: 'restriction' })).toContain('accept');
  });
});
