import { ClassesError } from './classes.errors';

/** Neither a photo nor a PDF that does nothing but be read. */
export class SheetUnreadable extends ClassesError {
  constructor() {
    super('invalid', 'sheet-unreadable', {}, '#/file');
  }
}

/** The session has as many sheets as one may have. */
export class SheetsFull extends ClassesError {
  constructor(most: number) {
    super('rule-broken', 'sheets-full', { most }, '#/file');
  }
}

/** A day after it was sent a sheet is evidence and stays. */
export class SheetStays extends ClassesError {
  constructor() {
    super('rule-broken', 'sheet-stays');
  }
}
