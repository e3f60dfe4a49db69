import { Module } from '@nestjs/common';
import { provideSettings } from '@lopso/platform';
import { LearningModule } from '@lopso/learning';
import { OrgModule } from '@lopso/org';
import { CredentialsSettings } from './credentials.settings';
import { EndLostCases, OpenCase } from './listeners/follow-passages.jobs';
import { DropSignedLeftovers } from './listeners/drop-signed-leftovers.job';
import { IssueCertificate } from './listeners/issue-certificate.job';
import { IssueLostCertificates } from './listeners/issue-lost-certificates.job';
import { IssueReleaseJob } from './listeners/issue-release.job';
import { SweepReleases } from './listeners/sweep-releases.job';
import { IdentityModule } from '@lopso/identity';
import { AnswerChange } from './services/answer-change.service';
import { BadgeIssuer } from './services/badge-issuer.service';
import { BadgePictures } from './services/badge-pictures.service';
import { Badges } from './services/badges.service';
import { BadgeStatus } from './services/badge-status.service';
import { CertificateCheck } from './services/certificate-check.service';
import { CarryOutChange, LockedLines } from './services/carry-out-change.service';
import { CertificateChanges } from './services/certificate-changes.service';
import { CertificateHomes } from './services/certificate-homes';
import { CertificateNews } from './services/certificate-news.service';
import { ChangeWriting } from './services/change-writing.service';
import { ChangeAnswerers } from './services/change-answerers.service';
import { ChangeNews } from './services/change-news.service';
import { ChangeLines } from './services/change-lines.service';
import { ChangePreviews } from './services/change-previews.service';
import { ChangeReach } from './services/change-reach';
import { ProposeChange } from './services/propose-change.service';
import { SecondPerson } from './services/second-person.service';
import { CertificatePapers } from './services/certificate-papers.service';
import { Certificates } from './services/certificates.service';
import { CheckPacks } from './services/check-pack.service';
import { CredentialsPersonalData } from './services/personal-data';
import { DesignDesk } from './services/design-desk.service';
import { DesignDrawings } from './services/design-drawings.service';
import { DesignImages } from './services/design-images.service';
import { DesignReach } from './services/design-reach';
import { DesignShelf } from './services/design-shelf.service';
import { DesignsKnown } from './services/designs-known';
import { ReleaseTermsKnown } from './services/release-terms-known';
import { EditDesigns } from './services/edit-designs.service';
import { KeepDesign } from './services/keep-design.service';
import { FormerNames } from './services/former-names';
import { Issuing } from './services/issuing.service';
import { IssuingRounds } from './services/issuing-rounds.service';
import { OwnBadgesKnown } from './services/own-badges';
import { PaperBatches } from './services/paper-batches.service';
import { FollowPassages } from './services/follow-passages.service';
import { PaperCases } from './services/paper-cases.service';
import { LockedCases, UndoKeeping } from './services/undo-keeping.service';
import { PaperCounts } from './services/paper-counts.service';
import { PaperEnds } from './services/paper-ends.service';
import { PaperSeals } from './services/paper-seals.service';
import { Registering } from './services/registering.service';
import { BookLines } from './services/book-lines.service';
import { RegisterBooks } from './services/register-book.service';
import { RegisterPrints } from './services/register-print.service';
import { YearBookFiles } from './services/year-book-files.service';
import { YearBooks } from './services/year-books.service';
import { DueReleases, IssueRelease } from './services/issue-release.service';
import { ReleaseLists } from './services/release-lists.service';
import { ReleasePeople } from './services/release-people.service';
import { ReleaseNews } from './services/release-news.service';
import { ReleaseReach } from './services/release-reach';
import { ReleaseRules } from './services/release-rules.service';
import { Releasing } from './services/releasing.service';
import { CertifiedPassages } from './services/certified-passages.service';
import { SetReleaseRule } from './services/set-release-rule.service';
import { RoundRegisters } from './services/round-registers.service';
import { JudgeSignedFile } from './services/judge-signed-file.service';
import { SignedUploads } from './services/signed-uploads.service';
import { SigningAuthorities } from './services/signing-authorities';
import { SigningCopies } from './services/signing-copies.service';
import { SigningReach } from './services/signing-reach';
import { TakeSignedFiles } from './services/take-signed-files.service';
import { TakingGuards } from './services/taking-guards';
import { Templates } from './services/templates.service';
import { WaitingLists } from './services/waiting-lists.service';
import { WaitingPeople } from './services/waiting-people.service';
import { ChangeNewsRepository } from './storage/change-news.repository';
import { ChangeRepository } from './storage/change.repository';
import { ChangeStepsRepository } from './storage/change-steps.repository';
import { OverstatedPaperRepository } from './storage/overstated-paper.repository';
import { CertificateHomeRepository } from './storage/certificate-home.repository';
import { CertificateRepository } from './storage/certificate.repository';
import { DesignRepository } from './storage/design.repository';
import { FormerNamesRepository } from './storage/former-names.repository';
import { IssuingRepository } from './storage/issuing.repository';
import { PaperCaseRepository } from './storage/paper-case.repository';
import { PaperEndRepository } from './storage/paper-end.repository';
import { PersonalDataRepository } from './storage/personal-data.repository';
import { ReleaseRepository } from './storage/release.repository';
import { ReleaseNewsRepository } from './storage/release-news.repository';
import { ReleaseStepsRepository } from './storage/release-steps.repository';
import { SealRepository } from './storage/seal.repository';
import { SignedFileRepository } from './storage/signed-file.repository';
import { SigningRepository } from './storage/signing.repository';
import { YearBookRepository } from './storage/year-book.repository';

