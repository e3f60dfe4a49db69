import { Injectable } from '@nestjs/common';
import { TaskPassed, type TaskPassedPayload } from '@lopso/assessment';
import { type InTransactionHandler, InTransactionListener } from '@lopso/platform';
import { EvidenceRecorder } from '../services/evidence-recorder.service';

/** A practical task graded “đạt” is evidence, in the transaction of the grading. */
@Injectable()
@InTransactionListener(TaskPassed)
export class RecordTaskPassed implements InTransactionHandler<TaskPassedPayload> {
  constructor(private readonly recorder: EvidenceRecorder) {}

  async record({ memberId, taskId, submissionId, courseHash, occurredAt }: TaskPassedPayload): Promise<void> {
    const fact = { memberId, subject: taskId, sourceId: submissionId, minutes: null, occurredAt: new Date(occurredAt) };
    await this.recorder.record({ facts: [{ kind: 'task-passed', ...fact, courseHash }], withdrawn: [] });
  }
}
