import fc from 'fast-check';
import { createHmac } from 'node:crypto';
import {
  isCurrentNumber,
  judgeToken,
  NUMBER_WINDOW_SECONDS,
  numberOf,
  secondsLeftInWindow,
  type Sign,
  TOKEN_WINDOW_SECONDS,
  tokenOf,
  windowOf,
} from './scan-code.rules';

const signWith =
  (secret: string): Sign =>
  (text) =>
    createHmac('sha256', secret).update(text).digest();

const sign = signWith('hall');

const now = new Date('2026-12-01T12:00:07Z');

const later = (seconds: number): Date => new Date(now.getTime() + seconds * 1000);

const token = tokenOf(sign, windowOf(now, TOKEN_WINDOW_SECONDS));

describe('the code on the screen', () => {
  it('is good in its half minute and the next one only', () => {
    expect(judgeToken(sign, token, now)).toBe('current');
    expect(judgeToken(sign, token, later(52))).toBe('current');
    expect(judgeToken(sign, token, later(53))).toBe('expired');
    expect(judgeToken(sign, token, later(86_400))).toBe('expired');
  });

  it('is short, and read in capitals too', () => {
    expect(token).toMatch(/^[0-9a-hjkmnp-tv-z]{14}$/);
    expect(judgeToken(sign, token.toUpperCase(), now)).toBe('current');
  });

  it('of another session is told as foreign', () => {
    expect(judgeToken(signWith('other hall'), token, now)).toBe('foreign');
    expect(judgeToken(sign, '', now)).toBe('foreign');
    expect(judgeToken(sign, 'iiiiiiiiiiiiii', now)).toBe('foreign');
  });

  it('of a time to come is not accepted', () => {
    const ahead = tokenOf(sign, windowOf(now, TOKEN_WINDOW_SECONDS) + 2);
    expect(judgeToken(sign, ahead, now)).toBe('foreign');
  });

  it('with any one sign changed is never good', () => {
    const change = fc.tuple(fc.nat(token.length - 1), fc.constantFrom(...'0123456789abcdefghjkmnpqrstvwxyz'));
    fc.assert(
      fc.property(change, ([at, instead]) => {
        fc.pre(token.charAt(at) !== instead);
        const wrong = token.slice(0, at) + instead + token.slice(at + 1);
        expect(judgeToken(sign, wrong, now)).toBe('foreign');
      }),
    );
  });

  it('tells how long it still stands', () => {
    expect(secondsLeftInWindow(now, TOKEN_WINDOW_SECONDS)).toBe(23);
    expect(secondsLeftInWindow(later(23), TOKEN_WINDOW_SECONDS)).toBe(30);
  });
});

describe('the number to type', () => {
  it('has six digits and is good for two to four minutes', () => {
    const typed = numberOf(sign, windowOf(now, NUMBER_WINDOW_SECONDS));
    expect(typed).toMatch(/^\d{6}$/);
    expect(isCurrentNumber(sign, typed, now)).toBe(true);
    expect(isCurrentNumber(sign, typed, later(120))).toBe(true);
    expect(isCurrentNumber(sign, typed, later(240))).toBe(false);
    expect(isCurrentNumber(signWith('other hall'), typed, now)).toBe(false);
  });
});
