import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { provideSettings } from '@lopso/platform';
import { LearningModule } from '@lopso/learning';
import { OrgModule } from '@lopso/org';
import { CredentialsSettings } from './credentials.settings';
import { IssueCertificate } from './listeners/issue-certificate.job';
import { IssueLostCertificates } from './listeners/issue-lost-certificates.job';
import { IssueReleasedBatch } from './listeners/issue-released-batch.job';
import { CertificateCheck } from './services/certificate-check.service';
import { CertificatePapers } from './services/certificate-papers.service';
import { Certificates } from './services/certificates.service';
import { ChangeableCertificates } from './services/changeable-certificates.service';
import { CheckPacks } from './services/check-pack.service';
import { Issuing } from './services/issuing.service';
import { IssuingRounds } from './services/issuing-rounds.service';
import { PaperSeals } from './services/paper-seals.service';
import { Registering } from './services/registering.service';
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
import { SealRepository } from './storage/seal.repository';
import { SigningKeyEntity } from './storage/signing-key.entity';
import { TemplateEntity } from './storage/template.entity';

const services = [
  CertificateCheck,
  Certificates,
  CheckPacks,
  Issuing,
  Releasing,
  ReplaceCertificate,
  RoundRegisters,
  WaitingPeople,
  WithdrawCertificate,
];
const parts = [
  CertificatePapers,
  ChangeableCertificates,
  IssuingRounds,
  PaperSeals,
  Registering,
  SealRepository,
  Templates,
  CertificateRepository,
  CredentialsPersonalData,
  IssuingRepository,
];
const jobs = [IssueCertificate, IssueLostCertificates, IssueReleasedBatch];

/** Certificates: issuing, the register, papers, the public check. */
@Module({
  imports: [
    LearningModule,
    OrgModule,
    TypeOrmModule.forFeature([CertificateEntity, RegisterEntity, SigningKeyEntity, TemplateEntity]),
  ],
  providers: [...services, ...parts, ...jobs, provideSettings(CredentialsSettings)],
  exports: services,
})
export class CredentialsModule {}
