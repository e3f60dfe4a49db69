import { type Readable } from 'node:stream';
import { Injectable } from '@nestjs/common';
import { MemberService, type MemberSummary } from '@lopso/org';
import {
  Access,
  type Actor,
  Audit,
  cleanText,
  Clock,
  decodeMomentCursor,
  encodeMomentCursor,
  faultOfBadge,
  JobQueue,
  NotFound,
  type Permission,
  statusGapOf,
  Transactions,
} from '@lopso/platform';
import { type Decider } from '../approvals/approver.rules';
import { ApproverService } from '../approvals/approver.service';
import { CompletionService } from '../completion/completion.service';
import { BadgeIssuerRepository } from '../external-badges/badge-issuer.repository';
import { RECHECK_BADGES } from '../external-badges/badge-issuer.service';
import { ExternalBadgeService } from '../external-badges/external-badge.service';
import {
  BadgeRefused,
  BadgeStatusOpen,
  OutsideDecided,
  OutsideNotAccepted,
  OutsideReasonMissing,
  OwnOutside,
  SamePerson,
} from '../learning.errors';
import { CHECK_OUTSIDE, READ_OUTSIDE } from '../learning.permissions';
import {
  type CheckedBadge,
  type ClaimDecision,
  type ClaimState,
  type ExternalClaim,
  ExternalClaimRepository,
  type WaitingClaim,
} from './external-claim.repository';
import { ExternalClaimService, requireRunning } from './external-claim.service';

const NOBODY = '00000000-0000-0000-0000-000000000000';

/** A claim with who it is of. */
export interface QueuedClaim {
  readonly claim: ExternalClaim;
  readonly member: MemberSummary;
}

type Entered = Pick<ExternalClaim, 'enteredBy' | 'enteredFor'>;

function entererOf({ enteredBy: accountId, enteredFor: onBehalfOf }: Entered): Decider | null {
  return accountId === null ? null : { accountId, onBehalfOf };
}

/** A badge that was checked, and which issuer of the province it is of; null for our own. */
export interface CaseChecked {
  readonly badge: CheckedBadge;
  readonly issuerId: string | null;
}

/** An officer's word on a claim; a refusal says why. */
export interface ClaimDecisionDraft {
  readonly isAccepted: boolean;
  readonly reason: string;
  /** Of an acceptance: the last day printed on the paper as the officer reads it, null for none; left out: as the member said. */
  readonly validUntil?: string | null | undefined;
}

/** Accepting means letting it stand. */
function isDoubtful({ doubtedAt }: ExternalClaim, { isAccepted }: ClaimDecisionDraft): boolean {
  return isAccepted && doubtedAt !== null;
}

/** The printed end as the officer read it; what he said nothing of, and of a refusal, stays as the member said. The end of a badge is signed. */
function endRead({ isAccepted, validUntil }: ClaimDecisionDraft, held: ExternalClaim | null): string | null {
  const isRead = isAccepted && validUntil !== undefined && held?.badge === null;
  return isRead ? validUntil : (held?.validUntil ?? null);
}

function nameOf({ id, memberId, certificate }: Pick<ExternalClaim, 'id' | 'memberId' | 'certificate'>) {
  return { memberId, kind: 'external' as const, subject: certificate, sourceId: id };
}

function factOf(claim: ExternalClaim, occurredAt: Date) {
  return { ...nameOf(claim), minutes: null, occurredAt };
}

/** A claim in the list of an officer. */
export interface ListedClaim extends QueuedClaim {
  /** False for who sent it in for the member: somebody else accepts it. */
  readonly mayAccept: boolean;
}

/** A page of claims: those that wait the oldest first, others the newest first. */
export interface ClaimPage {
  readonly items: readonly ListedClaim[];
  /** All that wait, on this page and others. */
  readonly waiting: number;
  readonly nextCursor: string | null;
}

/** The file of a claim on its way out. */
export interface ClaimFile {
  readonly claim: ExternalClaim;
  readonly stream: Readable;
}

