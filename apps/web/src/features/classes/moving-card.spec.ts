import { dayOfMoment, isShownAt, keyBytes, momentOf, movingCode, signOf } from './moving-card';

/** The figures of `libs/classes/src/services/card-keys.spec.ts`, reckoned apart from both. */
const moving = { keyId: 'WCNW', key: 'OLjafH6v8wGIaWmH8gq6TKz9rmvwVgKdvydxy-bfhSQ' };
const moment = momentOf(Date.parse('2026-12-01T12:10:00Z'));

describe('the code of a card on a phone', () => {
  it('is the one that the server makes for this moment', async () => {
    const code = 'LOPSO2:WCNW:K7DTR8QWMB:59870900:24I6YKQ7OE5FQT6U';
    expect(await movingCode('K7DTR-8QWMB', moving, moment)).toBe(code);
    expect(await signOf(keyBytes('fTTqgOPc-4NborK4myAMJO1DlUWNrITn24PaBJxp_qo'), moment)).toBe('24I6YKQ7OE5FQT6U');
    expect(await movingCode('K7DTR-8QWMB', moving, moment + 1)).not.toBe(code);
  });

  it('is made with the key of its day in Vietnam, wherever the phone is', () => {
    expect(dayOfMoment(momentOf(Date.parse('2026-12-01T16:59:59Z')))).toBe('2026-12-01');
    expect(dayOfMoment(momentOf(Date.parse('2026-12-01T17:00:00Z')))).toBe('2026-12-02');
  });

  it('is of now a minute and a half later and a minute before', () => {
    const from = moment * 30_000;
    expect([-61_000, -60_000, 0, 119_000, 120_000].map((ms) => isShownAt(moment, from + ms))).toEqual([
      ...[false, true, true, true, false],
    ]);
  });
});
