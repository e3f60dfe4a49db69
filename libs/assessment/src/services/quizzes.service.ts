import { Injectable } from '@nestjs/common';
import { Access, type Actor, Clock } from '@lopso/platform';
import { LEARN } from '../assessment.permissions';
import { attemptsAllowed, attemptsLeft, isOverdue } from '../rules/attempt-limits';
import { type LessonToReread } from '../rules/mark-paper';
import { type PaperCourse } from '../rules/paper';
import { rightAnswersNeeded } from '../rules/pass-rule';
import { type AttemptGrant } from '../storage/attempt-grant.repository';
import { type AttemptLine } from '../storage/attempt-history.repository';
import { AttemptRepository } from '../storage/attempt.repository';
import { AttemptHistory } from './attempt-history';
import { attemptResult, type Standing, standingOf } from './attempt-views';
import { QuizCatalogue } from './quiz-catalogue';

/** What a member reads before starting, and where they stand. */
export interface QuizOverview extends Standing {
  readonly id: string;
  readonly title: string;
  readonly introHtml: string;
  readonly course: PaperCourse;
  readonly count: number;
  readonly passPercent: number;
  readonly rightAnswersNeeded: number;
  readonly timeLimitMinutes: number | null;
  /** With those that were given; null: no limit. */
  readonly maxAttempts: number | null;
  /** Further attempts that were given and count now, the first first. */
  readonly granted: readonly Pick<AttemptGrant, 'number' | 'reason' | 'givenAt'>[];
  readonly attemptsLeft: number | null;
  /** The attempt to go on with; null when there is none or its time is over. */
  readonly openAttemptId: string | null;
  readonly attempts: readonly AttemptLine[];
  /** The newest attempt drawn from an earlier edition of the course than is asked for, which counts for nothing of that; null: none. */
  readonly earlierAttempt: AttemptLine | null;
  /** Behind the wrong answers of the last attempt, when that was not passed. */
  readonly lessonsToReread: readonly LessonToReread[];
}

/** Quizzes as members meet them before starting. */
@Injectable()
export class Quizzes {
  constructor(
    private readonly catalogue: QuizCatalogue,
    private readonly history: AttemptHistory,
    private readonly repository: AttemptRepository,
    private readonly access: Access,
    private readonly clock: Clock,
  ) {}

  /** @throws NotFound when no current course has this quiz */
  async overview(actor: Actor, quizId: string): Promise<QuizOverview> {
    const memberId = this.access.requireMember(actor, LEARN);
    const { course, quiz } = await this.catalogue.quiz(quizId);
    const { lines, earlier, granted } = await this.history.withEarlier(memberId, quizId);
    const maxAttempts = attemptsAllowed(quiz.maxAttempts, granted);
    const open = lines.find((line) => line.submittedAt === null && !line.isOnPaper);
    return {
      id: quiz.id,
      title: quiz.title,
      introHtml: quiz.introHtml,
      course: { id: course.id, title: course.title, motif: course.motif },
      count: quiz.count,
      passPercent: quiz.passPercent,
      rightAnswersNeeded: rightAnswersNeeded(quiz.count, quiz.passPercent),
      timeLimitMinutes: quiz.timeLimitMinutes,
      ...{ maxAttempts, granted, attemptsLeft: attemptsLeft(maxAttempts, lines.length) },
      openAttemptId: open === undefined || isOverdue(open, this.clock.now()) ? null : open.id,
      attempts: lines,
      earlierAttempt: earlier.at(-1) ?? null,
      lessonsToReread: await this.lessonsOfLast(lines),
      ...standingOf(lines),
    };
  }

  private async lessonsOfLast(lines: readonly AttemptLine[]): Promise<readonly LessonToReread[]> {
    const last = lines.findLast((line) => line.submittedAt !== null);
    if (last === undefined || lines.some((line) => line.isPassed === true)) return [];
    const attempt = await this.repository.find(last.id);
    return attempt === null ? [] : (attemptResult(attempt)?.lessonsToReread ?? []);
  }
}
