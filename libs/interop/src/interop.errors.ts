import { DomainError } from '@lopso/platform';

/** The import is at a stage where this cannot be done: it runs, it was cancelled, taken back or has failed. */
export class ImportIsElsewhere extends DomainError {
  constructor(state: string) {
    super({ kind: 'conflict', code: 'interop.import-state', params: { state } });
  }
}

/** No sheet of the file has a row of heads, nor rows at all. */
export class NothingToRead extends DomainError {
  constructor() {
    super({ kind: 'invalid', code: 'interop.no-rows' });
  }
}

/** The uploaded file was removed: it is kept a day at most. */
export class FileIsGone extends DomainError {
  constructor() {
    super({ kind: 'conflict', code: 'interop.file-gone' });
  }
}

/** Rows may be about the person who is to be erased, and nobody said yet whether they are. */
export class RowsUnanswered extends DomainError {
  constructor(count: number) {
    super({ kind: 'conflict', code: 'interop.rows-unanswered', params: { count } });
  }
}

/** The file was not read yet when somebody's data was erased, so it went with it: it may have named the person. */
export class FileWentWithErasure extends DomainError {
  constructor() {
    super({ kind: 'conflict', code: 'interop.file-erased' });
  }
}

/** The file has no such sheet, or it is no list. */
export class NoSuchSheet extends DomainError {
  constructor() {
    super({ kind: 'invalid', code: 'interop.no-sheet' });
  }
}

/** More rows than one import takes. */
export class TooManyRows extends DomainError {
  constructor(limit: number) {
    super({ kind: 'invalid', code: 'interop.too-many-rows', params: { limit } });
  }
}

/** A needed field has no column. */
export class ColumnMissing extends DomainError {
  constructor(field: string) {
    super({ kind: 'rule-broken', code: 'interop.column-missing', params: { field } });
  }
}

/** No row is ready to be written. */
export class NothingToCommit extends DomainError {
  constructor() {
    super({ kind: 'rule-broken', code: 'interop.nothing-to-commit' });
  }
}

/** No answer of the officer is there to be taken back, or rows were written since. */
export class NothingToTakeBack extends DomainError {
  constructor() {
    super({ kind: 'conflict', code: 'interop.nothing-to-take-back' });
  }
}

/** Somebody built on what the import wrote; the list says what. */
export class UndoIsBlocked extends DomainError {
  constructor(count: number) {
    super({ kind: 'conflict', code: 'interop.undo-blocked', params: { count } });
  }
}

/** The import was forgotten after its time: counts remain, rows do not. */
export class ImportIsForgotten extends DomainError {
  constructor() {
    super({ kind: 'conflict', code: 'interop.import-forgotten' });
  }
}

/** The right to import ended while the import ran. */
export class RightEnded extends DomainError {
  constructor() {
    super({ kind: 'forbidden', code: 'interop.right-ended' });
  }
}