/** External certificates before an officer: listed, opened, accepted, refused, and an acceptance withdrawn. */
@Injectable()
export class ExternalClaimReviewService {
  constructor(
    private readonly claims: ExternalClaimRepository,
    private readonly completions: CompletionService,
    private readonly transactions: Transactions,
    private readonly audit: Audit,
    private readonly clock: Clock,
    private readonly externalClaims: ExternalClaimService,
    private readonly externalBadges: ExternalBadgeService,
    private readonly issuers: BadgeIssuerRepository,
    private readonly queue: JobQueue,
    private readonly members: MemberService,
    private readonly access: Access,
    private readonly approvers: ApproverService,
  ) {}

  /**
   * Accepts or refuses what waits. Accepting a badge that was accepted and has become doubtful lets it count on, with a reason. The same word of the
   * same officer again: the same answer.
   * @throws OutsideDecided when somebody decided otherwise or was first; OwnOutside, OutsideReasonMissing; SamePerson for who sent it in for the member, who may only refuse it
   * @throws OutsideDateWrong when its last day is over by now; BadgeRefused for a badge that no longer stands, BadgeStatusOpen where that isn't known; NotFound outside the officer's units
   */
  async decideClaim(actor: Actor, claimId: string, verdict: ClaimDecisionDraft): Promise<QueuedClaim> {
    const { claim, member } = await this.requireDecidable(actor, claimId);
    const reason = cleanText(verdict.reason);
    if (!verdict.isAccepted && reason === '') throw new OutsideReasonMissing();
    const decision = {
      state: verdict.isAccepted ? ('accepted' as const) : ('refused' as const),
      by: actor.accountId,
      at: this.clock.now(),
      reason: verdict.isAccepted ? null : reason,
    };
    const isAsked = verdict.isAccepted && claim.state === 'waiting';
    if (isAsked) await this.requireSecondOfficer(actor, { claim, member });
    const checked = isAsked ? await this.checkBadgeAgain({ claim, member }) : null;
    await this.transactions.run(async () => {
      const held = await this.claims.lock(claimId);
      const validUntil = endRead(verdict, held);
      if (held !== null && isDoubtful(held, verdict)) return this.letStand(actor, { claim: held, member }, reason);
      if (held?.state !== 'waiting') return this.requireSame(held, { ...decision, validUntil });
      if (verdict.isAccepted) requireRunning({ ...held, validUntil }, this.clock.today());
      await this.claims.decide(claimId, { ...decision, validUntil });
      if (checked !== null) await this.keepCheckedBadge(claimId, checked);
      if (verdict.isAccepted)
        await this.completions.recordEvidence({ facts: [factOf(held, decision.at)], withdrawn: [] });
      await this.auditDecision(actor, member, claim, {
        action: `learning.outside-${decision.state}`,
        reason: decision.reason,
      });
    });
    return this.requireDecidable(actor, claimId);
  }

  private async keepCheckedBadge(claimId: string, checked: CaseChecked): Promise<void> {
    await this.claims.keepCheckedBadge(claimId, checked.badge);
    await this.scheduleBadgeCheck(claimId, checked);
  }

  /**
   * Lets an accepted badge that has become doubtful count on, and says why. The same word again changes nothing.
   * @throws OutsideReasonMissing
   */
  private async letStand(actor: Actor, { claim, member }: QueuedClaim, reason: string): Promise<void> {
    if (reason === '') throw new OutsideReasonMissing();
    await this.claims.letStand(claim.id);
    await this.auditDecision(actor, member, claim, { action: 'learning.outside-let-stand', reason });
  }

  /** Takes an acceptance back: the evidence is superseded, the claim says why. @throws OutsideNotAccepted; else like `decide` */
  async withdrawAcceptance(actor: Actor, claimId: string, words: string): Promise<QueuedClaim> {
    const { claim, member } = await this.requireDecidable(actor, claimId);
    const reason = cleanText(words);
    if (reason === '') throw new OutsideReasonMissing();
    await this.transactions.run(async () => {
      const held = await this.claims.lock(claimId);
      if (held?.state === 'withdrawn' && held.withdrawalReason === reason) return;
      if (held?.state !== 'accepted') throw new OutsideNotAccepted();
      await this.claims.withdraw(claimId, { by: actor.accountId, at: this.clock.now(), reason });
      await this.completions.recordEvidence({ facts: [], withdrawn: [nameOf(held)] });
      await this.auditDecision(actor, member, claim, { action: 'learning.outside-withdrawn', reason });
    });
    return this.requireDecidable(actor, claimId);
  }

