import { vietnamDate } from '../clock/clock';
import { isJwt } from './badge-file';
import { type JsonObject, objectOf, objectsIn } from './badge-json';
import { keysOf } from './badge-keys';
import { faultOfJwt, faultOfProof, type ProofFault } from './badge-proof';
import { type BadgeRecipient, isWholeIdentity, type RecipientMatch, recipientMatch } from './badge-recipient';
import { badgeShape, type BadgeShape, type CredentialShape, credentialShape, statusEntriesOf } from './badge-shape';
import {
  isSet,
  isStale,
  isWholeEntry,
  type StatusList,
  statusListOf,
  type StatusPlace,
  statusPlaceOf,
} from './badge-status';

/** What is looked at, in this order. */
export type BadgeCheck = 'format' | 'issuer' | 'signature' | 'period' | 'recipient' | 'status';

/** What came out, one word a case: that the badge doesn't count, that a person has to judge, that it is right. */
export type BadgeFault =
  | ProofFault
  | 'not-open-badge'
  | 'issuer-unknown'
  | 'issuer-not-then'
  | 'period-to-come'
  | 'period-over'
  | 'recipient-other'
  | 'revoked'
  | 'suspended';
export type BadgeOpenPoint =
  | 'recipient-unsaid'
  | 'recipient-like'
  | 'recipient-mixed'
  | 'status-unsaid'
  | 'status-unread'
  | 'status-unknown'
  | 'status-stale';
export type BadgePoint =
  | 'format-right'
  | 'issuer-trusted'
  | 'issuer-own'
  | 'signature-right'
  | 'period-until'
  | 'period-without-end'
  | 'recipient-name'
  | 'recipient-phone'
  | 'standing';

/** One thing that was looked at: it is right, a person has to judge, or it is wrong. */
export type BadgeLine = {
  readonly check: BadgeCheck;
  /** Name of the issuer, or an instant (ISO 8601): the end, or as of when a list of revocations is; the address of a list not at hand. */
  readonly about: string | null;
} & (
  | { readonly outcome: 'right'; readonly code: BadgePoint }
  | { readonly outcome: 'open'; readonly code: BadgeOpenPoint }
  | { readonly outcome: 'wrong'; readonly code: BadgeFault }
);

/** What a badge says, once its form is right. Instants are ISO 8601. */
export interface BadgeFacts {
  readonly id: string;
  readonly issuerId: string;
  readonly title: string;
  readonly validFrom: string;
  readonly validUntil: string | null;
}

/** What was looked at, as far as it went; `key` tells the same badge again, whatever file carries it. */
export interface BadgeReport {
  readonly lines: readonly BadgeLine[];
  readonly facts: BadgeFacts | null;
  readonly key: Buffer | null;
}

/** An issuer that badges are taken from. */
export interface TrustedIssuer {
  readonly name: string;
  /** The document of its did; null where the keys follow from the did. */
  readonly document: JsonObject | null;
  /** Calendar dates, `yyyy-mm-dd`: badges of these days are taken; null: no end. */
  readonly from: string | null;
  readonly until: string | null;
  readonly isOwn: boolean;
}

/** Where a check gets what it doesn't fetch. */
export interface BadgeSources {
  issuer(did: string): Promise<TrustedIssuer | null>;
  /** A status list that was proved to be of this issuer. */
  statusList(did: string, url: string): Promise<JsonObject | null>;
}

export interface BadgeAsked {
  /** As `badgeTextIn` gives it. */
  readonly text: string;
  readonly recipient: BadgeRecipient;
  readonly now: Date;
}

