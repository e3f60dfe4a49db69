import './assessment.texts';

export { AssessmentModule } from './assessment.module';
export * from './assessment.errors';
export * from './assessment.events';
export * from './assessment.permissions';
export { type CountingResponse, type LessonToReread, type MarkedPaper, markPaper } from './rules/mark-paper';
export { drawPaper, outlineOf, type PaperCourse, publicQuestions, type SealedPaper } from './rules/paper';
export { type Choice, type NumericAnswerKey, type PublicQuestion, type QuestionTypeName } from './rules/question';
export { type Criterion, type CriterionVerdict, type Rubric } from './rules/submission-rules';
export { AttemptGrants, type AttemptsMade, type GivenAttempts } from './services/attempt-grants.service';
export { AttemptResults, type ResultPage } from './services/attempt-results.service';
export {
  type AnswerView,
  type AttemptResult,
  type AttemptView,
  type ReviewedQuestion,
  type TaskHint,
} from './services/attempt-views';
export { Attempts } from './services/attempts.service';
export { DrawPaperAttempt, type PaperDesk, type PaperQuizOption } from './services/draw-paper-attempt.service';
export { GradingQueue, type QueueItem, type QueuePage } from './services/grading-queue.service';
export { Grading, type GradeRequest } from './services/grading.service';
export { HandInForMember } from './services/hand-in-for-member.service';
export { HandIn, type HandInReceipt, type HandInRequest } from './services/hand-in.service';
export { PaperAttempts } from './services/paper-attempts.service';
export { type PaperSheet, PaperSheets } from './services/paper-sheets.service';
export {
  QuestionStatistics,
  type QuizStatistics,
  type QuestionStatistic,
} from './services/question-statistics.service';
export { Quizzes, type QuizOverview } from './services/quizzes.service';
export { SaveAnswer, type AnswerInput, type AnswerReceipt } from './services/save-answer.service';
export { type PhotoStream, Submissions, type TaskPage } from './services/submissions.service';
export { SubmitAttempt } from './services/submit-attempt.service';
export { AttemptSummaries, SubmissionSummaries } from './services/summaries';
export { type Windows, type WindowSource, WorkWindows } from './services/work-windows';
export { type AttemptLine, type AttemptSummary } from './storage/attempt-history.repository';
export { type Attempt, type SubmittedHow } from './storage/attempt.repository';
export {
  type StoredPhoto,
  type Submission,
  type SubmissionState,
  type SubmissionSummary,
} from './storage/submission.repository';
