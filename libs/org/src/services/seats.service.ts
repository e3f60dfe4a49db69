import { Injectable } from '@nestjs/common';
import { Clock } from '@lopso/platform';
import { type HeldSeat, SeatRepository } from '../storage/seat.repository';

/** Days within which people of a team that ended whole are seated again. */
const TEAM_ANEW_DAYS = 60;

/** The numbered places of teams, for other libraries: no access check. */
@Injectable()
export class Seats {
  constructor(
    private readonly seats: SeatRepository,
    private readonly clock: Clock,
  ) {}

  /** The seat a member holds on a calendar date, or null. */
  async seatOf(memberId: string, on: string): Promise<HeldSeat | null> {
    return this.seats.seatOf(memberId, on);
  }

  /**
   * The first day a member holds no seat any more, past or coming; null while today's lasts without an end, or none ever
   * began. Who comes back on a coming day is out until then (decision 0022).
   */
  async leftOn(memberId: string): Promise<string | null> {
    return this.seats.leftOn(memberId, this.clock.today());
  }

  /** Of these people those who held a seat and hold none on the day, nor on a later one that is known; who never held one has not left. */
  async leaversAmong(memberIds: readonly string[], on: string): Promise<Set<string>> {
    return this.left(memberIds, on, 0);
  }

  /** The same without those whose whole team ended less than two months before: the decision that seats them again comes later. */
  async leaversForGood(memberIds: readonly string[], on: string): Promise<Set<string>> {
    return this.left(memberIds, on, TEAM_ANEW_DAYS);
  }

  private async left(memberIds: readonly string[], on: string, sparedDays: number): Promise<Set<string>> {
    return memberIds.length === 0 ? new Set() : new Set(await this.seats.leaversAmong(memberIds, on, sparedDays));
  }
}
