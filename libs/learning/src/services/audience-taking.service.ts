import { Injectable } from '@nestjs/common';
import { Clock } from '@lopso/platform';
import { AudienceChangeRepository } from '../storage/audience-change.repository';
import { type RoundSummary } from '../storage/round.repository';
import { CycleOpening } from './cycle-opening.service';

/** Takes in whoever belongs to the audience of a round and is not in it. Safe to repeat and to be killed between any two batches. */
@Injectable()
export class AudienceTaking {
  constructor(
    private readonly opening: CycleOpening,
    private readonly changes: AudienceChangeRepository,
    private readonly clock: Clock,
  ) {}

  /** A change of the audience that waited for this is finished with it. */
  async takeIn(round: RoundSummary): Promise<void> {
    await this.opening.openForAudience(round);
    await this.changes.finish(round.id, this.clock.now());
  }
}
