import { createHash } from 'node:crypto';
import { parsePhoneNumberFromString } from 'libphonenumber-js';
import { cleanText, foldText } from '../text/fold';
import { speltText } from '../text/same-spelling';
import { isOfType, type JsonObject, objectsIn, textOf } from './badge-json';

/** Whom a badge should be for. */
export interface BadgeRecipient {
  readonly fullName: string;
  /** E.164 or null. */
  readonly phone: string | null;
}

/**
 * By what a badge is hers; `like`: her name but for its diacritics, which may be another's; `mixed`: of name and telephone one is hers and the other
 * isn't; `unsaid`: it names nobody in a way that can be compared; `other`: it names, and not her.
 */
export type RecipientMatch = 'name' | 'phone' | 'like' | 'mixed' | 'unsaid' | 'other';

/** How what a badge says of one kind compares; null: nothing is said that can be compared. */
type Fit = 'fits' | 'like' | 'other' | null;

const PHONE_TYPES = ['ext:phone', 'ext:phoneNumber', 'ext:telephone', 'phoneNumber'];

/** Compares what a badge says of its recipient (Open Badges 3.0, IdentityObject) with a person. */
export function recipientMatch(subject: JsonObject, recipient: BadgeRecipient): RecipientMatch {
  const said = objectsIn(subject['identifier']).filter(isReadable);
  const name = nameFit(
    said.filter(({ identityType }) => identityType === 'name'),
    cleanText(recipient.fullName),
  );
  const numbers = numbersOf(recipient);
  const phones = said.filter(({ identityType }) => PHONE_TYPES.includes(String(identityType)));
  return matchOf(name, phoneFit(phones, numbers));
}

function matchOf(name: Fit, phone: Fit): RecipientMatch {
  if (name === null && phone === null) return 'unsaid';
  if (name === 'other' || phone === 'other') return name === 'fits' || phone === 'fits' ? 'mixed' : 'other';
  if (name === 'fits') return 'name';
  return phone === 'fits' ? 'phone' : 'like';
}

function nameFit(names: readonly JsonObject[], name: string): Fit {
  if (names.length === 0) return null;
  const isIn = (values: readonly string[]) => (one: JsonObject) => isHashed(one) && isHashOf(one, values);
  if (names.some((one) => isIn(casesOf(name))(one) || speltText(plainOf(one)) === speltText(name))) return 'fits';
  const isLike = names.some((one) => isIn(casesOf(unmarked(name)))(one) || foldText(plainOf(one)) === foldText(name));
  return isLike ? 'like' : 'other';
}

function phoneFit(phones: readonly JsonObject[], numbers: readonly string[]): Fit {
  if (phones.length === 0 || numbers.length === 0) return null;
  const isHers = (one: JsonObject): boolean =>
    isHashed(one) ? isHashOf(one, numbers) : numbers.some((number) => foldText(number) === foldText(plainOf(one)));
  return phones.some(isHers) ? 'fits' : 'other';
}

/** A name as registers write it: as it is, in capitals, in small letters. */
function casesOf(name: string): string[] {
  return [name, name.toLocaleUpperCase('vi'), name.toLocaleLowerCase('vi')];
}

function unmarked(name: string): string {
  return name
    .normalize('NFD')
    .replace(/\p{Mn}/gu, '')
    .replace(/đ/g, 'd')
    .replace(/Đ/g, 'D');
}

/** A number with its country, with a zero, and both as people group them not at all. */
function numbersOf({ phone }: BadgeRecipient): string[] {
  const parsed = phone === null ? undefined : parsePhoneNumberFromString(phone);
  if (parsed === undefined) return [];
  const { number, countryCallingCode, nationalNumber } = parsed;
  return [number, `${countryCallingCode}${nationalNumber}`, `0${nationalNumber}`, `tel:${number}`];
}

/** False for an identity with a part that is no single text, or said to be hashed and not: it names somebody, but in no way that can be read. */
export function isWholeIdentity(identity: JsonObject): boolean {
  if (!isOfType(identity, 'IdentityObject')) return true;
  const { identityType, identityHash, salt = '', hashed = false } = identity;
  const areTexts = [identityType, identityHash, salt].every((part) => typeof part === 'string');
  return areTexts && [true, false, 'true', 'false'].includes(hashed as boolean | string);
}

/** Said plainly, or hashed in the way that is read. */
function isReadable(identity: JsonObject): boolean {
  return !isHashed(identity) || String(identity['identityHash']).toLowerCase().startsWith('sha256$');
}

function isHashed({ hashed }: JsonObject): boolean {
  return String(hashed) === 'true';
}

/** What is said plainly; empty where it is hashed. */
function plainOf(identity: JsonObject): string {
  return isHashed(identity) ? '' : (textOf(identity['identityHash']) ?? '');
}

function isHashOf(identity: JsonObject, values: readonly string[]): boolean {
  const hash = textOf(identity['identityHash']) ?? '';
  const salt = textOf(identity['salt']) ?? '';
  return values.some((value) => hash.toLowerCase() === digestOf(value + salt));
}

function digestOf(text: string): string {
  return `sha256$${createHash('sha256').update(text).digest('hex')}`;
}
