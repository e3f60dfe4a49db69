import { type AcknowledgingSession, isAcknowledgedForGood, isLinkAcknowledgedForGood } from './sign-in-help.rules';

const now = new Date('2026-11-26T03:00:00Z');

const before = (days: number): Date => new Date(now.getTime() - days * 86_400_000);

const aloud = (days: number) => ({ isAloud: true, usedAt: before(days) });

const slip = { isAloud: false, usedAt: before(1) };

const told = (more: Partial<AcknowledgingSession>): boolean =>
  isAcknowledgedForGood({ way: 'password', root: null, now, ...more });

describe('the notice of help', () => {
  it('is never told for good by a session that a code opened, or by none', () => {
    for (const root of [null, slip, aloud(40)])
      expect([told({ way: 'slip', root }), told({ way: null, root })]).toEqual([false, false]);
  });

  it.each(['password', 'pin', 'passkey', 'oidc'] as const)(
    'is not told for good by %s while the password goes back to a code read aloud',
    (way) => {
      expect([told({ way, root: aloud(0) }), told({ way, root: aloud(29.9) })]).toEqual([false, false]);
    },
  );

  it('is told for good by any way of her own where a printed slip, or no code, stands behind the password', () => {
    for (const way of ['password', 'pin', 'passkey', 'oidc'] as const)
      expect([told({ way, root: slip }), told({ way, root: null })]).toEqual([true, true]);
  });

  it('is told for good after thirty days, but not by the provider', () => {
    const after = (['password', 'pin', 'passkey', 'oidc'] as const).map((way) => told({ way, root: aloud(30) }));
    expect(after).toEqual([true, true, true, false]);
  });

  it('that an identity was linked is not told for good by that identity', () => {
    const press = (way: 'password' | 'oidc'): boolean => isLinkAcknowledgedForGood({ way, root: slip, now });
    expect([press('password'), press('oidc')]).toEqual([true, false]);
    expect(isLinkAcknowledgedForGood({ way: 'password', root: aloud(2), now })).toBe(false);
  });
});
