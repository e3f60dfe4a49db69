import { Injectable } from '@nestjs/common';
import { Access, type Actor, Audit, NotFound } from '@lopso/platform';
import { Members, type MemberSummary } from '@lopso/org';
import { ENTER_PAPER_QUIZZES } from '../assessment.permissions';
import { type Attempt, AttemptRepository } from '../storage/attempt.repository';

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
    private readonly members: Members,
    private readonly access: Access,
    private readonly audit: Audit,
  ) {}

  /** Written into the audit trail. @throws NotFound outside the officer's units */
  async get(actor: Actor, attemptId: string): Promise<PaperSheet> {
    const attempt = await this.attempts.find(attemptId);
    if (attempt === null || !attempt.isOnPaper) throw new NotFound();
    this.access.require(actor, ENTER_PAPER_QUIZZES, attempt);
    const member = (await this.members.describe([attempt.memberId])).get(attempt.memberId);
    if (member === undefined) throw new NotFound();
    const { memberId, unitPath } = attempt;
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
