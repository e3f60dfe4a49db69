import { Injectable } from '@nestjs/common';
import { AttemptHistoryRepository, type AttemptSummary, type OpenAttempt } from '../storage/attempt-history.repository';
import { GradingQueueRepository } from '../storage/grading-queue.repository';
import { type SubmissionSummary } from '../storage/submission.repository';
import { type WorkAt, type WorkQuestion } from '../rules/work-window';
import { AttemptHistory } from './attempt-history';
import { TaskTries } from './task-tries';

/** Where a member stands in their quizzes; for other libraries, no access check. */
@Injectable()
export class AttemptSummaries {
  constructor(
    private readonly history: AttemptHistory,
    private readonly lines: AttemptHistoryRepository,
  ) {}

  /** One line per quiz attempted in its running round; quizzes never begun are missing. Joins a running transaction. */
  of(memberId: string): Promise<AttemptSummary[]> {
    return this.history.summariesOf(memberId);
  }

  /** The attempts that may be gone on with on the phone. */
  openOf(memberId: string): Promise<OpenAttempt[]> {
    return this.history.openOf(memberId);
  }

  /** Attempts that were begun since, and are open or were failed; each quiz of a member once. */
  begunSince(question: WorkQuestion): Promise<WorkAt[]> {
    return this.lines.begunSince(question);
  }
}

/** Where a member stands in their practical tasks; for other libraries, no access check. */
@Injectable()
export class SubmissionSummaries {
  constructor(
    private readonly tries: TaskTries,
    private readonly queue: GradingQueueRepository,
  ) {}

  /** The newest submission of each task handed in, in its running round; others are missing. Joins a running transaction. */
  of(memberId: string): Promise<SubmissionSummary[]> {
    return this.tries.summariesOf(memberId);
  }

  /**
   * Member → the tasks she handed in that wait for a grade, those for earlier editions left out; who waits for none is missing. One statement for all of
   * them.
   */
  async waitingOf(
    memberIds: readonly string[],
    earlierEditions: readonly string[],
  ): Promise<ReadonlyMap<string, readonly string[]>> {
    const waiting = new Map<string, string[]>();
    for (const { memberId, taskId } of await this.queue.tasksWaiting(memberIds, earlierEditions))
      waiting.set(memberId, [...(waiting.get(memberId) ?? []), taskId]);
    return waiting;
  }

  /** Tries that were handed in since, and wait for a grade or were returned; each task of a member once. */
  handedInSince(question: WorkQuestion): Promise<WorkAt[]> {
    return this.queue.handedInSince(question);
  }
}
