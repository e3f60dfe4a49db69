import { Injectable } from '@nestjs/common';
import { type MemberSummary } from '@lopso/org';
import { type Actor, Audit, cleanText, Clock, Transactions } from '@lopso/platform';
import { OutsideDecided, OutsideNotAccepted, OutsideReasonMissing } from '../learning.errors';
import { type ClaimDecision, type OutsideClaim, OutsideClaimRepository } from '../storage/outside-claim.repository';
import { EvidenceRecorder } from './evidence-recorder.service';
import { type CaseChecked, OutsideCases } from './outside-cases';
import { type QueuedClaim } from './outside-reach';
import { requireRunning } from './outside-running';

/** An officer's word on a claim; a refusal says why. */
export interface OutsideVerdict {
  readonly isAccepted: boolean;
  readonly reason: string;
  /** Of an acceptance: the last day printed on the paper as the officer reads it, null for none; left out: as the member said. */
  readonly validUntil?: string | null | undefined;
}

/** Accepts, refuses and withdraws certificates of others; evidence follows in the same transaction (decision 0049). */
@Injectable()
export class DecideOutside {
  constructor(
    private readonly claims: OutsideClaimRepository,
    private readonly cases: OutsideCases,
    private readonly recorder: EvidenceRecorder,
    private readonly transactions: Transactions,
    private readonly audit: Audit,
    private readonly clock: Clock,
  ) {}

  /**
   * Accepts or refuses what waits. Accepting a badge that was accepted and has become doubtful lets it count on, with a reason. The same word of the
   * same officer again: the same answer.
   * @throws OutsideDecided when somebody decided otherwise or was first; OwnOutside, OutsideReasonMissing; SamePerson for who sent it in for the member, who may only refuse it
   * @throws OutsideDateWrong when its last day is over by now; BadgeRefused for a badge that no longer stands, BadgeStatusOpen where that isn't known; NotFound outside the officer's units
   */
  async decide(actor: Actor, claimId: string, verdict: OutsideVerdict): Promise<QueuedClaim> {
    const { claim, member } = await this.cases.require(actor, claimId);
    const reason = cleanText(verdict.reason);
    if (!verdict.isAccepted && reason === '') throw new OutsideReasonMissing();
    const decision = {
      state: verdict.isAccepted ? ('accepted' as const) : ('refused' as const),
      by: actor.accountId,
      at: this.clock.now(),
      reason: verdict.isAccepted ? null : reason,
    };
    const isAsked = verdict.isAccepted && claim.state === 'waiting';
    if (isAsked) await this.cases.requireSecond(actor, { claim, member });
    const checked = isAsked ? await this.cases.checkAgain({ claim, member }) : null;
    await this.transactions.run(async () => {
      const held = await this.claims.lock(claimId);
      const validUntil = endRead(verdict, held);
      if (held !== null && isDoubtful(held, verdict)) return this.letStand(actor, { claim: held, member }, reason);
      if (held?.state !== 'waiting') return this.requireSame(held, { ...decision, validUntil });
      if (verdict.isAccepted) requireRunning({ ...held, validUntil }, this.clock.today());
      await this.claims.decide(claimId, { ...decision, validUntil });
      if (checked !== null) await this.noteChecked(claimId, checked);
      if (verdict.isAccepted) await this.recorder.record({ facts: [factOf(held, decision.at)], withdrawn: [] });
      await this.note(actor, member, claim, { action: `learning.outside-${decision.state}`, reason: decision.reason });
    });
    return this.cases.require(actor, claimId);
  }

  private async noteChecked(claimId: string, checked: CaseChecked): Promise<void> {
    await this.claims.noteBadge(claimId, checked.badge);
    await this.cases.lookAfter(claimId, checked);
  }

  /**
   * Lets an accepted badge that has become doubtful count on, and says why. The same word again changes nothing.
   * @throws OutsideReasonMissing
   */
  private async letStand(actor: Actor, { claim, member }: QueuedClaim, reason: string): Promise<void> {
    if (reason === '') throw new OutsideReasonMissing();
    await this.claims.letStand(claim.id);
    await this.note(actor, member, claim, { action: 'learning.outside-let-stand', reason });
  }

  /** Takes an acceptance back: the evidence is superseded, the claim says why. @throws OutsideNotAccepted; else like `decide` */
  async withdraw(actor: Actor, claimId: string, words: string): Promise<QueuedClaim> {
    const { claim, member } = await this.cases.require(actor, claimId);
    const reason = cleanText(words);
    if (reason === '') throw new OutsideReasonMissing();
    await this.transactions.run(async () => {
      const held = await this.claims.lock(claimId);
      if (held?.state === 'withdrawn' && held.withdrawalReason === reason) return;
      if (held?.state !== 'accepted') throw new OutsideNotAccepted();
      await this.claims.withdraw(claimId, { by: actor.accountId, at: this.clock.now(), reason });
      await this.recorder.record({ facts: [], withdrawn: [nameOf(held)] });
      await this.note(actor, member, claim, { action: 'learning.outside-withdrawn', reason });
    });
    return this.cases.require(actor, claimId);
  }

  private requireSame(held: OutsideClaim | null, wanted: ClaimDecision): void {
    const isSame =
      held?.state === wanted.state && held.decidedBy === wanted.by && (held.reason ?? null) === wanted.reason;
    if (!isSame || held.validUntil !== wanted.validUntil) throw new OutsideDecided();
  }

  private async note(
    actor: Actor,
    { id: memberId, unitPath }: MemberSummary,
    { id, certificate }: OutsideClaim,
    { action, reason }: { readonly action: string; readonly reason: string | null },
  ): Promise<void> {
    await this.audit.record(actor, {
      ...{ action, subjectType: 'outside-claim', subjectId: id, unitPath },
      details: { memberId, certificate, ...(reason === null ? {} : { reason }) },
    });
  }
}

/** Accepting means letting it stand. */
function isDoubtful({ doubtedAt }: OutsideClaim, { isAccepted }: OutsideVerdict): boolean {
  return isAccepted && doubtedAt !== null;
}

/** The printed end as the officer read it; what he said nothing of, and of a refusal, stays as the member said. The end of a badge is signed. */
function endRead({ isAccepted, validUntil }: OutsideVerdict, held: OutsideClaim | null): string | null {
  const isRead = isAccepted && validUntil !== undefined && held?.badge === null;
  return isRead ? validUntil : (held?.validUntil ?? null);
}

function nameOf({ id, memberId, certificate }: Pick<OutsideClaim, 'id' | 'memberId' | 'certificate'>) {
  return { memberId, kind: 'external' as const, subject: certificate, sourceId: id };
}

function factOf(claim: OutsideClaim, occurredAt: Date) {
  return { ...nameOf(claim), minutes: null, occurredAt };
}
