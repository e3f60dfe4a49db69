import { Injectable } from '@nestjs/common';
import { Members, type MemberSummary } from '@lopso/org';
import { Access, type Actor, NotFound, type Permission } from '@lopso/platform';
import { CHECK_OUTSIDE } from '../learning.permissions';
import { type OutsideClaim } from '../storage/outside-claim.repository';

const NOBODY = '00000000-0000-0000-0000-000000000000';

/** Who may see or decide on a claim: officers of the units its member is in now. */
@Injectable()
export class OutsideReach {
  constructor(
    private readonly members: Members,
    private readonly access: Access,
  ) {}

  /** A claim that is not there asks the database as much as one that is hidden. @throws NotFound, also of somebody erased */
  async require(
    actor: Actor,
    claim: OutsideClaim | null,
    permission: Permission = CHECK_OUTSIDE,
  ): Promise<{ readonly claim: OutsideClaim; readonly member: MemberSummary }> {
    const memberId = claim?.memberId ?? NOBODY;
    const member = (await this.members.describe([memberId])).get(memberId);
    if (claim === null || member === undefined) throw new NotFound();
    this.access.require(actor, permission, member);
    return { claim, member };
  }
}
