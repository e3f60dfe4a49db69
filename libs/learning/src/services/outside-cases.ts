import { Injectable } from '@nestjs/common';
import { type Actor, faultOfBadge, JobQueue, NotFound, statusGapOf } from '@lopso/platform';
import { BadgeRefused, BadgeStatusOpen } from '../learning-badges.errors';
import { BadgeIssuerRepository } from '../storage/badge-issuer.repository';
import { type CheckedBadge, OutsideClaimRepository } from '../storage/outside-claim.repository';
import { BadgeChecks } from './badge-checks.service';
import { JUDGE_BADGES_AGAIN } from './badge-issuers.service';
import { OutsideFiles } from './outside-files';
import { OutsideReach, type QueuedClaim } from './outside-reach';

/** A badge that was checked, and which issuer of the province it is of; null for our own. */
export interface CaseChecked {
  readonly badge: CheckedBadge;
  readonly issuerId: string | null;
}

/** Claims as they come before an officer. */
@Injectable()
export class OutsideCases {
  constructor(
    private readonly claims: OutsideClaimRepository,
    private readonly reach: OutsideReach,
    private readonly files: OutsideFiles,
    private readonly checks: BadgeChecks,
    private readonly issuers: BadgeIssuerRepository,
    private readonly queue: JobQueue,
  ) {}

  /** A claim the officer may decide on. @throws NotFound outside the officer's units; OwnOutside */
  async require(actor: Actor, claimId: string): Promise<QueuedClaim> {
    return this.reach.requireOther(actor, await this.claims.find(claimId));
  }

  /** @throws SamePerson for who sent it in for the member */
  async requireSecond(actor: Actor, found: QueuedClaim): Promise<void> {
    await this.reach.requireSecond(actor, found);
  }

  /**
   * Checks a badge once more before it counts, since it may have been revoked meanwhile; null for a paper. Reads its file, so outside of
   * the transaction. @throws BadgeRefused; BadgeStatusOpen while it isn't known whether it still stands
   */
  async checkAgain({ claim, member }: QueuedClaim): Promise<CaseChecked | null> {
    if (claim.badge === null) return null;
    if (claim.storeKey === null) throw new NotFound();
    const did = claim.badge.facts?.issuerId;
    // Before the check: an issuer that is ended behind it is still found by its id.
    const issuer = did === undefined ? null : await this.issuers.findTrusted(member.unitPath, did);
    const text = await this.files.badgeText(claim.storeKey);
    const { key: _, ...badge } = await this.checks.check(claim.memberId, text);
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
  async lookAfter(claimId: string, { issuerId }: CaseChecked): Promise<void> {
    if (issuerId !== null) await this.queue.send(JUDGE_BADGES_AGAIN, { issuerId, claimId });
  }
}
