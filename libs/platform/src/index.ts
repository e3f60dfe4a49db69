import './errors/field.texts';
import './errors/platform.texts';

export * from './access/access';
export * from './access/account-homes';
export * from './access/access-epochs';
export * from './access/actor';
export * from './access/permission';
export * from './access/representation';
export * from './access/role';
export * from './access/scope';
export * from './access/network';
export * from './access/throttle';
export * from './access/unit-history';
export { Audit, type AuditEntry } from './audit/audit';
export { AuditHeadNote, type NotedHead, type Noting, parseNotedHead } from './audit/audit-head-note';
export { type HeldPerson, type NotedReading } from './audit/audit-held';
export { AuditRetention } from './audit/audit-retention';
export { AuditSealing } from './audit/audit-sealing';
export { type AuditCursor, type AuditQuery, AuditTrail, type TrailEntry, type TrailSubject } from './audit/audit-trail';
export { type AuditFault, type AuditFaultKind } from './audit/audit-chain-walk';
export { AuditVerification, type AuditVerdict } from './audit/audit-verification';
export { READ_AUDIT } from './audit/audit.permissions';
export { AuditSettings } from './audit/audit.settings';
export { SealAuditEntries } from './audit/seal-audit-entries.job';
export { badgeTextIn } from './badges/badge-file';
export { type JsonObject, objectOf } from './badges/badge-json';
export { keysOf, publicDocument } from './badges/badge-keys';
export { type BadgeRecipient } from './badges/badge-recipient';
export {
  type BadgeFault,
  type BadgeLine,
  type BadgeReport,
  type BadgeSources,
  type BadgeStatusGap,
  checkBadge,
  faultOfBadge,
  provedStatusList,
  statusGapOf,
  type TrustedIssuer,
} from './badges/check-badge';
export { type OwnBadgeIssuer, OwnBadges } from './badges/own-badges';
export * from './clock/clock';
export * from './config/settings';
export * from './config/site-address';
export { grantApplicationRole } from './database/application-role';
export { rebuildWordIndexes } from './database/word-indexes';
export { bodyDigest, requireSameBody } from './database/body-digest';
export * from './database/constraint-error';
export * from './database/baseline-stamp';
export * from './database/data-source';
export * from './database/database';
export * from './database/database-clock';
export * from './database/database.settings';
export * from './database/embedded-postgres';
export * from './database/list-page';
export * from './database/moment-cursor';
export * from './database/name-cursor';
export { requireServerVersion } from './database/server-version';
export * from './database/shared-reading';
export * from './database/text-cursor';
export * from './database/transactions';
export * from './database/unreachable';
export * from './errors/domain-error';
export * from './errors/platform.errors';
export * from './errors/operator-error';
export * from './errors/operator-words';
export * from './errors/problem-text';
export * from './events/event';
export * from './events/events';
export * from './files/file-keeping';
export * from './files/file-store';
export * from './files/photo-cleaning';
export * from './jobs/job';
export * from './jobs/job-queue';
export * from './jobs/job-registry';
export * from './jobs/job-schema';
export * from './jobs/job-worker';
export * from './logging/logger';
export { CALENDAR_TYPE, type CalendarMeeting, writeCalendar } from './office/calendar';
export { inspectSpreadsheet, openSpreadsheet } from './office/open-spreadsheet';
export * from './office/sheet';
export * from './office/spreadsheet';
export * from './office/spreadsheet.errors';
export { streamXlsx, XLSX_TYPE } from './office/xlsx';
export { zipArchive, type ZipEntry } from './office/zip';
export { unzippedBytes, type ZippedFile, zippedFiles } from './office/zip-reading';
export * from './paper/paper';
export { certificatesIn } from './paper/certificate-chain';
export { type BoundPart, bindPdfs } from './paper/pdf-binding';
export { beginningsOf, type PdfSigner, readSignedPdf, type SignedPdfFault } from './paper/signed-pdf';
export { type SigningArea } from './paper/signing-area';
export * from './platform.module';
export { type FreeText } from './privacy/free-text';
export {
  type DataSection,
  type DataSubject,
  type Doubt,
  type DoubtAnswers,
  type DoubtList,
  MOST_DOUBTS,
  type ErasedSubject,
  type ErasureTrace,
  type HeldBack,
  type HeldFile,
  type HeldRows,
  type HeldSubject,
  type PersonDescription,
  type PersonalDataHolder,
  type PlainValue,
} from './privacy/held-data';
export { areNamesOf, longerNamesAt } from './privacy/known-names';
export { BETWEEN, phonePattern } from './privacy/search-patterns';
export { soughtInTexts, type SoughtInTexts, type Told, toldOf, withoutTold } from './privacy/person-in-texts';
export { HoldsPersonalData, PersonalData } from './privacy/personal-data';
export * from './text/codes';
export * from './text/day';
export * from './text/fold';
export * from './text/like';
export { type LongerName } from './text/name-neighbours';
export * from './text/name-search';
export { compareSpelling, isUnmarked, type SpellingBearing, speltText } from './text/same-spelling';
export { speltOf, type Word, wordsIn } from './text/written-words';
export * from './text/place-name';
export * from './text/spread';
export * from './text/uuid';
export { CurrentActor, type ActorRequest, OptionalActor } from './http/current-actor.decorator';
export { IdParam } from './http/id-param';
export {
  RequirePermission,
  SignedIn,
  Public,
  ROUTE_ACCESS,
  type RouteAccess,
  RequirePermissionThen,
} from './http/permission.decorators';
export { readFormParts } from './http/form-parts';
export { isKeepableText, refuseUnsoundInput } from './http/input-shape';
export { FactorStepUp, SecondFactorDone, STEP_UP, StepUp } from './http/step-up';
export { PageQuery } from './http/page-query.dto';
export { DataRestrictions, DataUses, USE_VERDICTS, type UseVerdict } from './privacy/data-uses';
export { packOnce } from './http/packed-answer';
export { IsDay } from './http/is-day';
export { IsInstant } from './http/is-instant';
export { IsSaid } from './http/is-said';
export { queryBoolean } from './http/query-boolean';
export { HttpSettings } from './http/http.settings';
export { MARK_AND_QR, qrRows } from './paper/mark-and-qr';
export { isGiven } from './http/is-given';
export { keptFile } from './http/kept-file';
export { type Encoding, encodingFor, ENCODINGS } from './http/encoding';
