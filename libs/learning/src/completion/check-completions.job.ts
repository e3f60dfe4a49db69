import { Injectable, Logger } from '@nestjs/common';
import { Audit, Job, type JobHandler } from '@lopso/platform';
import { RoundRepository } from '../rounds/round.repository';
import { CompletionService } from './completion.service';

/** So many cycles are named in the trail; the operator's command names all. */
const NAMED = 20;

/**
 * Derives every cycle again each night and compares. It repairs nothing: a difference is a fault of ours, and who finds it
 * wants to see it as it is. The round's trail tells the department, the log the operator.
 */
@Injectable()
@Job({
  name: 'learning.check-completions',
  retryLimit: 2,
  retryDelaySeconds: 300,
  timeoutSeconds: 3600,
  concurrency: 1,
  schedule: '40 1 * * *',
})
export class CheckCompletions implements JobHandler {
  private readonly logger = new Logger(CheckCompletions.name);

  constructor(
    private readonly rounds: RoundRepository,
    private readonly completions: CompletionService,
    private readonly audit: Audit,
  ) {}

  async handle(): Promise<void> {
    for (const { id, unitPath } of await this.rounds.listPlaces()) {
      const cycleIds = await this.completions.checkCompletions({ roundId: id });
      if (cycleIds.length === 0) continue;
      this.logger.error({ msg: 'completions differ from their evidence', roundId: id, cycles: cycleIds.length });
      await this.audit.record(null, {
        action: 'learning.completions-differ',
        subjectType: 'round',
        subjectId: id,
        unitPath,
        details: { cycles: cycleIds.length, cycleIds: cycleIds.slice(0, NAMED).join(' ') },
      });
    }
  }
}
