import { Injectable } from '@nestjs/common';
import { QuizPassed, type QuizPassedPayload } from '@lopso/assessment';
import { type InTransactionHandler, InTransactionListener } from '@lopso/platform';
import { EvidenceRecorder } from '../services/evidence-recorder.service';

/** A passed quiz is evidence, in the transaction of the submission. */
@Injectable()
@InTransactionListener(QuizPassed)
export class RecordQuizPassed implements InTransactionHandler<QuizPassedPayload> {
  constructor(private readonly recorder: EvidenceRecorder) {}

  async record({
    memberId,
    quizId,
    attemptId,
    scorePercent,
    courseHash,
    occurredAt,
  }: QuizPassedPayload): Promise<void> {
    const fact = { memberId, subject: quizId, sourceId: attemptId, minutes: null, occurredAt: new Date(occurredAt) };
    await this.recorder.record({ facts: [{ kind: 'quiz-passed', ...fact, scorePercent, courseHash }], withdrawn: [] });
  }
}
