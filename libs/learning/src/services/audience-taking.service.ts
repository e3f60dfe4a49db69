import { Injectable } from '@nestjs/common';
import { Clock } from '@lopso/platform';
import { AudienceChangeRepository } from '../storage/audience-change.repository';
import { NewcomerChangeRepository } from '../storage/newcomer-change.repository';
import { RoundRepository } from '../storage/round.repository';
import { CycleOpening } from './cycle-opening.service';

/** Takes in whoever belongs to the audience of a round and is not in it. Safe to repeat and to be killed between any two batches. */
@Injectable()
export class AudienceTaking {
  constructor(
    private readonly rounds: RoundRepository,
    private readonly opening: CycleOpening,
    private readonly changes: AudienceChangeRepository,
    private readonly newcomers: NewcomerChangeRepository,
    private readonly clock: Clock,
  ) {}

  /** By the rule and the terms the round has now, not by those that were read before; a change that waited for this is finished with it, one made meanwhile is not. A round that was ended takes nobody in. */
  async takeIn(roundId: string): Promise<void> {
    const changed = await this.newcomers.unfinished(roundId);
    const round = await this.rounds.find(roundId);
    if (round === null) return;
    if (round.state !== 'closed') await this.opening.openForAudience(round);
    await this.newcomers.finish(changed, this.clock.now());
    await this.changes.finish(round.id, round.audienceRevision, this.clock.now());
  }
}
