import { Injectable } from '@nestjs/common';
import { MemberService } from '@lopso/org';
import { Access, type Actor } from '@lopso/platform';
import { WAIVE } from '../learning.permissions';
import { WaiverRepository } from '../storage/waiver.repository';
import { WaiverAnswerers } from './waiver-answerers.service';

/** Waivers, and ends of waivers, that wait for an officer's word. */
@Injectable()
export class WaitingWaivers {
  constructor(
    private readonly waivers: WaiverRepository,
    private readonly answerers: WaiverAnswerers,
    private readonly members: MemberService,
    private readonly access: Access,
  ) {}

  /** How many the actor may answer as the second person; `most` + 1 where more than `most` wait: of so many nobody asks who she is. */
  async countFor(actor: Actor, most: number): Promise<number> {
    const scope = this.access.scope(actor, WAIVE);
    if (scope.isEmpty) return 0;
    const waiting = await this.waivers.listWaiting(scope, { after: null, limit: most + 1 });
    if (waiting.length > most) return waiting.length;
    const people = await this.members.describeMembers([...new Set(waiting.map(({ memberId }) => memberId))]);
    const hers = waiting.flatMap((waiver) => {
      const member = people.get(waiver.memberId);
      return member !== undefined && scope.contains(member.unitPath) ? [{ waiver, member }] : [];
    });
    return (await this.answerers.openTo(actor, hers)).size;
  }
}
