import { Injectable } from '@nestjs/common';
import { Access, type Actor, Audit, foldText, NotFound, type NotedReading, type Scope } from '@lopso/platform';
import { Rounds } from '@lopso/learning';
import { NothingToPrint, PaperNotStanding } from '../credentials.errors';
import {
  MANAGE_CERTIFICATES,
  READ_CERTIFICATES,
  READ_OWN_CERTIFICATES,
  READ_WAITING_CERTIFICATES,
} from '../credentials.permissions';
import { CHANGE_KINDS, type ChangeKind, obstacleOf } from '../rules/certificate-change';
import { type CertificateState, isStanding } from '../rules/certificate-state';
import { KEEPING_UNDO_MS } from '../rules/paper-case';
import { type Certificate, CertificateRepository } from '../storage/certificate.repository';
import { type SignedFile } from '../storage/signed-file.repository';
import { CertificatePapers } from './certificate-papers.service';
import { CertifiedPassages } from './certified-passages.service';

/** What the caller may do with a certificate; all but printing are proposals (decision 0066). */
export const CERTIFICATE_ACTS = ['print', 'withdraw', 'replace', 'reissue', 'keep'] as const;
export type CertificateAct = (typeof CERTIFICATE_ACTS)[number];

/** A certificate with what the caller may do with it. */
export interface CertificateInHand {
  readonly certificate: Certificate;
  readonly can: readonly CertificateAct[];
  /** False when evidence was corrected after the issue: the paper stays until a person decides (DESIGN 3). */
  readonly isStillFinished: boolean;
  readonly isOwn: boolean;
  /** The proposal that waits about it; null: none, or the caller doesn't see proposals. */
  readonly openChangeId: string | null;
  /** The caller, or she with another one, kept it although its passage fell, and may take that back for a while. */
  readonly ownKeeping: { readonly caseId: string; readonly undoableUntil: Date } | null;
}

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
  readonly text: string;
  readonly state: CertificateState | null;
  /** Only papers that stand and say more than was learnt (decision 0116). */
  readonly isOverstated: boolean;
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
    private readonly rounds: Rounds,
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
    return this.inHand(actor, certificate, await this.passages.finishedOf([certificate]));
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
    const round = await this.rounds.get(query.roundId);
    const within = scope.narrowedTo(round.unitPath);
    if (within.isEmpty) throw new NotFound();
    const reading = await note(within, { type: 'round', id: query.roundId });
    const found = await this.certificates.search(scope, {
      roundId: query.roundId,
      folded: foldText(query.text),
      state: query.state,
      ids: query.isOverstated ? await this.passages.overstatedIn(scope, query.roundId) : null,
      after: query.cursor === null ? null : decodeCursor(query.cursor),
      limit: query.limit + 1,
    });
    const page = found.slice(0, query.limit);
    await this.audit.noteHeld(reading, page);
    const last = page[page.length - 1];
    const nextCursor = found.length > query.limit && last !== undefined ? `${last.year}-${last.number}` : null;
    const finished = await this.passages.finishedOf(page);
    return { certificates: page.map((certificate) => this.inHand(actor, certificate, finished)), nextCursor };
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
    return { count: standing.length, pdf: await this.papers.printTogether(standing) };
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

  private inHand(actor: Actor, certificate: Certificate, finished: ReadonlySet<string>): CertificateInHand {
    const isOwn = actor.memberId === certificate.memberId;
    const manages = this.access.scope(actor, MANAGE_CERTIFICATES).contains(certificate.unitPath);
    const sees = this.access.scope(actor, READ_WAITING_CERTIFICATES).contains(certificate.unitPath);
    const isStillFinished = finished.has(certificate.cycleId);
    const can: CertificateAct[] = [];
    if (certificate.erasedAt === null && isStanding(certificate.state)) can.push('print');
    if (manages && !isOwn && certificate.openChangeId === null) can.push(...proposable(certificate, isStillFinished));
    const openChangeId = sees ? certificate.openChangeId : null;
    return { certificate, can, isStillFinished, isOwn, openChangeId, ownKeeping: ownKeeping(actor, certificate) };
  }
}

function ownKeeping({ accountId }: Actor, { keeping }: Certificate): CertificateInHand['ownKeeping'] {
  if (keeping === null || !keeping.by.includes(accountId)) return null;
  return { caseId: keeping.caseId, undoableUntil: new Date(keeping.at.getTime() + KEEPING_UNDO_MS) };
}

/** What may be proposed about a paper. A replacement is offered although the register says nothing else yet: the preview tells. */
function proposable(certificate: Certificate, isFinished: boolean): ChangeKind[] {
  const { state, successor, erasedAt, hasCase } = certificate;
  const known = { state, hasSuccessor: successor !== null, isErased: erasedAt !== null };
  const paper = { ...known, isFinished, isChanged: true, hasCase };
  return CHANGE_KINDS.filter((kind) => obstacleOf(kind, paper) === null);
}

/** A cursor nobody could have got from here starts at the beginning. */
function decodeCursor(cursor: string): { year: number; number: number } | null {
  const match = /^(\d{4})-(\d{1,9})$/.exec(cursor);
  return match === null ? null : { year: Number(match[1]), number: Number(match[2]) };
}
