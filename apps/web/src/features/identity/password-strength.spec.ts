import { GUESSED_FIRST, SENSIBLE } from '../../../../../test/support/guessed-passwords';
import { missingSigns, strengthOf } from './password-strength';

describe('strength of a password being typed', () => {
  it('counts what is missing in signs as people count them', () => {
    expect([
      strengthOf(''),
      strengthOf('ruộng'),
      missingSigns('ruộng'),
      missingSigns('ruộng'.normalize('NFD')),
    ]).toEqual(['none', 'short', 3, 3]);
  });

  it('calls digits alone, repetition and one short word weak', () => {
    for (const password of ['19871987', '0992345678', 'aaaaaaaaaaaa', 'mautinhs']) {
      expect([password, strengthOf(password)]).toEqual([password, 'weak']);
    }
  });

  it('calls a sentence good and something between fair', () => {
    expect(strengthOf('ruộng bậc thang vàng')).toBe('good');
    expect(strengthOf('conmeodenngu')).toBe('fair');
  });

  it('never calls good what the server refuses, and praises what it takes', () => {
    for (const guess of GUESSED_FIRST) expect([guess, strengthOf(guess)]).toEqual([guess, 'weak']);
    const praised = SENSIBLE.filter((one) => ['fair', 'good'].includes(strengthOf(one)));
    expect(praised.length).toBeGreaterThan(SENSIBLE.length * 0.6);
    expect(praised).toEqual(expect.arrayContaining(['r7#kTm2wQe', 'caphedang4mua', 'cam sành chín đỏ']));
  });
});
