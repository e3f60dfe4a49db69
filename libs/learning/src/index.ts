import './learning-badges.texts';
import './learning.texts';

export { hasFinishedCourse } from './storage/finished-course';
export { cycleLastOn, LAST_GIVEN, renewalLastOn, ROUND_DUE } from './storage/cycle-due';
export { roundOrder } from './storage/round-order';
export * from './learning.errors';
export * from './learning-badges.errors';
export * from './learning-attempts.errors';
export * from './learning-rounds.errors';
export * from './learning.events';
export { LearningModule } from './learning.module';
export * from './learning.permissions';
export type { CycleState } from './rules/cycle-state';
export type { MissingStep, RequirementCompletion } from './rules/completion';
export {
  AUDIENCE_CONDITIONS,
  type AudienceCondition,
  type AudienceConditionKind,
  type AudienceRule,
  SEAT_SIDES,
  type SeatSide,
} from './rules/audience-rule';
export { type CycleDue, DUE_STARTS, type DueStart, explainDue } from './rules/due-date';
export {
  explainValidity,
  type Validity,
  VALIDITY_BASES,
  type ValidityBasis,
  type ValidityRule,
} from './rules/validity';
export type { TimelineMember, ValidityTimeline } from './rules/validity-timeline';
export type { Evidence, EvidenceKind, NotCounted } from './rules/evidence';
export type { ExplainedEvidence } from './rules/explain-evidence';
export { type ExplainedRequirement, explainRequirement } from './rules/explain-requirement';
export { stepsInAll } from './rules/freeze-requirements';
export type { HomeRequirement } from './rules/home-requirements';
export type { NextStep } from './rules/next-step';
export { askedInWords, type CertifiedContents } from './rules/certified-contents';
export { type Requirement, type RequirementKind } from './rules/requirement';
export { AnswerWaiver, WAIVER_QUESTIONS, type WaiverQuestion } from './services/answer-waiver.service';
export { AnswerCorrection } from './services/answer-correction.service';
export { AnswerEnding } from './services/answer-ending.service';
export { EndingPreview, type EndingView } from './services/ending-preview.service';
export { EndRound } from './services/end-round.service';
export { RoundEndings, type RoundEndingsView, type RoundEndingView } from './services/round-endings.service';
export { ENDING_ACTS, type EndingAct } from './storage/round-ending.repository';
export { CorrectRound } from './services/correct-round.service';
export { ExtendRound, type RoundExtensionDraft } from './services/extend-round.service';
export { RoundExtensions, type RoundExtensionView } from './services/round-extensions.service';
export type { RoundExtensionReach } from './storage/round-extension.repository';
export { type CorrectionView, RoundCorrections } from './services/round-corrections.service';
export type { RoundWords } from './rules/round-words';
export { WaiveRequirement, type WaiverProposal } from './services/waive-requirement.service';
export { type WaiverOf, Waivers } from './services/waivers.service';
export { WaiverAnswerers } from './services/waiver-answerers.service';
export { type DecisionsWaiting, WaitingDecisions } from './services/waiting-decisions.service';
export { ROUND_PROPOSALS, type RoundProposal } from './services/waiting-rounds.service';
export { type UnfinishedMember, type WayClass, type WayInWords, WaysToFinish } from './services/ways-to-finish.service';
export { type AudienceDifference, type AudienceWish } from './services/audience-differences.service';
export { type AudienceDraft, ChangeAudience, type SavedAudience } from './services/change-audience.service';
export { type RoundPartnerView, RoundPartners } from './services/round-partners.service';
export { type AudienceView, RoundAudiences } from './services/round-audiences.service';
export { BareCycles } from './services/bare-cycles.service';
export { Completions, type CyclesWithin } from './services/completions.service';
export { type CycleExplanation, type CycleProgress, Cycles } from './services/cycles.service';
export { type BadgeIssuerEntry, BadgeIssuers, type BadgeIssuerView } from './services/badge-issuers.service';
export { DecideOutside, type OutsideVerdict } from './services/decide-outside.service';
export { type AskedOfMember, EnterOutside } from './services/enter-outside.service';
export { type OutsideBadgeRequest, OutsideBadges } from './services/outside-badges.service';
export { OutsideClaims } from './services/outside-claims.service';
export { type ClaimFile, type ClaimPage, type ListedClaim, OutsideQueue } from './services/outside-queue.service';
export { type QueuedClaim } from './services/outside-reach';
export { type AskedOutside, type OutsideClaimRequest } from './services/send-outside.service';
export { type MemberCycle, MemberCycles } from './services/member-cycles.service';
export { type PassageStanding, PASSAGE_STANDINGS } from './rules/passage-standing';
export { type OwnPassage, OwnValidity } from './services/own-validity.service';
export { PassageRenewals } from './services/passage-renewals.service';
export type { PassageRenewal } from './storage/validity.repository';
export { RenewalAudiences, type RuledRound } from './services/renewal-audiences.service';
export { ValidityTimelines } from './services/validity-timelines.service';
export { DecidingPeople, type FirstDecision, type SecondBars } from './services/deciding-people.service';
export type { Decider } from './rules/deciders';
export { type AttemptsGift, type AttemptsInRound, GiveAttempts } from './services/give-attempts.service';
export { type DueExtension, ExtendDue } from './services/extend-due.service';
export { type FinishedCycle, FinishedCycles, type RoundContents } from './services/finished-cycles.service';
export { type Reminded, Reminders } from './services/reminders.service';
export { type LedPerson, LedProgress, type LedProgressView } from './services/led-progress.service';
export { LearntCounts } from './services/learnt-counts.service';
export { LessonReading } from './services/lesson-reading.service';
export { type Home, type HomePassage, MemberHome } from './services/member-home.service';
export { MemberProgress, type MemberProgressView } from './services/member-progress.service';
export { ChangeNewcomers, type NewcomerDraft } from './services/change-newcomers.service';
export { type NewcomersPreview, NewcomerTermsOf, type RoundNewcomers } from './services/newcomer-terms.service';
export type { NewcomerTerms } from './rules/newcomer-terms';
export { OpenRound, type RoundOpening } from './services/open-round.service';
export { type PaperCourseReading, PaperReading } from './services/paper-reading.service';
export {
  type PreviewedPerson,
  PreviewReopening,
  type ReopeningPage,
  type ReopeningPreview,
} from './services/preview-reopening.service';
export { ReopenCourse, type ReopeningOrder } from './services/reopen-course.service';
export { type ReopeningDraft, type ReopeningOffer } from './services/reopening-plans.service';
export { type RoundTakingView, TakeBackRound } from './services/take-back-round.service';
export type { RoundObstacle } from './rules/round-obstacles';
export { Reopenings, type RoundReopenings } from './services/reopenings.service';
export { type ReopenablePart, REOPENING_GROUPS, type ReopeningGroup } from './rules/reopening';
export type { ReopenedFigure } from './storage/person-round.repository';
export type { Reopening } from './storage/reopening.repository';
export { CertificateDesigns, type DesignKnower } from './services/certificate-designs';
export { ReleaseTerms, type ReleaseTermsKnower } from './services/release-terms';
export { type AudienceCount, type RoundTemplate, RoundTemplates } from './services/round-templates.service';
export { Rounds, type RoundView } from './services/rounds.service';
export {
  type SeatHolderProgress,
  type SeatHolderStanding,
  TeamProgress,
  type TeamProgressView,
} from './services/team-progress.service';
export type { Audience, Release, RoundState, RoundSummary } from './storage/round.repository';
export { followsUntil } from './storage/follows-until';
export { isInLaterRound, isLaterRound } from './storage/later-round';
export { audienceCondition, type Bind } from './storage/audience-condition';
export type { AudienceChange } from './storage/audience-change.repository';
export {
  AUDIENCE_SIDES,
  type AudiencePerson,
  type AudienceSide,
  type CommuneSides,
  type SideCounts,
} from './storage/audience.repository';
export {
  type CheckedBadge,
  CLAIM_STATES,
  type ClaimState,
  type OutsideClaim,
} from './storage/outside-claim.repository';
export type { Waiver, WaiverState } from './storage/waiver.repository';
