import { DomainError } from '../errors/domain-error';

/** The bytes are neither .xlsx nor separated text: a picture, a PDF, an .ods, a Word file. */
export class NotASpreadsheet extends DomainError {
  constructor() {
    super({ kind: 'invalid', code: 'platform.sheet-kind' });
  }
}

/** Not a byte in it, or nothing but blanks and line ends: saved before anything was typed, or its copying broke off. */
export class EmptySpreadsheet extends DomainError {
  constructor() {
    super({ kind: 'invalid', code: 'platform.sheet-empty' });
  }
}

/** A workbook locked by a password. */
export class LockedSpreadsheet extends DomainError {
  constructor() {
    super({ kind: 'invalid', code: 'platform.sheet-locked' });
  }
}

/** Blank rows by the hundred thousand: somebody formatted whole columns, and the list cannot be told from them in good time. */
export class MostlyBlankSpreadsheet extends DomainError {
  constructor(limit: number) {
    super({ kind: 'invalid', code: 'platform.sheet-blank-rows', params: { limit } });
  }
}

/** The .xls of before 2007 and the binary .xlsb: neither is read. */
export class OldSpreadsheet extends DomainError {
  constructor() {
    super({ kind: 'invalid', code: 'platform.sheet-old' });
  }
}

/** The workbook carries macros. */
export class SpreadsheetWithMacros extends DomainError {
  constructor() {
    super({ kind: 'invalid', code: 'platform.sheet-macros' });
  }
}

/** Unpacked, the file would be far larger than any list of people: a zip bomb, or a million rows with formats. */
export class SpreadsheetTooBig extends DomainError {
  constructor(limitMb: number) {
    super({ kind: 'invalid', code: 'platform.sheet-too-big', params: { limitMb } });
  }
}

/** More sheets, cells, texts or signs than any list of people has: a file made to do harm, or one that is no list. */
export class OverfullSpreadsheet extends DomainError {
  constructor() {
    super({ kind: 'invalid', code: 'platform.sheet-overfull' });
  }
}

/** The XML inside declares a document type: nothing Excel writes, and the door of entity attacks. */
export class SpreadsheetWithEntities extends DomainError {
  constructor() {
    super({ kind: 'invalid', code: 'platform.sheet-entities' });
  }
}

/** The file ends early or contradicts itself. */
export class BrokenSpreadsheet extends DomainError {
  constructor(cause?: unknown) {
    super({ kind: 'invalid', code: 'platform.sheet-broken', cause });
  }
}
