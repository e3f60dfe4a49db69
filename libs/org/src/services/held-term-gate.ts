import { Injectable } from '@nestjs/common';
import { Access, type Actor, Clock, NotFound } from '@lopso/platform';
import { SeatIsNotHeld, SeatPassedOn } from '../org.errors';
import { MANAGE_MEMBERS } from '../org.permissions';
import { type HeldSeat, SeatRepository } from '../storage/seat.repository';
import { TeamRepository } from '../storage/team.repository';

/** Where a holding is or was. */
export interface HeldPlace {
  readonly teamId: string;
  readonly number: number;
  readonly unitPath: string;
}

/** Opens a holding that is to end: checks, locks its team, then it. */
@Injectable()
export class HeldTermGate {
  constructor(
    private readonly teams: TeamRepository,
    private readonly seats: SeatRepository,
    private readonly access: Access,
    private readonly clock: Clock,
  ) {}

  /** Where a holding is or was. @throws NotFound outside the actor's units */
  async placeOf(actor: Actor, seatTermId: string): Promise<HeldPlace> {
    const place = await this.seats.teamOf(seatTermId);
    if (place === null) throw new NotFound();
    this.access.require(actor, MANAGE_MEMBERS, place);
    return place;
  }

  /** The same with the team locked. */
  async openTeam(actor: Actor, seatTermId: string): Promise<HeldPlace> {
    const place = await this.placeOf(actor, seatTermId);
    await this.teams.lock(place.teamId);
    return place;
  }

  /**
   * A holding that is not over, also one that begins later, locked with its team. Of two officers who end the same one the second waits here, then learns
   * what the first did.
   * @throws NotFound outside the actor's units
   * @throws SeatPassedOn naming who holds the place now; SeatIsNotHeld when nobody does
   */
  async open(actor: Actor, seatTermId: string): Promise<HeldSeat> {
    const { teamId, number } = await this.openTeam(actor, seatTermId);
    return this.lasting(seatTermId, teamId, number);
  }

  /** The holding itself, once its team is locked. @throws SeatPassedOn, SeatIsNotHeld */
  async lasting(seatTermId: string, teamId: string, number: number): Promise<HeldSeat> {
    const term = await this.seats.lockTerm(seatTermId, this.clock.today());
    if (term !== null) return term;
    const successor = await this.seats.holderOf(teamId, number, this.clock.today());
    if (successor === null) throw new SeatIsNotHeld(number);
    throw new SeatPassedOn(number, successor.fullName, successor.heldFrom);
  }
}
