import { createHash } from 'node:crypto';
import { type Readable } from 'node:stream';
import { Injectable } from '@nestjs/common';
import { MemberService } from '@lopso/org';
import {
  type Actor,
  Clock,
  InvalidInput,
  type NotedReading,
  type SigningArea,
  zipArchive,
  type ZipEntry,
} from '@lopso/platform';
import { NothingToSign } from '../credentials.errors';
import { MANAGE_CERTIFICATES } from '../credentials.permissions';
import { fileNameOf, LIST_HEAD, listLine } from '../rules/batch-files';
import { printedNumber, type RegisterNumber } from '../rules/certificate-number';
import { signingAreasOf } from '../rules/design-typst';
import { type Certificate } from '../storage/certificate-row';
import { CertificateRepository } from '../storage/certificate.repository';
import {
  type GivenCopy,
  SigningRepository,
  type UnsignedPaper,
  type UnsignedPart,
  type UnsignedRange,
  type UnsignedSearch,
} from '../storage/signing.repository';
import { CertificatePapers } from './certificate-papers.service';
import { SendingTurns } from './sending-turns';
import { SigningReach, type SigningRound } from './signing-reach';

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

/** Papers given out to be signed with an office's own tool; what was given out is known by its hash (decision 0055). */
@Injectable()
export class SigningCopies {
  private readonly turns = new SendingTurns(ARCHIVES, ARCHIVES_IN_ALL);

  constructor(
    private readonly reach: SigningReach,
    private readonly signing: SigningRepository,
    private readonly certificates: CertificateRepository,
    private readonly papers: CertificatePapers,
    private readonly members: MemberService,
    private readonly clock: Clock,
  ) {}

  /** The papers that have no signed file, in parts of 200. @throws NotFound */
  async parts(actor: Actor, search: UnsignedSearch): Promise<SigningParts> {
    const { within } = await this.reach.round(actor, search.roundId, MANAGE_CERTIFICATES);
    const parts = await this.signing.partsOf(within, search, PART);
    const each = (await this.signing.bytesOfCopy(search.roundId)) ?? USUAL_BYTES;
    const sources = await this.signing.templatesOf(within, search, MOST_TEMPLATES);
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
  async prepare(actor: Actor, range: UnsignedRange): Promise<PreparedCopies> {
    const { within } = await this.reach.round(actor, range.roundId, MANAGE_CERTIFICATES);
    const page = await this.signing.listUnsigned(within, range, AT_ONCE);
    const last = page.at(-1);
    if (last === undefined) throw new NothingToSign();
    const copies: GivenCopy[] = [];
    for (const paper of await this.usable(range.roundId, page)) {
      const { certificateId, sha256, sizeBytes } = await this.printed(paper);
      copies.push({ certificateId, sha256, sizeBytes });
    }
    await this.signing.noteCopies(copies, actor.accountId, this.clock.now());
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
  async archive(actor: Actor, range: UnsignedRange): Promise<Readable> {
    const round = await this.reach.round(actor, range.roundId, MANAGE_CERTIFICATES);
    return this.turns.send(round.round.unitPath, async () => {
      const count = await this.signing.countGiven(round.within, range);
      if (count === 0) throw new NothingToSign();
      if (count > MOST) throw new InvalidInput([{ pointer: '#/to', code: 'credentials.part-too-large' }]);
      const reading = await this.reach.noteTaken(actor, round);
      return () => zipArchive(this.files({ ...round, reading }, range));
    });
  }

  private async *files(round: Taking, range: UnsignedRange): AsyncGenerator<ZipEntry> {
    const list = [LIST_HEAD];
    for await (const part of this.pages(round, range)) {
      const printed = new Map<Certificate, PrintedCopy>();
      for (const paper of part) printed.set(paper, await this.printed(paper));
      const given = await this.signing.givenAmong([...printed.values()].map(({ sha256 }) => sha256));
      const known = [...printed].filter(([, { sha256 }]) => given.has(sha256.toString('hex')));
      await this.reach.noteHeld(
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
      const page: UnsignedPaper[] = await this.signing.listUnsigned(within, { ...range, from }, AT_ONCE);
      yield await this.usable(range.roundId, page);
      const last = page.at(-1);
      if (last === undefined || page.length < AT_ONCE) return;
      from = behind(last);
    }
  }

  /** Without those of people who may not be worked with. */
  private async usable(roundId: string, page: readonly UnsignedPaper[]): Promise<Certificate[]> {
    const papers = await this.certificates.listByIds(
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
