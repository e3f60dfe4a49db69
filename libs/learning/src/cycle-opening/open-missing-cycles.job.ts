import { Injectable } from '@nestjs/common';
import { Clock, Job, type JobHandler, vietnamDate } from '@lopso/platform';
import { RoundRepository } from '../rounds/round.repository';
import { CycleOpeningService } from './cycle-opening.service';

const DAY_MS = 86_400_000;

/** A net under `OpenNewcomerCycles`: whoever holds a seat in an audience has a cycle, those of a round that ended yesterday too. */
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
    private readonly cycleOpening: CycleOpeningService,
    private readonly clock: Clock,
  ) {}

  async handle(): Promise<void> {
    const yesterday = vietnamDate(new Date(this.clock.now().getTime() - DAY_MS));
    for (const { id } of await this.rounds.listJoinable(yesterday)) await this.cycleOpening.takeInAudience(id);
  }
}
