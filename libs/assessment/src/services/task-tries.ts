import { Injectable } from '@nestjs/common';
import { isWithinWindow } from '../rules/work-window';
import { type Submission, SubmissionRepository, type SubmissionSummary } from '../storage/submission.repository';
import { WorkWindows } from './work-windows';

/** A member's tries of practical tasks in the round that runs; those graded in earlier rounds are over and done with. */
@Injectable()
export class TaskTries {
  constructor(
    private readonly submissions: SubmissionRepository,
    private readonly windows: WorkWindows,
  ) {}

  /** The tries of a task that count now, the newest first. */
  async of(memberId: string, taskId: string): Promise<Submission[]> {
    const [tries, since] = await Promise.all([
      this.submissions.listOf(memberId, taskId),
      this.windows.since(memberId, taskId),
    ]);
    return tries.filter((one) => isWithinWindow(one.gradedAt, since));
  }

  /** The newest try of each task. */
  async summariesOf(memberId: string): Promise<SubmissionSummary[]> {
    return this.submissions.summariesOf(memberId, await this.windows.of(memberId));
  }
}
