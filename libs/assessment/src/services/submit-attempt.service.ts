import { Injectable } from '@nestjs/common';
import { Access, type Actor, NotFound, Transactions } from '@lopso/platform';
import { LEARN } from '../assessment.permissions';
import { AttemptRepository } from '../storage/attempt.repository';
import { AttemptCloser } from './attempt-closer';
import { AttemptResults, type ResultPage } from './attempt-results.service';

/** Hands attempts in. */
@Injectable()
export class SubmitAttempt {
  constructor(
    private readonly attempts: AttemptRepository,
    private readonly closer: AttemptCloser,
    private readonly results: AttemptResults,
    private readonly access: Access,
    private readonly transactions: Transactions,
  ) {}

  /**
   * Marks the attempt and tells of a pass in one transaction. Again, or twice at once: the same result. After its time
   * it counts as handed in when the time ran out, with what was saved until then.
   * @throws NotFound for an attempt of somebody else
   */
  async submit(actor: Actor, attemptId: string): Promise<ResultPage> {
    const memberId = this.access.requireMember(actor, LEARN);
    await this.transactions.run(async () => {
      const attempt = await this.attempts.lock(attemptId);
      if (attempt === null || attempt.memberId !== memberId || attempt.isOnPaper) throw new NotFound();
      if (attempt.submittedAt === null) await this.closer.closeWithSavedAnswers(attempt);
    });
    return this.results.get(actor, attemptId);
  }
}
