import { Injectable } from '@nestjs/common';
import { MemberService, type MemberSummary } from '@lopso/org';
import { Access, type Actor, Audit, decodeMomentCursor, encodeMomentCursor, type Scope } from '@lopso/platform';
import { GRADE_TASKS } from '../assessment.permissions';
import { GradingQueueRepository } from '../storage/grading-queue.repository';
import { type Submission, SubmissionRepository } from '../storage/submission.repository';
import { TaskTries, type TryEdition } from './task-tries';

/** One try that waits, with its author and what was said about the try before. */
export interface QueueItem {
  readonly submission: Submission;
  readonly member: MemberSummary;
  /** The comment with which the try before was returned; null for a first try. */
  readonly previousComment: string | null;
  /** Handed in for an earlier edition of the course than its author is asked for: passed, it counts in the round it was handed in for alone. */
  readonly isOfEarlierEdition: boolean;
  /** Semver of the version it was handed in for, by whose rubric it is graded, where another one is current; else null. */
  readonly olderVersion: string | null;
}

/** A page of the queue. */
export interface QueuePage {
  readonly items: readonly QueueItem[];
  /** All that wait, on this and the other pages. */
  readonly waiting: number;
  readonly nextCursor: string | null;
}

const CURRENT: TryEdition = { isOfEarlierEdition: false, olderVersion: null };

/** What waits to be graded in the grader's units, the oldest first. */
@Injectable()
export class GradingQueue {
  constructor(
    private readonly queue: GradingQueueRepository,
    private readonly submissions: SubmissionRepository,
    private readonly tries: TaskTries,
    private readonly members: MemberService,
    private readonly access: Access,
    private readonly audit: Audit,
  ) {}

  /** A page after `cursor` (null: the first). The grader's own tasks are left to others. */
  async list(actor: Actor, page: { readonly limit: number; readonly cursor: string | null }): Promise<QueuePage> {
    const scope = this.access.scope(actor, GRADE_TASKS);
    const reading = await this.audit.recordReadOver(actor, scope, { action: 'assessment.queue-listed' });
    const after = decodeMomentCursor(page.cursor);
    const found = await this.queue.listWaiting(scope, { after, limit: page.limit + 1, exceptMemberId: actor.memberId });
    const shown = found.slice(0, page.limit);
    const last = shown.at(-1);
    const items = await this.withAuthors(scope, shown);
    await this.audit.noteHeld(
      reading,
      items.map(({ member }) => ({ memberId: member.id, unitPath: member.unitPath })),
    );
    return {
      items,
      waiting: await this.queue.countWaiting(scope, actor.memberId),
      nextCursor: found.length > page.limit && last !== undefined ? encodeMomentCursor(last.handedInAt, last.id) : null,
    };
  }

  /** Work lies where its author belongs (`WaitingWork`); nobody of another scope is shown even if it did not. */
  private async withAuthors(scope: Scope, shown: readonly Submission[]): Promise<QueueItem[]> {
    const members = await this.members.describeMembers([...new Set(shown.map(({ memberId }) => memberId))]);
    const editions = await this.tries.editionsOf(shown);
    const items: QueueItem[] = [];
    for (const submission of shown) {
      const member = members.get(submission.memberId);
      if (member === undefined || !scope.contains(member.unitPath)) continue;
      items.push({
        ...{ submission, member },
        ...(editions.get(submission.id) ?? CURRENT),
        previousComment: await this.previousComment(submission),
      });
    }
    return items;
  }

  private async previousComment(submission: Submission): Promise<string | null> {
    if (submission.number === 1) return null;
    const tries = await this.submissions.listOf(submission.memberId, submission.taskId);
    return tries.find((one) => one.number < submission.number)?.comment ?? null;
  }
}
