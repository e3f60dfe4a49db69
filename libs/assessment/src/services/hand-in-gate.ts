import { Injectable } from '@nestjs/common';
import { MemberService, type MemberSummary } from '@lopso/org';
import { Access, type Actor, NotFound, Throttle } from '@lopso/platform';
import { OwnPaper } from '../assessment.errors';
import { HAND_IN_FOR_MEMBERS, LEARN } from '../assessment.permissions';

/** Re-encoding photos costs: so many tries an hour are far more than anybody needs. */
const UPLOADS = { name: 'assessment.hand-in', limit: 30, windowSeconds: 3600 };

/** Lets members in, with what is known about them. */
@Injectable()
export class HandInGate {
  constructor(
    private readonly access: Access,
    private readonly members: MemberService,
    private readonly throttle: Throttle,
  ) {}

  /** @throws Forbidden when the actor is no member; TooManyRequests when they send again and again */
  async admit(actor: Actor): Promise<MemberSummary> {
    const memberId = this.access.requireMember(actor, LEARN);
    await this.throttle.spend(UPLOADS, memberId);
    return this.describe(memberId);
  }

  /** Lets an officer in for a member of the officer's units. @throws NotFound elsewhere; OwnPaper for herself; TooManyRequests */
  async admitFor(actor: Actor, memberId: string): Promise<MemberSummary> {
    const member = await this.describe(memberId);
    this.access.require(actor, HAND_IN_FOR_MEMBERS, member);
    if (actor.memberId === memberId) throw new OwnPaper();
    await this.throttle.spend(UPLOADS, memberId);
    return member;
  }

  private async describe(memberId: string): Promise<MemberSummary> {
    const member = (await this.members.describeMembers([memberId])).get(memberId);
    if (member === undefined) throw new NotFound();
    return member;
  }
}
