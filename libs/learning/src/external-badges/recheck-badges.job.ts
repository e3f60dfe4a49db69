import { Injectable, Logger } from '@nestjs/common';
import { type BadgeFault, Clock, faultOfBadge, Job, type JobHandler, NotFound, Transactions } from '@lopso/platform';
import {
  type CheckedBadge,
  ExternalClaimRepository,
  type StandingBadge,
} from '../external-certificates/external-claim.repository';
import { ExternalClaimService } from '../external-certificates/external-claim.service';
import { BadgeIssuerRepository } from './badge-issuer.repository';
import { RECHECK_BADGES } from './badge-issuer.service';
import { ExternalBadgeService } from './external-badge.service';

const BATCH = 100;

/**
 * What makes an accepted badge doubtful. Its own end is written down when it comes; a name that was corrected since, or keys that were changed, say nothing against
 * what an officer saw.
 */
const DOUBTS: readonly BadgeFault[] = ['revoked', 'suspended', 'issuer-unknown'];

/** The first of the doubts among all that is wrong: a changed key or a passed end before it hides none. */
function doubtOf({ lines }: Pick<CheckedBadge, 'lines'>): BadgeFault | null {
  return lines.flatMap(({ code }) => DOUBTS.filter((doubt) => doubt === code))[0] ?? null;
}

interface BadgesToRecheck {
  readonly issuerId: string;
  /** Left out: all of the issuer. */
  readonly claimId?: string;
}

/** Looks again at the badges of an issuer that wait or count when its list of revoked ones, or whether it is trusted, has changed (decision 0072). */
@Injectable()
@Job({ name: RECHECK_BADGES, retryLimit: 5, retryDelaySeconds: 60, timeoutSeconds: 1800, concurrency: 1 })
export class RecheckBadges implements JobHandler<BadgesToRecheck> {
  private readonly logger = new Logger(RecheckBadges.name);

  constructor(
    private readonly issuers: BadgeIssuerRepository,
    private readonly claims: ExternalClaimRepository,
    private readonly externalClaims: ExternalClaimService,
    private readonly externalBadges: ExternalBadgeService,
    private readonly transactions: Transactions,
    private readonly clock: Clock,
  ) {}

  /**
   * All that wait or count in the issuer's province: what was looked at is kept anew, and an accepted one that no longer stands comes before an officer, once. One whose doubt
   * is over (a suspension that ended) leaves the list again. Safe to repeat and to be killed between any two. One that can't be looked at is logged and
   * keeps no other. @throws Error at the end when any could not be, so that the job is run again
   */
  async recheckAll(issuerId: string): Promise<void> {
    const issuer = await this.issuers.find(issuerId);
    if (issuer === null) return;
    let failed = 0;
    let after: string | null = null;
    for (;;) {
      const found: StandingBadge[] = await this.claims.standingBadges(issuer, after, BATCH);
      for (const claim of found) if (!(await this.wasRechecked(claim))) failed += 1;
      after = found.at(-1)?.id ?? null;
      if (after === null) break;
    }
    if (failed > 0) throw new Error(`${failed} badges could not be looked at again`);
  }

  /** The same for one that was just accepted, if it is of that issuer and still stands. @throws Error when it could not be looked at */
  async recheckOne(issuerId: string, claimId: string): Promise<void> {
    const issuer = await this.issuers.find(issuerId);
    const claim = issuer === null ? null : await this.claims.standingBadge(issuer, claimId);
    if (claim !== null && !(await this.wasRechecked(claim)))
      throw new Error(`badge ${claimId} could not be looked at again`);
  }

  private async wasRechecked(claim: StandingBadge): Promise<boolean> {
    try {
      await this.recheckBadge(claim);
      return true;
    } catch (error) {
      // Erased since it was listed: there is nothing left to look at.
      if (error instanceof NotFound) return true;
      this.logger.error({ msg: 'a badge could not be looked at again', claimId: claim.id, error });
      return false;
    }
  }

  private async recheckBadge({ id, memberId, storeKey }: StandingBadge): Promise<void> {
    const { key: _, ...badge } = await this.externalBadges.checkMemberBadge(
      memberId,
      await this.externalClaims.badgeText(storeKey),
    );
    const doubt = doubtOf(badge);
    await this.transactions.run(async () => {
      const held = await this.claims.lockStanding(id);
      if (held === null) return;
      // Nobody has said anything about it yet: the officer reads what is so now.
      if (!held.isAccepted) return this.claims.keepRecheckedBadge(id, badge, null);
      // What an officer let stand in spite of this stays with her word.
      if (doubt !== null && held.doubtedAt === null && doubt === doubtOf(held.badge)) return;
      // Of other faults what was accepted stays as it was looked at then.
      if (doubt === null && faultOfBadge(badge) !== null) return;
      await this.claims.keepRecheckedBadge(id, badge, doubt === null ? null : (held.doubtedAt ?? this.clock.now()));
    });
  }

  async handle({ issuerId, claimId }: BadgesToRecheck): Promise<void> {
    if (claimId === undefined) await this.recheckAll(issuerId);
    else await this.recheckOne(issuerId, claimId);
  }
}
