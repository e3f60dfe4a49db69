import { Module } from '@nestjs/common';
import { IdentityModule } from '@lopso/identity';
import { LearningModule } from '@lopso/learning';
import { OrgModule } from '@lopso/org';
import { provideSettings } from '@lopso/platform';
import { BadgeService } from './badges/badge.service';
import { OpenCase, EndLostCases } from './cases/case.job';
import { CaseRepository } from './cases/case.repository';
import { CaseService } from './cases/case.service';
import { CertificateHomeRepository } from './certificates/certificate-home.repository';
import { CertificateRepository } from './certificates/certificate.repository';
import { CertificateService } from './certificates/certificate.service';
import { DeviatingCertificateRepository } from './certificates/deviating-certificate.repository';
import { ChangeDecisionService } from './changes/change-decision.service';
import { ChangeLineService } from './changes/change-line.service';
import { ChangeViews } from './changes/change.controller';
import { ChangeRepository } from './changes/change.repository';
import { ChangeService } from './changes/change.service';
import { SecondPersonService } from './changes/second-person.service';
import { CertificateCheckService } from './checking/certificate-check.service';
import { CredentialsSettings } from './credentials.settings';
import { DesignCatalogService } from './designs/design-catalog.service';
import { DesignDrawingService } from './designs/design-drawing.service';
import { DesignRepository } from './designs/design.repository';
import { DesignService } from './designs/design.service';
import { PersonalDataRepository } from './erasure/personal-data.repository';
import { CredentialsPersonalData } from './erasure/personal-data.service';
import { IssueCertificate } from './issuing/issue-certificate.job';
import { IssueLostCertificates } from './issuing/issue-lost-certificates.job';
import { IssuingRepository } from './issuing/issuing.repository';
import { IssuingService } from './issuing/issuing.service';
import { RegistrationService } from './issuing/registration.service';
import { CertificateEndRepository } from './news/certificate-end.repository';
import { NewsService } from './news/news.service';
import { CertificatePaperService } from './printing/certificate-paper.service';
import { RegisterBookService } from './register/register-book.service';
import { RegisterService } from './register/register.service';
import { YearBookRepository } from './register/year-book.repository';
import { IssueReleaseJob } from './releases/issue-release.job';
import { ReleaseListService } from './releases/release-list.service';
import { ReleaseRuleService } from './releases/release-rule.service';
import { ReleaseViews } from './releases/release.controller';
import { ReleaseRepository } from './releases/release.repository';
import { ReleaseService } from './releases/release.service';
import { SweepReleases } from './releases/sweep-releases.job';
import { SealRepository } from './sealing/seal.repository';
import { SealService } from './sealing/seal.service';
import { DropSignedLeftovers } from './signing/drop-signed-leftovers.job';
import { SignedFileRepository } from './signing/signed-file.repository';
import { SignedFileService } from './signing/signed-file.service';
import { SigningAuthorityService } from './signing/signing-authority.service';
import { SigningRepository } from './signing/signing.repository';
import { SigningService } from './signing/signing.service';
import { WaitingPeopleService } from './waiting/waiting-people.service';

/** Every provider of the library, once. */
const providers = [
  BadgeService,
  OpenCase,
  EndLostCases,
  CaseRepository,
  CaseService,
  CertificateHomeRepository,
  CertificateRepository,
  CertificateService,
  DeviatingCertificateRepository,
  ChangeDecisionService,
  ChangeLineService,
  ChangeViews,
  ChangeRepository,
  ChangeService,
  SecondPersonService,
  CertificateCheckService,
  DesignCatalogService,
  DesignDrawingService,
  DesignRepository,
  DesignService,
  PersonalDataRepository,
  CredentialsPersonalData,
  IssueCertificate,
  IssueLostCertificates,
  IssuingRepository,
  IssuingService,
  RegistrationService,
  CertificateEndRepository,
  NewsService,
  CertificatePaperService,
  RegisterBookService,
  RegisterService,
  YearBookRepository,
  IssueReleaseJob,
  ReleaseListService,
  ReleaseRuleService,
  ReleaseViews,
  ReleaseRepository,
  ReleaseService,
  SweepReleases,
  SealRepository,
  SealService,
  DropSignedLeftovers,
  SignedFileRepository,
  SignedFileService,
  SigningAuthorityService,
  SigningRepository,
  SigningService,
  WaitingPeopleService,
];

/** Certificates: issuing, the register, papers, proposals about them, the public check. */
@Module({
  imports: [IdentityModule, LearningModule, OrgModule],
  providers: [...providers, provideSettings(CredentialsSettings)],
  exports: [...providers],
})
export class CredentialsModule {}
