import { DomainError } from '@lopso/platform';
import { type PasswordFault } from './rules/password-rule';

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

/** The code can't be used any more: a newer slip was printed, it expired, or too many birth years were tried. */
export class CodeUnusable extends DomainError {
  constructor(reason: 'superseded' | 'expired' | 'locked') {
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
