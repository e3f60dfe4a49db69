import { Injectable } from '@nestjs/common';
import { type ApprovalObstacles, ApproverService, type Decider, type FirstDecision } from '@lopso/learning';
import { type Actor } from '@lopso/platform';
import { MANAGE_CERTIFICATES } from '../credentials.permissions';

/** Whether people who decide about certificates are other ones: the second than the first, of lists (decision 0053) and of proposals, and both than the holder (0066). */
@Injectable()
export class SecondPersonService {
  constructor(private readonly approvers: ApproverService) {}

  /** Who an actor is when she decides about certificates of a unit, and for whom. */
  deciderOf(actor: Actor, unitPath: string): Decider {
    return this.approvers.deciderOf(actor, { permission: MANAGE_CERTIFICATES, unitPath });
  }

  /** As `ApproverService.isAnotherPerson`. */
  async isAnother(first: Decider, second: Decider): Promise<boolean> {
    return this.approvers.isAnotherPerson(first, second);
  }

  /** Tells which of these members an actor is, with whatever account of hers, or who lent her the right that she uses on the unit. */
  async ownAmong(actor: Actor, unitPath: string, memberIds: readonly string[]): Promise<(memberId: string) => boolean> {
    return this.approvers.isOwnMemberOf(actor, { permission: MANAGE_CERTIFICATES, unitPath }, memberIds);
  }

  /** What keeps an actor from answering each of these, by its id: asked of all at once, for a page of them. */
  async barsTo(actor: Actor, decisions: readonly FirstDecision[]): Promise<ReadonlyMap<string, ApprovalObstacles>> {
    return this.approvers.obstaclesToApproval(actor, MANAGE_CERTIFICATES, decisions);
  }
}
