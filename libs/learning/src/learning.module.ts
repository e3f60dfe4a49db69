import { Module } from '@nestjs/common';
import { AssessmentModule } from '@lopso/assessment';
import { ClassesModule } from '@lopso/classes';
import { ContentModule } from '@lopso/content';
import { IdentityModule } from '@lopso/identity';
import { OrgModule } from '@lopso/org';
import { CheckCompletions } from './listeners/check-completions.job';
import { EndOutsideCertificates } from './listeners/end-outside-certificates.job';
import { JudgeBadgesOfIssuer } from './listeners/judge-badges-again.job';
import { OpenMissingCycles } from './listeners/open-missing-cycles.job';
import { OpenNewcomerCycles } from './listeners/open-newcomer-cycles.job';
import { OpenRenewals } from './listeners/open-renewals.job';
import { OpenRoundCycles } from './listeners/open-round-cycles.job';
import { RecordAttendanceCorrected } from './listeners/record-attendance-corrected';
import { RecordQuizPassed } from './listeners/record-quiz-passed';
import { RecordSessionClosed } from './listeners/record-session-closed';
import { NewcomerChangeRepository } from './storage/newcomer-change.repository';
import { ChangeNewcomers } from './services/change-newcomers.service';
import { NewcomerTermsOf } from './services/newcomer-terms.service';
import { AudienceChangeRepository } from './storage/audience-change.repository';
import { AudiencePlaceRepository } from './storage/audience-place.repository';
import { AudienceRepository } from './storage/audience.repository';
import { AudienceChangeWriter } from './services/audience-change-writer';
import { AudienceDifferences } from './services/audience-differences.service';
import { AudienceHolders } from './services/audience-holders.service';
import { AudienceQuestions } from './services/audience-questions.service';
import { AudienceRules } from './services/audience-rules.service';
import { AudienceTaking } from './services/audience-taking.service';
import { ChangeAudience } from './services/change-audience.service';
import { RenewalAudiences } from './services/renewal-audiences.service';
import { RoundAudiences } from './services/round-audiences.service';
import { StoodCompletions } from './services/stood-completions.service';
import { TakeInAudience } from './listeners/take-in-audience.job';
import { RecordTaskPassed } from './listeners/record-task-passed';
import { AnswerCorrection } from './services/answer-correction.service';
import { AnswerEnding } from './services/answer-ending.service';
import { EndingPreview } from './services/ending-preview.service';
import { EndingTrail } from './services/ending-trail';
import { EndRound } from './services/end-round.service';
import { RoundEndings } from './services/round-endings.service';
import { ResumeRound } from './listeners/resume-round.job';
import { EndedRoundRepository } from './storage/ended-round.repository';
import { RoundEndingRepository } from './storage/round-ending.repository';
import { AnswerWaiver } from './services/answer-waiver.service';
import { BareCycles } from './services/bare-cycles.service';
import { CertificateDesigns } from './services/certificate-designs';
import { ReleaseTerms } from './services/release-terms';
import { CompletionNews } from './services/completion-news.service';
import { Completions } from './services/completions.service';
import { CountingWindows } from './services/counting-windows.service';
import { CycleOpening } from './services/cycle-opening.service';
import { Cycles } from './services/cycles.service';
import { BadgeChecks } from './services/badge-checks.service';
import { BadgeIssuers } from './services/badge-issuers.service';
import { DecidingPeople } from './services/deciding-people.service';
import { DecideOutside } from './services/decide-outside.service';
import { DeriveCycles } from './services/derive-cycles.service';
import { EnterOutside } from './services/enter-outside.service';
import { EndOutside } from './services/end-outside.service';
import { EvidenceRecorder } from './services/evidence-recorder.service';
import { FinishedCycles } from './services/finished-cycles.service';
import { LearntCounts } from './services/learnt-counts.service';
import { ClassRoundsKnown } from './services/class-rounds-known.service';
import { FinishedCourses } from './services/finished-courses.service';
import { HoursWanted } from './services/hours-wanted.service';
import { Reminders } from './services/reminders.service';
import { CycleReach } from './services/cycle-reach';
import { GiveAttempts } from './services/give-attempts.service';
import { ComingRenewals } from './services/coming-renewals';
import { QuizzesNeeded } from './services/quizzes-needed';
import { ExtendDue } from './services/extend-due.service';
import { JudgeBadgesAgain } from './services/judge-badges-again.service';
import { LedProgress } from './services/led-progress.service';
import { LessonStandings } from './services/lesson-standings.service';
import { LessonReading } from './services/lesson-reading.service';
import { MemberCycles } from './services/member-cycles.service';
import { MemberHome } from './services/member-home.service';
import { MemberProgress } from './services/member-progress.service';
import { OpenRound } from './services/open-round.service';
import { OutsideBadges } from './services/outside-badges.service';
import { OutsideCases } from './services/outside-cases';
import { OutsideClaimHomes } from './services/outside-claim-homes';
import { OutsideClaimWriter } from './services/outside-claim-writer';
import { OutsideClaims } from './services/outside-claims.service';
import { OutsideFiles } from './services/outside-files';
import { OutsideQueue } from './services/outside-queue.service';
import { OutsideReach } from './services/outside-reach';
import { Passages } from './services/passages.service';
import { PersonRounds } from './services/person-rounds.service';
import { PaperReadingRecord } from './services/paper-reading-record.service';
import { PaperReading } from './services/paper-reading.service';
import { ReadableMembers } from './services/readable-members.service';
import { ReadableTeams } from './services/readable-teams.service';
import { Readings } from './services/readings.service';
import { RenewalOpening } from './services/renewal-opening.service';
import { PartnerTrail } from './services/partner-trail';
import { RoundPartners } from './services/round-partners.service';
import { ReopenCourse } from './services/reopen-course.service';
import { ReopeningPlans } from './services/reopening-plans.service';
import { ReopeningWriter } from './services/reopening-writer';
import { RoundWriter } from './services/round-writer';
import { ReopeningWork } from './services/reopening-work';
import { ReopeningUndoing } from './services/reopening-undoing';
import { Reopenings } from './services/reopenings.service';
import { PassageRenewals } from './services/passage-renewals.service';
import { PreviewReopening } from './services/preview-reopening.service';
import { CorrectRound } from './services/correct-round.service';
import { CorrectionDesk } from './services/correction-desk';
import { RoundCorrections } from './services/round-corrections.service';
import { ExtendRound } from './services/extend-round.service';
import { RoundExtensionTrail } from './services/round-extension-trail';
import { RoundExtensions } from './services/round-extensions.service';
import { RoundBurdens } from './services/round-burdens';
import { RoundRemover } from './services/round-remover';
import { RoundTemplates } from './services/round-templates.service';
import { Rounds } from './services/rounds.service';
import { SendOutside } from './services/send-outside.service';
import { SendableOutside } from './services/sendable-outside';
import { TakeBackRound } from './services/take-back-round.service';
import { TeamProgress } from './services/team-progress.service';
import { OwnValidity } from './services/own-validity.service';
import { ValidityTimelines } from './services/validity-timelines.service';
import { WaiveRequirement } from './services/waive-requirement.service';
import { waitingServices } from './services/waiting-decisions.service';
import { WaiverAnswerers } from './services/waiver-answerers.service';
import { WaiverReach } from './services/waiver-reach';
import { WaiverTrail } from './services/waiver-trail';
import { Waivers } from './services/waivers.service';
import { WaysToFinish } from './services/ways-to-finish.service';
import { BadgeIssuerRepository } from './storage/badge-issuer.repository';
import { BareCycleRepository } from './storage/bare-cycle.repository';
import { CompletionRepository } from './storage/completion.repository';
import { CountingWindowRepository } from './storage/counting-window.repository';
import { CycleRepository } from './storage/cycle.repository';
import { EvidenceRepository } from './storage/evidence.repository';
import { ExtensionRepository } from './storage/extension.repository';
import { FinishedCourseRepository } from './storage/finished-course.repository';
import { FallenCycleRepository } from './storage/fallen-cycle.repository';
import { FinishedCycleRepository } from './storage/finished-cycle.repository';
import { HomeRepository } from './storage/home.repository';
import { LessonProgressRepository } from './storage/lesson-progress.repository';
import { OutsideClaimJobsRepository } from './storage/outside-claim-jobs.repository';
import { OutsideClaimRepository } from './storage/outside-claim.repository';
import { MemberCycleRepository } from './storage/member-cycle.repository';
import { LearningPersonalData } from './storage/personal-data.repository';
import { PersonRoundRepository } from './storage/person-round.repository';
import { RenewalRepository } from './storage/renewal.repository';
import { ValidityRepository } from './storage/validity.repository';
import { RoundCorrectionRepository } from './storage/round-correction.repository';
import { RoundExtensionRepository } from './storage/round-extension.repository';
import { RoundPartnerRepository } from './storage/round-partner.repository';
import { ReopeningRepository } from './storage/reopening.repository';
import { RoundTakingRepository } from './storage/round-taking.repository';
import { RoundRepository } from './storage/round.repository';
import { WaiverRepository } from './storage/waiver.repository';

