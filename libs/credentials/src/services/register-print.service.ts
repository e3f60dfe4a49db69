import { type Readable } from 'node:stream';
import { Injectable } from '@nestjs/common';
import { type Actor, bindPdfs, type BoundPart, Clock, type NotedReading, Paper } from '@lopso/platform';
import { Units } from '@lopso/org';
import { NothingToPrint } from '../credentials.errors';
import { CredentialsSettings } from '../credentials.settings';
import { REGISTER_DRAWING } from '../rules/register-drawing';
import { bookName, inPages, LINES_PER_PAGE, pagesOf, printedLine } from '../rules/register-pages';
import { type ReadableBook, RegisterBooks } from './register-book.service';
import { SendingTurns } from './sending-turns';

/** Pages read, set and sent at once: they share their fonts. */
const PAGES_AT_ONCE = 60;
/** Books a province takes at once. */
const AT_ONCE = 2;
/** And so many to all provinces together. */
const IN_ALL = 6;

/** The register book on paper: all of it as one PDF, numbered pages with the head of the table on each. */
@Injectable()
export class RegisterPrints {
  private readonly turns = new SendingTurns(AT_ONCE, IN_ALL);

  constructor(
    private readonly books: RegisterBooks,
    private readonly units: Units,
    private readonly paper: Paper,
    private readonly clock: Clock,
    private readonly settings: CredentialsSettings,
  ) {}

  /**
   * The book among the actor's units, the lowest number first, made while it is sent; called an extract where those are not all of the round's.
   * It holds what it held when it was asked for: papers issued meanwhile come behind. States are as of when each part is read. The reading is
   * written into the audit trail.
   * @throws NotFound when the round is of another province, NothingToPrint, PrintingBusy while the province takes two
   */
  async book(actor: Actor, roundId: string): Promise<Readable> {
    const book = await this.books.open(actor, roundId);
    return this.turns.send(book.round.unitPath, async () => {
      const asOf = this.clock.today();
      const total = await this.books.count(book);
      if (total === 0) throw new NothingToPrint();
      const head = headOf(book, {
        units: await this.unitsOf(book),
        issuer: this.settings.CERTIFICATE_ISSUER,
        total,
        asOf,
      });
      const reading = await this.books.note(actor, book);
      return () => bindPdfs(this.parts(book, reading, { ...head, total }), head.title);
    });
  }

  /** The names of the units an extract is of; null for the whole book. */
  private async unitsOf({ round, scope, within }: ReadableBook): Promise<readonly string[] | null> {
    if (scope.contains(round.unitPath)) return null;
    return (await this.units.listCommunes(within)).map(({ fullName }) => fullName);
  }

  private async *parts(
    book: ReadableBook,
    reading: NotedReading,
    { total, ...head }: BookHead & { readonly total: number },
  ): AsyncGenerator<BoundPart> {
    let printed = 0;
    for await (const part of this.books.lines(book, reading, PAGES_AT_ONCE * LINES_PER_PAGE)) {
      const lines = part.slice(0, total - printed).map((one) => printedLine(one.certificate, one.isUsable));
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

/** What all pages of a book share. */
type BookHead = ReturnType<typeof headOf>;

function headOf(
  { round }: ReadableBook,
  of: {
    readonly units: readonly string[] | null;
    readonly issuer: string;
    readonly total: number;
    readonly asOf: string;
  },
) {
  const isExtract = of.units !== null;
  const name = bookName(of.units);
  const [total, pages] = [of.total, pagesOf(of.total)].map((count) => count.toLocaleString('vi-VN'));
  const what = isExtract ? 'Bản trích gồm' : 'Sổ gồm';
  const decision = `Theo Quyết định số ${round.decisionNumber} ngày ${vietnamese(round.decidedOn)}`;
  return {
    ...{ title: `${name}. ${round.title}`, name, issuer: of.issuer, round: round.title, pages },
    about: `${decision}. ${what} ${total} giấy, ${pages} trang, tính đến ${vietnamese(of.asOf)}.`,
    note: 'Số vào sổ cấp chung cho mọi đợt trong năm, nên các số ở đây có thể không liền nhau.',
    signers: [
      { who: isExtract ? 'Người trích sổ' : 'Người lập sổ', how: '(Ký, ghi rõ họ tên)' },
      { who: isExtract ? 'Thủ trưởng đơn vị' : 'Thủ trưởng cơ quan', how: '(Ký, đóng dấu, ghi rõ họ tên)' },
    ],
  };
}

function vietnamese(date: string): string {
  return date.split('-').reverse().join('/');
}
