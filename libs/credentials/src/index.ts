import './credentials.texts';

export { CredentialsModule } from './credentials.module';
export * from './credentials.errors';
export * from './credentials.permissions';
export {
  CERTIFICATE_STATES,
  type CertificateState,
  REPLACEMENT_REASONS,
  type ReplacementReason,
  WITHDRAWAL_REASONS,
  type WithdrawalReason,
} from './rules/certificate-state';
export { printedCode, printedNumber } from './rules/certificate-number';
export { type PrintedFields } from './rules/printed-fields';
export { BadgeIssuer } from './services/badge-issuer.service';
export { BADGE_FORMATS, type BadgeFormat, Badges } from './services/badges.service';
export { BadgeStatus } from './services/badge-status.service';
export { CertificateCheck, type CheckedCertificate } from './services/certificate-check.service';
export {
  type CertificateAct,
  type CertificateInHand,
  Certificates,
  type RegisterPage,
  type RegisterQuery,
} from './services/certificates.service';
export { type CheckPack, CheckPacks } from './services/check-pack.service';
export {
  actsOn,
  type EntryRemark,
  type LeftOut,
  type ReleaseAct,
  type ReleaseRule,
  type ReleaseState,
} from './rules/release';
export { IssueRelease } from './services/issue-release.service';
export { Issuing } from './services/issuing.service';
export { PaperBatches } from './services/paper-batches.service';
export { RegisterBooks } from './services/register-book.service';
export { ReleaseLists } from './services/release-lists.service';
export { type ListedPerson, type PeopleQuery, ReleasePeople } from './services/release-people.service';
export { type ProvinceReleaseRule, ReleaseRules } from './services/release-rules.service';
export { Releasing } from './services/releasing.service';
export { ReplaceCertificate } from './services/replace-certificate.service';
export { type RoundRegister, RoundRegisters } from './services/round-registers.service';
export { WaitingPeople, type WaitingPerson } from './services/waiting-people.service';
export { WithdrawCertificate } from './services/withdraw-certificate.service';
export { type CertificateRelease } from './storage/release.repository';
export { type Certificate } from './storage/certificate.repository';