  private requireSame(held: ExternalClaim | null, wanted: ClaimDecision): void {
    const isSame =
      held?.state === wanted.state && held.decidedBy === wanted.by && (held.reason ?? null) === wanted.reason;
    if (!isSame || held.validUntil !== wanted.validUntil) throw new OutsideDecided();
  }

  private async auditDecision(
    actor: Actor,
    { id: memberId, unitPath }: MemberSummary,
    { id, certificate }: ExternalClaim,
    { action, reason }: { readonly action: string; readonly reason: string | null },
  ): Promise<void> {
    await this.audit.record(actor, {
      ...{ action, subjectType: 'outside-claim', subjectId: id, unitPath },
      details: { memberId, certificate, ...(reason === null ? {} : { reason }) },
    });
  }

  /** A claim the officer may decide on. @throws NotFound outside the officer's units; OwnOutside */
  async requireDecidable(actor: Actor, claimId: string): Promise<QueuedClaim> {
    return this.requireNotOwn(actor, await this.claims.find(claimId));
  }

  /** @throws SamePerson for who sent it in for the member */
  async requireSecondOfficer(actor: Actor, found: QueuedClaim): Promise<void> {
    await this.requireNotEnteredBy(actor, found);
  }

  /**
   * Checks a badge once more before it counts, since it may have been revoked meanwhile; null for a paper. Reads its file, so outside of
   * the transaction. @throws BadgeRefused; BadgeStatusOpen while it isn't known whether it still stands
   */
  async checkBadgeAgain({ claim, member }: QueuedClaim): Promise<CaseChecked | null> {
    if (claim.badge === null) return null;
    if (claim.storeKey === null) throw new NotFound();
    const did = claim.badge.facts?.issuerId;
    // Before the check: an issuer that is ended behind it is still found by its id.
    const issuer = did === undefined ? null : await this.issuers.findTrusted(member.unitPath, did);
    const text = await this.externalClaims.badgeText(claim.storeKey);
    const { key: _, ...badge } = await this.externalBadges.checkMemberBadge(claim.memberId, text);
    const fault = faultOfBadge(badge);
    if (fault !== null) throw new BadgeRefused(fault);
    const gap = statusGapOf(badge);
    if (gap !== null) throw new BadgeStatusOpen(gap);
    return { badge, issuerId: issuer?.id ?? null };
  }

  /**
   * Has a badge looked at once more when its acceptance is written: what came between the check and that, a list or an end, was looked at without it.
   * It alone: each of thousands that are accepted would else have all of its issuer looked at.
   */
  async scheduleBadgeCheck(claimId: string, { issuerId }: CaseChecked): Promise<void> {
    if (issuerId !== null) await this.queue.send(RECHECK_BADGES, { issuerId, claimId });
  }

  /** A claim that is not there asks the database as much as one that is hidden. @throws NotFound, also of somebody erased */
  async requireVisible(
    actor: Actor,
    claim: ExternalClaim | null,
    permission: Permission = CHECK_OUTSIDE,
  ): Promise<QueuedClaim> {
    const memberId = claim?.memberId ?? NOBODY;
    const member = (await this.members.describeMembers([memberId])).get(memberId);
    if (claim === null || member === undefined) throw new NotFound();
    this.access.require(actor, permission, member);
    return { claim, member };
  }

  /** The same for who decides. @throws OwnOutside for her own, also by a second account of hers or a right that she lent (decision 0104) */
  async requireNotOwn(actor: Actor, claim: ExternalClaim | null): Promise<QueuedClaim> {
    const found = await this.requireVisible(actor, claim);
    const right = { permission: CHECK_OUTSIDE, unitPath: found.member.unitPath };
    const isOwn = await this.approvers.isOwnMemberOf(actor, right, [found.member.id]);
    if (isOwn(found.member.id)) throw new OwnOutside();
    return found;
  }

  /** @throws SamePerson for who sent it in for the member: another person accepts it, by another right (decision 0134) */
  async requireNotEnteredBy(actor: Actor, { claim, member }: QueuedClaim): Promise<void> {
    const first = entererOf(claim);
    if (first === null) return;
    const second = this.approvers.deciderOf(actor, { permission: CHECK_OUTSIDE, unitPath: member.unitPath });
    if (!(await this.approvers.isAnotherPerson(first, second))) throw new SamePerson();
  }

