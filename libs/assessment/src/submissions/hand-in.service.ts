import { Injectable } from '@nestjs/common';
import { EditionService, isSameTask } from '@lopso/content';
import { MemberService, type MemberSummary } from '@lopso/org';
import {
  Access,
  type Actor,
  Audit,
  bodyDigest,
  cleanText,
  Clock,
  InvalidInput,
  newId,
  NotFound,
  requireSameBody,
  Throttle,
  Transactions,
} from '@lopso/platform';
import {
  OwnPaper,
  PhotosOutOfRange,
  SubmissionIsWaiting,
  TaskIsOutdated,
  TaskIsPassed,
  WordsOutOfRange,
} from '../assessment.errors';
import { HAND_IN_FOR_MEMBERS, LEARN } from '../assessment.permissions';
import { type CurrentTask, WorkCatalogueService } from '../work/work-catalogue.service';
import { type TriesOfTask, WorkHistoryService } from '../work/work-history.service';
import { takenAfter } from '../work/work-window.rules';
import { PhotoService } from './photo.service';
import { type NewSubmission, type StoredPhoto, SubmissionRepository } from './submission.repository';
import { countWords, type Rubric } from './submission.rules';
import { type TaskPage } from './submission.service';

/** Re-encoding photos costs: so many tries an hour are far more than anybody needs. */
const UPLOADS = { name: 'assessment.hand-in', limit: 30, windowSeconds: 3600 };

/** Two sent at once: the law is the constraint, the sentence the same as for one that waits. */
const MEETING = {
  submission_open_uq: () => new SubmissionIsWaiting(),
  submission_number_uq: () => new SubmissionIsWaiting(),
  submission_client_key_uq: () => new SubmissionIsWaiting(),
};

/**
 * Versions of the course that a hand-in may be for beside the current one. One that doesn't say is not known to be for the edition that is asked anew: it is for
 * the one before, unless that was passed, which leaves nothing to hand in for it, or is the current one again.
 */
function editionsMeant(courseHash: string | null, { earlier, window }: TriesOfTask): readonly string[] {
  if (courseHash !== null) return [courseHash];
  return earlier?.state === 'passed' || window.isTakenBack === true ? [] : window.earlierEditions;
}

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

/** Takes a practical task in, from its author or on behalf of a member. */
@Injectable()
export class HandInService {
  constructor(
    private readonly workHistory: WorkHistoryService,
    private readonly photos: PhotoService,
    private readonly clock: Clock,
    private readonly members: MemberService,
    private readonly catalogue: WorkCatalogueService,
    private readonly access: Access,
    private readonly audit: Audit,
    private readonly throttle: Throttle,
    private readonly courseEditions: EditionService,
    private readonly submissionRepository: SubmissionRepository,
    private readonly transactions: Transactions,
  ) {}

  /**
   * Hands a task in, for the version of it that was done, which may be another by now (decision 0073). The photos are on disk before the rows are committed. Same client key and content again: the same
   * receipt; other content: IdempotencyConflict.
   * @throws WordsOutOfRange, PhotosOutOfRange, PhotoIsUnreadable, PhotoIsTooLarge, SubmissionIsWaiting, TaskIsPassed;
   * InvalidInput for a version that never had the task; TaskIsOutdated for one replaced too long ago
   */
  async handInTask(actor: Actor, taskId: string, request: HandInRequest): Promise<HandInReceipt> {
    return this.takeHandIn(await this.admitAuthor(actor), taskId, request);
  }

  /**
   * Hands a task in for a member without a phone, under the same rules. `note` is written with it, in its transaction.
   * @throws NotFound when the member is outside the officer's units; else like `handIn`
   */
  async handInWithNote(
    actor: Actor,
    { memberId, taskId }: { readonly memberId: string; readonly taskId: string },
    request: HandInRequest,
    note: (member: MemberSummary, submissionId: string) => Promise<void>,
  ): Promise<HandInReceipt> {
    return this.takeHandIn(await this.admitForMember(actor, memberId), taskId, request, note);
  }

  private async takeHandIn(
    member: MemberSummary,
    taskId: string,
    request: HandInRequest,
    note?: (member: MemberSummary, submissionId: string) => Promise<void>,
  ): Promise<HandInReceipt> {
    const bodyHash = hashOf(taskId, request);
    const known = await this.findKnownSubmission(member.id, request.clientKey, bodyHash);
    if (known !== null) return { submissionId: known };
    const before = await this.workHistory.getTriesOfTask(member.id, taskId);
    const done = await this.getTaskDone(taskId, request.courseHash, before);
    const words = tidy(request.words);
    checkRanges(done, words, request.photos.length);
    if (isPassed(done, before)) throw new TaskIsPassed();
    const stored = await this.photos.keepPhotos(request.photos);
    const { clientKey } = request;
    const submission = newSubmission(member, done, { words, clientKey, bodyHash, handedInAt: this.clock.now() });
    return { submissionId: await this.writeSubmission(submission, stored, () => note?.(member, submission.id)) };
  }

  /** The task and the member's tries; written into the audit trail. @throws NotFound outside the officer's units, or for an unknown task */
  async getTaskPageOfMember(actor: Actor, memberId: string, taskId: string): Promise<TaskPage> {
    const member = (await this.members.describeMembers([memberId])).get(memberId);
    if (member === undefined) throw new NotFound();
    this.access.require(actor, HAND_IN_FOR_MEMBERS, member);
    const { course, task } = await this.catalogue.getTask(taskId);
    const { unitPath } = member;
    await this.audit.recordRead(actor, {
      action: 'assessment.member-task-read',
      subjectType: 'member',
      subjectId: memberId,
      unitPath,
    });
    const { tries, earlier } = await this.workHistory.getTriesOfTask(memberId, taskId);
    return {
      task,
      course: { id: course.id, title: course.title, motif: course.motif },
      courseHash: course.hash,
      submissions: tries,
      earlier,
    };
  }

