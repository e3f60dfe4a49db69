import { Injectable } from '@nestjs/common';
import { EditionService } from '@lopso/content';
import { ALWAYS, type DatedWork, isOfEarlierEdition, isWithinWindow, type WorkWindow } from '../rules/work-window';
import { type Submission, SubmissionRepository, type SubmissionSummary } from '../storage/submission.repository';
import { type Windows, WorkWindows } from './work-windows';

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

/** A member's tries of practical tasks in the round that runs; those graded in earlier rounds are over and done with. */
@Injectable()
export class TaskTries {
  constructor(
    private readonly submissions: SubmissionRepository,
    private readonly windows: WorkWindows,
    private readonly courseEditions: EditionService,
  ) {}

  /** The tries of a task that count now, and the newest of an earlier edition. */
  async withEarlier(memberId: string, taskId: string): Promise<TriesOfTask> {
    const [all, window] = await Promise.all([
      this.submissions.listOf(memberId, taskId),
      this.windows.at(memberId, taskId),
    ]);
    return {
      tries: all.filter((one) => isWithinWindow(workOf(one), window)),
      earlier: all.find((one) => isOfEarlierEdition(one, window)) ?? null,
      window,
    };
  }

  /** Try → for which version it was handed in. */
  async editionsOf(tries: readonly Submission[]): Promise<ReadonlyMap<string, TryEdition>> {
    const older = await this.courseEditions.notCurrentOf(tries.map(({ courseHash }) => courseHash));
    const editions = new Map<string, TryEdition>();
    const windows = new Map<string, Windows>();
    for (const one of tries) {
      const known = windows.get(one.memberId) ?? (await this.windows.of(one.memberId));
      windows.set(one.memberId, known);
      editions.set(one.id, {
        isOfEarlierEdition: isOfEarlierEdition(one, known.get(one.taskId) ?? ALWAYS),
        olderVersion: older.get(one.courseHash) ?? null,
      });
    }
    return editions;
  }

  /** The newest try of each task. */
  async summariesOf(memberId: string): Promise<SubmissionSummary[]> {
    return this.submissions.summariesOf(memberId, await this.windows.of(memberId));
  }
}

function workOf({ gradedAt, courseHash }: Submission): DatedWork {
  return { decidedAt: gradedAt, courseHash };
}
