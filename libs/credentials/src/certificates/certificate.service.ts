import { Injectable } from '@nestjs/common';
import { CycleService, type RoundHeading, RoundService } from '@lopso/learning';
import { Access, type Actor, Audit, foldText, type NotedReading, NotFound, type Scope } from '@lopso/platform';
import { KEEPING_UNDO_MS } from '../cases/case.rules';
import { CHANGE_KINDS, type ChangeKind, obstacleOf } from '../changes/change.rules';
import { NothingToPrint, PaperNotStanding } from '../credentials.errors';
import {
  MANAGE_CERTIFICATES,
  READ_CERTIFICATES,
  READ_OWN_CERTIFICATES,
  READ_WAITING_CERTIFICATES,
} from '../credentials.permissions';
import { CertificatePaperService } from '../printing/certificate-paper.service';
import { type SignedFile } from '../signing/signed-file.repository';
import { type Certificate, CertificateRepository } from './certificate.repository';
import { type CertificateState, isStanding, wantedNumber } from './certificate.rules';
import { DeviatingCertificateRepository } from './deviating-certificate.repository';

/** What the caller may do with a certificate; all but printing are proposals (decision 0066). */
export const CERTIFICATE_ACTS = ['print', 'withdraw', 'replace', 'reissue', 'keep'] as const;

export type CertificateAct = (typeof CERTIFICATE_ACTS)[number];

