import { type Readable } from 'node:stream';
import { Injectable } from '@nestjs/common';
import { Access, type Actor, Audit, NotFound } from '@lopso/platform';
import { type CompiledTask } from '@lopso/content';
import { LEARN, READ_SUBMISSIONS } from '../assessment.permissions';
import { type PaperCourse } from '../rules/paper';
import { type StoredPhoto, type Submission, SubmissionRepository } from '../storage/submission.repository';
import { PhotoStore } from './photo-store';
import { QuizCatalogue } from './quiz-catalogue';

/** A practical task for the member who is to do it. */
export interface TaskPage {
  readonly task: CompiledTask;
  readonly course: PaperCourse;
  /** The newest first. */
  readonly submissions: readonly Submission[];
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
    private readonly catalogue: QuizCatalogue,
    private readonly photos: PhotoStore,
    private readonly access: Access,
    private readonly audit: Audit,
  ) {}

  /** The task and the member's own tries. @throws NotFound when no current course has this task */
  async taskPage(actor: Actor, taskId: string): Promise<TaskPage> {
    const memberId = this.access.requireMember(actor, LEARN);
    const { course, task } = await this.catalogue.task(taskId);
    return {
      task,
      course: { id: course.id, title: course.title, motif: course.motif },
      submissions: await this.submissions.listOf(memberId, taskId),
    };
  }

  /** @throws NotFound for what is neither one's own nor in one's units */
  async get(actor: Actor, submissionId: string): Promise<Submission> {
    const submission = await this.submissions.find(submissionId);
    if (submission === null) throw new NotFound();
    if (submission.memberId === actor.memberId) return submission;
    this.access.require(actor, READ_SUBMISSIONS, submission);
    const { memberId, unitPath } = submission;
    await this.audit.recordRead(actor, {
      action: 'assessment.submission-read',
      subjectType: 'submission',
      subjectId: submissionId,
      unitPath,
      details: { memberId },
    });
    return submission;
  }

  /** A photo by its position from 1. @throws NotFound like `get` */
  async openPhoto(actor: Actor, submissionId: string, position: number): Promise<PhotoStream> {
    const submission = await this.get(actor, submissionId);
    const photo = submission.photos.find((one) => one.position === position);
    if (photo === undefined) throw new NotFound();
    return { photo, stream: await this.photos.open(photo) };
  }
}
