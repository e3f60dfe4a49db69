import { createHash } from 'node:crypto';
import { idOf, isObject, isOfType, type JsonObject, listOf, objectsIn, readableOf, textOf } from './badge-json';
import { areKnownContexts } from './linked-data';

/** Longer than any id or title is. */
const MOST_SIGNS = 300;

/** What a credential of the Verifiable Credentials data model 2.0 says of itself; not yet believed. */
export interface CredentialShape {
  /** The document as it is read (`readableOf`). */
  readonly said: JsonObject;
  readonly id: string;
  readonly issuerId: string;
  readonly validFrom: Date;
  readonly validUntil: Date | null;
  readonly subject: JsonObject;
}

/** The same of a badge (Open Badges 3.0). */
export interface BadgeShape extends CredentialShape {
  readonly title: string;
  /** Of the badge as JSON or as JWT: who issued it and its id, hashed. */
  readonly key: Buffer;
}

const BADGE_TYPES = ['OpenBadgeCredential', 'AchievementCredential'];

/** Reads a badge; null for what isn't one, and for what says something in a way that a signature might not cover. */
export function badgeShape(document: JsonObject): BadgeShape | null {
  const shape = credentialShape(document);
  if (shape === null || !BADGE_TYPES.some((type) => isOfType(shape.said, type))) return null;
  const achievement = shape.subject['achievement'];
  const title = shortText(isObject(achievement) ? achievement['name'] : null);
  if (title === null) return null;
  const key = createHash('sha256').update(`${shape.issuerId}\n${shape.id}`).digest();
  return { ...shape, title, key };
}

/** Reads any credential: what badges and status lists have alike. */
export function credentialShape(document: JsonObject): CredentialShape | null {
  const said = areKnownContexts(listOf(document['@context'])) ? readableOf(document) : null;
  if (said === null || !isOfType(said, 'VerifiableCredential')) return null;
  const [subject, ...others] = objectsIn(said['credentialSubject']);
  if (subject === undefined || others.length > 0) return null;
  const [id, issuerId] = [shortText(said['id']), shortText(idOf(said['issuer']))];
  const period = periodOf(said);
  return id === null || issuerId === null || period === null ? null : { said, id, issuerId, ...period, subject };
}

/** From when to when it is good; an end that can't be read is none of it. */
function periodOf(document: JsonObject): Pick<CredentialShape, 'validFrom' | 'validUntil'> | null {
  const [validFrom, validUntil] = [instantOf(document['validFrom']), instantOf(document['validUntil'])];
  const isEndRead = validUntil !== null || document['validUntil'] === undefined;
  return validFrom !== null && isEndRead ? { validFrom, validUntil } : null;
}

/** What a credential says of where its status is told; null for an entry that is only named. */
export function statusEntriesOf({ said }: CredentialShape): (JsonObject | null)[] {
  return listOf(said['credentialStatus']).map((entry) => (isObject(entry) ? entry : null));
}

const INSTANT = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(\.\d+)?(Z|[+-]\d{2}:\d{2})$/;

function instantOf(value: unknown): Date | null {
  if (typeof value !== 'string' || !INSTANT.test(value)) return null;
  const instant = new Date(value);
  return Number.isNaN(instant.getTime()) ? null : instant;
}

function shortText(value: unknown): string | null {
  const text = textOf(value);
  return text !== null && text.length <= MOST_SIGNS ? text : null;
}
