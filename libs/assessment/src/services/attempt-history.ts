import { Injectable } from '@nestjs/common';
import { Clock } from '@lopso/platform';
import { isWithinWindow } from '../rules/work-window';
import {
  AttemptHistoryRepository,
  type AttemptLine,
  type AttemptSummary,
  type OpenAttempt,
} from '../storage/attempt-history.repository';
import { WorkWindows } from './work-windows';

/** What a member has attempted in the round that runs; attempts of earlier rounds are over and done with. */
@Injectable()
export class AttemptHistory {
  constructor(
    private readonly history: AttemptHistoryRepository,
    private readonly windows: WorkWindows,
    private readonly clock: Clock,
  ) {}

  /** The attempts at a quiz that count now, the first first. */
  async linesOf(memberId: string, quizId: string): Promise<AttemptLine[]> {
    const [lines, since] = await Promise.all([
      this.history.listOf(memberId, quizId),
      this.windows.since(memberId, quizId),
    ]);
    return lines.filter((line) => isWithinWindow(line.submittedAt, since));
  }

  /** One line per quiz attempted. */
  async summariesOf(memberId: string): Promise<AttemptSummary[]> {
    return this.history.summariesOf(memberId, await this.windows.of(memberId), this.clock.now());
  }

  /** The attempts that may be gone on with on the phone. */
  openOf(memberId: string): Promise<OpenAttempt[]> {
    return this.history.listOpen(memberId, this.clock.now());
  }
}