/** Checks a badge fully, with what is at hand: nothing is fetched. What comes after a wrong form, issuer or signature is not looked at, but for the status where only the key isn't known. */
export async function checkBadge(asked: BadgeAsked, sources: BadgeSources): Promise<BadgeReport> {
  const document = documentOf(asked.text);
  const shape = document === null ? null : badgeShape(document);
  if (document === null || shape === null || !isWhole(shape))
    return { lines: [wrong('format', 'not-open-badge')], facts: null, key: null };
  const issuer = await sources.issuer(shape.issuerId);
  const lines: BadgeLine[] = [right('format', 'format-right'), issuerLine(shape, issuer)];
  if (issuer !== null) lines.push(await signatureLine(asked, document, shape, issuer));
  const isRight = lines.every(({ outcome }) => outcome === 'right');
  if (isRight) lines.push(periodLine(shape, asked.now), recipientLine(recipientMatch(shape.subject, asked.recipient)));
  // A key that was changed since says nothing of an accepted badge; that it was revoked does.
  if (lines.every(({ outcome, code }) => outcome === 'right' || code === 'key-unknown'))
    lines.push(await statusLine(shape, asked.now, sources));
  return { lines, facts: factsOf(shape), key: shape.key };
}

/** What is wrong first; null for a badge that may be taken, by a person where something stays open. */
export function faultOfBadge({ lines }: Pick<BadgeReport, 'lines'>): BadgeFault | null {
  const [first] = lines.flatMap((line) => (line.outcome === 'wrong' ? [line.code] : []));
  return first ?? null;
}

/** Why it isn't known whether a badge still stands, though it says where to look; null where that is known, or the badge says nothing of it. */
export type BadgeStatusGap = (typeof STATUS_GAPS)[number];
const STATUS_GAPS = ['status-unread', 'status-unknown', 'status-stale'] as const satisfies readonly BadgeOpenPoint[];
export function statusGapOf({ lines }: Pick<BadgeReport, 'lines'>): BadgeStatusGap | null {
  return STATUS_GAPS.find((gap) => lines.some(({ code }) => code === gap)) ?? null;
}

/** A status list that is its issuer's, of some instant up to now; null for any other text. */
export async function provedStatusList(
  text: string,
  issuer: { readonly did: string; readonly document: JsonObject | null },
  now: Date,
): Promise<{ readonly list: StatusList; readonly document: JsonObject } | null> {
  const document = documentOf(text);
  const list = document === null ? null : statusListOf(document);
  if (document === null || list?.issuerId !== issuer.did || list.validFrom > now) return null;
  const fault = await signatureFault(text, document, keysOf(issuer.did, issuer.document, now), now);
  return fault === null ? { list, document } : null;
}

/** Whether what tells whose it is, and where it says whether it still stands, can be read. */
function isWhole({ said, subject }: CredentialShape): boolean {
  return (
    objectsIn(subject['identifier']).every(isWholeIdentity) && objectsIn(said['credentialStatus']).every(isWholeEntry)
  );
}

/** The credential a text says: JSON, or the claims of a JWT where what stands beside it says nothing else. */
function documentOf(text: string): JsonObject | null {
  if (!isJwt(text)) return objectOf(text);
  const claims = objectOf(Buffer.from(text.split('.')[1] ?? '', 'base64url').toString('utf8'));
  const shape = claims === null ? null : credentialShape(claims);
  if (claims === null || shape === null) return null;
  const isAgreed = (claim: string, value: string): boolean => (claims[claim] ?? value) === value;
  if (!isAgreed('iss', shape.issuerId) || !isAgreed('jti', shape.id)) return null;
  return withEndOf(claims, shape);
}

/** A JWT may end before the credential in it does. */
function withEndOf(claims: JsonObject, { validUntil }: CredentialShape): JsonObject | null {
  const { exp } = claims as JsonObject & { readonly exp?: unknown };
  if (exp === undefined) return claims;
  const end = typeof exp === 'number' ? new Date(exp * 1000) : new Date(NaN);
  if (Number.isNaN(end.getTime())) return null;
  return validUntil !== null && validUntil <= end ? claims : { ...claims, validUntil: end.toISOString() };
}

function issuerLine({ validFrom }: BadgeShape, issuer: TrustedIssuer | null): BadgeLine {
  if (issuer === null) return wrong('issuer', 'issuer-unknown');
  const day = vietnamDate(validFrom);
  const isThen = (issuer.from ?? day) <= day && day <= (issuer.until ?? day);
  if (!isThen) return wrong('issuer', 'issuer-not-then', issuer.name);
  return right('issuer', issuer.isOwn ? 'issuer-own' : 'issuer-trusted', issuer.name);
}

