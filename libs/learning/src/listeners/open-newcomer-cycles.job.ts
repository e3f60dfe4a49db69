import { Injectable } from '@nestjs/common';
import { type SeatChanged, Seats, SeatTaken } from '@lopso/org';
import { Clock, EventJob, type JobHandler } from '@lopso/platform';
import { CycleOpening } from '../services/cycle-opening.service';
import { RoundRepository } from '../storage/round.repository';

/** Somebody who takes a seat joins the rounds for such a team that are not over. */
@Injectable()
@EventJob(SeatTaken, {
  name: 'learning.open-newcomer-cycles',
  retryLimit: 10,
  retryDelaySeconds: 2,
  timeoutSeconds: 60,
})
export class OpenNewcomerCycles implements JobHandler<SeatChanged> {
  constructor(
    private readonly rounds: RoundRepository,
    private readonly seats: Seats,
    private readonly opening: CycleOpening,
    private readonly clock: Clock,
  ) {}

  async handle({ memberId }: SeatChanged): Promise<void> {
    const today = this.clock.today();
    const seat = await this.seats.seatOf(memberId, today);
    if (seat === null) return;
    const joinable = await this.rounds.listJoinableFor(seat.teamKind, seat.unitPath, today);
    for (const round of joinable) await this.opening.openFor(round, [memberId]);
  }
}
