import { Injectable } from '@nestjs/common';
import { Clock } from '@lopso/platform';
import { ALWAYS, type DatedWork, isOfEarlierEdition, isWithinWindow } from '../rules/work-window';
import {
  AttemptHistoryRepository,
  type AttemptLine,
  type AttemptSummary,
  type OpenAttempt,
} from '../storage/attempt-history.repository';
import { WorkWindows } from './work-windows';

/** A member's attempts at one quiz. */
export interface AttemptsAtQuiz {
  /** Those that count now, the first first. */
  readonly lines: readonly AttemptLine[];
  /** Those that were drawn from an earlier edition of the course than she is asked for, the first first. */
  readonly earlier: readonly AttemptLine[];
}

/** What a member has attempted in the round that runs; attempts of earlier rounds are over and done with. */
@Injectable()
export class AttemptHistory {
  constructor(
    private readonly history: AttemptHistoryRepository,
    private readonly windows: WorkWindows,
    private readonly clock: Clock,
  ) {}

  /** The attempts at a quiz that count now, the first first. */
  async linesOf(memberId: string, quizId: string): Promise<readonly AttemptLine[]> {
    return (await this.withEarlier(memberId, quizId)).lines;
  }

  /** The same, and those of earlier editions. */
  async withEarlier(memberId: string, quizId: string): Promise<AttemptsAtQuiz> {
    const [all, window] = await Promise.all([this.history.listOf(memberId, quizId), this.windows.at(memberId, quizId)]);
    return {
      lines: all.filter((line) => isWithinWindow(workOf(line), window)),
      earlier: all.filter((line) => isOfEarlierEdition(line, window)),
    };
  }

  /** One line per quiz attempted. */
  async summariesOf(memberId: string): Promise<AttemptSummary[]> {
    return this.history.summariesOf(memberId, await this.windows.of(memberId), this.clock.now());
  }

  /** The attempts that may be gone on with on the phone. */
  async openOf(memberId: string): Promise<OpenAttempt[]> {
    const open = await this.history.listOpen(memberId, this.clock.now());
    if (open.length === 0) return open;
    const windows = await this.windows.of(memberId);
    return open.filter(({ quizId, courseHash }) =>
      isWithinWindow({ decidedAt: null, courseHash }, windows.get(quizId) ?? ALWAYS),
    );
  }
}

function workOf({ submittedAt, courseHash }: AttemptLine): DatedWork {
  return { decidedAt: submittedAt, courseHash };
}
