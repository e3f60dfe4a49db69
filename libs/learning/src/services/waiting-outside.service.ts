import { Injectable } from '@nestjs/common';
import { MemberService } from '@lopso/org';
import { Access, type Actor } from '@lopso/platform';
import { CHECK_OUTSIDE } from '../learning.permissions';
import { OutsideClaimRepository, type WaitingClaim } from '../storage/outside-claim.repository';
import { OutsideReach } from './outside-reach';

/** Certificates of others that an officer is to decide about. */
export interface OutsideToDecide {
  /** Sent in, by members or for them. */
  readonly sent: number;
  /** Accepted badges that have become doubtful. */
  readonly doubtful: number;
}

/** Certificates of others that wait for an officer's word. */
@Injectable()
export class WaitingOutside {
  constructor(
    private readonly claims: OutsideClaimRepository,
    private readonly reach: OutsideReach,
    private readonly members: MemberService,
    private readonly access: Access,
  ) {}

  /** How many the actor may decide about; of either `most` + 1 where more than `most` wait: of so many nobody asks who she is. */
  async countFor(actor: Actor, most: number): Promise<OutsideToDecide> {
    const scope = this.access.scope(actor, CHECK_OUTSIDE);
    if (scope.isEmpty) return { sent: 0, doubtful: 0 };
    const waiting = await this.claims.listToDecide(scope, actor.memberId, most + 1);
    const of = (isDoubtful: boolean): WaitingClaim[] => waiting.filter((claim) => claim.isDoubtful === isDoubtful);
    const [sent, doubtful] = [of(false), of(true)];
    const asked = [sent, doubtful].filter(({ length }) => length <= most).flat();
    const people = await this.members.describeMembers([...new Set(asked.map(({ memberId }) => memberId))]);
    const hers = asked.flatMap((claim) => {
      const member = people.get(claim.memberId);
      return member !== undefined && scope.contains(member.unitPath) ? [{ claim, member }] : [];
    });
    const open = await this.reach.openTo(actor, hers);
    const count = (found: readonly WaitingClaim[]): number =>
      found.length > most ? found.length : found.filter(({ id }) => open.has(id)).length;
    return { sent: count(sent), doubtful: count(doubtful) };
  }
}
