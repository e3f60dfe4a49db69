import { isDeepStrictEqual } from 'node:util';
import { Injectable } from '@nestjs/common';
import { type Actor, Clock, Events, newId, Transactions } from '@lopso/platform';
import { CommentIsMissing, OwnSubmission, SubmissionIsGraded, VerdictsIncomplete } from '../assessment.errors';
import { TaskPassed } from '../assessment.events';
import { GRADE_TASKS } from '../assessment.permissions';
import { type CriterionVerdict, gradeOutcome } from '../rules/submission-rules';
import { type Grade, type Submission, SubmissionRepository } from '../storage/submission.repository';
import { WorkReach } from './work-reach';

/** A grader's judgement. */
export interface GradeRequest {
  readonly criteria: readonly CriterionVerdict[];
  readonly comment: string;
}

/** Grades practical tasks by their rubric. */
@Injectable()
export class Grading {
  constructor(
    private readonly submissions: SubmissionRepository,
    private readonly events: Events,
    private readonly reach: WorkReach,
    private readonly transactions: Transactions,
    private readonly clock: Clock,
  ) {}

  /**
   * Passes a task or returns it for another try, and tells of a pass in the same transaction. The same judgement by the
   * same grader again: the same answer.
   * @throws SubmissionIsGraded when another grader was first
   * @throws VerdictsIncomplete, CommentIsMissing, OwnSubmission; NotFound outside the grader's units
   */
  async grade(actor: Actor, submissionId: string, request: GradeRequest): Promise<Submission> {
    const submission = await this.gradable(actor, submissionId);
    const grade = this.decide(actor, submission, request);
    await this.transactions.run(async () => {
      if (await this.submissions.grade(submissionId, grade)) await this.publish(submission, grade);
    });
    const graded = await this.gradable(actor, submissionId);
    if (!isSame(graded, grade)) throw new SubmissionIsGraded();
    return graded;
  }

  private async gradable(actor: Actor, submissionId: string): Promise<Submission> {
    const found = await this.submissions.find(submissionId);
    const { work: submission } = await this.reach.require(actor, GRADE_TASKS, found);
    if (submission.memberId === actor.memberId) throw new OwnSubmission();
    return submission;
  }

  private decide(actor: Actor, submission: Submission, { criteria, comment }: GradeRequest): Grade {
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

  private async publish(submission: Submission, grade: Grade): Promise<void> {
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
}

function isSame(submission: Submission, grade: Grade): boolean {
  return (
    submission.gradedBy === grade.gradedBy &&
    submission.comment === grade.comment &&
    isDeepStrictEqual(submission.criteria, grade.criteria)
  );
}
