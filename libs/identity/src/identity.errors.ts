import { DomainError, type DomainErrorOptions, type ErrorParams } from '@lopso/platform';
import { type PinFault } from './handset/pin.rules';
import { type PasswordFault } from './passwords/password.rules';

/** Name and password do not belong together. The same for an unknown, an invited and a closed account. */
export class BadCredentials extends DomainError {
  constructor() {
    super({ kind: 'unauthenticated', code: 'identity.bad-credentials' });
  }
}

/** Too many wrong passwords from devices this account does not know. The same for names nobody has. */
export class SignInLocked extends DomainError {
  constructor(retryAfterSeconds: number) {
    super({
      kind: 'too-many',
      code: 'identity.sign-in-locked',
      params: { retryAfterSeconds, minutes: Math.ceil(retryAfterSeconds / 60) },
    });
  }
}

/** The refresh token is unknown, expired, used again after its grace, or its session was ended. */
export class SessionEnded extends DomainError {
  constructor() {
    super({ kind: 'unauthenticated', code: 'identity.session-ended' });
  }
}

/** What was typed can't be a code: its length, a sign no code has, or one mistyped sign. */
export class CodeMalformed extends DomainError {
  constructor(
    fault: 'length' | 'alphabet' | 'mistyped',
    params: { readonly typed: number; readonly expected: number },
  ) {
    const code = `identity.code-${fault}`;
    super({ kind: 'invalid', code, params, faults: [{ pointer: '#/code', code, params }] });
  }
}

/** A well-formed code that was never issued. */
export class CodeUnknown extends DomainError {
  constructor() {
    super({ kind: 'not-found', code: 'identity.code-unknown' });
  }
}

/** The code was used. */
export class CodeUsed extends DomainError {
  constructor() {
    super({ kind: 'conflict', code: 'identity.code-used' });
  }
}

/**
 * The code can't be used any more: a newer slip was printed, it expired, too many birth years were tried, or the account was
 * given rights since, which whoever holds the slip shall not get with it.
 */
export class CodeUnusable extends DomainError {
  constructor(reason: 'superseded' | 'expired' | 'locked' | 'outgrown') {
    super({ kind: 'rule-broken', code: `identity.code-${reason}` });
  }
}

/** The birth year is not that of the person the slip is for. */
export class BirthYearWrong extends DomainError {
  constructor(triesLeft: number) {
    super({ kind: 'rule-broken', code: 'identity.birth-year', params: { triesLeft } });
  }
}

/** The new password can't be taken; the fault stands at `pointer`. */
export class PasswordRefused extends DomainError {
  constructor(pointer: string, fault: Exclude<PasswordFault, 'none'>) {
    super({
      kind: 'invalid',
      code: 'platform.invalid-input',
      faults: [{ pointer, code: `identity.password-${fault}` }],
    });
  }
}

/** The present password, asked for again before it is changed, is wrong. */
export class CurrentPasswordWrong extends DomainError {
  constructor() {
    const code = 'identity.current-password';
    super({ kind: 'invalid', code: 'platform.invalid-input', faults: [{ pointer: '#/currentPassword', code }] });
  }
}

/** Activation needs an explicit yes to the notice, or an explicit no. */
export class ConsentMissing extends DomainError {
  constructor() {
    super({ kind: 'rule-broken', code: 'identity.consent-missing' });
  }
}

/** The notice changed while it was being read; the person decides on the present text. */
export class NoticeChanged extends DomainError {
  constructor() {
    super({ kind: 'conflict', code: 'identity.notice-changed' });
  }
}

/** A paper is older than what the person chose since. */
export class ConsentSaidLater extends DomainError {
  constructor() {
    super({ kind: 'conflict', code: 'identity.consent-said-later' });
  }
}

/** Another account has this username. */
export class UsernameTaken extends DomainError {
  constructor() {
    super({ kind: 'conflict', code: 'identity.username-taken' });
  }
}

/** A username needs 3 to 40 Latin letters, digits, dots or dashes and begins with a letter. */
export class UsernameUnusable extends DomainError {
  constructor() {
    super({ kind: 'invalid', code: 'identity.username-unusable' });
  }
}

/** A closed account gets no code. */
export class AccountIsClosed extends DomainError {
  constructor() {
    super({ kind: 'conflict', code: 'identity.account-closed' });
  }
}

/** A route that wants a fresh second factor; the client asks for it and repeats the request. */
export class StepUpNeeded extends DomainError {
  constructor() {
    super({ kind: 'forbidden', code: 'identity.step-up-needed' });
  }
}

/** A fault of the typed code, which stands at its field. */
function codeFault(code: string, params: ErrorParams = {}): DomainErrorOptions {
  return { kind: 'invalid', code, params, faults: [{ pointer: '#/code', code, params }] };
}

