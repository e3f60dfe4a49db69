import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { provideSettings } from '@lopso/platform';
import { LearningModule } from '@lopso/learning';
import { OrgModule } from '@lopso/org';
import { CredentialsSettings } from './credentials.settings';
import { IssueCertificate } from './listeners/issue-certificate.job';
import { IssueLostCertificates } from './listeners/issue-lost-certificates.job';
import { IssueReleaseJob } from './listeners/issue-release.job';
import { SweepReleases } from './listeners/sweep-releases.job';
import { BadgeIssuer } from './services/badge-issuer.service';
import { BadgePictures } from './services/badge-pictures.service';
import { Badges } from './services/badges.service';
import { BadgeStatus } from './services/badge-status.service';
import { CertificateCheck } from './services/certificate-check.service';
import { CertificatePapers } from './services/certificate-papers.service';
import { Certificates } from './services/certificates.service';
import { ChangeableCertificates } from './services/changeable-certificates.service';
import { CheckPacks } from './services/check-pack.service';
import { Issuing } from './services/issuing.service';
import { IssuingRounds } from './services/issuing-rounds.service';
import { PaperBatches } from './services/paper-batches.service';
import { PaperSeals } from './services/paper-seals.service';
import { Registering } from './services/registering.service';
import { RegisterBooks } from './services/register-book.service';
import { DueReleases, IssueRelease } from './services/issue-release.service';
import { ReleaseLists } from './services/release-lists.service';
import { ReleasePeople } from './services/release-people.service';
import { ReleaseReach } from './services/release-reach';
import { ReleaseRules } from './services/release-rules.service';
import { Releasing } from './services/releasing.service';
import { ReplaceCertificate } from './services/replace-certificate.service';
import { RoundRegisters } from './services/round-registers.service';
import { Templates } from './services/templates.service';
import { WaitingPeople } from './services/waiting-people.service';
import { WithdrawCertificate } from './services/withdraw-certificate.service';
import { CertificateEntity } from './storage/certificate.entity';
import { CertificateRepository } from './storage/certificate.repository';
import { IssuingRepository } from './storage/issuing.repository';
import { CredentialsPersonalData } from './storage/personal-data.repository';
import { RegisterEntity } from './storage/register.entity';
import { ReleaseEntity, ReleaseEntryEntity, ReleaseRuleEntity } from './storage/release.entities';
import { ReleaseRepository } from './storage/release.repository';
import { ReleaseStepsRepository } from './storage/release-steps.repository';
import { SealRepository } from './storage/seal.repository';
import { SigningKeyEntity } from './storage/signing-key.entity';
import { TemplateEntity } from './storage/template.entity';

const services = [
  BadgeIssuer,
  Badges,
  BadgeStatus,
  CertificateCheck,
  Certificates,
  CheckPacks,
  Issuing,
  PaperBatches,
  RegisterBooks,
  IssueRelease,
  ReleaseLists,
  ReleasePeople,
  ReleaseRules,
  Releasing,
  ReplaceCertificate,
  RoundRegisters,
  WaitingPeople,
  WithdrawCertificate,
];
const parts = [
  BadgePictures,
  CertificatePapers,
  ChangeableCertificates,
  IssuingRounds,
  DueReleases,
  PaperSeals,
  ReleaseReach,
  ReleaseRepository,
  ReleaseStepsRepository,
  Registering,
  SealRepository,
  Templates,
  CertificateRepository,
  CredentialsPersonalData,
  IssuingRepository,
];
const jobs = [IssueCertificate, IssueLostCertificates, IssueReleaseJob, SweepReleases];

/** Certificates: issuing, the register, papers, the public check. */
@Module({
  imports: [
    LearningModule,
    OrgModule,
    TypeOrmModule.forFeature([
      ...[CertificateEntity, RegisterEntity, SigningKeyEntity, TemplateEntity],
      ...[ReleaseEntity, ReleaseEntryEntity, ReleaseRuleEntity],
    ]),
  ],
  providers: [...services, ...parts, ...jobs, provideSettings(CredentialsSettings)],
  exports: services,
})
export class CredentialsModule {}
