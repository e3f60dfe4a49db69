import { Injectable } from '@nestjs/common';
import { type MemberSummary } from '@lopso/org';
import { type Actor, Audit } from '@lopso/platform';
import { ENTER_PAPER_QUIZZES } from '../assessment.permissions';
import { type Attempt, AttemptRepository } from '../storage/attempt.repository';
import { WorkReach } from './work-reach';

/** A drawn sheet and whose it is. */
export interface PaperSheet {
  readonly attempt: Attempt;
  readonly member: MemberSummary;
}

/** Drawn sheets, to print and to type in. */
@Injectable()
export class PaperSheets {
  constructor(
    private readonly attempts: AttemptRepository,
    private readonly reach: WorkReach,
    private readonly audit: Audit,
  ) {}

  /** Written into the audit trail. @throws NotFound outside the officer's units */
  async get(actor: Actor, attemptId: string): Promise<PaperSheet> {
    const found = await this.attempts.find(attemptId);
    const sheet = found?.isOnPaper === true ? found : null;
    const { work: attempt, author: member } = await this.reach.require(actor, ENTER_PAPER_QUIZZES, sheet);
    const { memberId } = attempt;
    const { unitPath } = member;
    await this.audit.recordRead(actor, {
      action: 'assessment.paper-read',
      subjectType: 'attempt',
      subjectId: attemptId,
      unitPath,
      details: { memberId },
    });
    return { attempt, member };
  }
}
