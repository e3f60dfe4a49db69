import './credentials.texts';

export { CredentialsModule } from './credentials.module';
export * from './credentials.errors';
export * from './credentials.permissions';
export { CERTIFICATE_STATES, type CertificateState } from './rules/certificate-state';
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
} from './rules/certificate-change';
export { KEEPING_REASONS, type KeepingReason } from './rules/paper-case';
export { ORIENTATIONS, type Orientation, PAPER_SIZES, type PaperSize } from './rules/design';
export { DESIGN_FIELDS } from './rules/design-fields';
export { type Sample as DesignSample, SAMPLES as DESIGN_SAMPLES } from './rules/design-samples';
export { DESIGN_SHAPES, type DesignProperty } from './rules/design-shapes';
export { ELEMENT_TYPES, type ElementType } from './rules/design';
export { numberOf, printedCode, printedNumber, type RegisterNumber } from './rules/certificate-number';
export { type PrintedFields } from './rules/printed-fields';
export { AnswerChange } from './services/answer-change.service';
export { BadgeIssuer } from './services/badge-issuer.service';
export { BADGE_FORMATS, type BadgeFormat, Badges } from './services/badges.service';
export { BadgeStatus } from './services/badge-status.service';
export {
  CertificateCheck,
  type CheckedCertificate,
  type CheckedLink,
  linkOf,
} from './services/certificate-check.service';
export { CERTIFICATE_ACTS, type CertificateAct, type CertificateInHand } from './services/certificates-in-hand';
export {
  type CertificatePage,
  Certificates,
  type RegisterPage,
  type RegisterQuery,
} from './services/certificates.service';
export { CertificateChanges, type ChangePerson, type ChangeSheet } from './services/certificate-changes.service';
export { ChangeAnswerers } from './services/change-answerers.service';
export { CertificateNews } from './services/certificate-news.service';
export { type PaperEndNews, PaperEnds } from './services/paper-ends.service';
export { END_STAGES, type EndStage } from './rules/paper-end';
export { ChangeNews, type ChangeNewsFor } from './services/change-news.service';
export { type ChangeLine } from './services/change-lines.service';
export { type ChangePreview, ChangePreviews } from './services/change-previews.service';
export { type CheckPack, CheckPacks } from './services/check-pack.service';
export {
  actsOn,
  isUnanswered,
  type EntryRemark,
  type LeftOut,
  type ReleaseAct,
  type ReleaseRule,
  type ReleaseState,
} from './rules/release';
export {
  DesignDesk,
  type DesignLook,
  type DesignPageView,
  type ListedDesign,
  type ListedDesignVersion,
} from './services/design-desk.service';
export { type PlacedFault } from './services/design-drawings.service';
export { DesignImages } from './services/design-images.service';
export { type DesignCopy, type DesignEdit, EditDesigns } from './services/edit-designs.service';
export { IssueRelease } from './services/issue-release.service';
export { Issuing } from './services/issuing.service';
export { type PaperCaseInHand, PaperCases } from './services/paper-cases.service';
export { UndoKeeping } from './services/undo-keeping.service';
export { PaperCounts } from './services/paper-counts.service';
export { PaperBatches } from './services/paper-batches.service';
export { ProposeChange } from './services/propose-change.service';
export { RegisterBooks } from './services/register-book.service';
export { ReleaseLists } from './services/release-lists.service';
export { type ListedPerson, type PeopleQuery, ReleasePeople } from './services/release-people.service';
export { SetReleaseRule } from './services/set-release-rule.service';
export { type ProvinceReleaseRule, ReleaseRules } from './services/release-rules.service';
export { Releasing } from './services/releasing.service';
export { PAPER_DEVIATIONS, type PaperDeviation } from './services/certified-passages.service';
export { type RoundRegister, RoundRegisters } from './services/round-registers.service';
export { SecondPerson } from './services/second-person.service';
export {
  type PaperSigner,
  SIGNED_FILE_EFFECTS,
  SIGNED_FILE_OUTCOMES,
  type SignedFileEffect,
  type SignedFileOutcome,
} from './rules/signed-paper';
export {
  type KeptSignedFiles,
  SignedUploads,
  type SigningOverview,
  type WaitingSignedFile,
} from './services/signed-uploads.service';
export {
  type PreparedCopies,
  SigningCopies,
  type SigningPart,
  type SigningParts,
} from './services/signing-copies.service';
export { type UnsignedRange } from './storage/signing.repository';
export { SIGNED_ARCHIVE_BYTES, type TakenFile, TakeSignedFiles } from './services/take-signed-files.service';
export { type SignedFile } from './storage/signed-file.repository';
export { type YearBook, type YearBookPage, YearBooks } from './services/year-books.service';
export { YearBookFiles } from './services/year-book-files.service';
export { type WaitingList, WaitingLists, type WaitingWanted } from './services/waiting-lists.service';
export { WaitingPeople, type WaitingPerson } from './services/waiting-people.service';
export { type CertificateChange } from './storage/change.repository';
export { type CertificateRelease } from './storage/release.repository';
export { type Certificate } from './storage/certificate.repository';
