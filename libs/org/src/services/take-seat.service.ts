import { Injectable } from '@nestjs/common';
import { type Actor, newId, Transactions } from '@lopso/platform';
import { coversDays, type SeatDaysWish } from '../rules/seat-days';
import { type Position } from '../rules/team-kinds';
import { SeatRepository } from '../storage/seat.repository';
import { ActJournal } from './act-journal';
import { SeatGate } from './seat-gate';
import { SeatWriter } from './seat-writer';

/** Who is to sit where and when; `seatNumber` null: the lowest free number; `days.from` null: today. */
export interface SeatWish {
  readonly teamId: string;
  readonly memberId: string;
  readonly position: Position;
  readonly seatNumber: number | null;
  readonly days: SeatDaysWish;
}

/** Seats a member in a team. */
@Injectable()
export class TakeSeat {
  constructor(
    private readonly gate: SeatGate,
    private readonly seats: SeatRepository,
    private readonly writer: SeatWriter,
    private readonly journal: ActJournal,
    private readonly transactions: Transactions,
  ) {}

  /**
   * Gives the seat under a lock on the team, publishes `SeatTaken` when it begins today, and answers its number. A member
   * who holds a seat of this team on all the days already keeps it: sending twice is sending once. Joins a transaction.
   * @throws InvalidInput naming the day that is wrong
   * @throws NotFound when team or member lies outside the actor's units
   * @throws TeamHasEnded when the team stands no longer
   * @throws SeatIsTaken, TeamIsFull, NoSeatThroughout, NoSuchSeat, MemberIsSeated, LeaderExists, MemberOfAnotherUnit with who holds which
   */
  async takeSeat(actor: Actor, wish: SeatWish): Promise<number> {
    return this.transactions.run(async () => {
      const { team, member } = await this.gate.open(actor, wish);
      const days = this.gate.requireDays(wish.days);
      const held = await this.seats.seatWithin(member.id, days);
      if (held?.teamId === team.id && coversDays({ from: held.heldFrom, until: held.until }, days)) return held.number;
      await this.gate.requireUnseated(member, days);
      await this.gate.requireNoLeader(team.id, wish.position, days);
      const number = await this.gate.numberFor(team, wish.seatNumber, days);
      const place = { termId: newId(), memberId: member.id, number, position: wish.position, days };
      await this.journal.keep(
        actor,
        {
          kind: 'seat-taken',
          unitId: team.unitId,
          unitPath: team.unitPath,
          teamId: team.id,
          seatNumber: number,
          tookMemberId: member.id,
          subject: this.journal.dayOf(days.from),
        },
        { seat_term: [place.termId] },
        () => this.writer.sit(actor, team, place),
      );
      return number;
    });
  }
}
