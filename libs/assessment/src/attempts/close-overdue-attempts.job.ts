import { Injectable } from '@nestjs/common';
import { Clock, Job, type JobHandler } from '@lopso/platform';
import { AttemptRepository } from './attempt.repository';
import { AttemptService } from './attempt.service';

const BATCH = 200;

/** Hands in attempts whose time and grace are over, each in its own transaction, with what was saved until then. */
@Injectable()
@Job({
  name: 'assessment.close-overdue-attempts',
  retryLimit: 2,
  retryDelaySeconds: 20,
  timeoutSeconds: 120,
  concurrency: 1,
  schedule: '* * * * *',
})
export class CloseOverdueAttempts implements JobHandler {
  constructor(
    private readonly attemptRepository: AttemptRepository,
    private readonly attempts: AttemptService,
    private readonly clock: Clock,
  ) {}

  async handle(): Promise<void> {
    for (;;) {
      const overdue = await this.attemptRepository.listOverdue(this.clock.now(), BATCH);
      for (const id of overdue) await this.attempts.closeOverdueAttempt(id);
      if (overdue.length < BATCH) return;
    }
  }
}
