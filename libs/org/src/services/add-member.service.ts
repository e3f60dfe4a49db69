import { Injectable } from '@nestjs/common';
import { Access, type Actor, bodyDigest, NotFound, Transactions } from '@lopso/platform';
import { MANAGE_MEMBERS } from '../org.permissions';
import { type SeatDaysWish } from '../rules/seat-days';
import { type Position } from '../rules/team-kinds';
import { TeamRepository, type TeamSummary } from '../storage/team.repository';
import { MemberDesk, type PersonSending } from './member-desk';
import { TakeSeat } from './take-seat.service';

/** A new person and the seat they get. */
export interface TeamMemberDraft extends Omit<PersonSending, 'bodyHash'> {
  readonly teamId: string;
  readonly position: Position;
  /** Null: the lowest free number. */
  readonly seatNumber: number | null;
  /** From when until when; from null: today. */
  readonly days: SeatDaysWish;
}

/** Adds a person and seats them, both or neither. */
@Injectable()
export class AddMember {
  constructor(
    private readonly teams: TeamRepository,
    private readonly desk: MemberDesk,
    private readonly takeSeat: TakeSeat,
    private readonly access: Access,
    private readonly transactions: Transactions,
  ) {}

  /**
   * Adds a person to a team's seat and answers both. The same form sent again gives the same answer.
   * @throws InvalidInput with every faulty field; MemberLooksKnown; IdempotencyConflict; the errors of `TakeSeat`
   */
  async addToTeam(
    actor: Actor,
    draft: TeamMemberDraft,
  ): Promise<{ readonly memberId: string; readonly seatNumber: number }> {
    return this.transactions.run(async () => {
      const { unitPath } = await this.teamOf(actor, draft);
      await this.desk.takeTurn(unitPath);
      await this.teams.lock(draft.teamId);
      const team = await this.teamOf(actor, draft);
      const memberId = await this.desk.register(actor, team, { ...draft, bodyHash: digestOf(draft) });
      const { teamId, position, days } = draft;
      const wish = { teamId, memberId, position, seatNumber: draft.seatNumber, days };
      const seatNumber = await this.takeSeat.takeSeat(actor, wish);
      return { memberId, seatNumber };
    });
  }

  private async teamOf(actor: Actor, { teamId }: TeamMemberDraft): Promise<TeamSummary> {
    const team = await this.teams.find(teamId);
    if (team === null) throw new NotFound();
    this.access.require(actor, MANAGE_MEMBERS, team);
    return team;
  }
}

function digestOf({ clientKey: _, ...form }: TeamMemberDraft): Buffer {
  return bodyDigest({ act: 'member-added', ...form });
}
