import { Injectable } from '@nestjs/common';
import { type Actor, Clock } from '@lopso/platform';
import { type Position } from '../rules/team-kinds';
import { type StoredMember } from '../storage/member-record.repository';
import { type HeldSeat, SeatRepository } from '../storage/seat.repository';
import { type TeamSummary } from '../storage/team.repository';
import { MemberDesk, type PersonSending } from './member-desk';
import { SeatGate } from './seat-gate';

/** Who comes in: somebody of the register, or a person written down now. */
export type Newcomer = { readonly memberId: string } | Omit<PersonSending, 'clientKey'>;

/** Finds or writes down who takes a place over, and looks where they sit. */
@Injectable()
export class NewcomerDesk {
  constructor(
    private readonly gate: SeatGate,
    private readonly members: MemberDesk,
    private readonly seats: SeatRepository,
    private readonly clock: Clock,
  ) {}

  /** Team and newcomer, locked in that order, with the seat the newcomer holds from today on, if any. */
  async open(
    actor: Actor,
    teamId: string,
    { newcomer, clientKey }: { readonly newcomer: Newcomer; readonly clientKey: string },
  ): Promise<{ readonly team: TeamSummary; readonly member: StoredMember; readonly held: HeldSeat | null }> {
    const team = await this.gate.openTeam(actor, teamId);
    const memberId =
      'memberId' in newcomer ? newcomer.memberId : await this.members.register(actor, team, { ...newcomer, clientKey });
    const { member } = await this.gate.open(actor, { teamId, memberId });
    return { team, member, held: await this.seats.seatFrom(memberId, this.clock.today()) };
  }

  /** @throws LeaderExists */
  async requireNoLeader(teamId: string, position: Position): Promise<void> {
    return this.gate.requireNoLeader(teamId, position);
  }
}
