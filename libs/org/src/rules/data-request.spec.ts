import { actsOn, DATA_REQUEST_KINDS, isDoneByAccepting } from './data-request';

describe('a request about personal data', () => {
  it('is answered, extended once or taken back while it is open', () => {
    expect(actsOn({ state: 'received', isExtended: false })).toEqual(['accept', 'refuse', 'extend', 'take-back']);
    expect(actsOn({ state: 'received', isExtended: true })).toEqual(['accept', 'refuse', 'take-back']);
    expect(actsOn({ state: 'accepted', isExtended: true })).toEqual(['complete']);
  });

  it('is over once it is refused, done or taken back', () => {
    for (const state of ['refused', 'done', 'taken-back'] as const) {
      expect(actsOn({ state, isExtended: false })).toEqual([]);
    }
  });

  it('is carried out by the system where nobody has to look something up', () => {
    expect(DATA_REQUEST_KINDS.filter(isDoneByAccepting)).toEqual(['restriction', 'lift-restriction', 'erasure']);
  });
});
