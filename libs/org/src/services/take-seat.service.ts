import { Injectable } from '@nestjs/common';
import { type Actor, Clock, newId, Transactions } from '@lopso/platform';
import { MemberIsSeated } from '../org.errors';
import { type Position } from '../rules/team-kinds';
import { SeatRepository } from '../storage/seat.repository';
import { ActJournal } from './act-journal';
import { SeatGate } from './seat-gate';
import { SeatWriter } from './seat-writer';

/** Who is to sit where from today on; `seatNumber` null: the lowest free number. */
export interface SeatWish {
  readonly teamId: string;
  readonly memberId: string;
  readonly position: Position;
  readonly seatNumber: number | null;
}

/** Seats a member in a team. */
@Injectable()
export class TakeSeat {
  constructor(
    private readonly gate: SeatGate,
    private readonly seats: SeatRepository,
    private readonly writer: SeatWriter,
    private readonly journal: ActJournal,
    private readonly clock: Clock,
    private readonly transactions: Transactions,
  ) {}

  /**
   * Gives the seat under a lock on the team, publishes `SeatTaken`, and answers its number. A member who holds a seat of
   * this team already keeps it: sending twice is sending once. Joins a transaction.
   * @throws NotFound when team or member lies outside the actor's units
   * @throws TeamHasEnded when the team stands no longer
   * @throws SeatIsTaken, TeamIsFull, NoSuchSeat, MemberIsSeated, LeaderExists, MemberOfAnotherUnit with who holds which
   */
  async takeSeat(actor: Actor, wish: SeatWish): Promise<number> {
    return this.transactions.run(async () => {
      const { team, member } = await this.gate.open(actor, wish);
      const held = await this.seats.seatFrom(member.id, this.clock.today());
      if (held?.teamId === team.id) return held.number;
      if (held !== null) throw new MemberIsSeated(member.fullName, held.number, held.teamName);
      await this.gate.requireNoLeader(team.id, wish.position);
      const number = await this.gate.numberFor(team, wish.seatNumber);
      const place = { termId: newId(), memberId: member.id, number, position: wish.position };
      await this.journal.keep(
        actor,
        {
          kind: 'seat-taken',
          unitId: team.unitId,
          unitPath: team.unitPath,
          teamId: team.id,
          seatNumber: number,
          tookMemberId: member.id,
        },
        { seat_term: [place.termId] },
        () => this.writer.sit(actor, team, place),
      );
      return number;
    });
  }
}
