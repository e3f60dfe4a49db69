/** @jest-environment jsdom */
import { markShared } from '../../lib/offline/shared-mark';
import { isOwnPhone, markDesk } from './own-phone';

describe('a device whose sign-in is remembered unless somebody says otherwise', () => {
  const holdInHand = (isPhone: boolean): void => {
    window.matchMedia = (query) => ({ matches: isPhone, media: query }) as MediaQueryList;
  };
  afterEach(() => localStorage.clear());

  it('is a phone in the hand, no machine with a mouse', () => {
    holdInHand(true);
    expect(isOwnPhone()).toBe(true);
    holdInHand(false);
    expect(isOwnPhone()).toBe(false);
  });

  it.each([
    ['several share it', markShared],
    ['an officer signed in on it', markDesk],
  ])('is none once %s', (_, mark) => {
    holdInHand(true);
    mark();
    expect(isOwnPhone()).toBe(false);
  });
});
