import { DomainError } from '@lopso/platform';

/** A typed check code has too many or too few signs. */
export class CodeOfWrongLength extends DomainError {
  constructor(length: number, expected: number) {
    super({ kind: 'invalid', code: 'credentials.code-length', params: { length, expected } });
  }
}

/** A typed check code holds a sign that no code has. */
export class CodeWithUnknownSign extends DomainError {
  constructor(sign: string) {
    super({ kind: 'invalid', code: 'credentials.code-alphabet', params: { sign } });
  }
}

/** The signs of a typed check code don't fit each other: mistyped, which says nothing about whether a paper exists. */
export class CodeMistyped extends DomainError {
  constructor() {
    super({ kind: 'invalid', code: 'credentials.code-mistyped' });
  }
}

/** A well-formed code that was never given out. */
export class CodeUnknown extends DomainError {
  constructor() {
    super({ kind: 'not-found', code: 'credentials.code-unknown' });
  }
}

/** A paper that was withdrawn or replaced can't be withdrawn. */
export class CertificateNotWithdrawable extends DomainError {
  constructor() {
    super({ kind: 'rule-broken', code: 'credentials.not-withdrawable' });
  }
}

/** A paper that was withdrawn or replaced can't be replaced. */
export class CertificateNotReplaceable extends DomainError {
  constructor() {
    super({ kind: 'rule-broken', code: 'credentials.not-replaceable' });
  }
}

/** Only a paper that stands is printed. */
export class PaperNotStanding extends DomainError {
  constructor() {
    super({ kind: 'rule-broken', code: 'credentials.not-printable' });
  }
}

/** None of the chosen people can get a certificate: not finished, or given one already. */
export class NothingToRelease extends DomainError {
  constructor() {
    super({ kind: 'rule-broken', code: 'credentials.nothing-to-release' });
  }
}

/** None of the certificates asked for can be printed. */
export class NothingToPrint extends DomainError {
  constructor() {
    super({ kind: 'rule-broken', code: 'credentials.nothing-to-print' });
  }
}

/** Papers issued with different templates can't share one file. */
export class PapersOfSeveralTemplates extends DomainError {
  constructor() {
    super({ kind: 'rule-broken', code: 'credentials.several-templates' });
  }
}

/** Somebody on the list waits by another list that was decided meanwhile. */
export class ReleaseOverlaps extends DomainError {
  constructor() {
    super({ kind: 'conflict', code: 'credentials.release-overlaps' });
  }
}

/** The list isn't where this could be done: decided by somebody else meanwhile, taken back, or being issued. */
export class ReleaseMoved extends DomainError {
  constructor() {
    super({ kind: 'conflict', code: 'credentials.release-moved' });
  }
}

/** The second person must be another one than the first. */
export class ReleaseNeedsOther extends DomainError {
  constructor() {
    super({ kind: 'rule-broken', code: 'credentials.release-needs-other' });
  }
}

/** The window is over: the papers are being numbered, or are there. */
export class ReleaseTooLate extends DomainError {
  constructor() {
    super({ kind: 'rule-broken', code: 'credentials.release-too-late' });
  }
}
