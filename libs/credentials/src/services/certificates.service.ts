import { Injectable } from '@nestjs/common';
import { RoundService } from '@lopso/learning';
import { Access, type Actor, Audit, foldText, type NotedReading, NotFound, type Scope } from '@lopso/platform';
import { NothingToPrint, PaperNotStanding } from '../credentials.errors';
import { READ_CERTIFICATES, READ_OWN_CERTIFICATES } from '../credentials.permissions';
import { wantedNumber } from '../rules/certificate-number';
import { type CertificateState, isStanding } from '../rules/certificate-state';
import { type Certificate } from '../storage/certificate-row';
import { CertificateRepository } from '../storage/certificate.repository';
import { type SignedFile } from '../storage/signed-file.repository';
import { CertificatePapers } from './certificate-papers.service';
import { type CertificateInHand, inHands } from './certificates-in-hand';
import { CertifiedPassages, type PaperDeviation } from './certified-passages.service';

/**
 * A certificate with its paper's weight in bytes (null when it can't be printed), the address of its check page, and the document by
 * which it was withdrawn, replaced or issued again, where one was named.
 */
export interface CertificatePage {
  readonly hand: CertificateInHand;
  readonly behind: { readonly number: string; readonly on: string } | null;
  readonly paperSizeBytes: number | null;
  readonly checkUrl: string;
  /** The file somebody signed with an office's own tool; null: none. */
  readonly signed: SignedFile | null;
}

/** What an officer asks of a round's register. */
export interface RegisterQuery {
  readonly roundId: string;
  /** Part of a name or of the printed team, or a register number. */
  readonly text: string;
  readonly state: CertificateState | null;
  /** Only papers that stand and say something else than a paper of now would; null: all. */
  readonly deviation: PaperDeviation | null;
  readonly limit: number;
  /** The opaque end of the page before. */
  readonly cursor: string | null;
}

/** A page of a register, the highest number first. */
export interface RegisterPage {
  readonly certificates: readonly CertificateInHand[];
  readonly nextCursor: string | null;
}

type NoteReading = (within: Scope, subject: { readonly type: string; readonly id: string }) => Promise<NotedReading>;

/** Certificates for those who may see them: the member, and officers of the member's unit. */
@Injectable()
export class Certificates {
  constructor(
    private readonly certificates: CertificateRepository,
    private readonly papers: CertificatePapers,
    private readonly roundService: RoundService,
    private readonly passages: CertifiedPassages,
    private readonly access: Access,
    private readonly audit: Audit,
  ) {}

  /** The member's own papers, the newest first. */
  async listMine(actor: Actor): Promise<Certificate[]> {
    return this.certificates.listOfMember(this.access.requireMember(actor, READ_OWN_CERTIFICATES));
  }

  /** One certificate. @throws NotFound for another member's, or outside the officer's units */
  async get(actor: Actor, id: string): Promise<CertificateInHand> {
    const certificate = await this.certificates.find(id);
    if (certificate === null) throw new NotFound();
    if (actor.memberId !== certificate.memberId) {
      this.access.require(actor, READ_CERTIFICATES, certificate);
      await this.noteRead(actor, certificate);
    }
    const [hand] = await this.inHands(actor, [certificate]);
    if (hand === undefined) throw new NotFound();
    return hand;
  }

  /** One certificate with what its paper weighs. @throws NotFound as `get` */
  async page(actor: Actor, id: string): Promise<CertificatePage> {
    const hand = await this.get(actor, id);
    const { certificate } = hand;
    const behind = await this.certificates.paperBehind(id);
    const signed = await this.papers.signedFile(id);
    const paperSizeBytes = hand.can.includes('print') ? await this.papers.sizeOf(certificate, signed) : null;
    return { hand, paperSizeBytes, behind, checkUrl: this.papers.checkUrl(certificate), signed };
  }

  /**
   * The PDF: the signed one where there is one, unless the original is asked for.
   * @throws NotFound as `get`, PaperNotStanding for a withdrawn or replaced one
   */
  async print(
    actor: Actor,
    id: string,
    form: 'file' | 'original' = 'file',
  ): Promise<{ certificate: Certificate; pdf: Buffer }> {
    const { certificate } = await this.get(actor, id);
    if (!isStanding(certificate.state) || certificate.erasedAt !== null) throw new PaperNotStanding();
    return { certificate, pdf: await this.papers[form](certificate) };
  }

  /** A page of a round's papers among the actor's units. @throws NotFound when the round is of another province */
  async listOfRound(actor: Actor, query: RegisterQuery): Promise<RegisterPage> {
    return this.pageOf(actor, query, (within, subject) =>
      this.audit.recordReadOver(actor, within, { action: 'credentials.register-listed', subject }),
    );
  }

  private async pageOf(actor: Actor, query: RegisterQuery, note: NoteReading): Promise<RegisterPage> {
    const scope = this.access.scope(actor, READ_CERTIFICATES);
    const round = await this.roundService.getRound(query.roundId);
    const within = scope.narrowedTo(round.unitPath);
    if (within.isEmpty) throw new NotFound();
    const reading = await note(within, { type: 'round', id: query.roundId });
    const folded = foldText(query.text);
    const number = wantedNumber(folded);
    const found = await this.certificates.search(scope, {
      roundId: query.roundId,
      ...{ folded: number === null ? folded : '', number },
      state: query.state,
      ids: query.deviation === null ? null : await this.passages.deviatingIn(scope, round, query.deviation),
      after: query.cursor === null ? null : decodeCursor(query.cursor),
      limit: query.limit + 1,
    });
    const page = found.slice(0, query.limit);
    await this.audit.noteHeld(reading, page);
    const last = page[page.length - 1];
    const nextCursor = found.length > query.limit && last !== undefined ? `${last.year}-${last.number}` : null;
    return { certificates: await this.inHands(actor, page), nextCursor };
  }

  /**
   * One PDF of the papers on a page of a round's register, in its order; what no longer stands is left out. Taken out as a file: it
   * stands in the audit trail every time.
   * @throws NotFound as `listOfRound`, NothingToPrint, PapersOfSeveralTemplates
   */
  async printOfRound(actor: Actor, query: RegisterQuery): Promise<{ count: number; pdf: Buffer }> {
    const page = await this.pageOf(actor, query, (within, subject) =>
      this.audit.recordExportOver(actor, within, { action: 'credentials.papers-printed', subject }),
    );
    const standing = page.certificates.filter(({ can }) => can.includes('print')).map(({ certificate }) => certificate);
    if (standing.length === 0) throw new NothingToPrint();
    return { count: standing.length, pdf: (await this.papers.bind(standing)).pdf };
  }

  private async noteRead(actor: Actor, { id: subjectId, memberId, unitPath }: Certificate): Promise<void> {
    await this.audit.recordRead(actor, {
      action: 'credentials.certificate-read',
      subjectType: 'certificate',
      subjectId,
      unitPath,
      details: { memberId },
    });
  }

  private async inHands(actor: Actor, certificates: readonly Certificate[]): Promise<CertificateInHand[]> {
    const finished = await this.passages.finishedOf(certificates);
    return inHands({ access: this.access, actor }, certificates, finished);
  }
}

/** A cursor nobody could have got from here starts at the beginning. */
function decodeCursor(cursor: string): { year: number; number: number } | null {
  const match = /^(\d{4})-(\d{1,9})$/.exec(cursor);
  return match === null ? null : { year: Number(match[1]), number: Number(match[2]) };
}
