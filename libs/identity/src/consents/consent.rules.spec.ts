import { isConsentGiven, standingOf } from './consent.rules';

describe('consent', () => {
  it('is given only by agreeing to the present text', () => {
    expect(isConsentGiven({ decision: 'agreed', textVersion: '1' }, ['1'])).toBe(true);
    expect(isConsentGiven({ decision: 'agreed', textVersion: '1' }, ['2'])).toBe(false);
  });

  it('holds on where a newer notice says the purpose in the same words', () => {
    expect(isConsentGiven({ decision: 'agreed', textVersion: '1' }, ['2', '1'])).toBe(true);
    expect(standingOf({ decision: 'agreed', textVersion: '1' }, ['3'])).toBe('not-asked');
  });

  it('is not given by silence, refusal or after withdrawal', () => {
    expect(isConsentGiven(null, ['1'])).toBe(false);
    expect(isConsentGiven({ decision: 'refused', textVersion: '1' }, ['1'])).toBe(false);
    expect(isConsentGiven({ decision: 'withdrawn', textVersion: '1' }, ['1'])).toBe(false);
  });
});
