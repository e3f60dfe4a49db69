import { Injectable } from '@nestjs/common';
import { WorkHistoryService } from '@lopso/assessment';
import { Access, type Actor } from '@lopso/platform';
import { LEARN } from '../learning.permissions';
import { type LessonStanding, LessonStandings } from './lesson-standings.service';

/** Everything a member has begun: lessons, quizzes, practical tasks. */
export interface MemberProgressView extends LessonStanding {
  readonly quizzes: Awaited<ReturnType<WorkHistoryService['listAttemptSummaries']>>;
  readonly tasks: Awaited<ReturnType<WorkHistoryService['listSubmissionSummaries']>>;
}

/** A member's own progress over all courses, in a round or not. */
@Injectable()
export class MemberProgress {
  constructor(
    private readonly standings: LessonStandings,
    private readonly workHistory: WorkHistoryService,
    private readonly access: Access,
  ) {}

  /** What the actor has begun in the rounds that run; lessons never opened in them are not listed. */
  async of(actor: Actor): Promise<MemberProgressView> {
    const memberId = this.access.requireMember(actor, LEARN);
    const [{ lessons, news }, quizzes, tasks] = await Promise.all([
      this.standings.of(memberId),
      this.workHistory.listAttemptSummaries(memberId),
      this.workHistory.listSubmissionSummaries(memberId),
    ]);
    return { lessons, news, quizzes, tasks };
  }
}
