export { AssessmentModule } from './assessment.module';
export { AttemptGrantService, type AttemptsMade, type GivenAttempts } from './attempt-grants/attempt-grant.service';
export {
  type AnswerView,
  type AttemptResult,
  type AttemptView,
  type ReviewedQuestion,
  type TaskHint,
} from './attempts/attempt-result';
export { type Attempt, type SubmittedHow } from './attempts/attempt.repository';
export { type CountingResponse, type LessonToReread, type MarkedPaper, markPaper } from './attempts/attempt.rules';
export {
  AttemptService,
  type ResultPage,
  type QuizOverview,
  type AnswerInput,
  type AnswerReceipt,
} from './attempts/attempt.service';
export { drawPaper, outlineOf, type PaperCourse, publicQuestions, type SealedPaper } from './attempts/paper.rules';
export {
  PaperAttemptService,
  type PaperQuizzes,
  type PaperQuizOption,
  type PaperSheet,
} from './paper-attempts/paper-attempt.service';
export {
  QuestionStatisticsService,
  type QuizStatistics,
  type QuestionStatistic,
} from './question-statistics/question-statistics.service';
export {
  type Choice,
  type NumericAnswerKey,
  type PublicQuestion,
  type QuestionTypeName,
} from './question-types/question.rules';
export { HandInService, type HandInReceipt, type HandInRequest } from './submissions/hand-in.service';
export {
  type StoredPhoto,
  type Submission,
  type SubmissionState,
  type SubmissionSummary,
} from './submissions/submission.repository';
export { type Criterion, type CriterionVerdict, type Rubric } from './submissions/submission.rules';
export {
  SubmissionService,
  type QueueItem,
  type QueuePage,
  type GradeRequest,
  type PhotoStream,
  type TaskPage,
} from './submissions/submission.service';
export { type AttemptLine, type AttemptSummary } from './work/attempt-history.repository';
export { type Windows, type WindowSource, WorkCatalogueService } from './work/work-catalogue.service';
export { WorkHistoryService } from './work/work-history.service';
import './assessment.texts';

export * from './assessment.errors';
export * from './assessment.events';
export * from './assessment.permissions';
