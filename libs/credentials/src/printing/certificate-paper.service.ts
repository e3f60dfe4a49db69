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
  FileStore,
  type NotedReading,
  NotFound,
  Paper,
  PrintingBusy,
  type Scope,
  zipArchive,
  type ZipEntry,
} from '@lopso/platform';
import { type Certificate, CertificateRepository, type PrintableSearch } from '../certificates/certificate.repository';
import { ON_PAPER, printedNumber } from '../certificates/certificate.rules';
import { NothingToPrint, PapersOfSeveralTemplates } from '../credentials.errors';
import { READ_CERTIFICATES } from '../credentials.permissions';
import { CredentialsSettings } from '../credentials.settings';
import { type SignedFile, SignedFileRepository } from '../signing/signed-file.repository';
import { TO_BE_SIGNED } from '../signing/signed-file.rules';
import { DownloadLimiter } from './download-limiter';
import { bookmarksOf, fileNameOf, LIST_HEAD, listLine, paperText } from './paper-text.rules';
import { qrRuns } from './qr-code';

/** The page where anybody checks a paper; the client's route of the same name. */
const CHECK_PAGE = '/kiem-tra';

interface BoundPapers {
  readonly pdf: Buffer;
  /** Of each paper. */
  readonly pages: number;
}

/** The paper with another line where a signature would stand; the frozen one stays what it is. */
function saying(signature: string, certificate: Certificate): Certificate {
  return { ...certificate, fields: { ...certificate.fields, signature } };
}

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

/** Certificates as PDF: one, the file signed by the office, and all of a round as a book or an archive. */
@Injectable()
export class CertificatePaperService {
  private readonly downloads = new DownloadLimiter(AT_ONCE, IN_ALL);

  constructor(
    private readonly certificateRows: CertificateRepository,
    private readonly signedFileRows: SignedFileRepository,
    private readonly files: FileStore,
    private readonly paper: Paper,
    private readonly settings: CredentialsSettings,
    private readonly roundService: RoundService,
    private readonly members: MemberService,
    private readonly access: Access,
    private readonly audit: Audit,
  ) {}

  /** The PDF of a certificate as the system makes it. No access check. */
  async printPaper(certificate: Certificate): Promise<Buffer> {
    return (await this.setPapers([certificate])).pdf;
  }

  /** The PDF that is given out to be signed: it doesn't say of itself that nobody signed it (decision 0055). No access check. */
  async printToBeSigned(certificate: Certificate): Promise<Buffer> {
    return this.printPaper(saying(TO_BE_SIGNED, certificate));
  }

  /** The file a holder gets: the signed one where there is one. No access check. */
  async currentFile(certificate: Certificate): Promise<Buffer> {
    const signed = await this.signedFileRows.currentOf(certificate.id);
    return signed?.removedAt === null ? this.signedBytes(signed) : this.printPaper(certificate);
  }

  /** What was given out to be signed where the paper was signed, otherwise the paper as it is printed. No access check. */
  async originalFile(certificate: Certificate): Promise<Buffer> {
    const signed = await this.signedFileRows.currentOf(certificate.id);
    if (signed?.removedAt !== null) return this.printPaper(certificate);
    return (await this.signedBytes(signed)).subarray(0, signed.originalBytes);
  }

  /** Who signed a paper's file; null: nobody. */
  async findSignedFile(certificateId: string): Promise<SignedFile | null> {
    return this.signedFileRows.currentOf(certificateId);
  }

  /** What the file a holder gets weighs in bytes. */
  async sizeOf(certificate: Certificate, signed: SignedFile | null): Promise<number> {
    return signed?.removedAt === null ? signed.sizeBytes : (await this.printPaper(certificate)).length;
  }

  private async signedBytes({ storeKey }: SignedFile): Promise<Buffer> {
    const chunks: Buffer[] = [];
    for await (const chunk of await this.files.open(storeKey)) chunks.push(chunk as Buffer);
    return Buffer.concat(chunks);
  }

