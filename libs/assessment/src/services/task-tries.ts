import { Injectable } from '@nestjs/common';
import { ALWAYS, type DatedWork, isOfEarlierEdition, isWithinWindow } from '../rules/work-window';
import { type Submission, SubmissionRepository, type SubmissionSummary } from '../storage/submission.repository';
import { type Windows, WorkWindows } from './work-windows';

/** A member's tries of one task. */
export interface TriesOfTask {
  /** Those that count now, the newest first. */
  readonly tries: readonly Submission[];
  /** The newest that was handed in for an earlier edition of the course than she is asked for; null: none. */
  readonly earlier: Submission | null;
  /** Versions of the course before the edition she is asked for. */
  readonly earlierEditions: readonly string[];
}

/** A member's tries of practical tasks in the round that runs; those graded in earlier rounds are over and done with. */
@Injectable()
export class TaskTries {
  constructor(
    private readonly submissions: SubmissionRepository,
    private readonly windows: WorkWindows,
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
      earlierEditions: window.earlierEditions,
    };
  }

  /** Of these tries those that were handed in for an earlier edition than their author is asked for. */
  async ofEarlierEdition(tries: readonly Submission[]): Promise<ReadonlySet<string>> {
    const found = new Set<string>();
    const windows = new Map<string, Windows>();
    for (const one of tries) {
      const known = windows.get(one.memberId) ?? (await this.windows.of(one.memberId));
      windows.set(one.memberId, known);
      if (isOfEarlierEdition(one, known.get(one.taskId) ?? ALWAYS)) found.add(one.id);
    }
    return found;
  }

  /** The newest try of each task. */
  async summariesOf(memberId: string): Promise<SubmissionSummary[]> {
    return this.submissions.summariesOf(memberId, await this.windows.of(memberId));
  }
}

function workOf({ gradedAt, courseHash }: Submission): DatedWork {
  return { decidedAt: gradedAt, courseHash };
}
