import { createHash } from 'node:crypto';
import { parsePhoneNumberFromString } from 'libphonenumber-js';
import { cleanText, foldText } from '../text/fold';
import { type JsonObject, objectsIn, textOf } from './badge-json';

/** Whom a badge should be for. */
export interface BadgeRecipient {
  readonly fullName: string;
  /** E.164 or null. */
  readonly phone: string | null;
}

/** By what a badge is hers; `unsaid`: it names nobody in a way that can be compared; `other`: it names, and not her. */
export type RecipientMatch = 'name' | 'phone' | 'unsaid' | 'other';

const PHONE_TYPES = ['ext:phone', 'ext:phoneNumber', 'ext:telephone', 'phoneNumber'];

/** Compares what a badge says of its recipient (Open Badges 3.0, IdentityObject) with a person. One that fits is enough: people change numbers. */
export function recipientMatch(subject: JsonObject, recipient: BadgeRecipient): RecipientMatch {
  const said = objectsIn(subject['identifier']).filter(isReadable);
  const names = said.filter(({ identityType }) => identityType === 'name');
  const phones = said.filter(({ identityType }) => PHONE_TYPES.includes(String(identityType)));
  if (names.some((one) => fits(one, namesOf(recipient)))) return 'name';
  const numbers = numbersOf(recipient);
  if (phones.some((one) => fits(one, numbers))) return 'phone';
  const isComparable = names.length > 0 || (phones.length > 0 && numbers.length > 0);
  return isComparable ? 'other' : 'unsaid';
}

/** A name as registers write it: as it is, in capitals, in small letters, without diacritics. */
function namesOf({ fullName }: BadgeRecipient): string[] {
  const name = cleanText(fullName);
  const plain = name
    .normalize('NFD')
    .replace(/\p{Mn}/gu, '')
    .replace(/đ/g, 'd')
    .replace(/Đ/g, 'D');
  return [name, plain].flatMap((one) => [one, one.toLocaleUpperCase('vi'), one.toLocaleLowerCase('vi')]);
}

/** A number with its country, with a zero, and both as people group them not at all. */
function numbersOf({ phone }: BadgeRecipient): string[] {
  const parsed = phone === null ? undefined : parsePhoneNumberFromString(phone);
  if (parsed === undefined) return [];
  const { number, countryCallingCode, nationalNumber } = parsed;
  return [number, `${countryCallingCode}${nationalNumber}`, `0${nationalNumber}`, `tel:${number}`];
}

/** Said plainly, or hashed in the way that is read. */
function isReadable(identity: JsonObject): boolean {
  return !isHashed(identity) || String(identity['identityHash']).toLowerCase().startsWith('sha256$');
}

function isHashed({ hashed }: JsonObject): boolean {
  return String(hashed) === 'true';
}

function fits(identity: JsonObject, values: readonly string[]): boolean {
  const hash = textOf(identity['identityHash']) ?? '';
  const salt = textOf(identity['salt']) ?? '';
  if (isHashed(identity)) return values.some((value) => hash.toLowerCase() === digestOf(value + salt));
  return values.some((value) => foldText(value) === foldText(hash));
}

function digestOf(text: string): string {
  return `sha256$${createHash('sha256').update(text).digest('hex')}`;
}
