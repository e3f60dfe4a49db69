import { type Readable } from 'node:stream';
import { Injectable } from '@nestjs/common';
import { RoundService } from '@lopso/learning';
import { MemberService, UnitService } from '@lopso/org';
import {
  Access,
  type Actor,
  Audit,
  bindPdfs,
  type BoundPart,
  type CellValue,
  Clock,
  type NotedReading,
  NotFound,
  Paper,
  Scope,
  streamXlsx,
} from '@lopso/platform';
import { type Certificate, CertificateRepository } from '../certificates/certificate.repository';
import { NothingToPrint } from '../credentials.errors';
import { READ_CERTIFICATES } from '../credentials.permissions';
import { CredentialsSettings } from '../credentials.settings';
import { DownloadLimiter } from '../printing/download-limiter';
import { REGISTER_DRAWING } from './register-drawing.rules';
import {
  type BookHead,
  bookHead,
  type BookWords,
  inPages,
  LINES_PER_PAGE,
  pagesOf,
  printedLine,
  REGISTER_COLUMNS,
  registerCells,
  roundBookWords,
  yearBookWords,
} from './register.rules';
import { RegisterService } from './register.service';
import { YearBookRepository } from './year-book.repository';

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

/** Lines read at once: a book of 20,000 never stands in memory as a whole. */
const PART = 500;

/** Pages read, set and sent at once: they share their fonts. */
const PAGES_AT_ONCE = 60;

/** Books a province takes at once, be they of rounds or of years. */
const AT_ONCE = 2;

/** And so many to all provinces together. */
const IN_ALL = 6;

/** The register book of a round or a year as a workbook or a PDF. */
@Injectable()
export class RegisterBookService {
  private readonly downloads = new DownloadLimiter(AT_ONCE, IN_ALL);

  constructor(
    private readonly certificateRows: CertificateRepository,
    private readonly roundService: RoundService,
    private readonly access: Access,
    private readonly registers: RegisterService,
    private readonly yearBookRows: YearBookRepository,
    private readonly units: UnitService,
    private readonly paper: Paper,
    private readonly clock: Clock,
    private readonly settings: CredentialsSettings,
    private readonly members: MemberService,
    private readonly audit: Audit,
  ) {}

  /**
   * The book as .xlsx, among the actor's units, read while it is sent. The reading is written into the audit trail.
   * @throws NotFound when the round is of another province
   */
  async exportRoundBook(actor: Actor, roundId: string): Promise<Readable> {
    return this.exportBook(actor, await this.openRoundBook(actor, roundId));
  }

  /**
   * The book on paper, as `RegisterBookService.printBook`; called an extract where the actor's units are not all of the round's.
   * @throws NotFound when the round is of another province, NothingToPrint, PrintingBusy
   */
  async printRoundBook(actor: Actor, roundId: string): Promise<Readable> {
    return this.printBook(actor, await this.openRoundBook(actor, roundId));
  }

  private async openRoundBook(actor: Actor, roundId: string): Promise<ReadableBook> {
    const scope = this.access.scope(actor, READ_CERTIFICATES);
    const round = await this.roundService.getRound(roundId);
    const within = scope.narrowedTo(round.unitPath);
    if (within.isEmpty) throw new NotFound();
    return {
      unitPath: round.unitPath,
      within,
      isExtract: !scope.contains(round.unitPath),
      words: roundBookWords(round),
      taking: { action: 'credentials.register-exported', subject: { type: 'round', id: round.id } },
      count: async () => {
        const byState = await this.certificateRows.countByState(scope, roundId);
        return [...byState.values()].reduce((sum, count) => sum + count, 0);
      },
      read: (part) => this.certificateRows.listInOrder(scope, { roundId, ...part }),
    };
  }

  /** The book as .xlsx, read while it is sent. The reading is written into the audit trail. @throws NotFound as `RegisterService.openYear` */
  async exportYearBook(actor: Actor, year: number): Promise<Readable> {
    return this.exportBook(actor, await this.openYearBook(actor, year));
  }

  /** The book on paper, as `RegisterBookService.printBook`. @throws NotFound as `RegisterService.openYear`, NothingToPrint, PrintingBusy */
  async printYearBook(actor: Actor, year: number): Promise<Readable> {
    return this.printBook(actor, await this.openYearBook(actor, year));
  }

  private async openYearBook(actor: Actor, year: number): Promise<ReadableBook> {
    const { province, papers } = await this.registers.openYear(actor, year);
    const all = { issuerId: province.id, year, folded: '', number: null };
    return {
      unitPath: province.path,
      within: Scope.ofPaths([province.path]),
      isExtract: false,
      words: yearBookWords(year),
      taking: { action: 'credentials.year-book-exported', subject: { type: 'register', id: String(year) } },
      count: () => Promise.resolve(papers),
      read: ({ after, limit }) => this.yearBookRows.search({ ...all, after: after?.number ?? null, limit }),
    };
  }

  /**
   * The book, the lowest number first, made while it is sent. It holds what it held when it was asked for: papers issued meanwhile come behind. States are as of
   * when each part is read. The reading is written into the audit trail.
   * @throws NothingToPrint, PrintingBusy while the province takes two
   */
  async printBook(actor: Actor, book: ReadableBook): Promise<Readable> {
    return this.downloads.send(book.unitPath, async () => {
      const asOf = this.clock.today();
      const total = await book.count();
      if (total === 0) throw new NothingToPrint();
      const units = book.isExtract ? await this.namesOf(book) : null;
      const issuer = this.settings.CERTIFICATE_ISSUER;
      const head = bookHead(book.words, { units, issuer, total, pages: pagesOf(total), asOf });
      const reading = await this.recordExport(actor, book);
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
    for await (const part of this.linesOf(book, reading, PAGES_AT_ONCE * LINES_PER_PAGE)) {
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

  /** The book as .xlsx, read while it is sent. The reading is written into the audit trail. */
  async exportBook(actor: Actor, book: ReadableBook): Promise<Readable> {
    const rows = this.rows(book, await this.recordExport(actor, book));
    return streamXlsx([{ name: 'Sổ gốc', columns: REGISTER_COLUMNS, rows, isList: true }]);
  }

  /** Writes into the audit trail that the book leaves as a file. */
  async recordExport(actor: Actor, { within, taking }: ReadableBook): Promise<NotedReading> {
    return this.audit.recordExportOver(actor, within, taking);
  }

  /** Its lines from the lowest number on, so many at a time; what was read is noted. */
  async *linesOf(book: ReadableBook, reading: NotedReading, size = PART): AsyncGenerator<readonly EnteredLine[]> {
    let after: Certificate | null = null;
    for (;;) {
      const part: readonly Certificate[] = await book.read({ after, limit: size });
      const usable = await this.members.usable(part.map(({ memberId }) => memberId));
      await this.audit.noteHeld(
        reading,
        part.filter(({ memberId }) => usable.has(memberId)),
      );
      if (part.length > 0)
        yield part.map((certificate) => ({ certificate, isUsable: usable.has(certificate.memberId) }));
      after = part[part.length - 1] ?? null;
      if (after === null || part.length < size) return;
    }
  }

  private async *rows(book: ReadableBook, reading: NotedReading): AsyncGenerator<readonly CellValue[]> {
    for await (const part of this.linesOf(book, reading))
      for (const { certificate, isUsable } of part) yield registerCells(certificate, isUsable);
  }
}
