import { type Readable } from 'node:stream';
import { Injectable } from '@nestjs/common';
import { RoundService } from '@lopso/learning';
import { Access, type Actor, NotFound } from '@lopso/platform';
import { READ_CERTIFICATES } from '../credentials.permissions';
import { roundBookWords } from '../rules/book-words';
import { CertificateRepository } from '../storage/certificate.repository';
import { BookLines } from './book-lines.service';
import { type ReadableBook } from './readable-book';
import { RegisterPrints } from './register-print.service';

/** The register book of a round (sổ gốc): every number ever given in it, in order, with what became of its paper. */
@Injectable()
export class RegisterBooks {
  constructor(
    private readonly certificates: CertificateRepository,
    private readonly roundService: RoundService,
    private readonly lines: BookLines,
    private readonly prints: RegisterPrints,
    private readonly access: Access,
  ) {}

  /**
   * The book as .xlsx, among the actor's units, read while it is sent. The reading is written into the audit trail.
   * @throws NotFound when the round is of another province
   */
  async workbook(actor: Actor, roundId: string): Promise<Readable> {
    return this.lines.workbook(actor, await this.open(actor, roundId));
  }

  /**
   * The book on paper, as `RegisterPrints.send`; called an extract where the actor's units are not all of the round's.
   * @throws NotFound when the round is of another province, NothingToPrint, PrintingBusy
   */
  async paper(actor: Actor, roundId: string): Promise<Readable> {
    return this.prints.send(actor, await this.open(actor, roundId));
  }

  private async open(actor: Actor, roundId: string): Promise<ReadableBook> {
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
        const byState = await this.certificates.countByState(scope, roundId);
        return [...byState.values()].reduce((sum, count) => sum + count, 0);
      },
      read: (part) => this.certificates.listInOrder(scope, { roundId, ...part }),
    };
  }
}
