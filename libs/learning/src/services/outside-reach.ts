import { Injectable } from '@nestjs/common';
import { Members, type MemberSummary } from '@lopso/org';
import { Access, type Actor, NotFound, type Permission } from '@lopso/platform';
import { OwnOutside } from '../learning.errors';
import { CHECK_OUTSIDE } from '../learning.permissions';
import { type OutsideClaim } from '../storage/outside-claim.repository';
import { DecidingPeople } from './deciding-people.service';

const NOBODY = '00000000-0000-0000-0000-000000000000';

/** Who may see or decide on a claim: officers of the units its member is in now. */
@Injectable()
export class OutsideReach {
  constructor(
    private readonly members: Members,
    private readonly access: Access,
    private readonly people: DecidingPeople,
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

  /** The same for who decides. @throws OwnOutside for her own, also by a second account of hers or a right that she lent (decision 0104) */
  async requireOther(
    actor: Actor,
    claim: OutsideClaim | null,
  ): Promise<{ readonly claim: OutsideClaim; readonly member: MemberSummary }> {
    const found = await this.require(actor, claim);
    const right = { permission: CHECK_OUTSIDE, unitPath: found.member.unitPath };
    const isOwn = await this.people.ownAmong(actor, right, [found.member.id]);
    if (isOwn(found.member.id)) throw new OwnOutside();
    return found;
  }
}
