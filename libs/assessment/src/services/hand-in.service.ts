import { Injectable } from '@nestjs/common';
import { type MemberSummary } from '@lopso/org';
import { type Actor, bodyDigest, cleanText, Clock, newId } from '@lopso/platform';
import { PhotosOutOfRange, TaskIsPassed, WordsOutOfRange } from '../assessment.errors';
import { countWords, type Rubric } from '../rules/submission-rules';
import { type NewSubmission } from '../storage/submission.repository';
import { HandInGate } from './hand-in-gate';
import { HandInWriter } from './hand-in-writer';
import { PhotoStore } from './photo-store';
import { type CurrentTask } from './quiz-catalogue';
import { TaskEditions } from './task-editions';
import { TaskTries, type TriesOfTask } from './task-tries';

/** What a member hands in. */
export interface HandInRequest {
  /** Made by the phone, the same when it sends again. */
  readonly clientKey: string;
  /** The version of the course whose task was done, as the page told it; null: whoever sends it doesn't say. */
  readonly courseHash: string | null;
  readonly words: string;
  /** The files as they came, in order. */
  readonly photos: readonly Buffer[];
}

/** The proof that a task was handed in. */
export interface HandInReceipt {
  readonly submissionId: string;
}

/** Takes practical tasks in. */
@Injectable()
export class HandIn {
  constructor(
    private readonly gate: HandInGate,
    private readonly editions: TaskEditions,
    private readonly tries: TaskTries,
    private readonly photos: PhotoStore,
    private readonly writer: HandInWriter,
    private readonly clock: Clock,
  ) {}

  /**
   * Hands a task in, for the version of it that was done, which may be another by now (decision 0073). The photos are on disk before the rows are committed. Same client key and content again: the same
   * receipt; other content: IdempotencyConflict.
   * @throws WordsOutOfRange, PhotosOutOfRange, PhotoIsUnreadable, PhotoIsTooLarge, SubmissionIsWaiting, TaskIsPassed;
   * InvalidInput for a version that never had the task; TaskIsOutdated for one replaced too long ago
   */
  async handIn(actor: Actor, taskId: string, request: HandInRequest): Promise<HandInReceipt> {
    return this.take(await this.gate.admit(actor), taskId, request);
  }

  /**
   * Hands a task in for a member without a phone, under the same rules. `note` is written with it, in its transaction.
   * @throws NotFound when the member is outside the officer's units; else like `handIn`
   */
  async handInFor(
    actor: Actor,
    { memberId, taskId }: { readonly memberId: string; readonly taskId: string },
    request: HandInRequest,
    note: (member: MemberSummary, submissionId: string) => Promise<void>,
  ): Promise<HandInReceipt> {
    return this.take(await this.gate.admitFor(actor, memberId), taskId, request, note);
  }

  private async take(
    member: MemberSummary,
    taskId: string,
    request: HandInRequest,
    note?: (member: MemberSummary, submissionId: string) => Promise<void>,
  ): Promise<HandInReceipt> {
    const bodyHash = hashOf(taskId, request);
    const known = await this.writer.findKnown(member.id, request.clientKey, bodyHash);
    if (known !== null) return { submissionId: known };
    const before = await this.tries.withEarlier(member.id, taskId);
    const done = await this.editions.done(taskId, request.courseHash, before);
    const words = tidy(request.words);
    checkRanges(done, words, request.photos.length);
    if (isPassed(done, before)) throw new TaskIsPassed();
    const stored = await this.photos.keep(request.photos);
    const { clientKey } = request;
    const submission = newSubmission(member, done, { words, clientKey, bodyHash, handedInAt: this.clock.now() });
    return { submissionId: await this.writer.write(submission, stored, () => note?.(member, submission.id)) };
  }
}

/** A try that counts was passed, or one of the very edition that this is for. */
function isPassed({ course }: CurrentTask, { tries, earlier }: TriesOfTask): boolean {
  const ofSame = earlier?.courseHash === course.hash ? [earlier] : [];
  return [...tries, ...ofSame].some(({ state }) => state === 'passed');
}

/** Lines are kept, blanks within them tidied. */
function tidy(words: string): string {
  return words.split(/\r?\n/).map(cleanText).join('\n').trim();
}

function checkRanges({ task }: CurrentTask, words: string, photos: number): void {
  const count = countWords(words);
  if (count < task.words.min || count > task.words.max)
    throw new WordsOutOfRange(count, task.words.min, task.words.max);
  if (photos < task.photos.min || photos > task.photos.max) {
    throw new PhotosOutOfRange(photos, task.photos.min, task.photos.max);
  }
}

/** Without a version as it always was, so that what an older page sends again is the same. */
function hashOf(taskId: string, { words, photos, courseHash }: HandInRequest): Buffer {
  return bodyDigest({ taskId, words, ...(courseHash === null ? {} : { courseHash }) }, photos);
}

function rubricOf({ course, task }: CurrentTask): Rubric {
  return {
    taskTitle: task.title,
    courseTitle: course.title,
    passCriteria: task.passCriteria,
    criteria: task.rubric.map(({ id, title, metHtml, notMetHtml }) => ({ id, title, metHtml, notMetHtml })),
  };
}

function newSubmission(
  member: MemberSummary,
  current: CurrentTask,
  parts: Pick<NewSubmission, 'words' | 'clientKey' | 'bodyHash' | 'handedInAt'>,
): NewSubmission {
  return {
    id: newId(),
    memberId: member.id,
    unitId: member.unitId,
    unitPath: member.unitPath,
    taskId: current.task.id,
    courseId: current.course.id,
    courseHash: current.course.hash,
    rubric: rubricOf(current),
    ...parts,
  };
}
