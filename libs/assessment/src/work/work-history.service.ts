import { Injectable } from '@nestjs/common';
import { EditionService } from '@lopso/content';
import { Clock } from '@lopso/platform';
import { type AttemptGrant, AttemptGrantRepository } from '../attempt-grants/attempt-grant.repository';
import { type Submission, SubmissionRepository, type SubmissionSummary } from '../submissions/submission.repository';
import {
  AttemptHistoryRepository,
  type AttemptLine,
  type AttemptSummary,
  type OpenAttempt,
} from './attempt-history.repository';
import { type Windows, WorkCatalogueService } from './work-catalogue.service';
import {
  ALWAYS,
  type DatedWork,
  isOfEarlierEdition,
  isWithinWindow,
  type WorkAt,
  type WorkQuestion,
  type WorkWindow,
} from './work-window.rules';

/** A member's attempts at one quiz. */
export interface AttemptsAtQuiz {
  /** Those that count now, the first first. */
  readonly lines: readonly AttemptLine[];
  /** Those that were drawn from an earlier edition of the course than she is asked for, the first first. */
  readonly earlier: readonly AttemptLine[];
  /** Further attempts that were given and count now, the first first. */
  readonly granted: readonly AttemptGrant[];
  /** What was begun or given before counts no more. */
  readonly since: Date;
}

/** What a member has begun. */
export interface QuizzesInHand {
  readonly open: readonly OpenAttempt[];
  /** Ids of quizzes, in whatever round. */
  readonly begunQuizzes: readonly string[];
}

function workOf({ submittedAt, courseHash }: AttemptLine): DatedWork {
  return { decidedAt: submittedAt, courseHash };
}

/** A member's tries of one task. */
export interface TriesOfTask {
  /** Those that count now, the newest first. */
  readonly tries: readonly Submission[];
  /** The newest that was handed in for an earlier edition of the course than she is asked for; null: none. */
  readonly earlier: Submission | null;
  /** Which work at the task counts for her. */
  readonly window: WorkWindow;
}

/** For which version of its course a try was handed in. */
export interface TryEdition {
  /** An earlier edition than its author is asked for. */
  readonly isOfEarlierEdition: boolean;
  /** Semver where it is not the current one; null: it is. */
  readonly olderVersion: string | null;
}

function workOfTaskTries({ gradedAt, courseHash }: Submission): DatedWork {
  return { decidedAt: gradedAt, courseHash };
}

/** What a member has attempted and handed in, in the round that runs; no access check. */
@Injectable()
export class WorkHistoryService {
  constructor(
    private readonly attemptLines: AttemptHistoryRepository,
    private readonly grantRepository: AttemptGrantRepository,
    private readonly catalogue: WorkCatalogueService,
    private readonly clock: Clock,
    private readonly submissionRepository: SubmissionRepository,
    private readonly courseEditions: EditionService,
  ) {}

  /** The attempts at a quiz that count now, the first first. */
  async listAttempts(memberId: string, quizId: string): Promise<readonly AttemptLine[]> {
    return (await this.getAttemptsAtQuiz(memberId, quizId)).lines;
  }

  /** The same, those of earlier editions, and what was given beside the quiz's own number. */
  async getAttemptsAtQuiz(memberId: string, quizId: string): Promise<AttemptsAtQuiz> {
    return this.getAttemptsWithin(memberId, quizId, await this.catalogue.getWindows(memberId));
  }

  /** The same by windows of hers that are known. */
  async getAttemptsWithin(memberId: string, quizId: string, windows: Windows): Promise<AttemptsAtQuiz> {
    const window = windows.get(quizId) ?? ALWAYS;
    const [all, granted] = await Promise.all([
      this.attemptLines.listOf(memberId, quizId),
      this.grantRepository.listOf(memberId, quizId),
    ]);
    return {
      since: window.since,
      granted: granted.filter(({ givenAt }) => givenAt >= window.since),
      lines: all.filter((line) => isWithinWindow(workOf(line), window)),
      earlier: all.filter((line) => isOfEarlierEdition(line, window)),
    };
  }

  /** One line per quiz attempted. */
  async summariseAttempts(memberId: string): Promise<AttemptSummary[]> {
    return this.attemptLines.summariesOf(memberId, await this.catalogue.getWindows(memberId), this.clock.now());
  }

  /** The attempts that may be gone on with on the phone, and the quizzes that were begun once. */
  async findQuizzesInHand(memberId: string): Promise<QuizzesInHand> {
    const begun = await this.attemptLines.listBegun(memberId, this.clock.now());
    const begunQuizzes = begun.map(({ quizId }) => quizId);
    const open = begun.filter((one) => one.attemptId !== null);
    if (open.length === 0) return { open, begunQuizzes };
    const windows = await this.catalogue.getWindows(memberId);
    const isCounted = ({ quizId, courseHash }: OpenAttempt): boolean =>
      isWithinWindow({ decidedAt: null, courseHash }, windows.get(quizId) ?? ALWAYS);
    return { open: open.filter(isCounted), begunQuizzes };
  }

