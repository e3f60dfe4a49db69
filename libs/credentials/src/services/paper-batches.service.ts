import { createHash } from 'node:crypto';
import { type Readable } from 'node:stream';
import { Injectable } from '@nestjs/common';
import { RoundService } from '@lopso/learning';
import { MemberService } from '@lopso/org';
import {
  Access,
  type Actor,
  Audit,
  bindPdfs,
  type BoundPart,
  type NotedReading,
  NotFound,
  PrintingBusy,
  type Scope,
  zipArchive,
  type ZipEntry,
} from '@lopso/platform';
import { NothingToPrint } from '../credentials.errors';
import { READ_CERTIFICATES } from '../credentials.permissions';
import { bookmarksOf, fileNameOf, LIST_HEAD, listLine } from '../rules/batch-files';
import { printedNumber } from '../rules/certificate-number';
import { type Certificate } from '../storage/certificate-row';
import { CertificateRepository, type PrintableSearch } from '../storage/certificate.repository';
import { CertificatePapers } from './certificate-papers.service';
import { SendingTurns } from './sending-turns';

/** Papers read, set and sent at once: what a batch of any size holds in memory. Fifty are set in a process of 230 MB that ends with them. */
const PART = 50;
/** So many batches are sent at once to a province by one process. */
const AT_ONCE = 2;
/** And so many to all provinces together. */
const IN_ALL = 6;

interface Batch extends PrintableSearch {
  readonly scope: Scope;
  readonly reading: NotedReading;
}

/** All papers of a round or of one released list: one PDF for a signing ceremony, or an archive with a file each. */
@Injectable()
export class PaperBatches {
  private readonly turns = new SendingTurns(AT_ONCE, IN_ALL);

  constructor(
    private readonly certificates: CertificateRepository,
    private readonly papers: CertificatePapers,
    private readonly roundService: RoundService,
    private readonly members: MemberService,
    private readonly access: Access,
    private readonly audit: Audit,
  ) {}

  /** How many papers there are to take. @throws NothingToPrint, PrintingBusy, NotFound when the round is of another province */
  async count(actor: Actor, search: PrintableSearch): Promise<number> {
    const { scope, unitPath } = await this.within(actor, search);
    if (this.turns.isFull(unitPath)) throw new PrintingBusy();
    return this.requireSome(scope, search);
  }

  /**
   * One PDF, in the order of the register, a bookmark for each page; made while it is sent. People whose record is restricted are
   * left out. The reading is written into the audit trail.
   * @throws as `count`
   */
  async book(actor: Actor, search: PrintableSearch): Promise<Readable> {
    return this.send(actor, search, (batch, title) => bindPdfs(this.partsOf(batch), title));
  }

  /** An archive of the papers as each is given out alone, the same bytes, signed ones as they were signed; last a list of them with their hashes. Otherwise as `book`. */
  async archive(actor: Actor, search: PrintableSearch): Promise<Readable> {
    return this.send(actor, search, (batch) => zipArchive(this.filesOf(batch)));
  }

  private async send(
    actor: Actor,
    search: PrintableSearch,
    make: (batch: Batch, title: string) => AsyncIterable<Buffer>,
  ): Promise<Readable> {
    const { scope, within, title, unitPath } = await this.within(actor, search);
    return this.turns.send(unitPath, async () => {
      await this.requireSome(scope, search);
      const reading = await this.audit.recordExportOver(actor, within, {
        action: 'credentials.papers-exported',
        subject: { type: 'round', id: search.roundId },
      });
      return () => make({ ...search, scope, reading }, `Giấy chứng nhận: ${title}`);
    });
  }

  private async within(
    actor: Actor,
    { roundId }: PrintableSearch,
  ): Promise<{ scope: Scope; within: Scope; title: string; unitPath: string }> {
    const scope = this.access.scope(actor, READ_CERTIFICATES);
    const { unitPath, title } = await this.roundService.getRound(roundId);
    const within = scope.narrowedTo(unitPath);
    if (within.isEmpty) throw new NotFound();
    return { scope, within, title, unitPath };
  }

  private async requireSome(scope: Scope, search: PrintableSearch): Promise<number> {
    const count = await this.certificates.countPrintable(scope, search);
    if (count === 0) throw new NothingToPrint();
    return count;
  }

  private async *partsOf(batch: Batch): AsyncGenerator<BoundPart> {
    for await (const part of this.printable(batch))
      for (const papers of byTemplate(part)) {
        const { pdf, pages } = await this.papers.bind(papers);
        yield { pdf, bookmarks: papers.flatMap((paper) => bookmarksOf(paper, pages)) };
      }
  }

  private async *filesOf(batch: Batch): AsyncGenerator<ZipEntry> {
    const list = [LIST_HEAD];
    for await (const part of this.printable(batch))
      for (const paper of part) {
        const pdf = await this.papers.file(paper);
        const path = fileNameOf(paper);
        const { fullName, unit } = paper.fields;
        const hash = createHash('sha256').update(pdf).digest('hex');
        list.push(listLine([path, printedNumber(paper.number, paper.year), fullName, unit, hash]));
        yield { path, chunks: [pdf] };
      }
    yield { path: 'danh-muc.csv', chunks: list };
  }

  private async *printable({ scope, reading, roundId, releaseId }: Batch): AsyncGenerator<readonly Certificate[]> {
    let after: { year: number; number: number } | null = null;
    for (;;) {
      const part: Certificate[] = await this.certificates.listPrintable(scope, {
        roundId,
        releaseId,
        after,
        limit: PART,
      });
      const usable = await this.members.usable(part.map(({ memberId }) => memberId));
      const taken = part.filter(({ memberId }) => usable.has(memberId));
      await this.audit.noteHeld(reading, taken);
      if (taken.length > 0) yield taken;
      const last = part[part.length - 1];
      if (last === undefined || part.length < PART) return;
      after = { year: last.year, number: last.number };
    }
  }
}

/** Neighbours of one template together: each prints by its own. */
function byTemplate(papers: readonly Certificate[]): Certificate[][] {
  const groups: Certificate[][] = [];
  for (const paper of papers) {
    const group = groups[groups.length - 1];
    if (group?.[0]?.templateHash === paper.templateHash) group.push(paper);
    else groups.push([paper]);
  }
  return groups;
}
