import { Injectable } from '@nestjs/common';
import { type SeatChanged, SeatTaken, SeatTermService } from '@lopso/org';
import { EventJob, type JobHandler, vietnamDate } from '@lopso/platform';
import { AudienceService } from '../audience/audience.service';
import { RoundRepository } from '../rounds/round.repository';
import { CycleOpeningService } from './cycle-opening.service';

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
    private readonly audience: AudienceService,
    private readonly cycleOpening: CycleOpeningService,
  ) {}

  /** Judged by the day the seat began, not by the clock: a job that runs after midnight must not lose the last day of a round. */
  async handle({ memberId, day, occurredAt }: SeatChanged): Promise<void> {
    const on = day ?? vietnamDate(new Date(occurredAt));
    const seat = await this.seatTerms.findSeat(memberId, on);
    if (seat === null) return;
    const joinable = await this.rounds.listJoinableFor(seat.teamKind, seat.unitPath, on);
    for (const round of joinable)
      await this.cycleOpening.openCycles(round, await this.audience.listMeeting(round, on, [memberId]));
  }
}
