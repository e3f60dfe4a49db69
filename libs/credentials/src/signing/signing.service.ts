import { createHash } from 'node:crypto';
import { type Readable } from 'node:stream';
import { Injectable } from '@nestjs/common';
import { RoundService, type RoundSummary } from '@lopso/learning';
import { MemberService } from '@lopso/org';
import {
  Access,
  type Actor,
  Audit,
  Clock,
  InvalidInput,
  type NotedReading,
  NotFound,
  type Permission,
  type Scope,
  type SigningArea,
  zipArchive,
  type ZipEntry,
} from '@lopso/platform';
import { type Certificate, CertificateRepository } from '../certificates/certificate.repository';
import { printedNumber, type RegisterNumber } from '../certificates/certificate.rules';
import { NothingToSign } from '../credentials.errors';
import { MANAGE_CERTIFICATES } from '../credentials.permissions';
import { signingAreasOf } from '../designs/design-drawing.rules';
import { CertificatePaperService } from '../printing/certificate-paper.service';
import { DownloadLimiter } from '../printing/download-limiter';
import { fileNameOf, LIST_HEAD, listLine } from '../printing/paper-text.rules';
import {
  type GivenCopy,
  type SignedUpload,
  SigningRepository,
  type UnsignedPaper,
  type UnsignedPart,
  type UnsignedRange,
  type UnsignedSearch,
} from './signing.repository';

/** A round whose papers the actor may see. */
export interface SigningRound {
  readonly round: RoundSummary;
  /** The actor's units within the round's. */
  readonly within: Scope;
}

/** Papers read, set and noted at once. */
const AT_ONCE = 50;

/** Papers in an archive: with signatures, pictures and chains they come back as one that the proxy lets through (decision 0055). */
const PART = 200;

/** An archive whose ends somebody chose herself; as many as one that comes back may hold. */
const MOST = 1000;

/** What a paper weighs before any was given out, and how long it takes at most to set it twice. */
const USUAL_BYTES = 60_000;

const MS_PER_PAPER = 150;

/** Archives a province takes at once: each sets a paper at a time, so that what is printed meanwhile has its turn between two. */
const ARCHIVES = 3;

/** And so many of all provinces together. */
const ARCHIVES_IN_ALL = 9;

/** A round has one text, and more only where its design changed while it ran. */
const MOST_TEMPLATES = 20;

/** Papers that are given out together. */
export interface SigningPart extends UnsignedPart {
  /** What their archive weighs, and how long it takes: estimates. */
  readonly bytes: number;
  readonly seconds: number;
}

/** Papers without a signed file, in parts. */
export interface SigningParts {
  readonly parts: readonly SigningPart[];
  /** Where all of them leave room for signatures; null: not all at the same places. */
  readonly areas: readonly SigningArea[] | null;
}

/** What was prepared of a range. */
export interface PreparedCopies {
  readonly prepared: number;
  readonly bytes: number;
  /** Where the rest begins; null: all of it is prepared. */
  readonly next: RegisterNumber | null;
}

type Taking = SigningRound & { readonly reading: NotedReading };

type PrintedCopy = GivenCopy & { readonly pdf: Buffer };

/** Copies of a round's certificates that the office signs, and who may do so. */
@Injectable()
export class SigningService {
  private readonly downloads = new DownloadLimiter(ARCHIVES, ARCHIVES_IN_ALL);

  constructor(
    private readonly signingRows: SigningRepository,
    private readonly certificateRows: CertificateRepository,
    private readonly papers: CertificatePaperService,
    private readonly members: MemberService,
    private readonly clock: Clock,
    private readonly roundService: RoundService,
    private readonly access: Access,
    private readonly audit: Audit,
  ) {}

  /** The papers that have no signed file, in parts of 200. @throws NotFound */
  async listParts(actor: Actor, search: UnsignedSearch): Promise<SigningParts> {
    const { within } = await this.requireRound(actor, search.roundId, MANAGE_CERTIFICATES);
    const parts = await this.signingRows.partsOf(within, search, PART);
    const each = (await this.signingRows.bytesOfCopy(search.roundId)) ?? USUAL_BYTES;
    const sources = await this.signingRows.templatesOf(within, search, MOST_TEMPLATES);
    return {
      parts: parts.map((one) => ({
        ...one,
        bytes: one.count * each,
        seconds: Math.ceil((one.count * MS_PER_PAPER) / 1000),
      })),
      areas: inCommon(sources.map(signingAreasOf)),
    };
  }

  /**
   * Notes what the first papers of a range are, byte for byte, so that an archive may hold them: a file that comes back signed is known by the
   * hash of what it begins with. Again: nothing more. Whatever is being downloaded, this goes on.
   * @throws NotFound, NothingToSign
   */
  async prepareCopies(actor: Actor, range: UnsignedRange): Promise<PreparedCopies> {
    const { within } = await this.requireRound(actor, range.roundId, MANAGE_CERTIFICATES);
    const page = await this.signingRows.listUnsigned(within, range, AT_ONCE);
    const last = page.at(-1);
    if (last === undefined) throw new NothingToSign();
    const copies: GivenCopy[] = [];
    for (const paper of await this.usable(range.roundId, page)) {
      const { certificateId, sha256, sizeBytes } = await this.printed(paper);
      copies.push({ certificateId, sha256, sizeBytes });
    }
    await this.signingRows.noteCopies(copies, actor.accountId, this.clock.now());
    const isLast = page.length < AT_ONCE || (last.year === range.to.year && last.number === range.to.number);
    return {
      prepared: copies.length,
      bytes: copies.reduce((sum, { sizeBytes }) => sum + sizeBytes, 0),
      next: isLast ? null : behind(last),
    };
  }