const repositories = [
  AudienceChangeRepository,
  AudiencePlaceRepository,
  AudienceRepository,
  LearningPersonalData,
  BadgeIssuerRepository,
  BareCycleRepository,
  CompletionRepository,
  CountingWindowRepository,
  CycleRepository,
  EvidenceRepository,
  ExtensionRepository,
  FinishedCourseRepository,
  ...[FallenCycleRepository, FinishedCycleRepository],
  HomeRepository,
  ...[LessonProgressRepository, MemberCycleRepository],
  NewcomerChangeRepository,
  OutsideClaimJobsRepository,
  OutsideClaimRepository,
  PersonRoundRepository,
  RenewalRepository,
  ReopeningRepository,
  ...[EndedRoundRepository, RoundCorrectionRepository, RoundEndingRepository, RoundExtensionRepository],
  RoundPartnerRepository,
  ...[RoundRepository, RoundTakingRepository],
  ValidityRepository,
  WaiverRepository,
];
const inner = [
  AudienceChangeWriter,
  AudienceDifferences,
  AudienceHolders,
  ...[AudienceQuestions, AudienceRules, StoodCompletions],
  AudienceTaking,
  BadgeChecks,
  ComingRenewals,
  CompletionNews,
  CorrectionDesk,
  CountingWindows,
  CycleOpening,
  CycleReach,
  DeriveCycles,
  ...[EndOutside, EndingTrail],
  EvidenceRecorder,
  ClassRoundsKnown,
  FinishedCourses,
  HoursWanted,
  JudgeBadgesAgain,
  OutsideCases,
  LessonStandings,
  OutsideClaimHomes,
  OutsideClaimWriter,
  OutsideFiles,
  OutsideReach,
  PaperReadingRecord,
  PartnerTrail,
  Passages,
  PersonRounds,
  QuizzesNeeded,
  ReadableMembers,
  ReadableTeams,
  Readings,
  RenewalOpening,
  ReopeningPlans,
  ReopeningWork,
  ReopeningUndoing,
  ReopeningWriter,
  ...[RoundBurdens, RoundExtensionTrail, RoundRemover, RoundWriter],
  SendOutside,
  SendableOutside,
  ...[WaiverReach, WaiverTrail],
];
const listeners = [
  CheckCompletions,
  EndOutsideCertificates,
  JudgeBadgesOfIssuer,
  OpenMissingCycles,
  OpenNewcomerCycles,
  OpenRenewals,
  OpenRoundCycles,
  RecordAttendanceCorrected,
  RecordQuizPassed,
  RecordSessionClosed,
  RecordTaskPassed,
  ResumeRound,
  TakeInAudience,
];
const services = [
  ...[AnswerCorrection, AnswerEnding],
  AnswerWaiver,
  BadgeIssuers,
  BareCycles,
  CertificateDesigns,
  ReleaseTerms,
  ChangeAudience,
  ChangeNewcomers,
  Completions,
  CorrectRound,
  Cycles,
  DecideOutside,
  DecidingPeople,
  ...[EndRound, EndingPreview, ExtendDue, ExtendRound],
  FinishedCycles,
  GiveAttempts,
  ...[LearntCounts, LedProgress, Reminders, LessonReading],
  ...[MemberCycles, MemberHome],
  MemberProgress,
  NewcomerTermsOf,
  OpenRound,
  ...[OutsideBadges, EnterOutside, OutsideClaims, OutsideQueue],
  OwnValidity,
  PaperReading,
  PassageRenewals,
  PreviewReopening,
  RenewalAudiences,
  ReopenCourse,
  Reopenings,
  RoundAudiences,
  ...[RoundCorrections, RoundEndings, RoundExtensions],
  RoundPartners,
  RoundTemplates,
  Rounds,
  ...[TakeBackRound, TeamProgress],
  ValidityTimelines,
  WaiveRequirement,
  ...[WaiverAnswerers, Waivers, WaysToFinish, ...waitingServices],
];

/** Rounds, requirements, evidence, completion, and what a member does next. */
@Module({
  imports: [AssessmentModule, ClassesModule, ContentModule, IdentityModule, OrgModule],
  providers: [...repositories, ...inner, ...listeners, ...services],
  exports: services,
})
export class LearningModule {}
