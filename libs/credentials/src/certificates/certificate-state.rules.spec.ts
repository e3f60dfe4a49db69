import { allows, CERTIFICATE_STATES, isStanding } from './certificate.rules';

describe('states of a certificate', () => {
  it('lets a standing paper be withdrawn or replaced, and no other', () => {
    for (const state of CERTIFICATE_STATES) {
      expect([allows(state, 'withdrawable'), allows(state, 'replaceable')]).toEqual([
        isStanding(state),
        isStanding(state),
      ]);
    }
  });

  it('never leaves withdrawn: a new paper is issued instead', () => {
    expect(CERTIFICATE_STATES.filter((state) => allows(state, 'reissuable'))).toEqual(['withdrawn']);
  });

  it('counts an expired paper as standing, a replaced or withdrawn one not', () => {
    expect(CERTIFICATE_STATES.filter(isStanding)).toEqual(['valid', 'expired']);
  });
});
