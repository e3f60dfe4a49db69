import { Injectable } from '@nestjs/common';
import { MemberService, type MemberSummary } from '@lopso/org';
import { Access, type Actor, Audit, NotFound } from '@lopso/platform';
import { READ_PROGRESS } from '../learning.permissions';

/** Whose progress an actor may read. */
@Injectable()
export class ReadableMembers {
  constructor(
    private readonly members: MemberService,
    private readonly access: Access,
    private readonly audit: Audit,
  ) {}

  /** The member, without an access check. @throws NotFound */
  async describe(memberId: string): Promise<MemberSummary> {
    const member = (await this.members.describeMembers([memberId])).get(memberId);
    if (member === undefined) throw new NotFound();
    return member;
  }

  /** The member, when it is the actor or belongs to the actor's units. @throws NotFound */
  async require(actor: Actor, memberId: string): Promise<MemberSummary> {
    const member = await this.describe(memberId);
    if (actor.memberId !== memberId) this.access.require(actor, READ_PROGRESS, member);
    return member;
  }

  /** Writes into the audit trail that the actor read why a member's cycle is finished or not; of the own one nothing. */
  async noteCycleRead(actor: Actor, { id: memberId, unitPath }: MemberSummary, cycleId: string): Promise<void> {
    if (actor.memberId === memberId) return;
    await this.audit.recordRead(actor, {
      action: 'learning.cycle-read',
      subjectType: 'cycle',
      subjectId: cycleId,
      unitPath,
      details: { memberId },
    });
  }

  /** Writes into the audit trail that the actor read which passages a member went through; of the own ones nothing. */
  async noteCyclesRead(actor: Actor, { id: memberId, unitPath }: MemberSummary): Promise<void> {
    if (actor.memberId === memberId) return;
    await this.audit.recordRead(actor, {
      action: 'learning.member-cycles-read',
      subjectType: 'member',
      subjectId: memberId,
      unitPath,
      details: { memberId },
    });
  }
}
