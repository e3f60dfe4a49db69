import { Injectable } from '@nestjs/common';
import { AttemptHistoryRepository, type AttemptSummary } from '../storage/attempt-history.repository';
import { GradingQueueRepository } from '../storage/grading-queue.repository';
import { type SubmissionSummary } from '../storage/submission.repository';
import { ALWAYS, type WorkAt, type WorkQuestion } from '../rules/work-window';
import { AttemptHistory, type QuizzesInHand } from './attempt-history';
import { QuizCatalogue } from './quiz-catalogue';
import { TaskTries } from './task-tries';
import { WorkWindows } from './work-windows';

/** Where a member stands in their quizzes; for other libraries, no access check. */
@Injectable()
export class AttemptSummaries {
  constructor(
    private readonly history: AttemptHistory,
    private readonly lines: AttemptHistoryRepository,
    private readonly catalogue: QuizCatalogue,
    private readonly windows: WorkWindows,
  ) {}

  /** One line per quiz attempted in its running round; quizzes never begun are missing. Joins a running transaction. */
  of(memberId: string): Promise<AttemptSummary[]> {
    return this.history.summariesOf(memberId);
  }

  /** The attempts that may be gone on with on the phone, and the quizzes that were begun once: at no other an attempt is used up. */
  inHandOf(memberId: string): Promise<QuizzesInHand> {
    return this.history.inHandOf(memberId);
  }

  /**
   * Member → those of these quizzes at which she has no attempt left, and none that is open; who has none is missing. A number of
   * statements that grows with the quizzes and not with the members.
   */
  async usedUpOf(
    memberIds: readonly string[],
    quizIds: readonly string[],
  ): Promise<ReadonlyMap<string, readonly string[]>> {
    const quizzes = (await Promise.all(quizIds.map((id) => this.catalogue.findQuiz(id)))).flatMap((one) =>
      one === null || one.quiz.maxAttempts === null ? [] : [{ quizId: one.quiz.id, most: one.quiz.maxAttempts }],
    );
    if (quizzes.length === 0 || memberIds.length === 0) return new Map();
    const windows = await this.windows.ofMembers(memberIds, quizIds);
    const asked = memberIds.flatMap((memberId) =>
      quizzes.map(({ quizId, most }) => {
        const { since, earlierEditions } = windows.get(memberId)?.get(quizId) ?? ALWAYS;
        return { memberId, quizId, most, since, earlierEditions };
      }),
    );
    const found = new Map<string, string[]>();
    for (const { memberId, quizId } of await this.lines.usedUp(asked))
      found.set(memberId, [...(found.get(memberId) ?? []), quizId]);
    return found;
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
