import { Injectable } from '@nestjs/common';
import { type Actor, Clock, InvalidInput, Transactions } from '@lopso/platform';
import { faultOfEnd } from '../rules/seat-days';
import { type HeldSeat } from '../storage/seat.repository';
import { ActJournal } from './act-journal';
import { HeldTermGate } from './held-term-gate';
import { SeatGate } from './seat-gate';
import { SeatWriter } from './seat-writer';

/** Ends a member's holding of a seat, today or on a day to come, or lets it last longer than was written. */
@Injectable()
export class EndSeat {
  constructor(
    private readonly gate: HeldTermGate,
    private readonly seats: SeatGate,
    private readonly writer: SeatWriter,
    private readonly journal: ActJournal,
    private readonly clock: Clock,
    private readonly transactions: Transactions,
  ) {}

  /**
   * The seat is free from `until` on, null: it is held without an end; left out: from today on, and `SeatLeft` is published.
   * A holding that begins no earlier than it ends is taken back altogether. Answers the team's id and the act, which may be
   * taken back today.
   * @throws NotFound when the team lies outside the actor's units
   * @throws SeatIsNotHeld, SeatPassedOn when it ended before
   * @throws InvalidInput naming what is wrong with the day
   * @throws SeatIsTaken, MemberIsSeated, LeaderExists when it cannot last so long
   */
  async endSeat(
    actor: Actor,
    seatTermId: string,
    until: string | null = this.clock.today(),
  ): Promise<{ readonly teamId: string; readonly actId: string }> {
    return this.transactions.run(async () => {
      const term = await this.gate.open(actor, seatTermId);
      const fault = faultOfEnd(until, term.until, this.clock.today());
      if (fault !== null) throw new InvalidInput([{ pointer: '#/until', code: fault }]);
      const { teamId, unitId, unitPath, number: seatNumber, memberId: leftMemberId } = term;
      const subject = until === null ? OPEN : this.journal.dayOf(until);
      const actId = await this.journal.keep(
        actor,
        { kind: 'seat-ended', unitId, unitPath, teamId, seatNumber, leftMemberId, subject },
        { seat_term: [seatTermId] },
        () => this.setEnd(actor, term, until),
      );
      return { teamId, actId };
    });
  }

  private async setEnd(actor: Actor, term: HeldSeat, until: string | null): Promise<void> {
    if (until !== null && (term.until === null || until < term.until)) return this.writer.leave(actor, term, until);
    const more = { from: term.until ?? this.clock.today(), until };
    const team = await this.seats.openTeam(actor, term.teamId);
    const member = await this.seats.openMember(actor, term.memberId);
    await this.seats.requireUnseated(member, more);
    await this.seats.requireNoLeader(team.id, term.position, more);
    await this.seats.numberFor(team, term.number, more);
    return this.writer.prolong(actor, term, until);
  }
}

/** Subject of an act that took the end of a holding away. */
const OPEN = 'open';
