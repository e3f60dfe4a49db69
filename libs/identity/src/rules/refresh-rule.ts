/** How long the predecessor of a refresh token stays good: a lost reply on 3G is no theft. */
export const PREDECESSOR_GRACE_SECONDS = 60;

/** The row of a presented token with the state of its session. */
export interface PresentedToken {
  readonly succeededAt: Date | null;
  readonly expiresAt: Date;
  readonly isSessionEnded: boolean;
}

/**
 * What to do with a presented refresh token: `renew` makes its successor, `repeat` hands out the same successor again,
 * `reuse` ends the whole session (somebody holds a copy), `ended` only says the session is over.
 */
export type RefreshVerdict = 'renew' | 'repeat' | 'reuse' | 'ended';

/** Judges a presented refresh token at an instant (RFC 9700, 4.14.2, with a grace for lost replies). */
export function judgeRefresh(token: PresentedToken, now: Date): RefreshVerdict {
  if (token.isSessionEnded) return 'ended';
  if (token.succeededAt === null) return now.getTime() >= token.expiresAt.getTime() ? 'ended' : 'renew';
  const ageSeconds = (now.getTime() - token.succeededAt.getTime()) / 1000;
  return ageSeconds <= PREDECESSOR_GRACE_SECONDS ? 'repeat' : 'reuse';
}
