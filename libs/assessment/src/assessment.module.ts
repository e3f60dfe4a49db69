import { Module } from '@nestjs/common';
import { ContentModule } from '@lopso/content';
import { IdentityModule } from '@lopso/identity';
import { OrgModule } from '@lopso/org';
import { AttemptGrantRepository } from './attempt-grants/attempt-grant.repository';
import { AttemptGrantService } from './attempt-grants/attempt-grant.service';
import { AttemptRepository } from './attempts/attempt.repository';
import { AttemptService } from './attempts/attempt.service';
import { CloseOverdueAttempts } from './attempts/close-overdue-attempts.job';
import { PaperAttemptService } from './paper-attempts/paper-attempt.service';
import { AssessmentPersonalData } from './personal-data/personal-data.repository';
import { QuestionStatisticsRepository } from './question-statistics/question-statistics.repository';
import { QuestionStatisticsService } from './question-statistics/question-statistics.service';
import { HandInService } from './submissions/hand-in.service';
import { PhotoService } from './submissions/photo.service';
import { SubmissionRepository } from './submissions/submission.repository';
import { SubmissionService } from './submissions/submission.service';
import { AttemptHistoryRepository } from './work/attempt-history.repository';
import { WorkAccess } from './work/work-access.service';
import { WorkCatalogueService } from './work/work-catalogue.service';
import { WorkHistoryService } from './work/work-history.service';

/** Every provider of the library, once. */
const providers = [
  AttemptGrantRepository,
  AttemptGrantService,
  AttemptRepository,
  AttemptService,
  CloseOverdueAttempts,
  PaperAttemptService,
  AssessmentPersonalData,
  QuestionStatisticsRepository,
  QuestionStatisticsService,
  HandInService,
  PhotoService,
  SubmissionRepository,
  SubmissionService,
  AttemptHistoryRepository,
  WorkAccess,
  WorkCatalogueService,
  WorkHistoryService,
];

/** Quizzes, attempts, practical tasks and their grading. */
@Module({
  imports: [ContentModule, IdentityModule, OrgModule],
  providers: [...providers],
  exports: [...providers],
})
export class AssessmentModule {}