/** A certificate with what the caller may do with it. */
export interface ActionableCertificate {
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

/** What a caller may do with certificates, in their order; whether she may see them was asked before. `finished`: the cycles of theirs that are finished now. */
export function withActs(
  { access, actor }: { readonly access: Access; readonly actor: Actor },
  certificates: readonly Certificate[],
  finished: ReadonlySet<string>,
): ActionableCertificate[] {
  const [managed, seen] = [access.scope(actor, MANAGE_CERTIFICATES), access.scope(actor, READ_WAITING_CERTIFICATES)];
  return certificates.map((certificate) => {
    const isOwn = actor.memberId === certificate.memberId;
    const isStillFinished = finished.has(certificate.cycleId);
    const can: CertificateAct[] = [];
    if (certificate.erasedAt === null && isStanding(certificate.state)) can.push('print');
    if (managed.contains(certificate.unitPath) && !isOwn && certificate.openChangeId === null)
      can.push(...proposable(certificate, isStillFinished));
    const openChangeId = seen.contains(certificate.unitPath) ? certificate.openChangeId : null;
    return { certificate, can, isStillFinished, isOwn, openChangeId, ownKeeping: ownKeeping(actor, certificate) };
  });
}

function ownKeeping({ accountId }: Actor, { keeping }: Certificate): ActionableCertificate['ownKeeping'] {
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

/**
 * How papers that stand say something else than a paper of now would: more than was learnt (decision 0116), other words of the round (decision 0124), or other
 * days of the passage (decision 0142).
 */
export const PAPER_DEVIATIONS = ['overstated', 'reworded', 'redated'] as const;

export type PaperDeviation = (typeof PAPER_DEVIATIONS)[number];

/**
 * A certificate with its paper's weight in bytes (null when it can't be printed), the address of its check page, and the document by
 * which it was withdrawn, replaced or issued again, where one was named.
 */
export interface CertificatePage {
  readonly hand: ActionableCertificate;
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
  readonly certificates: readonly ActionableCertificate[];
  readonly nextCursor: string | null;
}

type NoteReading = (within: Scope, subject: { readonly type: string; readonly id: string }) => Promise<NotedReading>;

/** A cursor nobody could have got from here starts at the beginning. */
function decodeCursor(cursor: string): { year: number; number: number } | null {
  const match = /^(\d{4})-(\d{1,9})$/.exec(cursor);
  return match === null ? null : { year: Number(match[1]), number: Number(match[2]) };
}

/** Certificates as the caller may see them: own, one, those of a round, and those that say something else than the register. */
@Injectable()
export class CertificateService {
  constructor(
    private readonly certificateRows: CertificateRepository,
    private readonly papers: CertificatePaperService,
    private readonly roundService: RoundService,
    private readonly access: Access,
    private readonly audit: Audit,
    private readonly cycleService: CycleService,
    private readonly deviatingRows: DeviatingCertificateRepository,
  ) {}

  /** The member's own papers, the newest first. */
  async listOwnCertificates(actor: Actor): Promise<Certificate[]> {
    return this.certificateRows.listOfMember(this.access.requireMember(actor, READ_OWN_CERTIFICATES));
  }

  /** One certificate. @throws NotFound for another member's, or outside the officer's units */
  async getCertificate(actor: Actor, id: string): Promise<ActionableCertificate> {
    const certificate = await this.certificateRows.find(id);
    if (certificate === null) throw new NotFound();
    if (actor.memberId !== certificate.memberId) {
      this.access.require(actor, READ_CERTIFICATES, certificate);
      await this.recordRead(actor, certificate);
    }
    const [hand] = await this.withActs(actor, [certificate]);
    if (hand === undefined) throw new NotFound();
    return hand;
  }

  /** One certificate with what its paper weighs. @throws NotFound as `get` */
  async getCertificatePage(actor: Actor, id: string): Promise<CertificatePage> {
    const hand = await this.getCertificate(actor, id);
    const { certificate } = hand;
    const behind = await this.certificateRows.paperBehind(id);
    const signed = await this.papers.findSignedFile(id);
    const paperSizeBytes = hand.can.includes('print') ? await this.papers.sizeOf(certificate, signed) : null;
    return { hand, paperSizeBytes, behind, checkUrl: this.papers.checkUrl(certificate), signed };
  }

  /**
   * The PDF: the signed one where there is one, unless the original is asked for.
   * @throws NotFound as `get`, PaperNotStanding for a withdrawn or replaced one
   */
  async printCertificate(
    actor: Actor,
    id: string,
    form: 'file' | 'original' = 'file',
  ): Promise<{ certificate: Certificate; pdf: Buffer }> {
    const { certificate } = await this.getCertificate(actor, id);
    if (!isStanding(certificate.state) || certificate.erasedAt !== null) throw new PaperNotStanding();
    return {
      certificate,
      pdf: await (form === 'file' ? this.papers.currentFile(certificate) : this.papers.originalFile(certificate)),
    };
  }

  /** A page of a round's papers among the actor's units. @throws NotFound when the round is of another province */
  async listRoundCertificates(actor: Actor, query: RegisterQuery): Promise<RegisterPage> {
    return this.roundPage(actor, query, (within, subject) =>
      this.audit.recordReadOver(actor, within, { action: 'credentials.register-listed', subject }),
    );
  }

  private async roundPage(actor: Actor, query: RegisterQuery, note: NoteReading): Promise<RegisterPage> {
    const scope = this.access.scope(actor, READ_CERTIFICATES);
    const round = await this.roundService.getRound(query.roundId);
    const within = scope.narrowedTo(round.unitPath);
    if (within.isEmpty) throw new NotFound();
    const reading = await note(within, { type: 'round', id: query.roundId });
    const folded = foldText(query.text);
    const number = wantedNumber(folded);
    const found = await this.certificateRows.search(scope, {
      roundId: query.roundId,
      ...{ folded: number === null ? folded : '', number },
      state: query.state,
      ids: query.deviation === null ? null : await this.findDeviating(scope, round, query.deviation),
      after: query.cursor === null ? null : decodeCursor(query.cursor),
      limit: query.limit + 1,
    });
    const page = found.slice(0, query.limit);
    await this.audit.noteHeld(reading, page);
    const last = page[page.length - 1];
    const nextCursor = found.length > query.limit && last !== undefined ? `${last.year}-${last.number}` : null;
    return { certificates: await this.withActs(actor, page), nextCursor };
  }

  /**
   * One PDF of the papers on a page of a round's register, in its order; what no longer stands is left out. Taken out as a file: it
   * stands in the audit trail every time.
   * @throws NotFound as `listOfRound`, NothingToPrint, PapersOfSeveralTemplates
   */
  async printRoundCertificates(actor: Actor, query: RegisterQuery): Promise<{ count: number; pdf: Buffer }> {
    const page = await this.roundPage(actor, query, (within, subject) =>
      this.audit.recordExportOver(actor, within, { action: 'credentials.papers-printed', subject }),
    );
    const standing = page.certificates.filter(({ can }) => can.includes('print')).map(({ certificate }) => certificate);
    if (standing.length === 0) throw new NothingToPrint();
    return { count: standing.length, pdf: (await this.papers.bindPapers(standing)).pdf };
  }

  private async recordRead(actor: Actor, { id: subjectId, memberId, unitPath }: Certificate): Promise<void> {
    await this.audit.recordRead(actor, {
      action: 'credentials.certificate-read',
      subjectType: 'certificate',
      subjectId,
      unitPath,
      details: { memberId },
    });
  }

  private async withActs(actor: Actor, certificates: readonly Certificate[]): Promise<ActionableCertificate[]> {
    const finished = await this.finishedCyclesOf(certificates);
    return withActs({ access: this.access, actor }, certificates, finished);
  }

  /** Papers that stand today, by member id; who has none is missing. No access check. */
  countStanding(memberIds: readonly string[]): Promise<ReadonlyMap<string, number>> {
    return this.certificateRows.countStanding(memberIds);
  }

  /** The cycles among those of these papers that are finished now, by id. */
  async finishedCyclesOf(certificates: readonly Certificate[]): Promise<Set<string>> {
    const finished = await this.cycleService.describeFinished(certificates.map((certificate) => certificate.cycleId));
    return new Set(finished.map((cycle) => cycle.cycleId));
  }

  /** Papers of a round within a scope that stand and say something else; by id. */
  async findDeviating(
    scope: Scope,
    round: RoundHeading & { readonly id: string },
    by: PaperDeviation,
  ): Promise<string[]> {
    if (by === 'reworded') return this.deviatingRows.listReworded(scope, round.id, round);
    if (by === 'redated') return this.deviatingRows.listRedated(scope, round.id);
    return this.deviatingRows.listOverstated(scope, round.id, await this.cycleService.certifiedContentsOf(round.id));
  }

  /** How many they are. */
  async countDeviating(
    scope: Scope,
    round: RoundHeading & { readonly id: string },
    by: PaperDeviation,
  ): Promise<number> {
    if (by === 'reworded') return this.deviatingRows.countReworded(scope, round.id, round);
    if (by === 'redated') return this.deviatingRows.countRedated(scope, round.id);
    return this.deviatingRows.countOverstated(scope, round.id, await this.cycleService.certifiedContentsOf(round.id));
  }
}
