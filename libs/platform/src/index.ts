export { Audit, type AuditEntry } from './audit/audit';
export { type AuditFault, type AuditFaultKind } from './audit/audit-chain-walk';
export { AuditHeadNote, type NotedHead, type Noting, parseNotedHead } from './audit/audit-head-note';
export { type HeldPerson, type NotedReading } from './audit/audit-held';
export { AuditRetention } from './audit/audit-retention';
export { AuditSealing } from './audit/audit-sealing';
export { type AuditCursor, type AuditQuery, AuditTrail, type TrailEntry, type TrailSubject } from './audit/audit-trail';
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
export { grantApplicationRole } from './database/application-role';
export { bodyDigest, requireSameBody } from './database/body-digest';
export { requireServerVersion } from './database/server-version';
export { rebuildWordIndexes } from './database/word-indexes';
export { CurrentActor, type ActorRequest, OptionalActor } from './http/current-actor.decorator';
export { type Encoding, encodingFor, ENCODINGS } from './http/encoding';
export { readFormParts } from './http/form-parts';
export { HttpSettings } from './http/http.settings';
export { IdParam } from './http/id-param';
export { isKeepableText, refuseUnsoundInput } from './http/input-shape';
export { IsDay } from './http/is-day';
export { isGiven } from './http/is-given';
export { IsInstant } from './http/is-instant';
export { IsSaid } from './http/is-said';
export { keptFile } from './http/kept-file';
export { packOnce } from './http/packed-answer';
export { PageQuery } from './http/page-query.dto';
export {
  RequirePermission,
  SignedIn,
  Public,
  ROUTE_ACCESS,
  type RouteAccess,
  RequirePermissionThen,
} from './http/permission.decorators';
export { queryBoolean } from './http/query-boolean';
export { FactorStepUp, SecondFactorDone, STEP_UP, StepUp } from './http/step-up';
export { CALENDAR_TYPE, type CalendarMeeting, writeCalendar } from './office/calendar';
export { inspectSpreadsheet, openSpreadsheet } from './office/open-spreadsheet';
export { streamXlsx, XLSX_TYPE } from './office/xlsx';
export { zipArchive, type ZipEntry } from './office/zip';
export { unzippedBytes, type ZippedFile, zippedFiles } from './office/zip-reading';
export { certificatesIn } from './paper/certificate-chain';
export { MARK_AND_QR, qrRows } from './paper/mark-and-qr';
export { type BoundPart, bindPdfs } from './paper/pdf-binding';
export { beginningsOf, type PdfSigner, readSignedPdf, type SignedPdfFault } from './paper/signed-pdf';
export { type SigningArea } from './paper/signing-area';
export { DataRestrictions, DataUses, USE_VERDICTS, type UseVerdict } from './privacy/data-uses';
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
export { soughtInTexts, type SoughtInTexts, type Told, toldOf, withoutTold } from './privacy/person-in-texts';
export { HoldsPersonalData, PersonalData } from './privacy/personal-data';
export { BETWEEN, phonePattern } from './privacy/search-patterns';
export { type LongerName } from './text/name-neighbours';
export { compareSpelling, isUnmarked, type SpellingBearing, speltText } from './text/same-spelling';
export { speltOf, type Word, wordsIn } from './text/written-words';

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

export * from './clock/clock';
export * from './config/settings';
export * from './config/site-address';

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

export * from './office/sheet';
export * from './office/spreadsheet';
export * from './office/spreadsheet.errors';

export * from './paper/paper';

export * from './platform.module';

export * from './text/codes';
export * from './text/day';
export * from './text/fold';
export * from './text/like';

export * from './text/name-search';

export * from './text/place-name';
export * from './text/spread';
export * from './text/uuid';
