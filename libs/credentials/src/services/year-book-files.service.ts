import { type Readable } from 'node:stream';
import { Injectable } from '@nestjs/common';
import { type Actor, Scope } from '@lopso/platform';
import { yearBookWords } from '../rules/book-words';
import { YearBookRepository } from '../storage/year-book.repository';
import { BookLines } from './book-lines.service';
import { type ReadableBook } from './readable-book';
import { RegisterPrints } from './register-print.service';
import { YearBooks } from './year-books.service';

/** The register book of a year as files: with the columns and within the limits of a round's. */
@Injectable()
export class YearBookFiles {
  constructor(
    private readonly books: YearBooks,
    private readonly stored: YearBookRepository,
    private readonly lines: BookLines,
    private readonly prints: RegisterPrints,
  ) {}

  /** The book as .xlsx, read while it is sent. The reading is written into the audit trail. @throws NotFound as `YearBooks.open` */
  async workbook(actor: Actor, year: number): Promise<Readable> {
    return this.lines.workbook(actor, await this.open(actor, year));
  }

  /** The book on paper, as `RegisterPrints.send`. @throws NotFound as `YearBooks.open`, NothingToPrint, PrintingBusy */
  async paper(actor: Actor, year: number): Promise<Readable> {
    return this.prints.send(actor, await this.open(actor, year));
  }

  private async open(actor: Actor, year: number): Promise<ReadableBook> {
    const { province, papers } = await this.books.open(actor, year);
    const all = { issuerId: province.id, year, folded: '', number: null };
    return {
      unitPath: province.path,
      within: Scope.ofPaths([province.path]),
      isExtract: false,
      words: yearBookWords(year),
      taking: { action: 'credentials.year-book-exported', subject: { type: 'register', id: String(year) } },
      count: () => Promise.resolve(papers),
      read: ({ after, limit }) => this.stored.search({ ...all, after: after?.number ?? null, limit }),
    };
  }
}
