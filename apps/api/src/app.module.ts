import { Module } from '@nestjs/common';
import { APP_GUARD, DiscoveryModule } from '@nestjs/core';
import { PassportModule } from '@nestjs/passport';
import { PlatformModule, provideSettings } from '@lopso/platform';
import { AssessmentModule } from '@lopso/assessment';
import { ClassesModule } from '@lopso/classes';
import { ContentModule } from '@lopso/content';
import { CredentialsModule } from '@lopso/credentials';
import { IdentityModule, SignInModule } from '@lopso/identity';
import { InteropModule } from '@lopso/interop';
import { LearningModule } from '@lopso/learning';
import { DataRequestAnswersModule, OrgModule, OrgPortsModule } from '@lopso/org';
import { PapersModule } from '@lopso/papers';
import { ReportingModule } from '@lopso/reporting';
import { AttemptController } from './assessment/attempt.controller';
import { PaperAttemptController } from './assessment/paper-attempt.controller';
import { QuestionStatisticsController } from './assessment/question-statistics.controller';
import { QuizController } from './assessment/quiz.controller';
import { PaperTaskController } from './assessment/paper-task.controller';
import { SubmissionController } from './assessment/submission.controller';
import { CourseController } from './content/course.controller';
import { BadgeController } from './credentials/badge.controller';
import { CertificateController } from './credentials/certificate.controller';
import { PaperBatchController } from './credentials/paper-batch.controller';
import { CertificateEndsController } from './credentials/certificate-ends.controller';
import { CertificateNewsController } from './credentials/certificate-news.controller';
import { ChangeNewsController } from './credentials/change-news.controller';
import { CaseController } from './credentials/case.controller';
import { ChangeController } from './credentials/change.controller';
import { ChangeViews } from './credentials/change-views';
import { ReleaseController } from './credentials/release.controller';
import { ReleaseRuleController } from './credentials/release-rule.controller';
import { SigningController } from './credentials/signing.controller';
import { ReleaseViews } from './credentials/release-views';
import { RoundCertificateController } from './credentials/round-certificate.controller';
import { YearBookController } from './credentials/year-book.controller';
import { HealthController } from './health/health.controller';
import { HttpSettings } from './http/http.settings';
import { PermissionGuard } from './http/permission.guard';
import { RouteCheck } from './http/route-check';
import { StepUpGuard } from './http/step-up';
import { ActivationController } from './identity/activation.controller';
import { AuthController } from './identity/auth.controller';
import { AuthCookies } from './identity/auth-cookies';
import { HandsetController } from './identity/handset.controller';
import { JwtStrategy } from './identity/jwt.strategy';
import { VerifiedTokens } from './identity/verified-tokens';
import { OidcController } from './identity/oidc.controller';
import { AccountPeopleModule } from './identity/account-people';
import { OrgDirectoryModule } from './identity/org-directory';
import { LoginSessionController } from './identity/login-session.controller';
import { PasskeySignInController } from './identity/passkey-sign-in.controller';
import { PasskeyController } from './identity/passkey.controller';
import { PrivacyNoticeController } from './identity/privacy-notice.controller';
import { SignInHelpController } from './identity/sign-in-help.controller';
import { StaffAccountController } from './identity/staff-account.controller';
import { StaffClosing } from './identity/staff-closing';
import { StaffDesk } from './identity/staff-desk';
import { StaffInviting } from './identity/staff-inviting';
import { SecondFactorController } from './identity/second-factor.controller';
import { CalendarDesk } from './classes/calendar-desk';
import { CLASS_CONTROLLERS } from './classes/class-controllers';
import { CardSheet } from './classes/card-sheet';
import { ImportAnswerController } from './interop/import-answer.controller';
import { ImportController } from './interop/import.controller';
import { CompletionController } from './learning/completion.controller';
import { LedGroupController } from './learning/led-group.controller';
import { OwnLearningController } from './learning/own-learning.controller';
import { BadgeIssuerController } from './learning/badge-issuer.controller';
import { OutsideBadgeController } from './learning/outside-badge.controller';
import { OutsideClaimController } from './learning/outside-claim.controller';
import { MemberOutsideController } from './learning/member-outside.controller';
import { PaperReadingController } from './learning/paper-reading.controller';
import { CorrectionController } from './learning/correction.controller';
import { CorrectionViews } from './learning/correction-views';
import { EndingController } from './learning/ending.controller';
import { EndingViews } from './learning/ending-views';
import { RoundExtensionController } from './learning/round-extension.controller';
import { RoundExtensionViews } from './learning/round-extension-views';
import { NewcomersController } from './learning/newcomers.controller';
import { ReopeningController } from './learning/reopening.controller';
import { RoundController } from './learning/round.controller';
import { WaiverViews } from './learning/waiver-views';
import { AttemptGrantController } from './learning/attempt-grant.controller';
import { ExtensionController } from './learning/extension.controller';
import { AudienceController } from './learning/audience.controller';
import { RoundPartnerController } from './learning/round-partner.controller';
import { ValidityController } from './learning/validity.controller';
import { WaitingDecisionsController } from './learning/waiting-decisions.controller';
import { WaiverController } from './learning/waiver.controller';
import { SignInReader } from './learning/sign-in-reader';
import { ActivationSlipController } from './org/activation-slip.controller';
import { ActivationSlips } from './org/activation-slips';
import { CommuneReformController } from './org/commune-reform.controller';
import { CommuneController } from './org/commune.controller';
import { GrantDesk } from './org/grant-desk';
import { MemberController } from './org/member.controller';
import { OwnGrantController } from './org/own-grant.controller';
import { RoleGrantController } from './org/role-grant.controller';
import { MemberAccounts } from './org/member-accounts';
import { MemberCorrections } from './org/member-corrections';
import { OldAddressController } from './org/old-address.controller';
import { OrgBoardController } from './org/org-board.controller';
import { PersonPairController } from './org/person-pair.controller';
import { SeatCapController } from './org/seat-cap.controller';
import { SeatController } from './org/seat.controller';
import { SlipDesk } from './org/slip-desk';
import { SlipSheet } from './org/slip-sheet';
import { TeamController } from './org/team.controller';
import { PairViews } from './org/pair-views';
import { TeamViews } from './org/team-views';
import { LeftClassController } from './papers/left-class.controller';
import { PaperController } from './papers/paper.controller';
import { DesignController } from './credentials/design.controller';
import { PaperTemplateController } from './papers/paper-template.controller';
import { AuditController } from './privacy/audit.controller';
import { HolidayController } from './privacy/holiday.controller';
import { DataRequestController } from './privacy/data-request.controller';
import { MemberConsentController } from './privacy/member-consent.controller';
import { OwnDataController } from './privacy/own-data.controller';
import { DataUses } from './privacy/data-uses';
import { ReminderDesk } from './learning/reminder-desk';
import { WorkExamples } from './assessment/work-examples';
import { OwnArchive } from './privacy/own-archive';
import { OwnDataViews } from './privacy/own-data-views';
import { OwnTrail } from './privacy/own-trail';
import { TrailNames } from './privacy/trail-names';
import { TrailPeople } from './privacy/trail-people';
import { AuditViews } from './privacy/audit-views';
import { VillageController } from './org/village.controller';
import { PlanningModule } from '@lopso/planning';
import { CallNameController } from './planning/call-name.controller';
import { ClassCallController } from './planning/class-call.controller';
import { SoughtCallController } from './planning/sought-call.controller';
import { LedCallController } from './planning/led-call.controller';
import { OwnCallController } from './planning/own-call.controller';
import { PlanningGroundController } from './planning/ground.controller';
import { PlanController } from './planning/plan.controller';
import { PlanFileController } from './planning/plan-file.controller';
import { ClassResultController } from './reporting/class-result.controller';
import { FigureController } from './reporting/figure.controller';
import { ProblemController } from './problem/problem.controller';
import { MapController } from './reporting/map.controller';
import { ChaseController } from './reporting/chase.controller';
import { ExpiringController } from './reporting/expiring.controller';
import { ChaseDesk } from './reporting/chase-desk';
import { PersonController } from './reporting/person.controller';

