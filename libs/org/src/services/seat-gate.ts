import { Injectable } from '@nestjs/common';
import { Access, type Actor, NotFound } from '@lopso/platform';
import { MemberOfAnotherUnit } from '../org.errors';
import { MANAGE_MEMBERS } from '../org.permissions';
import { MemberRecordRepository, type StoredMember } from '../storage/member-record.repository';
import { TeamRepository, type TeamSummary } from '../storage/team.repository';

/** Loads, checks and locks what a seating touches: the team first, then the member, so that two seatings never deadlock. */
@Injectable()
export class SeatGate {
  constructor(
    private readonly teams: TeamRepository,
    private readonly members: MemberRecordRepository,
    private readonly access: Access,
  ) {}

  /** @throws NotFound outside the actor's units; MemberOfAnotherUnit when member and team are of different communes */
  async open(
    actor: Actor,
    wish: { readonly teamId: string; readonly memberId: string },
  ): Promise<{ readonly team: TeamSummary; readonly member: StoredMember }> {
    await this.teams.lock(wish.teamId);
    const team = await this.teams.find(wish.teamId);
    if (team === null) throw new NotFound();
    this.access.require(actor, MANAGE_MEMBERS, team);
    const member = await this.members.lock(wish.memberId);
    if (member === null) throw new NotFound();
    this.access.require(actor, MANAGE_MEMBERS, member);
    const communePath = team.unitPath.split('.').slice(0, 2).join('.');
    if (member.unitPath !== communePath && !member.unitPath.startsWith(`${communePath}.`))
      throw new MemberOfAnotherUnit();
    return { team, member };
  }
}
