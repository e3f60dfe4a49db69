import { Injectable } from '@nestjs/common';
import { Job, type JobHandler } from '@lopso/platform';
import { TAKE_IN_AUDIENCE } from '../audience/audience-change.service';
import { CycleOpeningService } from './cycle-opening.service';

/** After the audience of a round was changed: gives everybody who belongs to it now a cycle, then says how many that were. */
@Injectable()
@Job({ name: TAKE_IN_AUDIENCE, retryLimit: 10, retryDelaySeconds: 2, timeoutSeconds: 600, concurrency: 1 })
export class TakeInAudience implements JobHandler<{ roundId: string }> {
  constructor(private readonly cycleOpening: CycleOpeningService) {}

  async handle({ roundId }: { roundId: string }): Promise<void> {
    await this.cycleOpening.takeInAudience(roundId);
  }
}
