import { Injectable } from '@nestjs/common';
import { MemberService, type MemberSummary } from '@lopso/org';
import { Access, type Actor, Audit, NotFound } from '@lopso/platform';
import { OwnOutside } from '../learning.errors';
import { ENTER_OUTSIDE } from '../learning.permissions';
import { DecidingPeople } from './deciding-people.service';
import { type AskedOutside, type OutsideClaimRequest, SendOutside } from './send-outside.service';

/** What a member's rounds ask for of others, for the officer who may send it for her. */
export interface AskedOfMember {
  readonly member: MemberSummary;
  readonly asked: readonly AskedOutside[];
}

/** Certificates of others that an officer sends in for a member without a phone; somebody else accepts them (decision 0134). */
@Injectable()
export class EnterOutside {
  constructor(
    private readonly members: MemberService,
    private readonly sending: SendOutside,
    private readonly people: DecidingPeople,
    private readonly access: Access,
    private readonly audit: Audit,
  ) {}

  /** What her rounds ask for and what was sent; written into the audit trail. @throws NotFound outside the officer's units */
  async listFor(actor: Actor, memberId: string): Promise<AskedOfMember> {
    const member = await this.visibleMember(actor, memberId);
    const { unitPath } = member;
    await this.audit.recordRead(actor, {
      ...{ action: 'learning.outside-of-member-read', subjectType: 'member', subjectId: memberId, unitPath },
    });
    return { member, asked: await this.sending.askedOf(memberId) };
  }

  /**
   * Sends one in for her, with the photo of her paper.
   * @throws OwnOutside for her own, also by a second account of hers or a right that she lent; NotFound outside the officer's units; else as `SendOutside.send`
   */
  async send(actor: Actor, memberId: string, request: OutsideClaimRequest): Promise<string> {
    const member = await this.visibleMember(actor, memberId);
    const right = { permission: ENTER_OUTSIDE, unitPath: member.unitPath };
    const isOwn = await this.people.ownAmong(actor, right, [memberId]);
    if (isOwn(memberId)) throw new OwnOutside();
    const { certificate } = request;
    return this.sending.send(memberId, request, {
      by: this.people.deciderOf(actor, right),
      note: (claimId, unitPath) =>
        this.audit.record(actor, {
          ...{ action: 'learning.outside-entered', subjectType: 'outside-claim', subjectId: claimId, unitPath },
          details: { memberId, certificate },
        }),
    });
  }

  private async visibleMember(actor: Actor, memberId: string): Promise<MemberSummary> {
    const member = (await this.members.describeMembers([memberId])).get(memberId);
    if (member === undefined) throw new NotFound();
    this.access.require(actor, ENTER_OUTSIDE, member);
    return member;
  }
}