const services = [
  PaperCases,
  UndoKeeping,
  PaperCounts,
  AnswerChange,
  CertificateChanges,
  CertificateNews,
  ChangeAnswerers,
  ChangeNews,
  ChangePreviews,
  ProposeChange,
  BadgeIssuer,
  Badges,
  BadgeStatus,
  CertificateCheck,
  Certificates,
  CheckPacks,
  DesignDesk,
  DesignImages,
  EditDesigns,
  Issuing,
  PaperBatches,
  PaperEnds,
  RegisterBooks,
  YearBookFiles,
  YearBooks,
  IssueRelease,
  ReleaseLists,
  ReleasePeople,
  ReleaseRules,
  Releasing,
  CertifiedPassages,
  RoundRegisters,
  SetReleaseRule,
  SecondPerson,
  SignedUploads,
  SigningCopies,
  TakeSignedFiles,
  WaitingLists,
  WaitingPeople,
];
const parts = [
  BookLines,
  RegisterPrints,
  YearBookRepository,
  FollowPassages,
  PaperCaseRepository,
  CarryOutChange,
  ChangeLines,
  ChangeNewsRepository,
  ChangeReach,
  ChangeRepository,
  ChangeStepsRepository,
  ChangeWriting,
  LockedCases,
  LockedLines,
  BadgePictures,
  CertificatePapers,
  DesignDrawings,
  DesignReach,
  DesignRepository,
  DesignShelf,
  DesignsKnown,
  ReleaseTermsKnown,
  KeepDesign,
  IssuingRounds,
  DueReleases,
  OwnBadgesKnown,
  PaperEndRepository,
  PaperSeals,
  ReleaseNews,
  ReleaseNewsRepository,
  ReleaseReach,
  ReleaseRepository,
  ReleaseStepsRepository,
  Registering,
  SealRepository,
  JudgeSignedFile,
  SignedFileRepository,
  SigningAuthorities,
  SigningReach,
  SigningRepository,
  TakingGuards,
  Templates,
  CertificateHomes,
  CertificateHomeRepository,
  CertificateRepository,
  OverstatedPaperRepository,
  CredentialsPersonalData,
  FormerNames,
  FormerNamesRepository,
  PersonalDataRepository,
  IssuingRepository,
];
const jobs = [
  DropSignedLeftovers,
  EndLostCases,
  IssueCertificate,
  IssueLostCertificates,
  IssueReleaseJob,
  OpenCase,
  SweepReleases,
];

/** Certificates: issuing, the register, papers, proposals about them, the public check. */
@Module({
  imports: [IdentityModule, LearningModule, OrgModule],
  providers: [...services, ...parts, ...jobs, provideSettings(CredentialsSettings)],
  exports: services,
})
export class CredentialsModule {}