  /** The ids of those that an actor sent in for the members herself: she does not accept them. */
  async enteredBy(actor: Actor, claims: readonly QueuedClaim[]): Promise<ReadonlySet<string>> {
    const decisions = claims.flatMap(({ claim, member }) => {
      const by = entererOf(claim);
      return by === null ? [] : [{ id: claim.id, unitPath: member.unitPath, by, holderIds: [] }];
    });
    if (decisions.length === 0) return new Set();
    const bars = await this.approvers.obstaclesToApproval(actor, CHECK_OUTSIDE, decisions);
    return new Set([...bars].flatMap(([id, { isSamePerson }]) => (isSamePerson ? [id] : [])));
  }

  /** The ids of those that an actor may decide about: not her own, with whatever account, nor one that she sent in; she may let one stand that became doubtful. */
  async decidableBy(
    actor: Actor,
    claims: readonly { readonly claim: WaitingClaim; readonly member: MemberSummary }[],
  ): Promise<ReadonlySet<string>> {
    if (claims.length === 0) return new Set();
    const decisions = claims.map(({ claim, member: { id: memberId, unitPath } }) => ({
      ...{ id: claim.id, unitPath, holderIds: [memberId] },
      by: (claim.isDoubtful ? null : entererOf(claim)) ?? { accountId: NOBODY, onBehalfOf: null },
    }));
    const bars = await this.approvers.obstaclesToApproval(actor, CHECK_OUTSIDE, decisions);
    return new Set([...bars].flatMap(([id, { isSamePerson, isOwn }]) => (isSamePerson || isOwn ? [] : [id])));
  }

  /** A page after `cursor` (null: the first); written into the audit trail. The officer's own claims are left to others. */
  async listClaims(
    actor: Actor,
    page: { readonly state: ClaimState; readonly limit: number; readonly cursor: string | null },
  ): Promise<ClaimPage> {
    const scope = this.access.scope(actor, READ_OUTSIDE);
    const reading = await this.audit.recordReadOver(actor, scope, { action: 'learning.outside-listed' });
    const after = decodeMomentCursor(page.cursor);
    const wanted = { state: page.state, after, limit: page.limit + 1 };
    const found = await this.claims.list(scope, wanted, actor.memberId);
    const shown = found.slice(0, page.limit);
    const people = await this.members.describeMembers([...new Set(shown.map(({ memberId }) => memberId))]);
    const items = shown.flatMap((claim): QueuedClaim[] => {
      const member = people.get(claim.memberId);
      return member !== undefined && scope.contains(member.unitPath) ? [{ claim, member }] : [];
    });
    const held = items.map(({ member }) => ({ memberId: member.id, unitPath: member.unitPath }));
    await this.audit.noteHeld(reading, held);
    const last = shown.at(-1);
    const isMore = found.length > page.limit && last !== undefined;
    const waiting = await this.claims.countWaiting(scope, actor.memberId);
    const entered = await this.enteredBy(actor, items);
    const listed = items.map((one) => ({ ...one, mayAccept: !entered.has(one.claim.id) }));
    return { items: listed, waiting, nextCursor: isMore ? encodeMomentCursor(last.sentAt, last.id) : null };
  }

  /** The file: for the member herself, and for officers of her units, which is noted. @throws NotFound elsewhere and once erased */
  async openClaimFile(actor: Actor, claimId: string): Promise<ClaimFile> {
    const found = await this.claims.find(claimId);
    const isOwn = found !== null && found.memberId === actor.memberId;
    const claim = isOwn ? found : await this.readByOfficer(actor, found);
    if (claim.storeKey === null) throw new NotFound();
    return { claim, stream: await this.externalClaims.openFile(claim.storeKey) };
  }

  private async readByOfficer(actor: Actor, found: ExternalClaim | null): Promise<ExternalClaim> {
    const { claim, member } = await this.requireVisible(actor, found, READ_OUTSIDE);
    await this.audit.recordRead(actor, {
      action: 'learning.outside-file-read',
      subjectType: 'outside-claim',
      subjectId: claim.id,
      unitPath: member.unitPath,
      details: { memberId: member.id },
    });
    return claim;
  }
}