  /**
   * An archive of the papers of a range that were prepared, a PDF each, in the order of the register; last a list of them.
   * @throws NotFound, NothingToSign when none is, PrintingBusy while the province takes three, InvalidInput for more than 1,000
   */
  async takeCopies(actor: Actor, range: UnsignedRange): Promise<Readable> {
    const round = await this.requireRound(actor, range.roundId, MANAGE_CERTIFICATES);
    return this.downloads.send(round.round.unitPath, async () => {
      const count = await this.signingRows.countGiven(round.within, range);
      if (count === 0) throw new NothingToSign();
      if (count > MOST) throw new InvalidInput([{ pointer: '#/to', code: 'credentials.part-too-large' }]);
      const reading = await this.recordTaken(actor, round);
      return () => zipArchive(this.files({ ...round, reading }, range));
    });
  }

  private async *files(round: Taking, range: UnsignedRange): AsyncGenerator<ZipEntry> {
    const list = [LIST_HEAD];
    for await (const part of this.pages(round, range)) {
      const printed = new Map<Certificate, PrintedCopy>();
      for (const paper of part) printed.set(paper, await this.printed(paper));
      const given = await this.signingRows.givenAmong([...printed.values()].map(({ sha256 }) => sha256));
      const known = [...printed].filter(([, { sha256 }]) => given.has(sha256.toString('hex')));
      await this.noteMembers(
        round.reading,
        known.map(([paper]) => paper),
      );
      for (const [paper, { pdf, sha256 }] of known) {
        const path = fileNameOf(paper);
        const { fullName, unit } = paper.fields;
        list.push(listLine([path, printedNumber(paper.number, paper.year), fullName, unit, sha256.toString('hex')]));
        yield { path, chunks: [pdf] };
      }
    }
    yield { path: 'danh-muc.csv', chunks: list };
  }

  private async *pages({ within }: SigningRound, range: UnsignedRange): AsyncGenerator<readonly Certificate[]> {
    let from = range.from;
    for (;;) {
      const page: UnsignedPaper[] = await this.signingRows.listUnsigned(within, { ...range, from }, AT_ONCE);
      yield await this.usable(range.roundId, page);
      const last = page.at(-1);
      if (last === undefined || page.length < AT_ONCE) return;
      from = behind(last);
    }
  }

  /** Without those of people who may not be worked with. */
  private async usable(roundId: string, page: readonly UnsignedPaper[]): Promise<Certificate[]> {
    const papers = await this.certificateRows.listByIds(
      roundId,
      page.map(({ id }) => id),
    );
    const usable = await this.members.usable(papers.map(({ memberId }) => memberId));
    return papers.filter(({ memberId, erasedAt }) => usable.has(memberId) && erasedAt === null);
  }

  private async printed(paper: Certificate): Promise<PrintedCopy> {
    const pdf = await this.papers.printToBeSigned(paper);
    return { certificateId: paper.id, sha256: createHash('sha256').update(pdf).digest(), sizeBytes: pdf.length, pdf };
  }

  /** @throws NotFound when the round's unit lies outside the actor's */
  async requireRound(actor: Actor, roundId: string, permission: Permission): Promise<SigningRound> {
    const scope = this.access.scope(actor, permission);
    const round = await this.roundService.getRound(roundId);
    this.access.require(actor, permission, round);
    return { round, within: scope.narrowedTo(round.unitPath) };
  }

  /**
   * An upload. An open one is its maker's alone: what she is about to keep nobody adds to or drops unseen. A kept one is everybody's who may
   * decide about certificates of the round.
   * @throws NotFound
   */
  async requireUpload(actor: Actor, id: string, lock: boolean): Promise<SignedUpload & SigningRound> {
    const { accountId } = actor;
    const upload = await (lock
      ? this.signingRows.lockUpload(id, accountId)
      : this.signingRows.findUpload(id, accountId));
    if (upload === null) throw new NotFound();
    this.access.require(actor, MANAGE_CERTIFICATES, upload);
    return { ...upload, ...(await this.requireRound(actor, upload.roundId, MANAGE_CERTIFICATES)) };
  }

  async recordAct(
    actor: Actor,
    action: string,
    { round, count }: { readonly round: RoundSummary; readonly count: number },
  ): Promise<void> {
    const entry = { action, subjectType: 'round', subjectId: round.id, unitPath: round.unitPath };
    await this.audit.record(actor, { ...entry, details: { count } });
  }

  /** That the papers leave as files. */
  async recordTaken(actor: Actor, { round, within }: SigningRound): Promise<NotedReading> {
    const subject = { type: 'round', id: round.id };
    return this.audit.recordExportOver(actor, within, { action: 'credentials.signing-copies-taken', subject });
  }

  /** Whose papers an officer saw or took. */
  async noteMembers(reading: NotedReading, people: readonly { memberId: string; unitPath: string }[]): Promise<void> {
    await this.audit.noteHeld(reading, people);
  }

  /** That an officer looked at the people of an upload. */
  async recordListed(actor: Actor, { round, within }: SigningRound): Promise<NotedReading> {
    const subject = { type: 'round', id: round.id };
    return this.audit.recordReadOver(actor, within, { action: 'credentials.signed-files-listed', subject });
  }
}

function behind({ year, number }: RegisterNumber): RegisterNumber {
  return { year, number: number + 1 };
}

/** What all say alike; null when they don't, or there is none. */
function inCommon(all: readonly (readonly SigningArea[])[]): readonly SigningArea[] | null {
  const [first, ...others] = all;
  if (first === undefined) return null;
  return others.every((one) => JSON.stringify(one) === JSON.stringify(first)) ? first : null;
}
