import { Injectable } from '@nestjs/common';
import { Clock, Events, newId } from '@lopso/platform';
import { QuizPassed } from '../assessment.events';
import { isOverdue } from '../rules/attempt-limits';
import { latestAnswers } from '../rules/latest-answers';
import { type CountingResponse, markPaper } from '../rules/mark-paper';
import { AnswerRepository } from '../storage/answer.repository';
import { type Attempt, AttemptRepository, type SubmittedHow } from '../storage/attempt.repository';

/** Ends attempts: marks them, keeps the result and tells of a pass, all in the caller's transaction. */
@Injectable()
export class AttemptCloser {
  constructor(
    private readonly attempts: AttemptRepository,
    private readonly answers: AnswerRepository,
    private readonly events: Events,
    private readonly clock: Clock,
  ) {}

  /** Ends a locked open attempt with its saved answers: now, or when its time ran out if that has passed. */
  async closeWithSavedAnswers(attempt: Attempt): Promise<void> {
    const now = this.clock.now();
    const isLate = attempt.closesAt !== null && isOverdue(attempt, now);
    const submittedAt = isLate ? attempt.closesAt : now;
    const answers = latestAnswers(await this.answers.listOf(attempt.id));
    await this.close(attempt, answers, { submittedAt, submittedHow: isLate ? 'time-up' : 'member', enteredBy: null });
  }

  /** Ends a locked paper attempt with the answers typed in by an account. */
  async closeWithTypedAnswers(
    attempt: Attempt,
    answers: readonly CountingResponse[],
    accountId: string,
  ): Promise<void> {
    await this.close(attempt, answers, {
      submittedAt: this.clock.now(),
      submittedHow: 'paper',
      enteredBy: accountId,
    });
  }

  private async close(
    attempt: Attempt,
    answers: readonly CountingResponse[],
    end: { submittedAt: Date; submittedHow: SubmittedHow; enteredBy: string | null },
  ): Promise<void> {
    const marked = markPaper(attempt.paper, answers);
    await this.attempts.end(attempt.id, { ...marked, ...end });
    if (!marked.isPassed) return;
    await this.events.publish(QuizPassed, {
      id: newId(),
      occurredAt: end.submittedAt.toISOString(),
      memberId: attempt.memberId,
      courseId: attempt.courseId,
      courseHash: attempt.courseHash,
      quizId: attempt.quizId,
      attemptId: attempt.id,
      scorePercent: marked.scorePercent,
    });
  }
}
