import { Injectable } from '@nestjs/common';
import { MemberService } from '@lopso/org';
import { Access, type Actor, Audit, NotFound } from '@lopso/platform';
import { HAND_IN_FOR_MEMBERS } from '../assessment.permissions';
import { HandIn, type HandInReceipt, type HandInRequest } from './hand-in.service';
import { QuizCatalogue } from './quiz-catalogue';
import { type TaskPage } from './submissions.service';
import { TaskTries } from './task-tries';

/** Practical tasks of members without a phone: the officer photographs the paper and types the words. */
@Injectable()
export class HandInForMember {
  constructor(
    private readonly handingIn: HandIn,
    private readonly members: MemberService,
    private readonly tries: TaskTries,
    private readonly catalogue: QuizCatalogue,
    private readonly access: Access,
    private readonly audit: Audit,
  ) {}

  /** The task and the member's tries; written into the audit trail. @throws NotFound outside the officer's units, or for an unknown task */
  async taskPage(actor: Actor, memberId: string, taskId: string): Promise<TaskPage> {
    const member = (await this.members.describeMembers([memberId])).get(memberId);
    if (member === undefined) throw new NotFound();
    this.access.require(actor, HAND_IN_FOR_MEMBERS, member);
    const { course, task } = await this.catalogue.task(taskId);
    const { unitPath } = member;
    await this.audit.recordRead(actor, {
      action: 'assessment.member-task-read',
      subjectType: 'member',
      subjectId: memberId,
      unitPath,
    });
    const { tries, earlier } = await this.tries.withEarlier(memberId, taskId);
    return {
      task,
      course: { id: course.id, title: course.title, motif: course.motif },
      courseHash: course.hash,
      submissions: tries,
      earlier,
    };
  }

  /** Hands in under the member's name and keeps who did it; graded like any other try. @throws like `HandIn.handIn` */
  async handIn(actor: Actor, memberId: string, taskId: string, request: HandInRequest): Promise<HandInReceipt> {
    return this.handingIn.handInFor(actor, { memberId, taskId }, request, (member, submissionId) =>
      this.audit.record(actor, {
        action: 'assessment.handed-in-for-member',
        subjectType: 'submission',
        subjectId: submissionId,
        unitPath: member.unitPath,
        details: { memberId, taskId },
      }),
    );
  }
}
