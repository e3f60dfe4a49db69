import { Module } from '@nestjs/common';
import { APP_GUARD, DiscoveryModule } from '@nestjs/core';
import { PassportModule } from '@nestjs/passport';
import { AssessmentModule, SubmissionService } from '@lopso/assessment';
import {
  AttemptController,
  PaperAttemptController,
  PaperTaskController,
  QuestionStatisticsController,
  QuizController,
  SubmissionController,
} from '@lopso/assessment/http';
import { CalendarService, ClassesModule, MemberCardService } from '@lopso/classes';
import { CLASS_CONTROLLERS } from '@lopso/classes/http';
import { ContentModule } from '@lopso/content';
import { CourseController } from '@lopso/content/http';
import { CredentialsModule } from '@lopso/credentials';
import {
  BadgeController,
  CaseController,
  CertificateController,
  CertificateEndsController,
  CertificateNewsController,
  ChangeController,
  ChangeNewsController,
  ChangeViews,
  DesignController,
  PaperBatchController,
  ReleaseController,
  ReleaseRuleController,
  ReleaseViews,
  RoundCertificateController,
  SigningController,
  YearBookController,
} from '@lopso/credentials/http';
import { AuthCookies, IdentityModule, SignInModule } from '@lopso/identity';
import {
  ActivationController,
  AuthController,
  HandsetController,
  LoginSessionController,
  OidcController,
  PasskeyController,
  PasskeySignInController,
  PrivacyNoticeController,
  SecondFactorController,
  SignInHelpController,
} from '@lopso/identity/http';
import { InteropModule } from '@lopso/interop';
import { ImportAnswerController, ImportController } from '@lopso/interop/http';
import { LearningModule, LedGroupContactService } from '@lopso/learning';
import {
  AttemptGrantController,
  AudienceController,
  BadgeIssuerController,
  CompletionController,
  CorrectionController,
  ExtensionController,
  ExternalBadgeController,
  ExternalClaimController,
  MemberExternalClaimController,
  NewcomersController,
  OwnLearningController,
  PaperReadingController,
  ReopeningController,
  RoundController,
  RoundExtensionController,
  RoundPartnerController,
  ValidityController,
  WaitingDecisionsController,
  WaiverController,
} from '@lopso/learning/http';
import { DataRequestAnswersModule, OrgModule, OrgPortsModule } from '@lopso/org';
import {
  CommuneController,
  HolidayController,
  OldAddressController,
  SeatCapController,
  VillageController,
} from '@lopso/org/http';
import { PapersModule } from '@lopso/papers';
import { LeftClassController, PaperController, PaperTemplateController } from '@lopso/papers/http';
import { PlanningModule } from '@lopso/planning';
import {
  FreePlaceCallController,
  LocalAvailabilityController,
  NominationCallController,
  NominationController,
  OwnNominationController,
  PlanController,
  TeamNominationController,
} from '@lopso/planning/http';
import { HttpSettings, PlatformModule, provideSettings } from '@lopso/platform';
import { FollowUpService, ReportingModule } from '@lopso/reporting';
import {
  ClassResultController,
  ExpiryController,
  FigureController,
  FollowUpController,
  MapController,
  PersonController,
} from '@lopso/reporting/http';
import { HealthController } from './health/health.controller';
import { PermissionGuard } from './http/permission.guard';
import { RouteCheck } from './http/route-check';
import { StepUpGuard } from './http/step-up.guard';
import { AccountPeopleModule } from './identity/account-people';
import { JwtStrategy } from './identity/jwt.strategy';
import { OrgDirectoryModule } from './identity/org-directory';
import { StaffAccountController } from './identity/staff-account.controller';
import { VerifiedTokens } from './identity/verified-tokens';
import { EndingViews } from './learning/ending-views';
import { EndingController } from './learning/ending.controller';
import { LedGroupController } from './learning/led-group.controller';
import { SignInReader } from './learning/sign-in-reader';
import { AccountGrantService } from './org/account-grant.service';
import { ActivationSlipController } from './org/activation-slip.controller';
import { ActivationSlipService } from './org/activation-slip.service';
import { CommuneReformController } from './org/commune-reform.controller';
import { DuplicateWeightsService } from './org/duplicate-weights.service';
import { MemberAccountService } from './org/member-account.service';
import { MemberController } from './org/member.controller';
import { OrgBoardController } from './org/org-board.controller';
import { OwnGrantController } from './org/own-grant.controller';
import { PersonPairController } from './org/person-pair.controller';
import { RoleGrantController } from './org/role-grant.controller';
import { SeatController } from './org/seat.controller';
import { TeamController } from './org/team.controller';
import { AuditController } from './privacy/audit.controller';
import { AuditService } from './privacy/audit.service';
import { DataRequestController } from './privacy/data-request.controller';
import { MemberConsentController } from './privacy/member-consent.controller';
import { OwnDataController } from './privacy/own-data.controller';
import { OwnDataService } from './privacy/own-data.service';
import { ProblemController } from './problem/problem.controller';

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
    ExternalBadgeController,
    ExternalClaimController,
    MemberExternalClaimController,
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
    LocalAvailabilityController,
    PrivacyNoticeController,
    ProblemController,
    RoleGrantController,
    ...[CorrectionController, EndingController, RoundExtensionController],
    ...[NewcomersController, ReopeningController, RoundController],
    FollowUpController,
    ExpiryController,
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
    NominationController,
    NominationCallController,
    TeamNominationController,
    FreePlaceCallController,
    OwnNominationController,
    VillageController,
  ],
  providers: [
    ActivationSlipService,
    AuditService,
    OwnDataService,
    LedGroupContactService,
    FollowUpService,
    SubmissionService,
    ChangeViews,
    ReleaseViews,
    CorrectionController,
    EndingViews,
    RoundExtensionController,
    WaiverController,
    AuthCookies,
    CalendarService,
    MemberCardService,
    AccountGrantService,
    SignInReader,
    MemberAccountService,
    DuplicateWeightsService,
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
