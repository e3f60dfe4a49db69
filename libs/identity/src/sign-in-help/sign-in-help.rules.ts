import { type SignInWay } from '../sessions/session.rules';

const DAY_MS = 86_400_000;

/** How long a notice comes back in every new session where the helper may still know the password. */
export const NOTICE_DAYS = 30;

/**
 * The code that the present password and every other way in goes back to: the last one that was used. Using a code ends all sessions
 * and takes passkeys, the provider's identity and PINs away, so nothing older is left.
 */
export interface AccountRoot {
  readonly isAloud: boolean;
  readonly usedAt: Date;
}

/** A session in which the notice is pressed away. */
export interface AcknowledgingSession {
  /** Null: there is none. */
  readonly way: SignInWay | null;
  /** Null: the account was never opened by a code. */
  readonly root: AccountRoot | null;
  readonly now: Date;
}

/**
 * True when the session cannot be the helper's, or the notice has stood long enough: it is told for good. A helper who used the code
 * chose the password, and signs in with it, puts a passkey or a PIN beside it, links an identity; so as long as all ways go back to a
 * code that was read aloud, pressing sets the notice aside for the one session, and every other shows it for thirty days (decision 0038).
 */
export function isAcknowledgedForGood({ way, root, now }: AcknowledgingSession): boolean {
  if (way === null || way === 'slip') return false;
  if (root === null || !root.isAloud) return true;
  return way !== 'oidc' && now.getTime() - root.usedAt.getTime() >= NOTICE_DAYS * DAY_MS;
}

/**
 * The same of the notice that an identity of the provider was linked: by a session that the provider opened it is never told for good,
 * for whoever linked may sit there.
 */
export function isLinkAcknowledgedForGood(session: AcknowledgingSession): boolean {
  return session.way !== 'oidc' && isAcknowledgedForGood(session);
}
