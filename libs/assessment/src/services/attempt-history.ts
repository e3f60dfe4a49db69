import { Injectable } from '@nestjs/common';
import { Clock } from '@lopso/platform';
import { ALWAYS, type DatedWork, isOfEarlierEdition, isWithinWindow } from '../rules/work-window';
import {
  AttemptHistoryRepository,
  type AttemptLine,
  type AttemptSummary,
  type OpenAttempt,
} from '../storage/attempt-history.repository';
import { type AttemptGrant, AttemptGrantRepository } from '../storage/attempt-grant.repository';
import { type Windows, WorkWindows } from './work-windows';

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

/** What a member has attempted in the round that runs; attempts of earlier rounds are over and done with. */
@Injectable()
export class AttemptHistory {
  constructor(
    private readonly history: AttemptHistoryRepository,
    private readonly grants: AttemptGrantRepository,
    private readonly windows: WorkWindows,
    private readonly clock: Clock,
  ) {}

  /** The attempts at a quiz that count now, the first first. */
  async linesOf(memberId: string, quizId: string): Promise<readonly AttemptLine[]> {
    return (await this.withEarlier(memberId, quizId)).lines;
  }

  /** The same, those of earlier editions, and what was given beside the quiz's own number. */
  async withEarlier(memberId: string, quizId: string): Promise<AttemptsAtQuiz> {
    return this.within(memberId, quizId, await this.windows.of(memberId));
  }

  /** The same by windows of hers that are known. */
  async within(memberId: string, quizId: string, windows: Windows): Promise<AttemptsAtQuiz> {
    const window = windows.get(quizId) ?? ALWAYS;
    const [all, granted] = await Promise.all([
      this.history.listOf(memberId, quizId),
      this.grants.listOf(memberId, quizId),
    ]);
    return {
      since: window.since,
      granted: granted.filter(({ givenAt }) => givenAt >= window.since),
      lines: all.filter((line) => isWithinWindow(workOf(line), window)),
      earlier: all.filter((line) => isOfEarlierEdition(line, window)),
    };
  }

  /** One line per quiz attempted. */
  async summariesOf(memberId: string): Promise<AttemptSummary[]> {
    return this.history.summariesOf(memberId, await this.windows.of(memberId), this.clock.now());
  }

  /** The attempts that may be gone on with on the phone, and the quizzes that were begun once. */
  async inHandOf(memberId: string): Promise<QuizzesInHand> {
    const begun = await this.history.listBegun(memberId, this.clock.now());
    const begunQuizzes = begun.map(({ quizId }) => quizId);
    const open = begun.filter((one) => one.attemptId !== null);
    if (open.length === 0) return { open, begunQuizzes };
    const windows = await this.windows.of(memberId);
    const isCounted = ({ quizId, courseHash }: OpenAttempt): boolean =>
      isWithinWindow({ decidedAt: null, courseHash }, windows.get(quizId) ?? ALWAYS);
    return { open: open.filter(isCounted), begunQuizzes };
  }
}

function workOf({ submittedAt, courseHash }: AttemptLine): DatedWork {
  return { decidedAt: submittedAt, courseHash };
}
