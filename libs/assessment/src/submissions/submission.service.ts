import { type Readable } from 'node:stream';
import { isDeepStrictEqual } from 'node:util';
import { Injectable, type OnModuleInit } from '@nestjs/common';
import { type CompiledTask } from '@lopso/content';
import { type HomeFollower, MemberHomeService, MemberService, type MemberSummary } from '@lopso/org';
import {
  Access,
  type Actor,
  Audit,
  Clock,
  DataUses,
  decodeMomentCursor,
  encodeMomentCursor,
  Events,
  newId,
  NotFound,
  type Scope,
  Transactions,
} from '@lopso/platform';
import { CommentIsMissing, OwnSubmission, SubmissionIsGraded, VerdictsIncomplete } from '../assessment.errors';
import { TaskPassed } from '../assessment.events';
import { GRADE_TASKS, LEARN, READ_SUBMISSIONS } from '../assessment.permissions';
import { type PaperCourse } from '../attempts/paper.rules';
import { WorkAccess } from '../work/work-access.service';
import { WorkCatalogueService } from '../work/work-catalogue.service';
import { type TryEdition, WorkHistoryService } from '../work/work-history.service';
import { PhotoService } from './photo.service';
import { type Grade, type StoredPhoto, type Submission, SubmissionRepository } from './submission.repository';
import { type CriterionVerdict, gradeOutcome } from './submission.rules';

/** A practical task for the member who is to do it. */
export interface TaskPage {
  readonly task: CompiledTask;
  readonly course: PaperCourse;
  /** The version of the course it stands in, which a hand-in names. */
  readonly courseHash: string;
  /** Those of the running round, the newest first. */
  readonly submissions: readonly Submission[];
  /** The newest try for an earlier edition of the course than is asked for, which counts for nothing of that; null: none. */
  readonly earlier: Submission | null;
}

/** A picture on its way out. */
export interface PhotoStream {
  readonly photo: StoredPhoto;
  readonly stream: Readable;
}

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

/** A grader's judgement. */
export interface GradeRequest {
  readonly criteria: readonly CriterionVerdict[];
  readonly comment: string;
}

function isSame(submission: Submission, grade: Grade): boolean {
  return (
    submission.gradedBy === grade.gradedBy &&
    submission.comment === grade.comment &&
    isDeepStrictEqual(submission.criteria, grade.criteria)
  );
}

/** Submissions of practical tasks: read, queued for grading, graded, shown as examples. */
@Injectable()
export class SubmissionService implements OnModuleInit, HomeFollower {
  constructor(
    private readonly submissionRepository: SubmissionRepository,
    private readonly workHistory: WorkHistoryService,
    private readonly catalogue: WorkCatalogueService,
    private readonly photos: PhotoService,
    private readonly workAccess: WorkAccess,
    private readonly audit: Audit,
    private readonly members: MemberService,
    private readonly access: Access,
    private readonly events: Events,
    private readonly transactions: Transactions,
    private readonly clock: Clock,
    private readonly memberHomes: MemberHomeService,
    private readonly uses: DataUses,
  ) {}

  /** The task and the member's own tries. @throws NotFound when no current course has this task */
  async getTaskPage(actor: Actor, taskId: string): Promise<TaskPage> {
    const memberId = this.workAccess.requireOwnWork(actor, LEARN);
    const { course, task } = await this.catalogue.getTask(taskId);
    const { tries, earlier } = await this.workHistory.getTriesOfTask(memberId, taskId);
    return {
      task,
      course: { id: course.id, title: course.title, motif: course.motif },
      courseHash: course.hash,
      submissions: tries,
      earlier,
    };
  }

  /** @throws NotFound for what is neither one's own nor in one's units */
  async getSubmission(actor: Actor, submissionId: string): Promise<Submission> {
    const found = await this.submissionRepository.find(submissionId);
    if (found !== null && found.memberId === actor.memberId) return found;
    const { work: submission, author } = await this.workAccess.requireWork(actor, READ_SUBMISSIONS, found);
    const { memberId } = submission;
    const { unitPath } = author;
    await this.audit.recordRead(actor, {
      action: 'assessment.submission-read',
      subjectType: 'submission',
      subjectId: submissionId,
      unitPath,
      details: { memberId },
    });
    return submission;
  }

  /** Whose work it is, for a trainer of the units. @throws NotFound outside them */
  async getAuthor(actor: Actor, submissionId: string): Promise<string> {
    const found = await this.submissionRepository.find(submissionId);
    return (await this.workAccess.requireWork(actor, GRADE_TASKS, found)).work.memberId;
  }

  /** A photo to be shown in another class; whether the person agreed is asked before. @throws NotFound like `authorOf` */
  async openExamplePhoto(actor: Actor, submissionId: string, position: number): Promise<PhotoStream> {
    const memberId = await this.getAuthor(actor, submissionId);
    const submission = await this.submissionRepository.find(submissionId);
    const photo = submission?.photos.find((one) => one.position === position);
    if (submission === null || photo === undefined) throw new NotFound();
    await this.audit.recordExport(actor, {
      action: 'assessment.photo-taken-as-example',
      subjectType: 'submission',
      subjectId: submissionId,
      unitPath: submission.unitPath,
      details: { memberId, number: position },
    });
    return { photo, stream: await this.photos.openPhoto(photo) };
  }

