import { type Readable } from 'node:stream';
import { Injectable } from '@nestjs/common';
import { type Actor, Audit, NotFound } from '@lopso/platform';
import { type CompiledTask } from '@lopso/content';
import { GRADE_TASKS, LEARN, READ_SUBMISSIONS } from '../assessment.permissions';
import { type PaperCourse } from '../rules/paper';
import { type StoredPhoto, type Submission, SubmissionRepository } from '../storage/submission.repository';
import { PhotoStore } from './photo-store';
import { QuizCatalogue } from './quiz-catalogue';
import { TaskTries } from './task-tries';
import { WorkReach } from './work-reach';

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

/** What was handed in, for the member and for those whose units cover it. */
@Injectable()
export class Submissions {
  constructor(
    private readonly submissions: SubmissionRepository,
    private readonly tries: TaskTries,
    private readonly catalogue: QuizCatalogue,
    private readonly photos: PhotoStore,
    private readonly reach: WorkReach,
    private readonly audit: Audit,
  ) {}

  /** The task and the member's own tries. @throws NotFound when no current course has this task */
  async taskPage(actor: Actor, taskId: string): Promise<TaskPage> {
    const memberId = this.reach.requireOwn(actor, LEARN);
    const { course, task } = await this.catalogue.task(taskId);
    const { tries, earlier } = await this.tries.withEarlier(memberId, taskId);
    return {
      task,
      course: { id: course.id, title: course.title, motif: course.motif },
      courseHash: course.hash,
      submissions: tries,
      earlier,
    };
  }

  /** @throws NotFound for what is neither one's own nor in one's units */
  async get(actor: Actor, submissionId: string): Promise<Submission> {
    const found = await this.submissions.find(submissionId);
    if (found !== null && found.memberId === actor.memberId) return found;
    const { work: submission, author } = await this.reach.require(actor, READ_SUBMISSIONS, found);
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
  async authorOf(actor: Actor, submissionId: string): Promise<string> {
    const found = await this.submissions.find(submissionId);
    return (await this.reach.require(actor, GRADE_TASKS, found)).work.memberId;
  }

  /** A photo to be shown in another class; whether the person agreed is asked before. @throws NotFound like `authorOf` */
  async takeAsExample(actor: Actor, submissionId: string, position: number): Promise<PhotoStream> {
    const memberId = await this.authorOf(actor, submissionId);
    const submission = await this.submissions.find(submissionId);
    const photo = submission?.photos.find((one) => one.position === position);
    if (submission === null || photo === undefined) throw new NotFound();
    await this.audit.recordExport(actor, {
      action: 'assessment.photo-taken-as-example',
      subjectType: 'submission',
      subjectId: submissionId,
      unitPath: submission.unitPath,
      details: { memberId, number: position },
    });
    return { photo, stream: await this.photos.open(photo) };
  }

  /** A photo by its position from 1. @throws NotFound like `get` */
  async openPhoto(actor: Actor, submissionId: string, position: number): Promise<PhotoStream> {
    const submission = await this.get(actor, submissionId);
    const photo = submission.photos.find((one) => one.position === position);
    if (photo === undefined) throw new NotFound();
    return { photo, stream: await this.photos.open(photo) };
  }
}
