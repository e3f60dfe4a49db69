import { Injectable } from '@nestjs/common';
import { TaskPassed, type TaskPassedPayload } from '@lopso/assessment';
import { type InTransactionHandler, InTransactionListener } from '@lopso/platform';
import { CompletionService } from './completion.service';

/** A practical task graded “đạt” is evidence, in the transaction of the grading. */
@Injectable()
@InTransactionListener(TaskPassed)
export class RecordTaskPassed implements InTransactionHandler<TaskPassedPayload> {
  constructor(private readonly completions: CompletionService) {}

  async record({ memberId, taskId, submissionId, courseHash, occurredAt }: TaskPassedPayload): Promise<void> {
    const fact = { memberId, subject: taskId, sourceId: submissionId, minutes: null, occurredAt: new Date(occurredAt) };
    await this.completions.recordEvidence({ facts: [{ kind: 'task-passed', ...fact, courseHash }], withdrawn: [] });
  }
}
