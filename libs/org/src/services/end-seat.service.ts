import { Injectable } from '@nestjs/common';
import { type Actor, Transactions } from '@lopso/platform';
import { ActJournal } from './act-journal';
import { HeldTermGate } from './held-term-gate';
import { SeatWriter } from './seat-writer';

/** Ends a member's holding of a seat. */
@Injectable()
export class EndSeat {
  constructor(
    private readonly gate: HeldTermGate,
    private readonly writer: SeatWriter,
    private readonly journal: ActJournal,
    private readonly transactions: Transactions,
  ) {}

  /**
   * The seat is free from today on and `SeatLeft` is published; a holding that began today is taken back altogether.
   * Answers the team's id and the act, which may be taken back today.
   * @throws NotFound when the team lies outside the actor's units
   * @throws SeatIsNotHeld, SeatPassedOn when it ended before
   */
  async endSeat(actor: Actor, seatTermId: string): Promise<{ readonly teamId: string; readonly actId: string }> {
    return this.transactions.run(async () => {
      const term = await this.gate.open(actor, seatTermId);
      const { teamId, unitId, unitPath, number: seatNumber, memberId: leftMemberId } = term;
      const actId = await this.journal.keep(
        actor,
        { kind: 'seat-ended', unitId, unitPath, teamId, seatNumber, leftMemberId },
        { seat_term: [seatTermId] },
        () => this.writer.leave(actor, term),
      );
      return { teamId, actId };
    });
  }
}
