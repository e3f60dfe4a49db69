import { type Readable } from 'node:stream';
import { Injectable } from '@nestjs/common';
import { UnitService } from '@lopso/org';
import { type Actor, bindPdfs, type BoundPart, Clock, type NotedReading, Paper } from '@lopso/platform';
import { NothingToPrint } from '../credentials.errors';
import { CredentialsSettings } from '../credentials.settings';
import { type BookHead, bookHead } from '../rules/book-words';
import { REGISTER_DRAWING } from '../rules/register-drawing';
import { inPages, LINES_PER_PAGE, pagesOf, printedLine } from '../rules/register-pages';
import { BookLines } from './book-lines.service';
import { type ReadableBook } from './readable-book';
import { SendingTurns } from './sending-turns';

/** Pages read, set and sent at once: they share their fonts. */
const PAGES_AT_ONCE = 60;
/** Books a province takes at once, be they of rounds or of years. */
const AT_ONCE = 2;
/** And so many to all provinces together. */
const IN_ALL = 6;

/** Register books on paper: all of one as one PDF, numbered pages with the head of the table on each. */
@Injectable()
export class RegisterPrints {
  private readonly turns = new SendingTurns(AT_ONCE, IN_ALL);

  constructor(
    private readonly lines: BookLines,
    private readonly units: UnitService,
    private readonly paper: Paper,
    private readonly clock: Clock,
    private readonly settings: CredentialsSettings,
  ) {}

  /**
   * The book, the lowest number first, made while it is sent. It holds what it held when it was asked for: papers issued meanwhile come behind. States are as of
   * when each part is read. The reading is written into the audit trail.
   * @throws NothingToPrint, PrintingBusy while the province takes two
   */
  async send(actor: Actor, book: ReadableBook): Promise<Readable> {
    return this.turns.send(book.unitPath, async () => {
      const asOf = this.clock.today();
      const total = await book.count();
      if (total === 0) throw new NothingToPrint();
      const units = book.isExtract ? await this.namesOf(book) : null;
      const issuer = this.settings.CERTIFICATE_ISSUER;
      const head = bookHead(book.words, { units, issuer, total, pages: pagesOf(total), asOf });
      const reading = await this.lines.note(actor, book);
      return () => bindPdfs(this.parts(book, reading, { head, total }), head.title);
    });
  }

  /** The names of the units an extract is of. */
  private async namesOf({ within }: ReadableBook): Promise<readonly string[]> {
    return (await this.units.listCommunes(within)).map(({ fullName }) => fullName);
  }

  private async *parts(
    book: ReadableBook,
    reading: NotedReading,
    { head, total }: { readonly head: BookHead; readonly total: number },
  ): AsyncGenerator<BoundPart> {
    let printed = 0;
    for await (const part of this.lines.lines(book, reading, PAGES_AT_ONCE * LINES_PER_PAGE)) {
      const lines = part
        .slice(0, total - printed)
        .map((one) => printedLine(one.certificate, { isUsable: one.isUsable, ...book.words }));
      if (lines.length === 0) return;
      const first = printed / LINES_PER_PAGE + 1;
      printed += lines.length;
      const sheets = inPages(lines, { first, isEnd: printed === total });
      yield {
        pdf: await this.paper.render(REGISTER_DRAWING, { ...head, sheets }),
        bookmarks: sheets.map(({ bookmark }) => bookmark),
      };
    }
  }
}