async function signatureLine(
  { text, now }: BadgeAsked,
  document: JsonObject,
  { issuerId }: BadgeShape,
  issuer: TrustedIssuer,
): Promise<BadgeLine> {
  const fault = await signatureFault(text, document, keysOf(issuerId, issuer.document, now), now);
  return fault === null ? right('signature', 'signature-right') : wrong('signature', fault);
}

function signatureFault(
  text: string,
  document: JsonObject,
  keys: ReturnType<typeof keysOf>,
  now: Date,
): Promise<ProofFault | null> {
  return isJwt(text) ? faultOfJwt(text, keys) : faultOfProof(document, keys, now);
}

function periodLine({ validFrom, validUntil }: BadgeShape, now: Date): BadgeLine {
  if (validFrom > now) return wrong('period', 'period-to-come', validFrom.toISOString());
  if (validUntil === null) return right('period', 'period-without-end');
  const end = validUntil.toISOString();
  return validUntil <= now ? wrong('period', 'period-over', end) : right('period', 'period-until', end);
}

function recipientLine(match: RecipientMatch): BadgeLine {
  switch (match) {
    case 'name':
      return right('recipient', 'recipient-name');
    case 'phone':
      return right('recipient', 'recipient-phone');
    case 'unsaid':
      return open('recipient', 'recipient-unsaid');
    case 'like':
      return open('recipient', 'recipient-like');
    case 'mixed':
      return open('recipient', 'recipient-mixed');
    case 'other':
      return wrong('recipient', 'recipient-other');
  }
}

const WANTED = ['revocation', 'suspension'];

/** Every place that may say that the badge no longer stands; the worst of what they say. */
async function statusLine(shape: BadgeShape, now: Date, sources: BadgeSources): Promise<BadgeLine> {
  const entries = statusEntriesOf(shape);
  if (entries.length === 0) return open('status', 'status-unsaid');
  const places = entries.map(statusPlaceOf);
  const wanted = places.flatMap((place) => (place !== null && WANTED.includes(place.purpose) ? [place] : []));
  const found: BadgeLine[] = places.includes(null) || wanted.length === 0 ? [open('status', 'status-unread')] : [];
  for (const place of wanted) {
    const kept = await sources.statusList(shape.issuerId, place.listUrl);
    found.push(placeLine(place, kept === null ? null : statusListOf(kept), now));
  }
  const worst = (outcome: BadgeLine['outcome']): BadgeLine | undefined => found.find((one) => one.outcome === outcome);
  return worst('wrong') ?? worst('open') ?? worst('right') ?? open('status', 'status-unread');
}

function placeLine(place: StatusPlace, list: StatusList | null, now: Date): BadgeLine {
  if (list === null) return open('status', 'status-unknown', place.listUrl);
  const asOf = list.validFrom.toISOString();
  const isFallen = isSet(list, place);
  if (isFallen === null) return open('status', 'status-unread');
  if (isFallen) return wrong('status', place.purpose === 'suspension' ? 'suspended' : 'revoked', asOf);
  return isStale(list, now) ? open('status', 'status-stale', asOf) : right('status', 'standing', asOf);
}

function factsOf({ id, issuerId, title, validFrom, validUntil }: BadgeShape): BadgeFacts {
  return {
    ...{ id, issuerId, title },
    validFrom: validFrom.toISOString(),
    validUntil: validUntil?.toISOString() ?? null,
  };
}

const right = (check: BadgeCheck, code: BadgePoint, about: string | null = null): BadgeLine => ({
  ...{ check, about, code },
  outcome: 'right',
});
const open = (check: BadgeCheck, code: BadgeOpenPoint, about: string | null = null): BadgeLine => ({
  ...{ check, about, code },
  outcome: 'open',
});
const wrong = (check: BadgeCheck, code: BadgeFault, about: string | null = null): BadgeLine => ({
  ...{ check, about, code },
  outcome: 'wrong',
});
