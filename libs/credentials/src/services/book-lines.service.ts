import { type Readable } from 'node:stream';
import { Injectable } from '@nestjs/common';
import { MemberService } from '@lopso/org';
import { type Actor, Audit, type CellValue, type NotedReading, streamXlsx } from '@lopso/platform';
import { REGISTER_COLUMNS, registerCells } from '../rules/register-sheet';
import { type Certificate } from '../storage/certificate-row';
import { type EnteredLine, type ReadableBook } from './readable-book';

/** Lines read at once: a book of 20,000 never stands in memory as a whole. */
const PART = 500;

/** Reads register books line by line; who may read one was asked when it was opened. */
@Injectable()
export class BookLines {
  constructor(
    private readonly members: MemberService,
    private readonly audit: Audit,
  ) {}

  /** The book as .xlsx, read while it is sent. The reading is written into the audit trail. */
  async workbook(actor: Actor, book: ReadableBook): Promise<Readable> {
    const rows = this.rows(book, await this.note(actor, book));
    return streamXlsx([{ name: 'Sổ gốc', columns: REGISTER_COLUMNS, rows, isList: true }]);
  }

  /** Writes into the audit trail that the book leaves as a file. */
  async note(actor: Actor, { within, taking }: ReadableBook): Promise<NotedReading> {
    return this.audit.recordExportOver(actor, within, taking);
  }

  /** Its lines from the lowest number on, so many at a time; what was read is noted. */
  async *lines(book: ReadableBook, reading: NotedReading, size = PART): AsyncGenerator<readonly EnteredLine[]> {
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
    for await (const part of this.lines(book, reading))
      for (const { certificate, isUsable } of part) yield registerCells(certificate, isUsable);
  }
}