  /** A photo by its position from 1. @throws NotFound like `get` */
  async openPhoto(actor: Actor, submissionId: string, position: number): Promise<PhotoStream> {
    const submission = await this.getSubmission(actor, submissionId);
    const photo = submission.photos.find((one) => one.position === position);
    if (photo === undefined) throw new NotFound();
    return { photo, stream: await this.photos.openPhoto(photo) };
  }

  /** A page after `cursor` (null: the first). The grader's own tasks are left to others. */
  async listGradingQueue(
    actor: Actor,
    page: { readonly limit: number; readonly cursor: string | null },
  ): Promise<QueuePage> {
    const scope = this.access.scope(actor, GRADE_TASKS);
    const reading = await this.audit.recordReadOver(actor, scope, { action: 'assessment.queue-listed' });
    const after = decodeMomentCursor(page.cursor);
    const found = await this.submissionRepository.listWaiting(scope, {
      after,
      limit: page.limit + 1,
      exceptMemberId: actor.memberId,
    });
    const shown = found.slice(0, page.limit);
    const last = shown.at(-1);
    const items = await this.describeQueue(scope, shown);
    await this.audit.noteHeld(
      reading,
      items.map(({ member }) => ({ memberId: member.id, unitPath: member.unitPath })),
    );
    return {
      items,
      waiting: await this.submissionRepository.countWaiting(scope, actor.memberId),
      nextCursor: found.length > page.limit && last !== undefined ? encodeMomentCursor(last.handedInAt, last.id) : null,
    };
  }

  /** Work lies where its author belongs (`SubmissionService`); nobody of another scope is shown even if it did not. */
  private async describeQueue(scope: Scope, shown: readonly Submission[]): Promise<QueueItem[]> {
    const members = await this.members.describeMembers([...new Set(shown.map(({ memberId }) => memberId))]);
    const editions = await this.workHistory.getEditionsOfTries(shown);
    const items: QueueItem[] = [];
    for (const submission of shown) {
      const member = members.get(submission.memberId);
      if (member === undefined || !scope.contains(member.unitPath)) continue;
      items.push({
        ...{ submission, member },
        ...(editions.get(submission.id) ?? CURRENT),
        previousComment: await this.findPreviousComment(submission),
      });
    }
    return items;
  }

  private async findPreviousComment(submission: Submission): Promise<string | null> {
    if (submission.number === 1) return null;
    const tries = await this.submissionRepository.listOf(submission.memberId, submission.taskId);
    return tries.find((one) => one.number < submission.number)?.comment ?? null;
  }

  /**
   * Passes a task or returns it for another try, and tells of a pass in the same transaction. The same judgement by the
   * same grader again: the same answer.
   * @throws SubmissionIsGraded when another grader was first
   * @throws VerdictsIncomplete, CommentIsMissing, OwnSubmission; NotFound outside the grader's units
   */
  async gradeSubmission(actor: Actor, submissionId: string, request: GradeRequest): Promise<Submission> {
    const submission = await this.getGradable(actor, submissionId);
    const grade = this.decideGrade(actor, submission, request);
    await this.transactions.run(async () => {
      if (await this.submissionRepository.grade(submissionId, grade)) await this.publishPassed(submission, grade);
    });
    const graded = await this.getGradable(actor, submissionId);
    if (!isSame(graded, grade)) throw new SubmissionIsGraded();
    return graded;
  }

  private async getGradable(actor: Actor, submissionId: string): Promise<Submission> {
    const found = await this.submissionRepository.find(submissionId);
    const { work: submission } = await this.workAccess.requireWork(actor, GRADE_TASKS, found);
    if (submission.memberId === actor.memberId) throw new OwnSubmission();
    return submission;
  }

  private decideGrade(actor: Actor, submission: Submission, { criteria, comment }: GradeRequest): Grade {
    const outcome = gradeOutcome(submission.rubric, criteria, comment.trim());
    if (outcome === 'incomplete') throw new VerdictsIncomplete();
    if (outcome === 'comment-missing') throw new CommentIsMissing();
    const order = submission.rubric.criteria.map(({ id }) => id);
    return {
      state: outcome,
      gradedBy: actor.accountId,
      gradedAt: this.clock.now(),
      criteria: [...criteria]
        .sort((one, other) => order.indexOf(one.criterionId) - order.indexOf(other.criterionId))
        .map(({ criterionId, isMet }) => ({ criterionId, isMet })),
      comment: comment.trim(),
    };
  }

  private async publishPassed(submission: Submission, grade: Grade): Promise<void> {
    if (grade.state !== 'passed') return;
    await this.events.publish(TaskPassed, {
      id: newId(),
      occurredAt: grade.gradedAt.toISOString(),
      memberId: submission.memberId,
      courseId: submission.courseId,
      courseHash: submission.courseHash,
      taskId: submission.taskId,
      submissionId: submission.id,
    });
  }

  onModuleInit(): void {
    this.memberHomes.addFollower(this);
  }

  async follow(memberIds: readonly string[]): Promise<void> {
    const authors = await this.submissionRepository.authorsWaiting(memberIds);
    const homes = await this.members.describeMembers(authors);
    await this.submissionRepository.moveWaiting([...homes.values()]);
  }

  /** @throws NotFound outside the trainer's units; RecordIsRestricted, UseNotAgreed unless the person agreed */
  async takeExamplePhoto(actor: Actor, submissionId: string, position: number): Promise<PhotoStream> {
    const memberId = await this.getAuthor(actor, submissionId);
    await this.uses.require(memberId, 'work-photos');
    return this.openExamplePhoto(actor, submissionId, position);
  }
}
