import { Injectable } from '@nestjs/common';
import { AttemptSummaries, SubmissionSummaries } from '@lopso/assessment';
import { Access, type Actor } from '@lopso/platform';
import { LEARN } from '../learning.permissions';
import { standingPositions, standingReadings } from '../rules/reading';
import { EvidenceRepository } from '../storage/evidence.repository';
import { LessonProgressRepository } from '../storage/lesson-progress.repository';
import { CountingWindows } from './counting-windows.service';

/** How far a member is in a lesson. */
export interface LessonProgress {
  readonly lessonId: string;
  /** Where she stopped, 0–100. */
  readonly percent: number;
  readonly readAt: Date | null;
}

/** Everything a member has begun: lessons, quizzes, practical tasks. */
export interface MemberProgressView {
  readonly lessons: readonly LessonProgress[];
  readonly quizzes: Awaited<ReturnType<AttemptSummaries['of']>>;
  readonly tasks: Awaited<ReturnType<SubmissionSummaries['of']>>;
}

/** A member's own progress over all courses, in a round or not. */
@Injectable()
export class MemberProgress {
  constructor(
    private readonly windows: CountingWindows,
    private readonly positions: LessonProgressRepository,
    private readonly evidence: EvidenceRepository,
    private readonly attempts: AttemptSummaries,
    private readonly submissions: SubmissionSummaries,
    private readonly access: Access,
  ) {}

  /** What the actor has begun in the rounds that run; lessons never opened in them are not listed. */
  async of(actor: Actor): Promise<MemberProgressView> {
    const memberId = this.access.requireMember(actor, LEARN);
    const [windows, positions, readings, quizzes, tasks] = await Promise.all([
      this.windows.of(memberId),
      this.positions.of(memberId),
      this.evidence.lessonsRead(memberId),
      this.attempts.of(memberId),
      this.submissions.of(memberId),
    ]);
    const begun = standingPositions(positions, windows);
    const read = standingReadings(readings, windows);
    const lessonIds = [...new Set([...begun.keys(), ...read.keys()])].sort();
    const lessons = lessonIds.map((lessonId) => ({
      lessonId,
      percent: begun.get(lessonId) ?? 0,
      readAt: read.get(lessonId) ?? null,
    }));
    return { lessons, quizzes, tasks };
  }
}
