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
import { Rounds } from '@lopso/learning';
import { Restrictions } from '@lopso/org';
import { READ_CERTIFICATES } from '../credentials.permissions';
import { REGISTER_COLUMNS, registerCells } from '../rules/register-sheet';
import { CertificateRepository } from '../storage/certificate.repository';

/** Lines read at once: a book of 20,000 never stands in memory as a whole. */
const PART = 500;

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
    const scope = this.access.scope(actor, READ_CERTIFICATES);
    const within = scope.narrowedTo((await this.rounds.get(roundId)).unitPath);
    if (within.isEmpty) throw new NotFound();
    const reading = await this.audit.recordExportOver(actor, within, {
      action: 'credentials.register-exported',
      subject: { type: 'round', id: roundId },
    });
    const rows = this.lines({ scope, roundId, reading });
    return streamXlsx([{ name: 'Sổ gốc', columns: REGISTER_COLUMNS, rows, isList: true }]);
  }

  private async *lines(of: {
    readonly scope: Scope;
    readonly roundId: string;
    readonly reading: NotedReading;
  }): AsyncGenerator<readonly CellValue[]> {
    let after: { year: number; number: number } | null = null;
    for (;;) {
      const part = await this.certificates.listInOrder(of.scope, { roundId: of.roundId, after, limit: PART });
      const usable = await this.restrictions.usable(part.map(({ memberId }) => memberId));
      await this.audit.noteHeld(
        of.reading,
        part.filter(({ memberId }) => usable.has(memberId)),
      );
      for (const one of part) yield registerCells(one, usable.has(one.memberId));
      const last = part[part.length - 1];
      if (last === undefined || part.length < PART) return;
      after = { year: last.year, number: last.number };
    }
  }
}
