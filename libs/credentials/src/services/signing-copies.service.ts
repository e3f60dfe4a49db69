import { createHash } from 'node:crypto';
import { Readable } from 'node:stream';
import { Injectable } from '@nestjs/common';
import { type Actor, Clock, type NotedReading, PrintingBusy, zipArchive, type ZipEntry } from '@lopso/platform';
import { Restrictions } from '@lopso/org';
import { NothingToSign } from '../credentials.errors';
import { MANAGE_CERTIFICATES } from '../credentials.permissions';
import { fileNameOf, LIST_HEAD, listLine } from '../rules/batch-files';
import { printedNumber } from '../rules/certificate-number';
import { type Certificate, CertificateRepository, type PrintableSearch } from '../storage/certificate.repository';
import {
  type GivenCopy,
  SigningRepository,
  type UnsignedPaper,
  type UnsignedSearch,
} from '../storage/signing.repository';
import { CertificatePapers } from './certificate-papers.service';
import { SigningReach, type SigningRound } from './signing-reach';

/** Papers read, set and noted at once. */
const PART = 50;

type Taking = SigningRound & { readonly reading: NotedReading };

/** Papers given out to be signed with an office's own tool; what was given out is known by its hash (decision 0055). */
@Injectable()
export class SigningCopies {
  private isSending = false;

  constructor(
    private readonly reach: SigningReach,
    private readonly signing: SigningRepository,
    private readonly certificates: CertificateRepository,
    private readonly papers: CertificatePapers,
    private readonly restrictions: Restrictions,
    private readonly clock: Clock,
  ) {}

  /** How many papers have no signed file yet. @throws NotFound, NothingToSign, PrintingBusy */
  async count(actor: Actor, search: PrintableSearch): Promise<number> {
    return this.requireSome(await this.reach.round(actor, search.roundId, MANAGE_CERTIFICATES), search);
  }

  /**
   * An archive of the papers that have no signed file, a PDF each, in the order of the register; last a list of them. Each part is noted
   * before it is sent: a file that comes back signed is known by the hash of the bytes it begins with.
   * @throws as `count`
   */
  async archive(actor: Actor, search: PrintableSearch): Promise<Readable> {
    const round = await this.reach.round(actor, search.roundId, MANAGE_CERTIFICATES);
    await this.requireSome(round, search);
    const reading = await this.reach.noteTaken(actor, round);
    return Readable.from(this.counted(actor, { ...round, reading }, search), { objectMode: false });
  }

  private async requireSome({ within }: SigningRound, search: PrintableSearch): Promise<number> {
    if (this.isSending) throw new PrintingBusy();
    const count = await this.signing.countUnsigned(within, search);
    if (count === 0) throw new NothingToSign();
    return count;
  }

  private async *counted(actor: Actor, round: Taking, search: PrintableSearch): AsyncGenerator<Buffer> {
    this.isSending = true;
    try {
      yield* zipArchive(this.files(actor, round, search));
    } finally {
      this.isSending = false;
    }
  }

  private async *files(actor: Actor, round: Taking, search: PrintableSearch): AsyncGenerator<ZipEntry> {
    const list = [LIST_HEAD];
    for await (const part of this.parts(round, search)) {
      await this.reach.noteHeld(round.reading, part);
      for (const paper of part) {
        const pdf = await this.papers.printToBeSigned(paper);
        const copy = copyOf(paper, pdf);
        await this.signing.noteCopies([copy], actor.accountId, this.clock.now());
        const path = fileNameOf(paper);
        const { fullName, unit } = paper.fields;
        list.push(
          listLine([path, printedNumber(paper.number, paper.year), fullName, unit, copy.sha256.toString('hex')]),
        );
        yield { path, chunks: [pdf] };
      }
    }
    yield { path: 'danh-muc.csv', chunks: list };
  }

  private async *parts(
    { within }: SigningRound,
    { roundId, releaseId }: PrintableSearch,
  ): AsyncGenerator<readonly Certificate[]> {
    let after: UnsignedSearch['after'] = null;
    for (;;) {
      const page: UnsignedPaper[] = await this.signing.listUnsigned(within, { roundId, releaseId, after, limit: PART });
      const part = await this.certificates.listByIds(
        roundId,
        page.map(({ id }) => id),
      );
      const usable = await this.restrictions.usable(part.map(({ memberId }) => memberId));
      const taken = part.filter(({ memberId, erasedAt }) => usable.has(memberId) && erasedAt === null);
      if (taken.length > 0) yield taken;
      const last = page.at(-1);
      if (last === undefined || page.length < PART) return;
      after = last;
    }
  }
}

function copyOf({ id: certificateId }: Certificate, pdf: Buffer): GivenCopy {
  return { certificateId, sha256: createHash('sha256').update(pdf).digest(), sizeBytes: pdf.length };
}
