import { Injectable } from '@nestjs/common';
import { Job, type JobHandler } from '@lopso/platform';
import { OPEN_ROUND_CYCLES } from '../rounds/round-opening.service';
import { RoundRepository } from '../rounds/round.repository';
import { CycleOpeningService } from './cycle-opening.service';

/** Gives every seated member of the audience a cycle, then declares the round open. */
@Injectable()
@Job({ name: OPEN_ROUND_CYCLES, retryLimit: 10, retryDelaySeconds: 2, timeoutSeconds: 600, concurrency: 1 })
export class OpenRoundCycles implements JobHandler<{ roundId: string }> {
  constructor(
    private readonly rounds: RoundRepository,
    private readonly cycleOpening: CycleOpeningService,
  ) {}

  async handle({ roundId }: { roundId: string }): Promise<void> {
    const round = await this.rounds.find(roundId);
    if (round?.state !== 'opening') return;
    await this.cycleOpening.openForAudience(round);
    await this.rounds.endOpening(round.id);
  }
}
