import { type Scope } from '@lopso/platform';
import { type BookWords } from '../rules/book-words';
import { type Certificate } from '../storage/certificate.repository';

/** Where reading of a book goes on. */
export interface BookPart {
  /** The last line read; null: from the lowest number. */
  readonly after: Certificate | null;
  readonly limit: number;
}

/** A register book as far as somebody may read it. */
export interface ReadableBook {
  /** Of the unit whose book it is. */
  readonly unitPath: string;
  /** The actor's units within that one. */
  readonly within: Scope;
  /** They are not all of it. */
  readonly isExtract: boolean;
  readonly words: BookWords;
  /** What is written into the audit trail when it leaves as a file. */
  readonly taking: { readonly action: string; readonly subject: { readonly type: string; readonly id: string } };
  /** How many papers it has. */
  readonly count: () => Promise<number>;
  /** Its papers, the lowest number first. */
  readonly read: (part: BookPart) => Promise<readonly Certificate[]>;
}

/** A paper entered in a book; of who isn't usable nothing is said but number and dates. */
export interface EnteredLine {
  readonly certificate: Certificate;
  readonly isUsable: boolean;
}
