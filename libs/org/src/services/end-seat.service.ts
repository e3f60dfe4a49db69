import { Injectable } from '@nestjs/common';
import { Access, type Actor, Audit, Clock, Events, newId, NotFound, Transactions } from '@lopso/platform';
import { SeatIsNotHeld } from '../org.errors';
import { SeatLeft } from '../org.events';
import { MANAGE_MEMBERS } from '../org.permissions';
import { type HeldSeat, SeatRepository } from '../storage/seat.repository';

/** Ends a member's holding of a seat. */
@Injectable()
export class EndSeat {
  constructor(
    private readonly seats: SeatRepository,
    private readonly access: Access,
    private readonly events: Events,
    private readonly audit: Audit,
    private readonly clock: Clock,
    private readonly transactions: Transactions,
  ) {}

  /**
   * The seat is free from today on and `SeatLeft` is published; a holding that began today is taken back altogether.
   * Answers the team's id.
   * @throws NotFound when the team lies outside the actor's units
   * @throws SeatIsNotHeld when it ended before
   */
  async endSeat(actor: Actor, seatTermId: string): Promise<string> {
    return this.transactions.run(async () => {
      const place = await this.seats.teamOf(seatTermId);
      if (place === null) throw new NotFound();
      this.access.require(actor, MANAGE_MEMBERS, place);
      const term = await this.seats.lockTerm(seatTermId);
      if (term === null) throw new SeatIsNotHeld(place.number);
      const isTakenBack = term.heldFrom >= this.clock.today();
      if (isTakenBack) await this.seats.remove(seatTermId);
      else await this.seats.end(seatTermId, this.clock.today());
      await this.announce(actor, term, isTakenBack);
      return term.teamId;
    });
  }

  private async announce(actor: Actor, term: HeldSeat, isTakenBack: boolean): Promise<void> {
    const { memberId, teamId, teamKind, unitId, unitPath } = term;
    const occurredAt = this.clock.now().toISOString();
    await this.events.publish(SeatLeft, { id: newId(), occurredAt, memberId, teamId, teamKind, unitId, unitPath });
    await this.audit.record(actor, {
      action: isTakenBack ? 'org.seat-taken-back' : 'org.seat-left',
      subjectType: 'member',
      subjectId: memberId,
      unitPath,
      details: { teamId, number: term.number, position: term.position, heldFrom: term.heldFrom },
    });
  }
}
