import { Injectable } from '@nestjs/common';
import { Members, type MemberSummary } from '@lopso/org';
import { Access, type Actor, Audit } from '@lopso/platform';
import { READ_PROGRESS, WAIVE } from '../learning.permissions';
import { CycleRepository } from '../storage/cycle.repository';
import { type Waiver, WaiverRepository } from '../storage/waiver.repository';
import { WaiverReach } from './waiver-reach';

/** More than a province has open at once; what lies beyond comes when these are answered. */
const AT_ONCE = 200;

/** A waiver with whose it is. */
export interface WaiverOf {
  readonly waiver: Waiver;
  readonly member: MemberSummary;
}

/** Waivers as officers read them. */
@Injectable()
export class Waivers {
  constructor(
    private readonly waivers: WaiverRepository,
    private readonly cycles: CycleRepository,
    private readonly reach: WaiverReach,
    private readonly members: Members,
    private readonly access: Access,
    private readonly audit: Audit,
  ) {}

  /** Of one cycle, the newest first; written into the audit trail. @throws NotFound outside the actor's units */
  async ofCycle(actor: Actor, cycleId: string): Promise<WaiverOf[]> {
    const { member } = await this.reach.require(actor, await this.cycles.find(cycleId), READ_PROGRESS);
    await this.audit.recordRead(actor, {
      action: 'learning.cycle-read',
      subjectType: 'cycle',
      subjectId: cycleId,
      unitPath: member.unitPath,
      details: { memberId: member.id },
    });
    return (await this.waivers.listOf(cycleId)).map((waiver) => ({ waiver, member }));
  }

  /** What waits for a second person, the oldest first; written into the audit trail. */
  async listWaiting(actor: Actor): Promise<WaiverOf[]> {
    const scope = this.access.scope(actor, WAIVE);
    const reading = await this.audit.recordReadOver(actor, scope, { action: 'learning.waivers-listed' });
    const waiting = await this.waivers.listWaiting(scope, AT_ONCE);
    const people = await this.members.describe([...new Set(waiting.map(({ memberId }) => memberId))]);
    const items = waiting.flatMap((waiver): WaiverOf[] => {
      const member = people.get(waiver.memberId);
      return member !== undefined && scope.contains(member.unitPath) ? [{ waiver, member }] : [];
    });
    const held = items.map(({ member }) => ({ memberId: member.id, unitPath: member.unitPath }));
    await this.audit.noteHeld(reading, held);
    return items;
  }
}