  /**
   * One PDF of these for a printer, one after the other, and how many pages each has. Sheets are signed in ink, and of some the file was signed
   * elsewhere: none says that nobody signed it. No access check.
   * @throws PapersOfSeveralTemplates when they were issued with different templates: each is printed by its own
   */
  async bindPapers(certificates: readonly Certificate[]): Promise<BoundPapers> {
    return this.setPapers(certificates.map((one) => saying(ON_PAPER, one)));
  }

  private async setPapers(certificates: readonly Certificate[]): Promise<BoundPapers> {
    const [hash, ...others] = new Set(certificates.map(({ templateHash }) => templateHash));
    if (hash === undefined || others.length > 0) throw new PapersOfSeveralTemplates();
    const template = await this.certificateRows.template(hash);
    if (template === null) throw new Error(`Template ${hash} is missing`);
    const papers = certificates.map((one) => paperText(one, this.checkPage(), qrRuns(this.checkUrl(one))));
    return { pdf: await this.paper.render(template.source, { papers }), pages: template.pages };
  }

  /**
   * The address of a certificate's check page, as its QR code holds it. The signed fields stand behind the hash: a browser shows
   * them to the page and sends them to nobody (decision 0051).
   */
  checkUrl({ code, seal }: Pick<Certificate, 'code' | 'seal'>): string {
    return `${this.checkPage()}/${code}${seal === null ? '' : `#${seal.toString('base64url')}`}`;
  }

  private checkPage(): string {
    return new URL(CHECK_PAGE, this.settings.PUBLIC_URL).href;
  }

  /** How many papers there are to take. @throws NothingToPrint, PrintingBusy, NotFound when the round is of another province */
  async countBatch(actor: Actor, search: PrintableSearch): Promise<number> {
    const { scope, unitPath } = await this.within(actor, search);
    if (this.downloads.isFull(unitPath)) throw new PrintingBusy();
    return this.requireSome(scope, search);
  }

  /**
   * One PDF, in the order of the register, a bookmark for each page; made while it is sent. People whose record is restricted are
   * left out. The reading is written into the audit trail.
   * @throws as `count`
   */
  async takeBook(actor: Actor, search: PrintableSearch): Promise<Readable> {
    return this.sendBatch(actor, search, (batch, title) => bindPdfs(this.partsOf(batch), title));
  }

  /** An archive of the papers as each is given out alone, the same bytes, signed ones as they were signed; last a list of them with their hashes. Otherwise as `book`. */
  async takeArchive(actor: Actor, search: PrintableSearch): Promise<Readable> {
    return this.sendBatch(actor, search, (batch) => zipArchive(this.filesOf(batch)));
  }

  private async sendBatch(
    actor: Actor,
    search: PrintableSearch,
    make: (batch: Batch, title: string) => AsyncIterable<Buffer>,
  ): Promise<Readable> {
    const { scope, within, title, unitPath } = await this.within(actor, search);
    return this.downloads.send(unitPath, async () => {
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
    const count = await this.certificateRows.countPrintable(scope, search);
    if (count === 0) throw new NothingToPrint();
    return count;
  }

  private async *partsOf(batch: Batch): AsyncGenerator<BoundPart> {
    for await (const part of this.printable(batch))
      for (const papers of byTemplate(part)) {
        const { pdf, pages } = await this.bindPapers(papers);
        yield { pdf, bookmarks: papers.flatMap((paper) => bookmarksOf(paper, pages)) };
      }
  }

  private async *filesOf(batch: Batch): AsyncGenerator<ZipEntry> {
    const list = [LIST_HEAD];
    for await (const part of this.printable(batch))
      for (const paper of part) {
        const pdf = await this.currentFile(paper);
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
      const part: Certificate[] = await this.certificateRows.listPrintable(scope, {
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