/** The HTTP application: every library's module and every controller. */
@Module({
  imports: [
    DiscoveryModule,
    PlatformModule,
    PassportModule,
    AssessmentModule,
    ClassesModule,
    ContentModule,
    CredentialsModule,
    IdentityModule,
    InteropModule,
    LearningModule,
    OrgModule,
    OrgPortsModule,
    PapersModule,
    PlanningModule,
    ReportingModule,
    DataRequestAnswersModule.over(AccountPeopleModule),
    SignInModule.over(OrgDirectoryModule),
  ],
  controllers: [
    ...CLASS_CONTROLLERS,
    ActivationController,
    ActivationSlipController,
    AttemptController,
    AuditController,
    DataRequestController,
    HolidayController,
    MemberConsentController,
    OwnDataController,
    PaperAttemptController,
    PaperController,
    LeftClassController,
    DesignController,
    PaperTemplateController,
    QuestionStatisticsController,
    QuizController,
    PaperTaskController,
    SubmissionController,
    AuthController,
    BadgeController,
    CertificateController,
    CommuneController,
    CommuneReformController,
    CompletionController,
    CourseController,
    ClassResultController,
    FigureController,
    HandsetController,
    HealthController,
    LedGroupController,
    ImportAnswerController,
    ImportController,
    MapController,
    MemberController,
    OldAddressController,
    OrgBoardController,
    PersonPairController,
    OwnGrantController,
    OwnLearningController,
    BadgeIssuerController,
    OutsideBadgeController,
    OutsideClaimController,
    MemberOutsideController,
    AttemptGrantController,
    ExtensionController,
    AudienceController,
    RoundPartnerController,
    ...[ValidityController, WaitingDecisionsController, WaiverController],
    PaperReadingController,
    OidcController,
    LoginSessionController,
    PasskeyController,
    PasskeySignInController,
    PlanController,
    PlanFileController,
    PlanningGroundController,
    PrivacyNoticeController,
    ProblemController,
    RoleGrantController,
    ...[CorrectionController, EndingController, RoundExtensionController],
    ...[NewcomersController, ReopeningController, RoundController],
    ChaseController,
    ExpiringController,
    PersonController,
    PaperBatchController,
    CertificateEndsController,
    CertificateNewsController,
    ChangeNewsController,
    CaseController,
    ChangeController,
    ReleaseController,
    ReleaseRuleController,
    SigningController,
    RoundCertificateController,
    YearBookController,
    SecondFactorController,
    SeatCapController,
    SeatController,
    SignInHelpController,
    StaffAccountController,
    TeamController,
    CallNameController,
    ClassCallController,
    LedCallController,
    SoughtCallController,
    OwnCallController,
    VillageController,
  ],
  providers: [
    ActivationSlips,
    AuditViews,
    OwnArchive,
    OwnDataViews,
    DataUses,
    ReminderDesk,
    ChaseDesk,
    WorkExamples,
    OwnTrail,
    TrailNames,
    ChangeViews,
    ReleaseViews,
    CorrectionViews,
    EndingViews,
    RoundExtensionViews,
    WaiverViews,
    TrailPeople,
    AuthCookies,
    CalendarDesk,
    CardSheet,
    GrantDesk,
    SignInReader,
    MemberAccounts,
    MemberCorrections,
    SlipDesk,
    SlipSheet,
    StaffClosing,
    StaffDesk,
    StaffInviting,
    PairViews,
    TeamViews,
    RouteCheck,
    JwtStrategy,
    VerifiedTokens,
    provideSettings(HttpSettings),
    { provide: APP_GUARD, useClass: PermissionGuard },
    { provide: APP_GUARD, useClass: StepUpGuard },
  ],
  exports: [HttpSettings],
})
export class AppModule {}
