import { PendingDecisionService } from './approvals/pending-decision.service';
import { Module } from '@nestjs/common';
import { AssessmentModule } from '@lopso/assessment';
import { ClassesModule } from '@lopso/classes';
import { ContentModule } from '@lopso/content';
import { IdentityModule } from '@lopso/identity';
import { OrgModule } from '@lopso/org';
import { ApproverService } from './approvals/approver.service';
import { CycleAttemptGrantService } from './attempt-grants/cycle-attempt-grant.service';
import { AudienceChangeRepository } from './audience/audience-change.repository';
import { AudienceChangeService } from './audience/audience-change.service';
import { AudienceRepository } from './audience/audience.repository';
import { AudienceService } from './audience/audience.service';
import { RecordAttendanceCorrected } from './completion/attendance-corrected.listener';
import { CheckCompletions } from './completion/check-completions.job';
import { CompletionRepository } from './completion/completion.repository';
import { CompletionService } from './completion/completion.service';
import { EvidenceRepository } from './completion/evidence.repository';
import { RecordQuizPassed } from './completion/quiz-passed.listener';
import { RecordSessionClosed } from './completion/session-closed.listener';
import { RecordTaskPassed } from './completion/task-passed.listener';
import { CycleOpeningService } from './cycle-opening/cycle-opening.service';
import { OpenMissingCycles } from './cycle-opening/open-missing-cycles.job';
import { OpenNewcomerCycles } from './cycle-opening/open-newcomer-cycles.job';
import { OpenRenewals } from './cycle-opening/open-renewals.job';
import { OpenRoundCycles } from './cycle-opening/open-round-cycles.job';
import { RenewalRepository } from './cycle-opening/renewal.repository';
import { TakeInAudience } from './cycle-opening/take-in-audience.job';
import { CycleRepository } from './cycles/cycle.repository';
import { CycleService } from './cycles/cycle.service';
import { ExtensionRepository } from './extensions/extension.repository';
import { ExtensionService } from './extensions/extension.service';
import { BadgeIssuerRepository } from './external-badges/badge-issuer.repository';
import { BadgeIssuerService } from './external-badges/badge-issuer.service';
import { ExternalBadgeService } from './external-badges/external-badge.service';
import { RecheckBadges } from './external-badges/recheck-badges.job';
import { EndExternalCertificates } from './external-certificates/end-external-certificates.job';
import { ExternalClaimReviewService } from './external-certificates/external-claim-review.service';
import { ExternalClaimRepository } from './external-certificates/external-claim.repository';
import { ExternalClaimService } from './external-certificates/external-claim.service';
import { LedGroupContactService } from './led-groups/led-group-contact.service';
import { LedProgressService } from './led-groups/led-progress.service';
import { NewcomerChangeRepository } from './newcomers/newcomer-change.repository';
import { NewcomerService } from './newcomers/newcomer.service';
import { HomeRepository } from './own-learning/home.repository';
import { OwnLearningService } from './own-learning/own-learning.service';
import { LearningPersonalData } from './personal-data/personal-data.repository';
import { CountingWindowRepository } from './reading/counting-window.repository';
import { CountingWindowService } from './reading/counting-window.service';
import { PaperReadingService } from './reading/paper-reading.service';
import { ReadingRepository } from './reading/reading.repository';
import { ReadingService } from './reading/reading.service';
import { RemainingWorkService } from './remaining-work/remaining-work.service';
import { ReopeningPlanService } from './reopening/reopening-plan.service';
import { ReopeningRepository } from './reopening/reopening.repository';
import { ReopeningService } from './reopening/reopening.service';
import { ResumeRound } from './round-proposals/resume-round.job';
import { RoundCorrectionRepository } from './round-proposals/round-correction.repository';
import { RoundCorrectionService } from './round-proposals/round-correction.service';
import { RoundEndingRepository } from './round-proposals/round-ending.repository';
import { RoundEndingService } from './round-proposals/round-ending.service';
import { RoundProposalService } from './round-proposals/round-proposal.service';
import { CertificateTermsService } from './rounds/certificate-terms.service';
import { RoundOpeningService } from './rounds/round-opening.service';
import { RoundRemovalRepository } from './rounds/round-removal.repository';
import { RoundRemovalService } from './rounds/round-removal.service';
import { RoundRepository } from './rounds/round.repository';
import { RoundService } from './rounds/round.service';
import { PersonRoundRepository } from './team-progress/person-round.repository';
import { TeamProgressService } from './team-progress/team-progress.service';
import { ValidityRepository } from './validity/validity.repository';
import { ValidityService } from './validity/validity.service';
import { WaiverRepository } from './waivers/waiver.repository';
import { WaiverService } from './waivers/waiver.service';

/** Every provider of the library, once. */
const providers = [
  ApproverService,
  PendingDecisionService,
  CycleAttemptGrantService,
  AudienceChangeRepository,
  AudienceChangeService,
  AudienceRepository,
  AudienceService,
  RecordAttendanceCorrected,
  CheckCompletions,
  CompletionRepository,
  CompletionService,
  EvidenceRepository,
  RecordQuizPassed,
  RecordSessionClosed,
  RecordTaskPassed,
  CycleOpeningService,
  OpenMissingCycles,
  OpenNewcomerCycles,
  OpenRenewals,
  OpenRoundCycles,
  RenewalRepository,
  TakeInAudience,
  CycleRepository,
  CycleService,
  ExtensionRepository,
  ExtensionService,
  BadgeIssuerRepository,
  BadgeIssuerService,
  ExternalBadgeService,
  RecheckBadges,
  EndExternalCertificates,
  ExternalClaimReviewService,
  ExternalClaimRepository,
  ExternalClaimService,
  LedGroupContactService,
  LedProgressService,
  NewcomerChangeRepository,
  NewcomerService,
  HomeRepository,
  OwnLearningService,
  LearningPersonalData,
  CountingWindowRepository,
  CountingWindowService,
  PaperReadingService,
  ReadingRepository,
  ReadingService,
  RemainingWorkService,
  ReopeningPlanService,
  ReopeningRepository,
  ReopeningService,
  ResumeRound,
  RoundCorrectionRepository,
  RoundCorrectionService,
  RoundEndingRepository,
  RoundEndingService,
  RoundProposalService,
  CertificateTermsService,
  RoundOpeningService,
  RoundRemovalRepository,
  RoundRemovalService,
  RoundRepository,
  RoundService,
  PersonRoundRepository,
  TeamProgressService,
  ValidityRepository,
  ValidityService,
  WaiverRepository,
  WaiverService,
];

/** Rounds, requirements, evidence, completion, and what a member does next. */
@Module({
  imports: [AssessmentModule, ClassesModule, ContentModule, IdentityModule, OrgModule],
  providers,
  exports: providers,
})
export class LearningModule {}
