import { Injectable } from '@nestjs/common';
import { QuizPassed, type QuizPassedPayload } from '@lopso/assessment';
import { type InTransactionHandler, InTransactionListener } from '@lopso/platform';
import { CompletionService } from './completion.service';

/** A passed quiz is evidence, in the transaction of the submission. */
@Injectable()
@InTransactionListener(QuizPassed)
export class RecordQuizPassed implements InTransactionHandler<QuizPassedPayload> {
  constructor(private readonly completions: CompletionService) {}

  async record({
    memberId,
    quizId,
    attemptId,
    scorePercent,
    courseHash,
    occurredAt,
  }: QuizPassedPayload): Promise<void> {
    const fact = { memberId, subject: quizId, sourceId: attemptId, minutes: null, occurredAt: new Date(occurredAt) };
    await this.completions.recordEvidence({
      facts: [{ kind: 'quiz-passed', ...fact, scorePercent, courseHash }],
      withdrawn: [],
    });
  }
}
