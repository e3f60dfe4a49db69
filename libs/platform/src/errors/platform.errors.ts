import { dayInWords } from '../text/day';
import { DomainError, type FieldFault } from './domain-error';

/** The row does not exist, or the caller may not learn that it does. */
export class NotFound extends DomainError {
  constructor() {
    super({ kind: 'not-found', code: 'platform.not-found' });
  }
}

/** The caller is known but may not do this anywhere. */
export class Forbidden extends DomainError {
  constructor() {
    super({ kind: 'forbidden', code: 'platform.forbidden' });
  }
}

/** The caller was a member and holds no seat any more: learning ended with it. `since` as sentences write it, dd/mm/yyyy. */
export class MembershipOver extends DomainError {
  constructor(leftOn: string) {
    const since = dayInWords(leftOn);
    super({ kind: 'forbidden', code: 'platform.membership-over', params: { since } });
  }
}

/** No valid access token came with a request that needs one. */
export class Unauthenticated extends DomainError {
  constructor() {
    super({ kind: 'unauthenticated', code: 'platform.unauthenticated' });
  }
}

/** Input that fails its request class; `faults` names every field. */
export class InvalidInput extends DomainError {
  constructor(faults: readonly FieldFault[]) {
    super({ kind: 'invalid', code: 'platform.invalid-input', faults });
  }
}

/** A throttle window is full; `params.retryAfterSeconds` says when it opens again. */
export class TooManyRequests extends DomainError {
  constructor(retryAfterSeconds: number) {
    super({ kind: 'too-many', code: 'platform.too-many', params: { retryAfterSeconds } });
  }
}

/** Same idempotency key, other body. */
export class IdempotencyConflict extends DomainError {
  constructor() {
    super({ kind: 'conflict', code: 'platform.idempotency-conflict' });
  }
}

/** Texts that may name a person who is to be erased, and nobody has said yet whether they do. */
export class TextsUnanswered extends DomainError {
  constructor(count: number) {
    super({ kind: 'conflict', code: 'platform.texts-unanswered', params: { count } });
  }
}

/** More large papers wait to be printed than a process takes. */
export class PrintingBusy extends DomainError {
  constructor() {
    super({ kind: 'too-many', code: 'platform.printing-busy' });
  }
}

/** The database took a question and gave no answer in time. */
export class DatabaseSilent extends DomainError {
  constructor() {
    super({ kind: 'unavailable', code: 'platform.unavailable' });
  }
}