  /** One line per quiz attempted in its running round; quizzes never begun are missing. Joins a running transaction. */
  listAttemptSummaries(memberId: string): Promise<AttemptSummary[]> {
    return this.summariseAttempts(memberId);
  }

  /** The attempts that may be gone on with on the phone, and the quizzes that were begun once: at no other an attempt is used up. */
  getQuizzesInHand(memberId: string): Promise<QuizzesInHand> {
    return this.findQuizzesInHand(memberId);
  }

  /**
   * Member → those of these quizzes at which she has no attempt left, and none that is open; who has none is missing. A number of
   * statements that grows with the quizzes and not with the members.
   */
  async findUsedUpQuizzes(
    memberIds: readonly string[],
    quizIds: readonly string[],
  ): Promise<ReadonlyMap<string, readonly string[]>> {
    const quizzes = (await Promise.all(quizIds.map((id) => this.catalogue.findQuiz(id)))).flatMap((one) =>
      one === null || one.quiz.maxAttempts === null ? [] : [{ quizId: one.quiz.id, most: one.quiz.maxAttempts }],
    );
    if (quizzes.length === 0 || memberIds.length === 0) return new Map();
    const windows = await this.catalogue.getWindowsOfMembers(memberIds, quizIds);
    const asked = memberIds.flatMap((memberId) =>
      quizzes.map(({ quizId, most }) => {
        const { since, earlierEditions } = windows.get(memberId)?.get(quizId) ?? ALWAYS;
        return { memberId, quizId, most, since, earlierEditions };
      }),
    );
    const found = new Map<string, string[]>();
    for (const { memberId, quizId } of await this.attemptLines.usedUp(asked))
      found.set(memberId, [...(found.get(memberId) ?? []), quizId]);
    return found;
  }

  /** Attempts that were begun since, and are open or were failed; each quiz of a member once. */
  listAttemptsBegunSince(question: WorkQuestion): Promise<WorkAt[]> {
    return this.attemptLines.begunSince(question);
  }

  /** The tries of a task that count now, and the newest of an earlier edition. */
  async getTriesOfTask(memberId: string, taskId: string): Promise<TriesOfTask> {
    const [all, window] = await Promise.all([
      this.submissionRepository.listOf(memberId, taskId),
      this.catalogue.getWindow(memberId, taskId),
    ]);
    return {
      tries: all.filter((one) => isWithinWindow(workOfTaskTries(one), window)),
      earlier: all.find((one) => isOfEarlierEdition(one, window)) ?? null,
      window,
    };
  }

  /** Try → for which version it was handed in. */
  async getEditionsOfTries(tries: readonly Submission[]): Promise<ReadonlyMap<string, TryEdition>> {
    const older = await this.courseEditions.notCurrentOf(tries.map(({ courseHash }) => courseHash));
    const editions = new Map<string, TryEdition>();
    const windows = new Map<string, Windows>();
    for (const one of tries) {
      const known = windows.get(one.memberId) ?? (await this.catalogue.getWindows(one.memberId));
      windows.set(one.memberId, known);
      editions.set(one.id, {
        isOfEarlierEdition: isOfEarlierEdition(one, known.get(one.taskId) ?? ALWAYS),
        olderVersion: older.get(one.courseHash) ?? null,
      });
    }
    return editions;
  }

  /** The newest try of each task. */
  async summariseTries(memberId: string): Promise<SubmissionSummary[]> {
    return this.submissionRepository.summariesOf(memberId, await this.catalogue.getWindows(memberId));
  }

  /** The newest submission of each task handed in, in its running round; others are missing. Joins a running transaction. */
  listSubmissionSummaries(memberId: string): Promise<SubmissionSummary[]> {
    return this.summariseTries(memberId);
  }

  /**
   * Member → the tasks she handed in that wait for a grade, those for earlier editions left out; who waits for none is missing. One statement for all of
   * them.
   */
  async findWaitingTasks(
    memberIds: readonly string[],
    earlierEditions: readonly string[],
  ): Promise<ReadonlyMap<string, readonly string[]>> {
    const waiting = new Map<string, string[]>();
    for (const { memberId, taskId } of await this.submissionRepository.tasksWaiting(memberIds, earlierEditions))
      waiting.set(memberId, [...(waiting.get(memberId) ?? []), taskId]);
    return waiting;
  }

  /** Tries that were handed in since, and wait for a grade or were returned; each task of a member once. */
  listTasksHandedInSince(question: WorkQuestion): Promise<WorkAt[]> {
    return this.submissionRepository.handedInSince(question);
  }
}
