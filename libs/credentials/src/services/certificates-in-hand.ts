import { type Access, type Actor } from '@lopso/platform';
import { MANAGE_CERTIFICATES, READ_WAITING_CERTIFICATES } from '../credentials.permissions';
import { CHANGE_KINDS, type ChangeKind, obstacleOf } from '../rules/certificate-change';
import { isStanding } from '../rules/certificate-state';
import { KEEPING_UNDO_MS } from '../rules/paper-case';
import { type Certificate } from '../storage/certificate.repository';

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

/** What a caller may do with certificates, in their order; whether she may see them was asked before. `finished`: the cycles of theirs that are finished now. */
export function inHands(
  { access, actor }: { readonly access: Access; readonly actor: Actor },
  certificates: readonly Certificate[],
  finished: ReadonlySet<string>,
): CertificateInHand[] {
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
