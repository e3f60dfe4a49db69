import { ApiProperty } from '@nestjs/swagger';
import { IsInt, IsOptional, IsString, Max, MaxLength, Min } from 'class-validator';
import { type MemberProgressView } from './own-learning.service';

export class KeepPositionRequest {
  /** Where the member stopped, 0–100. */
  @IsInt()
  @Min(0)
  @Max(100)
  percent: number;
}

/** How far a lesson is read. */
export class LessonProgressResponse {
  lessonId: string;
  percent: number;
  isRead: boolean;
  /** Instant, ISO 8601 in UTC. */
  readAt: string | null;
  /** When she last read it in an earlier edition of the course than is asked for, where she has not read it in that one. Instant, ISO 8601 in UTC. */
  earlierReadAt: string | null;
}

export class FinishLessonRequest {
  /** `courseHash` of the lesson that was read. Left out (pages of before): where a major edition changed the lesson, it is of the one before. */
  @IsOptional()
  @IsString()
  @MaxLength(200)
  courseHash?: string | null;
}

/** What became of a lesson that was read. */
export class FinishedLessonResponse {
  /** It was read in an earlier edition than is asked for: what the lesson says now is still to be read. */
  isOfEarlierEdition: boolean;
}

/** A lesson that the member has not seen as it is now, in a course she read. */
export class LessonNewsResponse {
  lessonId: string;
  /** `changed`: another text since she read it; `added`: not there when she last read in the course. */
  @ApiProperty({ enum: ['changed', 'added'] })
  kind: 'changed' | 'added';
}

/** How a quiz stands. */
export class QuizProgressResponse {
  quizId: string;
  /** Null before the first attempt is submitted. */
  bestPercent: number | null;
  isPassed: boolean;
  attempts: number;
  openAttemptId: string | null;
}

/** How a practical task stands: its latest submission. */
export class TaskProgressResponse {
  taskId: string;
  /** `handed-in`, `passed` or `returned`. */
  state: string;
  submissionId: string;
  /** Instant, ISO 8601 in UTC. */
  handedInAt: string;
  /** What the grader wrote. */
  comment: string | null;
}

/** Everything the member has begun; what was never opened is not listed. */
export class ProgressResponse {
  lessons: LessonProgressResponse[];
  /** What new editions brought to lessons and courses she read; a patch brings none. */
  news: LessonNewsResponse[];
  quizzes: QuizProgressResponse[];
  tasks: TaskProgressResponse[];

  static from(progress: MemberProgressView): ProgressResponse {
    return {
      lessons: progress.lessons.map(({ lessonId, percent, readAt, earlierReadAt }) => ({
        lessonId,
        percent,
        isRead: readAt !== null,
        readAt: readAt?.toISOString() ?? null,
        earlierReadAt: earlierReadAt?.toISOString() ?? null,
      })),
      news: progress.news.map(({ lessonId, kind }) => ({ lessonId, kind })),
      quizzes: progress.quizzes.map(({ quizId, bestPercent, isPassed, attempts, openAttemptId }) => ({
        quizId,
        bestPercent,
        isPassed,
        attempts,
        openAttemptId,
      })),
      tasks: progress.tasks.map(({ taskId, state, submissionId, handedInAt, comment }) => ({
        taskId,
        state,
        submissionId,
        handedInAt: handedInAt.toISOString(),
        comment,
      })),
    };
  }
}
