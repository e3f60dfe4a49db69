import { Module } from '@nestjs/common';
import { ContentModule } from '@lopso/content';
import { IdentityModule } from '@lopso/identity';
import { OrgModule } from '@lopso/org';
import { CloseOverdueAttempts } from './listeners/close-overdue-attempts.job';
import { WorkReach } from './services/work-reach';
import { AttemptGrants } from './services/attempt-grants.service';
import { AttemptCloser } from './services/attempt-closer';
import { AttemptHistory } from './services/attempt-history';
import { AttemptResults } from './services/attempt-results.service';
import { AttemptStarter } from './services/attempt-starter';
import { Attempts } from './services/attempts.service';
import { DrawPaperAttempt } from './services/draw-paper-attempt.service';
import { GradingQueue } from './services/grading-queue.service';
import { Grading } from './services/grading.service';
import { HandInForMember } from './services/hand-in-for-member.service';
import { HandInGate } from './services/hand-in-gate';
import { HandInWriter } from './services/hand-in-writer';
import { HandIn } from './services/hand-in.service';
import { PaperAttempts } from './services/paper-attempts.service';
import { PaperSheets } from './services/paper-sheets.service';
import { PhotoIntake } from './services/photo-intake';
import { PhotoStore } from './services/photo-store';
import { QuestionStatistics } from './services/question-statistics.service';
import { QuizCatalogue } from './services/quiz-catalogue';
import { Quizzes } from './services/quizzes.service';
import { SaveAnswer } from './services/save-answer.service';
import { Submissions } from './services/submissions.service';
import { SubmitAttempt } from './services/submit-attempt.service';
import { AttemptSummaries, SubmissionSummaries } from './services/summaries';
import { TaskEditions } from './services/task-editions';
import { TaskTries } from './services/task-tries';
import { WaitingWork } from './services/waiting-work';
import { WorkWindows } from './services/work-windows';
import { AnswerRepository } from './storage/answer.repository';
import { AttemptGrantRepository } from './storage/attempt-grant.repository';
import { AttemptHistoryRepository } from './storage/attempt-history.repository';
import { AttemptRepository } from './storage/attempt.repository';
import { GradingQueueRepository } from './storage/grading-queue.repository';
import { AssessmentPersonalData } from './storage/personal-data.repository';
import { QuestionStatisticsRepository } from './storage/question-statistics.repository';
import { SubmissionRepository } from './storage/submission.repository';

const services = [
  AttemptGrants,
  Attempts,
  AttemptResults,
  AttemptSummaries,
  DrawPaperAttempt,
  Grading,
  GradingQueue,
  HandIn,
  HandInForMember,
  PaperAttempts,
  PaperSheets,
  QuestionStatistics,
  Quizzes,
  SaveAnswer,
  Submissions,
  SubmissionSummaries,
  SubmitAttempt,
  WorkWindows,
];
const repositories = [
  AssessmentPersonalData,
  AnswerRepository,
  AttemptGrantRepository,
  AttemptHistoryRepository,
  AttemptRepository,
  GradingQueueRepository,
  QuestionStatisticsRepository,
  SubmissionRepository,
];
const parts = [
  AttemptCloser,
  AttemptHistory,
  AttemptStarter,
  HandInGate,
  HandInWriter,
  PhotoIntake,
  PhotoStore,
  QuizCatalogue,
  TaskEditions,
  TaskTries,
  WorkReach,
];

/** Quizzes, attempts, practical tasks and their grading. */
@Module({
  imports: [ContentModule, IdentityModule, OrgModule],
  providers: [...services, ...repositories, ...parts, CloseOverdueAttempts, WaitingWork],
  exports: services,
})
export class AssessmentModule {}
