import { Injectable } from '@nestjs/common';
import { MemberService } from '@lopso/org';
import { Clock, NotFound, requireSameBody, Transactions } from '@lopso/platform';
import { BadgeSentBefore } from '../learning-badges.errors';
import { OutsideClaimWaits } from '../learning.errors';
import { type NewClaim, OutsideClaimRepository } from '../storage/outside-claim.repository';
import { OutsideFiles } from './outside-files';

/** Two sent at once: the law is the constraint, the sentence the same as for one that waits. */
const MEETING = {
  outside_claim_waiting_uq: () => new OutsideClaimWaits(),
  outside_claim_client_key_uq: () => new OutsideClaimWaits(),
  outside_claim_badge_uq: () => new BadgeSentBefore(),
};

/** A claim without what follows from the moment it is written. */
type ClaimToWrite = Omit<NewClaim, 'unitId' | 'unitPath' | 'sentAt'>;

const nothing = (): Promise<void> => Promise.resolve();

/** Writes a claim, once under a client key. */
@Injectable()
export class OutsideClaimWriter {
  constructor(
    private readonly claims: OutsideClaimRepository,
    private readonly files: OutsideFiles,
    private readonly members: MemberService,
    private readonly transactions: Transactions,
    private readonly clock: Clock,
  ) {}

  /**
   * Gives what was sent before under a key, else what the work makes. Where something stands in its way, it may be the same form, sent a moment ago:
   * then it is that. @throws IdempotencyConflict for other content under the key
   */
  async once(
    { memberId, clientKey, bodyHash }: Pick<ClaimToWrite, 'memberId' | 'clientKey' | 'bodyHash'>,
    work: () => Promise<string>,
  ): Promise<string> {
    const find = (): Promise<string | null> => this.findKnown(memberId, clientKey, bodyHash);
    const known = await find();
    if (known !== null) return known;
    try {
      return await work();
    } catch (error) {
      const sent = await find();
      if (sent !== null) return sent;
      throw error;
    }
  }

  private async findKnown(memberId: string, clientKey: string, bodyHash: Buffer): Promise<string | null> {
    const known = await this.claims.findByClientKey(memberId, clientKey);
    if (known === null) return null;
    requireSameBody(known.bodyHash, bodyHash);
    return known.id;
  }

  /**
   * Writes it where the member belongs at that moment, with what goes along in the same transaction; gives the id. Within `once`.
   * @throws OutsideClaimWaits, BadgeSentBefore; NotFound once erased
   */
  async write(claim: ClaimToWrite, along: (unitPath: string) => Promise<void> = nothing): Promise<string> {
    const sentAt = this.clock.now();
    try {
      await this.transactions.run(async () => {
        const home = await this.members.holdHome(claim.memberId);
        if (home === null) throw new NotFound();
        await this.claims.insert({ ...claim, ...home, sentAt }, MEETING);
        await along(home.unitPath);
      });
      return claim.id;
    } catch (error) {
      await this.forgetUnnamed(claim);
      throw error;
    }
  }

  /** A lost answer to the commit looks like a failure, and `once` finds what was written: only a file that no row names is removed. */
  private async forgetUnnamed(claim: ClaimToWrite): Promise<void> {
    const found = await this.claims.findByClientKey(claim.memberId, claim.clientKey);
    if (found?.id !== claim.id) await this.files.forget(claim);
  }
}
