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
export { Issuing } from './services/issuing.service';
export { RegisterBooks } from './services/register-book.service';
export { Releasing } from './services/releasing.service';
export { ReplaceCertificate } from './services/replace-certificate.service';
export { type RoundRegister, RoundRegisters } from './services/round-registers.service';
export { WaitingPeople, type WaitingPerson } from './services/waiting-people.service';
export { WithdrawCertificate } from './services/withdraw-certificate.service';
export { type Certificate } from './storage/certificate.repository';
