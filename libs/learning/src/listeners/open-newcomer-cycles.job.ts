import { Injectable } from '@nestjs/common';
import { type SeatChanged, Seats, SeatTaken } from '@lopso/org';
import { Clock, EventJob, type JobHandler } from '@lopso/platform';
import { CycleOpening } from '../services/cycle-opening.service';
import { RoundRepository } from '../storage/round.repository';

/** Somebody who takes a seat joins the rounds that run for such a team. */
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
    const seat = await this.seats.seatOf(memberId, this.clock.today());
    if (seat === null) return;
    const running = await this.rounds.listRunningFor(seat.teamKind, seat.unitPath);
    for (const round of running) await this.opening.openFor(round, [memberId]);
  }
}
