import { Injectable } from '@nestjs/common';
import { AttemptSummaries, SubmissionSummaries } from '@lopso/assessment';
import { Access, type Actor } from '@lopso/platform';
import { LEARN } from '../learning.permissions';
import { LessonStandings, type LessonStanding } from './lesson-standings.service';

/** Everything a member has begun: lessons, quizzes, practical tasks. */
export interface MemberProgressView extends LessonStanding {
  readonly quizzes: Awaited<ReturnType<AttemptSummaries['of']>>;
  readonly tasks: Awaited<ReturnType<SubmissionSummaries['of']>>;
}

/** A member's own progress over all courses, in a round or not. */
@Injectable()
export class MemberProgress {
  constructor(
    private readonly standings: LessonStandings,
    private readonly attempts: AttemptSummaries,
    private readonly submissions: SubmissionSummaries,
    private readonly access: Access,
  ) {}

  /** What the actor has begun in the rounds that run; lessons never opened in them are not listed. */
  async of(actor: Actor): Promise<MemberProgressView> {
    const memberId = this.access.requireMember(actor, LEARN);
    const [{ lessons, news }, quizzes, tasks] = await Promise.all([
      this.standings.of(memberId),
      this.attempts.of(memberId),
      this.submissions.of(memberId),
    ]);
    return { lessons, news, quizzes, tasks };
  }
}
