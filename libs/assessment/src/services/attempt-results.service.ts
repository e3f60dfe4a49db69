import { Injectable } from '@nestjs/common';
import { Access, type Actor, NotFound } from '@lopso/platform';
import { AttemptIsOpen } from '../assessment.errors';
import { LEARN } from '../assessment.permissions';
import { attemptsAllowed, attemptsLeft } from '../rules/attempt-limits';
import { type Attempt, AttemptRepository } from '../storage/attempt.repository';
import { AttemptHistory } from './attempt-history';
import { type AttemptResult, attemptResult, type Standing, standingOf, type TaskHint } from './attempt-views';
import { type CurrentQuiz, QuizCatalogue } from './quiz-catalogue';
import { TaskTries } from './task-tries';

/** A result together with what comes next. */
export interface ResultPage {
  readonly result: AttemptResult;
  /** Over all attempts at this quiz that count now: the best one. */
  readonly standing: Standing;
  readonly attemptsLeft: number | null;
  /** It was drawn from an earlier edition of the course than is asked for, and counts for nothing of that. */
  readonly isOfEarlierEdition: boolean;
  /** The practical task of the course, if it has one. */
  readonly task: TaskHint | null;
}

/** Results of submitted attempts, for the member who took them. */
@Injectable()
export class AttemptResults {
  constructor(
    private readonly attempts: AttemptRepository,
    private readonly history: AttemptHistory,
    private readonly tries: TaskTries,
    private readonly catalogue: QuizCatalogue,
    private readonly access: Access,
  ) {}

  /** @throws AttemptIsOpen before it was handed in; NotFound for an attempt of somebody else */
  async get(actor: Actor, attemptId: string): Promise<ResultPage> {
    const memberId = this.access.requireMember(actor, LEARN);
    const attempt = await this.attempts.find(attemptId);
    if (attempt === null || attempt.memberId !== memberId) throw new NotFound();
    return this.pageOf(attempt);
  }

  /** The page of an attempt that was loaded and may be seen. @throws AttemptIsOpen */
  async pageOf(attempt: Attempt): Promise<ResultPage> {
    const result = attemptResult(attempt);
    if (result === null) throw new AttemptIsOpen();
    const current = await this.catalogue.findQuiz(attempt.quizId);
    const { lines, earlier, granted } = await this.history.withEarlier(attempt.memberId, attempt.quizId);
    return {
      result,
      standing: standingOf(lines),
      attemptsLeft:
        current === null ? 0 : attemptsLeft(attemptsAllowed(current.quiz.maxAttempts, granted), lines.length),
      isOfEarlierEdition: earlier.some(({ id }) => id === attempt.id),
      task: await this.taskOf(attempt.memberId, current),
    };
  }

  private async taskOf(memberId: string, current: CurrentQuiz | null): Promise<TaskHint | null> {
    const task = current?.course.task ?? null;
    if (task === null) return null;
    const handedIn = (await this.tries.summariesOf(memberId)).find((line) => line.taskId === task.id);
    return {
      id: task.id,
      title: task.title,
      isPassed: handedIn?.state === 'passed',
      isWaiting: handedIn?.state === 'handed-in',
    };
  }
}
