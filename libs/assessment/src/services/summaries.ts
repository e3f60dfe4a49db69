import { Injectable } from '@nestjs/common';
import { Clock } from '@lopso/platform';
import { AttemptHistoryRepository, type AttemptSummary } from '../storage/attempt-history.repository';
import { SubmissionRepository, type SubmissionSummary } from '../storage/submission.repository';

/** Where a member stands in their quizzes; for other libraries, no access check. */
@Injectable()
export class AttemptSummaries {
  constructor(
    private readonly history: AttemptHistoryRepository,
    private readonly clock: Clock,
  ) {}

  /** One line per quiz attempted; quizzes never begun are missing. Joins a running transaction. */
  of(memberId: string): Promise<AttemptSummary[]> {
    return this.history.summariesOf(memberId, this.clock.now());
  }
}

/** Where a member stands in their practical tasks; for other libraries, no access check. */
@Injectable()
export class SubmissionSummaries {
  constructor(private readonly submissions: SubmissionRepository) {}

  /** The newest submission of each task handed in; others are missing. Joins a running transaction. */
  of(memberId: string): Promise<SubmissionSummary[]> {
    return this.submissions.summariesOf(memberId);
  }
}
