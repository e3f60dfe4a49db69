import { defineEvent, type EventPayload } from '@lopso/platform';

/** A member passed a quiz; published with the first and every later passed attempt. */
export interface QuizPassedPayload extends EventPayload {
  readonly memberId: string;
  readonly courseId: string;
  readonly quizId: string;
  readonly attemptId: string;
  /** Version of the course the attempt was drawn from. */
  readonly courseHash: string;
  /** 0 to 100, two decimals. */
  readonly scorePercent: number;
}

/** Evidence: a quiz was passed. */
export const QuizPassed = defineEvent<QuizPassedPayload>('assessment.quiz-passed', { isEvidence: true });

/** A practical task was graded "đạt". */
export interface TaskPassedPayload extends EventPayload {
  readonly memberId: string;
  readonly courseId: string;
  readonly taskId: string;
  readonly submissionId: string;
  /** Version of the course it was handed in for, by whose rubric it was graded. */
  readonly courseHash: string;
}

/** Evidence: a practical task was passed. */
export const TaskPassed = defineEvent<TaskPassedPayload>('assessment.task-passed', { isEvidence: true });
