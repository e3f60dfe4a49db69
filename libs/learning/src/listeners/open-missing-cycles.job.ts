import { Injectable } from '@nestjs/common';
import { Clock, Job, type JobHandler } from '@lopso/platform';
import { CycleOpening } from '../services/cycle-opening.service';
import { RoundRepository } from '../storage/round.repository';

/** Finds members whose seat began on a day after it was entered: nothing happens on that day to tell of them. */
@Injectable()
@Job({
  name: 'learning.open-missing-cycles',
  retryLimit: 3,
  retryDelaySeconds: 60,
  timeoutSeconds: 600,
  concurrency: 1,
  schedule: '20 0 * * *',
})
export class OpenMissingCycles implements JobHandler {
  constructor(
    private readonly rounds: RoundRepository,
    private readonly opening: CycleOpening,
    private readonly clock: Clock,
  ) {}

  async handle(): Promise<void> {
    for (const round of await this.rounds.listJoinable(this.clock.today())) await this.opening.openForAudience(round);
  }
}
