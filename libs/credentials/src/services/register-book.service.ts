import { type Readable } from 'node:stream';
import { Injectable } from '@nestjs/common';
import {
  Access,
  type Actor,
  Audit,
  type CellValue,
  type NotedReading,
  NotFound,
  type Scope,
  streamXlsx,
} from '@lopso/platform';
import { Rounds, type RoundSummary } from '@lopso/learning';
import { Restrictions } from '@lopso/org';
import { READ_CERTIFICATES } from '../credentials.permissions';
import { REGISTER_COLUMNS, registerCells } from '../rules/register-sheet';
import { type Certificate, CertificateRepository } from '../storage/certificate.repository';

/** Lines read at once: a book of 20,000 never stands in memory as a whole. */
const PART = 500;

/** A round's book as far as somebody may read it. */
export interface ReadableBook {
  readonly round: RoundSummary;
  readonly scope: Scope;
  /** The actor's units within the round's. */
  readonly within: Scope;
}

/** A paper entered in a book; of who isn't usable nothing is said but number and dates. */
export interface EnteredLine {
  readonly certificate: Certificate;
  readonly isUsable: boolean;
}

/** The register book of a round (sổ gốc): every number ever given, in order, with what became of its paper. */
@Injectable()
export class RegisterBooks {
  constructor(
    private readonly certificates: CertificateRepository,
    private readonly rounds: Rounds,
    private readonly restrictions: Restrictions,
    private readonly access: Access,
    private readonly audit: Audit,
  ) {}

  /**
   * The book as .xlsx, among the actor's units, read while it is sent. The reading is written into the audit trail.
   * @throws NotFound when the round is of another province
   */
  async workbook(actor: Actor, roundId: string): Promise<Readable> {
    const book = await this.open(actor, roundId);
    const rows = this.rows(book, await this.note(actor, book));
    return streamXlsx([{ name: 'Sổ gốc', columns: REGISTER_COLUMNS, rows, isList: true }]);
  }

  /** @throws NotFound when the round is of another province */
  async open(actor: Actor, roundId: string): Promise<ReadableBook> {
    const scope = this.access.scope(actor, READ_CERTIFICATES);
    const round = await this.rounds.get(roundId);
    const within = scope.narrowedTo(round.unitPath);
    if (within.isEmpty) throw new NotFound();
    return { round, scope, within };
  }

  /** Writes into the audit trail that the book leaves as a file. */
  async note(actor: Actor, { round, within }: ReadableBook): Promise<NotedReading> {
    return this.audit.recordExportOver(actor, within, {
      action: 'credentials.register-exported',
      subject: { type: 'round', id: round.id },
    });
  }

  /** How many papers the book has. */
  async count({ scope, round }: ReadableBook): Promise<number> {
    const byState = await this.certificates.countByState(scope, round.id);
    return [...byState.values()].reduce((sum, count) => sum + count, 0);
  }

  /** Its lines from the lowest number on, so many at a time; what was read is noted. */
  async *lines(
    { scope, round }: ReadableBook,
    reading: NotedReading,
    size = PART,
  ): AsyncGenerator<readonly EnteredLine[]> {
    let after: { year: number; number: number } | null = null;
    for (;;) {
      const part = await this.certificates.listInOrder(scope, { roundId: round.id, after, limit: size });
      const usable = await this.restrictions.usable(part.map(({ memberId }) => memberId));
      await this.audit.noteHeld(
        reading,
        part.filter(({ memberId }) => usable.has(memberId)),
      );
      if (part.length > 0)
        yield part.map((certificate) => ({ certificate, isUsable: usable.has(certificate.memberId) }));
      const last = part[part.length - 1];
      if (last === undefined || part.length < size) return;
      after = { year: last.year, number: last.number };
    }
  }

  private async *rows(book: ReadableBook, reading: NotedReading): AsyncGenerator<readonly CellValue[]> {
    for await (const part of this.lines(book, reading))
      for (const { certificate, isUsable } of part) yield registerCells(certificate, isUsable);
  }
}
