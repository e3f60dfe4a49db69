import './learning.texts';
export { type Decider } from './approvals/approver.rules';
export { ApproverService, type FirstDecision, type ApprovalObstacles } from './approvals/approver.service';
export {
  type PendingDecisions,
  PendingDecisionService,
  ROUND_PROPOSALS,
  type RoundProposal,
} from './approvals/pending-decision.service';
export {
  type AttemptGrantDraft,
  type AttemptsInRound,
  CycleAttemptGrantService,
} from './attempt-grants/cycle-attempt-grant.service';
export { type AudienceChange } from './audience/audience-change.repository';
export {
  type AudienceDifference,
  type AudienceWish,
  type AudienceDraft,
  AudienceChangeService,
  type SavedAudience,
  type AudienceView,
} from './audience/audience-change.service';
export {
  audienceCondition,
  type Bind,
  AUDIENCE_SIDES,
  type AudiencePerson,
  type AudienceSide,
  type CommuneSides,
  type SideCounts,
} from './audience/audience.repository';
export {
  AUDIENCE_CONDITIONS,
  type AudienceCondition,
  type AudienceConditionKind,
  type AudienceRule,
  SEAT_SIDES,
  type SeatSide,
} from './audience/audience.rules';
export { AudienceService, type RuledRound } from './audience/audience.service';
export { type MissingStep, type RequirementCompletion } from './completion/completion.rules';
export { CompletionService, type CyclesWithin } from './completion/completion.service';
export { type Evidence, type EvidenceKind, type NotCounted } from './completion/evidence.rules';
export { askedInWords, type CertifiedContents } from './cycles/certified-contents.rules';
export {
  cycleLastOn,
  LAST_GIVEN,
  renewalLastOn,
  ROUND_DUE,
  roundOrder,
  followsUntil,
  isInLaterRound,
  isLaterRound,
} from './cycles/cycle-sql.repository';
export { type CycleState, type PassageStanding, PASSAGE_STANDINGS } from './cycles/cycle.rules';
export {
  CycleService,
  type CycleExplanation,
  type CycleProgress,
  type MemberCycle,
  type FinishedCycle,
  type RoundContents,
} from './cycles/cycle.service';
export { type CycleDue, DUE_STARTS, type DueStart, explainDue } from './cycles/due-date.rules';
export { type RoundExtensionReach } from './extensions/extension.repository';
export {
  ExtensionService,
  type RoundExtensionDraft,
  type RoundExtensionView,
  type DueExtension,
} from './extensions/extension.service';
export {
  type BadgeIssuerEntry,
  BadgeIssuerService,
  type BadgeIssuerView,
} from './external-badges/badge-issuer.service';
export { type ExternalBadgeDraft, ExternalBadgeService } from './external-badges/external-badge.service';
export {
  ExternalClaimReviewService,
  type ClaimDecisionDraft,
  type ClaimFile,
  type ClaimPage,
  type ListedClaim,
  type QueuedClaim,
} from './external-certificates/external-claim-review.service';
export {
  type CheckedBadge,
  CLAIM_STATES,
  type ClaimState,
  type ExternalClaim,
} from './external-certificates/external-claim.repository';
export {
  type AskedOfMember,
  ExternalClaimService,
  type AskedExternalCertificate,
  type ExternalClaimDraft,
} from './external-certificates/external-claim.service';
export { LearningModule } from './learning.module';
export {
  type Reminded,
  LedProgressService,
  type LedPerson,
  type LedProgressView,
} from './led-groups/led-progress.service';
export { type NewcomerTerms } from './newcomers/newcomer.rules';
export {
  NewcomerService,
  type NewcomerDraft,
  type NewcomersPreview,
  type RoundNewcomers,
} from './newcomers/newcomer.service';
export { type HomeRequirement, type NextStep } from './own-learning/next-step.rules';
export {
  type Home,
  type HomePassage,
  OwnLearningService,
  type MemberProgressView,
} from './own-learning/own-learning.service';
export { type PaperCourseReading, PaperReadingService } from './reading/paper-reading.service';
export { hasFinishedCourse } from './reading/reading.repository';
export { ReadingService } from './reading/reading.service';
export {
  type UnfinishedMember,
  type WayClass,
  type WayInWords,
  RemainingWorkService,
} from './remaining-work/remaining-work.service';
export {
  type PreviewedPerson,
  ReopeningPlanService,
  type ReopeningPage,
  type ReopeningPreview,
  type ReopeningDraft,
  type ReopeningOffer,
} from './reopening/reopening-plan.service';
export { type Reopening } from './reopening/reopening.repository';
export { type ReopenablePart, REOPENING_GROUPS, type ReopeningGroup } from './reopening/reopening.rules';
export { ReopeningService, type ReopeningOrder, type RoundReopenings } from './reopening/reopening.service';
export {
  type ExplainedEvidence,
  type ExplainedRequirement,
  explainRequirement,
} from './requirements/requirement-reasons.rules';
export { stepsInAll, type Requirement, type RequirementKind } from './requirements/requirement.rules';
export { RoundCorrectionService, type CorrectionView } from './round-proposals/round-correction.service';
export { ENDING_ACTS, type EndingAct } from './round-proposals/round-ending.repository';
export {
  RoundEndingService,
  type EndingOutlook,
  type RoundEndingsView,
  type RoundEndingView,
} from './round-proposals/round-ending.service';
export {
  CertificateTermsService,
  type DesignSource,
  type ReleaseTermsSource,
} from './rounds/certificate-terms.service';
export {
  RoundOpeningService,
  type RoundOpening,
  type AudienceCount,
  type RoundTemplate,
} from './rounds/round-opening.service';
export { type RoundRemovalPreview, RoundRemovalService } from './rounds/round-removal.service';
export { type Audience, type Release, type RoundState, type RoundSummary } from './rounds/round.repository';
export { type RoundHeading, type RoundObstacle } from './rounds/round.rules';
export { type RoundPartnerView, RoundService, type RoundView } from './rounds/round.service';
export { type ReopenedFigure } from './team-progress/person-round.repository';
export {
  type SeatHolderProgress,
  type SeatHolderStanding,
  TeamProgressService,
  type TeamProgressView,
} from './team-progress/team-progress.service';
export { type PassageRenewal } from './validity/validity.repository';
export {
  explainValidity,
  type Validity,
  VALIDITY_BASES,
  type ValidityBasis,
  type ValidityRule,
  type TimelineMember,
  type ValidityTimeline,
} from './validity/validity.rules';
export { type OwnPassage, ValidityService } from './validity/validity.service';
export { type Waiver, type WaiverState } from './waivers/waiver.repository';
export {
  WaiverService,
  WAIVER_QUESTIONS,
  type WaiverQuestion,
  type WaiverProposal,
  type WaiverOf,
} from './waivers/waiver.service';

export * from './learning.errors';
export * from './learning.events';

export * from './learning.permissions';

export { LedGroupContactService } from './led-groups/led-group-contact.service';
