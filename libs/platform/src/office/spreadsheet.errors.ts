import { DomainError } from '../errors/domain-error';

/** The bytes are neither .xlsx nor separated text: a picture, a PDF, an .ods, a Word file. */
export class NotASpreadsheet extends DomainError {
  constructor() {
    super({ kind: 'invalid', code: 'platform.sheet-kind' });
  }
}

/** The .xls of before 2007, or a workbook locked by a password: both are OLE containers, neither is read. */
export class OldOrLockedSpreadsheet extends DomainError {
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

/** Unpacked, the file would be far larger than any list of people: a zip bomb, or a million formatted blank rows. */
export class SpreadsheetTooBig extends DomainError {
  constructor(limitMb: number) {
    super({ kind: 'invalid', code: 'platform.sheet-too-big', params: { limitMb } });
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
