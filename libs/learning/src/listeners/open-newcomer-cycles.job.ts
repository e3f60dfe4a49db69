import { Injectable } from '@nestjs/common';
import { type SeatChanged, SeatTaken, SeatTermService } from '@lopso/org';
import { EventJob, type JobHandler, vietnamDate } from '@lopso/platform';
import { AudienceHolders } from '../services/audience-holders.service';
import { CycleOpening } from '../services/cycle-opening.service';
import { RoundRepository } from '../storage/round.repository';

/** Somebody who takes a seat joins the rounds for such a team whose rule she meets and that are not over on that day. */
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
    private readonly seatTerms: SeatTermService,
    private readonly audiences: AudienceHolders,
    private readonly opening: CycleOpening,
  ) {}

  /** Judged by the day the seat began, not by the clock: a job that runs after midnight must not lose the last day of a round. */
  async handle({ memberId, day, occurredAt }: SeatChanged): Promise<void> {
    const on = day ?? vietnamDate(new Date(occurredAt));
    const seat = await this.seatTerms.findSeat(memberId, on);
    if (seat === null) return;
    const joinable = await this.rounds.listJoinableFor(seat.teamKind, seat.unitPath, on);
    for (const round of joinable) await this.opening.openFor(round, await this.audiences.on(round, on, [memberId]));
  }
}
