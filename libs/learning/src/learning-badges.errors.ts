import { type BadgeFault, type BadgeStatusGap, DomainError } from '@lopso/platform';

/** The file carries no badge that is read: neither JSON nor a JWT, nor a picture with one in it. */
export class BadgeUnreadable extends DomainError {
  constructor() {
    const code = 'learning.badge-unreadable';
    super({ kind: 'invalid', code, faults: [{ pointer: '#/file', code }] });
  }
}

/** Something about the badge is wrong: it can't count. */
export class BadgeRefused extends DomainError {
  constructor(fault: BadgeFault) {
    super({ kind: 'rule-broken', code: CODES[fault] });
  }
}

const CODES: Readonly<Record<BadgeFault, string>> = {
  'not-open-badge': 'learning.badge-not-open-badge',
  'issuer-unknown': 'learning.badge-issuer-unknown',
  'issuer-not-then': 'learning.badge-issuer-not-then',
  'signature-missing': 'learning.badge-signature-missing',
  'signature-kind-unread': 'learning.badge-signature-kind-unread',
  'signature-over': 'learning.badge-signature-over',
  'key-unknown': 'learning.badge-key-unknown',
  'signature-wrong': 'learning.badge-signature-wrong',
  'period-to-come': 'learning.badge-period-to-come',
  'period-over': 'learning.badge-period-over',
  'recipient-other': 'learning.badge-recipient-other',
  revoked: 'learning.badge-revoked',
  suspended: 'learning.badge-suspended',
};

/** It isn't known whether the badge still stands: it says where to look, and that can't be read, isn't at hand or is too old (decision 0072). */
export class BadgeStatusOpen extends DomainError {
  constructor(gap: BadgeStatusGap) {
    super({ kind: 'rule-broken', code: GAP_CODES[gap] });
  }
}

const GAP_CODES: Readonly<Record<BadgeStatusGap, string>> = {
  'status-unread': 'learning.badge-status-unread',
  'status-unknown': 'learning.badge-status-unknown',
  'status-stale': 'learning.badge-status-stale',
};

/** This badge waits or counts already, or another member sent it. */
export class BadgeSentBefore extends DomainError {
  constructor() {
    super({ kind: 'conflict', code: 'learning.badge-sent-before' });
  }
}

/** Neither a did:web nor a did:key that is read. */
export class BadgeIssuerIdWrong extends DomainError {
  constructor() {
    const code = 'learning.badge-issuer-id-wrong';
    super({ kind: 'invalid', code, faults: [{ pointer: '#/did', code }] });
  }
}

/** The document isn't of this did, or has no key that is read; of a did:key there is none. */
export class BadgeIssuerDocumentWrong extends DomainError {
  constructor() {
    const code = 'learning.badge-issuer-document-wrong';
    super({ kind: 'invalid', code, faults: [{ pointer: '#/document', code }] });
  }
}

/** The end of the trust lies before its beginning. */
export class BadgeIssuerDaysWrong extends DomainError {
  constructor() {
    const code = 'learning.badge-issuer-days-wrong';
    super({ kind: 'invalid', code, faults: [{ pointer: '#/trustedUntil', code }] });
  }
}

/** This issuer is in the list already. */
export class BadgeIssuerKnown extends DomainError {
  constructor() {
    super({ kind: 'conflict', code: 'learning.badge-issuer-known' });
  }
}

/** It is trusted no more. */
export class BadgeIssuerEnded extends DomainError {
  constructor() {
    super({ kind: 'conflict', code: 'learning.badge-issuer-ended' });
  }
}

/** No status list that this issuer signed. */
export class StatusListWrong extends DomainError {
  constructor() {
    const code = 'learning.badge-list-wrong';
    super({ kind: 'invalid', code, faults: [{ pointer: '#/document', code }] });
  }
}

/** The list at hand is a later one. */
export class StatusListOlder extends DomainError {
  constructor() {
    super({ kind: 'conflict', code: 'learning.badge-list-older' });
  }
}