/** No code of the authenticator and no unused recovery code. */
export class SecondFactorWrong extends DomainError {
  constructor() {
    super(codeFault('identity.second-factor-wrong'));
  }
}

/** The code of this half minute was used already, or a later one. */
export class TotpUsed extends DomainError {
  constructor() {
    super(codeFault('identity.totp-used'));
  }
}

/** A code of another time: the clock of the phone is off by so much. */
export class TotpClockWrong extends DomainError {
  constructor(secondsAhead: number) {
    const minutes = Math.max(1, Math.round(Math.abs(secondsAhead) / 60));
    super(codeFault(secondsAhead > 0 ? 'identity.totp-clock-fast' : 'identity.totp-clock-slow', { minutes }));
  }
}

/** The account has no authenticator, or none that waits for its first code. */
export class SecondFactorMissing extends DomainError {
  constructor() {
    super({ kind: 'conflict', code: 'identity.second-factor-missing' });
  }
}

/** The account has an authenticator; a new one comes only after the old one is taken away. */
export class TotpPresent extends DomainError {
  constructor() {
    super({ kind: 'conflict', code: 'identity.totp-present' });
  }
}

/** The answer of a passkey fits no challenge, site, key or counter of ours; `cause` says which, for the log alone. */
export class PasskeyRefused extends DomainError {
  constructor(cause?: unknown) {
    super({ kind: 'rule-broken', code: 'identity.passkey-refused', cause });
  }
}

/** This site is reached by a bare network address, to which passkeys cannot be bound. */
export class PasskeysUnavailable extends DomainError {
  constructor() {
    super({ kind: 'rule-broken', code: 'identity.passkeys-unavailable' });
  }
}

/** The account has as many passkeys as it may. */
export class TooManyPasskeys extends DomainError {
  constructor(most: number) {
    super({ kind: 'rule-broken', code: 'identity.too-many-passkeys', params: { most } });
  }
}

/** A new PIN that can't be taken; the fault stands at its field. */
export class PinUnusable extends DomainError {
  constructor(fault: Exclude<PinFault, 'none'>) {
    const code = `identity.pin-${fault}`;
    super({ kind: 'invalid', code, faults: [{ pointer: '#/pin', code }] });
  }
}

/** A PIN for an account with a desk, or on a device that was never signed in from. */
export class PinForMembersOnly extends DomainError {
  constructor() {
    super({ kind: 'rule-broken', code: 'identity.pin-for-members-only' });
  }
}

/** Not the PIN of this place. */
export class PinRefused extends DomainError {
  constructor(triesLeft: number) {
    super({ kind: 'rule-broken', code: 'identity.pin-wrong', params: { triesLeft } });
  }
}

/** Too many wrong PINs, or no such place on this device: only the password helps. */
export class PlaceClosed extends DomainError {
  constructor() {
    super({ kind: 'rule-broken', code: 'identity.place-closed' });
  }
}

/** Nobody configured a provider for this way to sign in. */
export class OidcOff extends DomainError {
  constructor() {
    super({ kind: 'rule-broken', code: 'identity.oidc-off' });
  }
}

/** The provider cannot be reached. */
export class OidcUnavailable extends DomainError {
  constructor(cause?: unknown) {
    super({ kind: 'unavailable', code: 'identity.oidc-unavailable', cause });
  }
}

/** The person did not go on at the provider. */
export class OidcCancelled extends DomainError {
  constructor() {
    super({ kind: 'rule-broken', code: 'identity.oidc-cancelled' });
  }
}

/** What came back belongs to no sign-in begun here: used, too old, altered, of another browser. `cause` says which. */
export class OidcRefused extends DomainError {
  constructor(cause?: unknown) {
    super({ kind: 'rule-broken', code: 'identity.oidc-refused', cause });
  }
}

/** This identity belongs to another account, or the account to another identity. */
export class OidcTaken extends DomainError {
  constructor() {
    super({ kind: 'conflict', code: 'identity.oidc-taken' });
  }
}

/** The person did not agree to this use of the data, or was never asked. */
export class UseNotAgreed extends DomainError {
  constructor() {
    super({ kind: 'rule-broken', code: 'identity.use-not-agreed' });
  }
}

/** The slip is of another account than the one the person was shown and agreed to. */
export class OidcOtherAccount extends DomainError {
  constructor() {
    super({ kind: 'conflict', code: 'identity.oidc-other-account' });
  }
}

/** A PIN belongs to a device, and this one is not to be remembered. */
export class DeviceNotRemembered extends DomainError {
  constructor() {
    super({ kind: 'rule-broken', code: 'identity.device-not-remembered' });
  }
}
