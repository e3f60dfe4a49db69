import { Injectable } from '@nestjs/common';
import { MemberService } from '@lopso/org';
import { newId, requireSameBody, Transactions } from '@lopso/platform';
import { SubmissionIsWaiting, TaskIsPassed } from '../assessment.errors';
import { type NewSubmission, type StoredPhoto, SubmissionRepository } from '../storage/submission.repository';
import { PhotoStore } from './photo-store';
import { WorkWindows } from './work-windows';

/** Writes a try and its photos, once under a client key. */
@Injectable()
export class HandInWriter {
  constructor(
    private readonly submissions: SubmissionRepository,
    private readonly photos: PhotoStore,
    private readonly windows: WorkWindows,
    private readonly members: MemberService,
    private readonly transactions: Transactions,
  ) {}

  /** What was handed in before under this key; null when nothing was. @throws IdempotencyConflict for other content */
  async findKnown(memberId: string, clientKey: string, bodyHash: Buffer): Promise<string | null> {
    const known = await this.submissions.findByClientKey(memberId, clientKey);
    if (known === null) return null;
    requireSameBody(known.bodyHash, bodyHash);
    return known.id;
  }

  /** Writes it, and `note` with it; gives the id. @throws SubmissionIsWaiting, TaskIsPassed */
  async write(
    submission: NewSubmission,
    stored: readonly StoredPhoto[],
    note: () => Promise<void> | undefined,
  ): Promise<string> {
    try {
      await this.transactions.run(() => this.store(submission, stored, note));
      return submission.id;
    } catch (error) {
      return this.afterFailure(error, submission, stored);
    }
  }

  /**
   * Photos take seconds to arrive: whether a try was passed meanwhile is asked under the lock that grading takes, and where the
   * member belongs is read anew: who moved meanwhile is graded where she is.
   */
  private async store(
    submission: NewSubmission,
    stored: readonly StoredPhoto[],
    note: () => Promise<void> | undefined,
  ): Promise<void> {
    const { memberId, taskId } = submission;
    await this.submissions.holdTries(memberId, taskId);
    const window = await this.windows.at(memberId, taskId);
    const home = await this.members.holdHome(memberId);
    const placed = { ...submission, ...home };
    const outcome = await this.submissions.insert(placed, window, MEETING);
    if (outcome === 'passed') throw new TaskIsPassed();
    if (outcome === 'waiting') throw new SubmissionIsWaiting();
    for (const photo of stored) await this.submissions.insertPhoto(newId(), submission.id, photo);
    await note();
  }

  /**
   * A lost answer to the commit looks like a failure, so the database is asked first: only photos that no row names are
   * removed. Where it can't be asked they stay; a file too many harms nobody.
   */
  private async afterFailure(
    error: unknown,
    submission: NewSubmission,
    stored: readonly StoredPhoto[],
  ): Promise<string> {
    const { memberId, clientKey, bodyHash } = submission;
    const found = await this.submissions.findByClientKey(memberId, clientKey);
    if (found?.id !== submission.id) await this.photos.forget(stored);
    const known = await this.findKnown(memberId, clientKey, bodyHash);
    if (known !== null) return known;
    throw error;
  }
}

/** Two sent at once: the law is the constraint, the sentence the same as for one that waits. */
const MEETING = {
  submission_open_uq: () => new SubmissionIsWaiting(),
  submission_number_uq: () => new SubmissionIsWaiting(),
  submission_client_key_uq: () => new SubmissionIsWaiting(),
};
