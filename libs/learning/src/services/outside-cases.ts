import { Injectable } from '@nestjs/common';
import { type Actor, faultOfBadge, NotFound } from '@lopso/platform';
import { OwnOutside } from '../learning.errors';
import { BadgeRefused } from '../learning-badges.errors';
import { type CheckedBadge, type OutsideClaim, OutsideClaimRepository } from '../storage/outside-claim.repository';
import { BadgeChecks } from './badge-checks.service';
import { OutsideFiles } from './outside-files';
import { type QueuedClaim } from './outside-queue.service';
import { OutsideReach } from './outside-reach';

/** Claims as they come before an officer. */
@Injectable()
export class OutsideCases {
  constructor(
    private readonly claims: OutsideClaimRepository,
    private readonly reach: OutsideReach,
    private readonly files: OutsideFiles,
    private readonly checks: BadgeChecks,
  ) {}

  /** A claim the officer may decide on. @throws NotFound outside the officer's units; OwnOutside */
  async require(actor: Actor, claimId: string): Promise<QueuedClaim> {
    const found = await this.reach.require(actor, await this.claims.find(claimId));
    if (found.claim.memberId === actor.memberId) throw new OwnOutside();
    return found;
  }

  /**
   * Checks a badge once more before it counts, since it may have been revoked meanwhile; null for a paper. Reads its file, so outside of
   * the transaction. @throws BadgeRefused
   */
  async checkAgain({ memberId, badge, storeKey }: OutsideClaim): Promise<CheckedBadge | null> {
    if (badge === null) return null;
    if (storeKey === null) throw new NotFound();
    const { key: _, ...checked } = await this.checks.check(memberId, await this.files.badgeText(storeKey));
    const fault = faultOfBadge(checked);
    if (fault !== null) throw new BadgeRefused(fault);
    return checked;
  }
}
