export { BadgeService, BADGE_FORMATS, type BadgeFormat } from './badges/badge.service';
export { KEEPING_REASONS, type KeepingReason } from './cases/case.rules';
export { type ActionableCase, CaseService } from './cases/case.service';
export { type Certificate } from './certificates/certificate.repository';
export {
  CERTIFICATE_STATES,
  type CertificateState,
  numberOf,
  printedCode,
  printedNumber,
  type RegisterNumber,
  type PrintedFields,
} from './certificates/certificate.rules';
export {
  CERTIFICATE_ACTS,
  type CertificateAct,
  type ActionableCertificate,
  type CertificatePage,
  CertificateService,
  type RegisterPage,
  type RegisterQuery,
  PAPER_DEVIATIONS,
  type PaperDeviation,
} from './certificates/certificate.service';
export { ChangeDecisionService } from './changes/change-decision.service';
export { type ChangeLine } from './changes/change-line.service';
export { type CertificateChange } from './changes/change.repository';
export {
  actsOnChange,
  CHANGE_ACTS,
  CHANGE_KINDS,
  CHANGE_OBSTACLES,
  CHANGE_REASONS,
  CHANGE_STATES,
  type ChangeAct,
  type ChangeKind,
  type ChangeObstacle,
  type ChangeReason,
  type ChangeState,
  type Correction,
} from './changes/change.rules';
export { ChangeService, type ChangePerson, type ChangeSheet, type ChangePreview } from './changes/change.service';
export { SecondPersonService } from './changes/second-person.service';
export {
  CertificateCheckService,
  type CheckedCertificate,
  type CheckedLink,
  linkOf,
  type CheckPack,
} from './checking/certificate-check.service';
export { CredentialsModule } from './credentials.module';
export { type Sample as DesignSample, SAMPLES as DESIGN_SAMPLES } from './designs/design-drawing.rules';
export { type PlacedFault } from './designs/design-drawing.service';
export {
  ORIENTATIONS,
  type Orientation,
  PAPER_SIZES,
  type PaperSize,
  DESIGN_FIELDS,
  DESIGN_SHAPES,
  type DesignProperty,
  ELEMENT_TYPES,
  type ElementType,
} from './designs/design.rules';
export {
  DesignService,
  type DesignPreview,
  type DesignDetails,
  type ListedDesign,
  type ListedDesignVersion,
  type DesignCopy,
  type DesignEdit,
} from './designs/design.service';
export { IssuingService } from './issuing/issuing.service';
export { END_STAGES, type EndStage } from './news/certificate-end.rules';
export { NewsService, type CertificateEndNews, type ChangeNewsFor } from './news/news.service';
export { CertificatePaperService } from './printing/certificate-paper.service';
export { RegisterBookService } from './register/register-book.service';
export { type RoundRegister, RegisterService, type YearBook, type YearBookPage } from './register/register.service';
export { ReleaseListService, type ListedPerson, type PeopleQuery } from './releases/release-list.service';
export { ReleaseRuleService, type ProvinceReleaseRule } from './releases/release-rule.service';
export { type CertificateRelease } from './releases/release.repository';
export {
  actsOn,
  isUnanswered,
  type EntryRemark,
  type LeftOut,
  type ReleaseAct,
  type ReleaseRule,
  type ReleaseState,
} from './releases/release.rules';
export { ReleaseService } from './releases/release.service';
export { type SignedFile } from './signing/signed-file.repository';
export {
  type PaperSigner,
  SIGNED_FILE_EFFECTS,
  SIGNED_FILE_OUTCOMES,
  type SignedFileEffect,
  type SignedFileOutcome,
} from './signing/signed-file.rules';
export {
  type KeptSignedFiles,
  SignedFileService,
  type SigningOverview,
  type WaitingSignedFile,
  SIGNED_ARCHIVE_BYTES,
  type TakenFile,
} from './signing/signed-file.service';
export { type UnsignedRange } from './signing/signing.repository';
export { type PreparedCopies, SigningService, type SigningPart, type SigningParts } from './signing/signing.service';
export {
  type WaitingList,
  WaitingPeopleService,
  type WaitingWanted,
  type WaitingPerson,
} from './waiting/waiting-people.service';
import './credentials.texts';

export * from './credentials.errors';
export * from './credentials.permissions';
