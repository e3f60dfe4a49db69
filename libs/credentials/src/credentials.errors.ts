import { DomainError } from '@lopso/platform';

/** A typed check code has too many or too few signs. */
export class CodeOfWrongLength extends DomainError {
  constructor(length: number, expected: number) {
    super({ kind: 'invalid', code: 'credentials.code-length', params: { length, expected } });
  }
}

/** A typed check code holds a sign that no code has. */
export class CodeWithUnknownCharacter extends DomainError {
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

/** Another proposal holds one of the certificates. */
export class ChangeOverlaps extends DomainError {
  constructor() {
    super({ kind: 'conflict', code: 'credentials.change-overlaps' });
  }
}

/** The proposal was answered, taken back, or lapsed meanwhile. */
export class ChangeClosed extends DomainError {
  constructor() {
    super({ kind: 'conflict', code: 'credentials.change-closed' });
  }
}

/** What would be done is not what was shown: a certificate or a person's data changed meanwhile. */
export class CertificatesMoved extends DomainError {
  constructor() {
    super({ kind: 'conflict', code: 'credentials.certificates-moved' });
  }
}

/** Who approves or declines must be another person than who proposed. */
export class ChangeNeedsOther extends DomainError {
  constructor() {
    super({ kind: 'rule-broken', code: 'credentials.change-needs-other' });
  }
}

/** A proposal is taken back by who made it. */
export class ChangeOfOther extends DomainError {
  constructor() {
    super({ kind: 'rule-broken', code: 'credentials.change-of-other' });
  }
}

/** The case about the paper was decided meanwhile, or is with a proposal. */
export class CaseClosed extends DomainError {
  constructor() {
    super({ kind: 'conflict', code: 'credentials.case-closed' });
  }
}

/** Nothing can be done with any of the certificates. */
export class NothingToChange extends DomainError {
  constructor() {
    super({ kind: 'rule-broken', code: 'credentials.nothing-to-change' });
  }
}

/** Nobody decides about her own certificate. */
export class OwnCertificate extends DomainError {
  constructor() {
    super({ kind: 'rule-broken', code: 'credentials.own-certificate' });
  }
}

/** The reason is none of those for what is proposed. */
export class ReasonOfOtherKind extends DomainError {
  constructor() {
    super({
      ...{ kind: 'invalid', code: 'credentials.reason-of-other-kind' },
      faults: [{ pointer: '#/reason', code: 'isIn' }],
    });
  }
}

/** Every paper that stands is signed, or there is none. */
export class NothingToSign extends DomainError {
  constructor() {
    super({ kind: 'rule-broken', code: 'credentials.nothing-to-sign' });
  }
}

/** The signed files were kept or taken back meanwhile. */
export class SignedUploadClosed extends DomainError {
  constructor() {
    super({ kind: 'conflict', code: 'credentials.signed-upload-closed' });
  }
}

/** None of the files can be kept: each paper fell, or has another signed file that was to stay. */
export class NothingToKeep extends DomainError {
  constructor() {
    super({ kind: 'rule-broken', code: 'credentials.nothing-to-keep' });
  }
}

/** Signed files are taken back within a day. */
export class SignedFilesStay extends DomainError {
  constructor() {
    super({ kind: 'rule-broken', code: 'credentials.signed-files-stay' });
  }
}

/** Somebody else saved the design meanwhile. */
export class DesignChanged extends DomainError {
  constructor() {
    super({ kind: 'conflict', code: 'credentials.design-changed' });
  }
}

/** The design that papers would be printed by has faults: nothing is issued with it. `place` and `words` tell the first. */
export class DesignUnsound extends DomainError {
  constructor(
    readonly design: {
      readonly name: string;
      readonly count: number;
      readonly place: string;
      readonly words: string;
    },
  ) {
    super({ kind: 'rule-broken', code: 'credentials.design-unsound', params: design });
  }
}

/** There is no design of this name. */
export class NoSuchDesign extends DomainError {
  constructor() {
    super({
      ...{ kind: 'rule-broken', code: 'credentials.no-such-design' },
      faults: [{ pointer: '#/certificateTemplate', code: 'credentials.no-such-design' }],
    });
  }
}

/** Whether somebody is told that papers cannot be issued by a design; anything else is a fault of the system. */
export function isDesignRefusal(error: unknown): error is DesignUnsound | NoSuchDesign {
  return error instanceof DesignUnsound || error instanceof NoSuchDesign;
}

/** Another picture has this name; pictures never change, since earlier versions show them. */
export class ImageNameTaken extends DomainError {
  constructor(name: string) {
    const code = 'credentials.image-name-taken';
    super({ kind: 'conflict', code, params: { name }, faults: [{ pointer: '#/name', code, params: { name } }] });
  }
}

/** A file that is no picture, or one that stays too heavy for a paper when drawn anew. */
export class ImageRefused extends DomainError {
  constructor(fault: 'unreadable' | 'too-heavy' | 'too-many', params: { readonly most: number }) {
    const code = `credentials.image-${fault}`;
    super({ kind: 'invalid', code, params, faults: [{ pointer: '#/file', code, params }] });
  }
}