  /** Hands in under the member's name and keeps who did it; graded like any other try. @throws like `HandInService.handInTask` */
  async handInForMember(
    actor: Actor,
    memberId: string,
    taskId: string,
    request: HandInRequest,
  ): Promise<HandInReceipt> {
    return this.handInWithNote(actor, { memberId, taskId }, request, (member, submissionId) =>
      this.audit.record(actor, {
        action: 'assessment.handed-in-for-member',
        subjectType: 'submission',
        subjectId: submissionId,
        unitPath: member.unitPath,
        details: { memberId, taskId },
      }),
    );
  }

  /** @throws Forbidden when the actor is no member; TooManyRequests when they send again and again */
  async admitAuthor(actor: Actor): Promise<MemberSummary> {
    const memberId = this.access.requireMember(actor, LEARN);
    await this.throttle.spend(UPLOADS, memberId);
    return this.getMember(memberId);
  }

  /** Lets an officer in for a member of the officer's units. @throws NotFound elsewhere; OwnPaper for herself; TooManyRequests */
  async admitForMember(actor: Actor, memberId: string): Promise<MemberSummary> {
    const member = await this.getMember(memberId);
    this.access.require(actor, HAND_IN_FOR_MEMBERS, member);
    if (actor.memberId === memberId) throw new OwnPaper();
    await this.throttle.spend(UPLOADS, memberId);
    return member;
  }

  private async getMember(memberId: string): Promise<MemberSummary> {
    const member = (await this.members.describeMembers([memberId])).get(memberId);
    if (member === undefined) throw new NotFound();
    return member;
  }

  /**
   * The task as it was done by the version that a hand-in names (null: it names none): the current one where that asks for the same.
   * @throws InvalidInput for a version that never had the task; TaskIsOutdated for one that was replaced too long ago (decision 0073)
   */
  async getTaskDone(taskId: string, courseHash: string | null, before: TriesOfTask): Promise<CurrentTask> {
    const current = await this.catalogue.getTask(taskId);
    if (courseHash === current.course.hash) return current;
    const meant = await this.catalogue.findTaskAmong(taskId, editionsMeant(courseHash, before));
    if (meant === null && courseHash !== null)
      throw new InvalidInput([{ pointer: '#/courseHash', code: 'field.not-in-list' }]);
    if (meant === null || isSameTask(meant.task, current.task)) return current;
    if (courseHash !== null) await this.requireTakenEdition(meant, before);
    return meant;
  }

  private async requireTakenEdition(
    { course: { hash, version } }: CurrentTask,
    { window }: TriesOfTask,
  ): Promise<void> {
    const after = takenAfter(window, this.clock.now());
    if (!(await this.courseEditions.wasCurrentAfter(hash, after))) throw new TaskIsOutdated(version);
  }

  /** What was handed in before under this key; null when nothing was. @throws IdempotencyConflict for other content */
  async findKnownSubmission(memberId: string, clientKey: string, bodyHash: Buffer): Promise<string | null> {
    const known = await this.submissionRepository.findByClientKey(memberId, clientKey);
    if (known === null) return null;
    requireSameBody(known.bodyHash, bodyHash);
    return known.id;
  }

  /** Writes it, and `note` with it; gives the id. @throws SubmissionIsWaiting, TaskIsPassed */
  async writeSubmission(
    submission: NewSubmission,
    stored: readonly StoredPhoto[],
    note: () => Promise<void> | undefined,
  ): Promise<string> {
    try {
      await this.transactions.run(() => this.storeSubmission(submission, stored, note));
      return submission.id;
    } catch (error) {
      return this.recoverSubmission(error, submission, stored);
    }
  }

  /**
   * Photos take seconds to arrive: whether a try was passed meanwhile is asked under the lock that grading takes, and where the
   * member belongs is read anew: who moved meanwhile is graded where she is.
   */
  private async storeSubmission(
    submission: NewSubmission,
    stored: readonly StoredPhoto[],
    note: () => Promise<void> | undefined,
  ): Promise<void> {
    const { memberId, taskId } = submission;
    await this.submissionRepository.holdTries(memberId, taskId);
    const window = await this.catalogue.getWindow(memberId, taskId);
    const home = await this.members.holdHome(memberId);
    const placed = { ...submission, ...home };
    const outcome = await this.submissionRepository.insert(placed, window, MEETING);
    if (outcome === 'passed') throw new TaskIsPassed();
    if (outcome === 'waiting') throw new SubmissionIsWaiting();
    for (const photo of stored) await this.submissionRepository.insertPhoto(newId(), submission.id, photo);
    await note();
  }

  /**
   * A lost answer to the commit looks like a failure, so the database is asked first: only photos that no row names are
   * removed. Where it can't be asked they stay; a file too many harms nobody.
   */
  private async recoverSubmission(
    error: unknown,
    submission: NewSubmission,
    stored: readonly StoredPhoto[],
  ): Promise<string> {
    const { memberId, clientKey, bodyHash } = submission;
    const found = await this.submissionRepository.findByClientKey(memberId, clientKey);
    if (found?.id !== submission.id) await this.photos.forgetPhotos(stored);
    const known = await this.findKnownSubmission(memberId, clientKey, bodyHash);
    if (known !== null) return known;
    throw error;
  }
}
