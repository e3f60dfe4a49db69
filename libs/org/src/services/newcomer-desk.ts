import { Injectable } from '@nestjs/common';
import { type Actor } from '@lopso/platform';
import { type SeatDays, type SeatDaysWish } from '../rules/seat-days';
import { type Position } from '../rules/team-kinds';
import { type StoredMember } from '../storage/member-record.repository';
import { type HeldSeat } from '../storage/seat.repository';
import { type TeamSummary } from '../storage/team.repository';
import { MemberDesk, type PersonSending } from './member-desk';
import { SeatGate } from './seat-gate';

/** Who comes in: somebody of the register, or a person written down now. */
export type Newcomer = { readonly memberId: string } | Omit<PersonSending, 'clientKey' | 'bodyHash'>;

/** How somebody takes a place over. */
export interface Succession {
  readonly newcomer: Newcomer;
  readonly clientKey: string;
  readonly bodyHash: Buffer;
  readonly days: SeatDaysWish;
}

/** Finds or writes down who takes a place over, and looks whether they may. */
@Injectable()
export class NewcomerDesk {
  constructor(
    private readonly gate: SeatGate,
    private readonly members: MemberDesk,
  ) {}

  /** Of a person who is to be written down: waits for whoever else writes people of the province down. Before any team is locked. */
  async takeTurn(unitPath: string, newcomer: Newcomer): Promise<void> {
    if (!('memberId' in newcomer)) await this.members.takeTurn(unitPath);
  }

  /**
   * Team and newcomer, locked in that order, and the days: from the first on which the place may pass on.
   * @throws InvalidInput for the days; MemberIsSeated when the newcomer holds another place on some of them
   */
  async open(
    actor: Actor,
    term: HeldSeat,
    { newcomer, days: wish, ...form }: Succession,
  ): Promise<{ readonly team: TeamSummary; readonly member: StoredMember; readonly days: SeatDays }> {
    const { teamId } = term;
    const team = await this.gate.openTeam(actor, teamId);
    const days = this.gate.requireDays(wish, term.heldFrom);
    const memberId =
      'memberId' in newcomer ? newcomer.memberId : await this.members.register(actor, team, { ...newcomer, ...form });
    const { member } = await this.gate.open(actor, { teamId, memberId });
    await this.gate.requireUnseated(member, days);
    return { team, member, days };
  }

  /** Once the leaver is out. @throws LeaderExists; SeatIsTaken when somebody else holds the place on some of the days */
  async requirePlace(
    team: TeamSummary,
    place: { readonly number: number; readonly position: Position; readonly days: SeatDays },
  ): Promise<void> {
    await this.gate.requireNoLeader(team.id, place.position, place.days);
    await this.gate.numberFor(team, place.number, place.days);
  }
}
