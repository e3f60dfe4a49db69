import { gunzipSync } from 'node:zlib';
import { isOfType, type JsonObject, textOf } from './badge-json';
import { type CredentialShape, credentialShape } from './badge-shape';
import { bytesOfMultibase } from './multibase';

/** The least length of a list (Bitstring Status List 1.0, 6.1). */
const LEAST_PLACES = 131_072;
/** More than the bits of a hundred million badges. */
const MOST_UNPACKED_BYTES = 16 * 1024 * 1024;

/** A list of bits that tells which badges no longer stand. */
export interface StatusList extends CredentialShape {
  /** `revocation` or `suspension`. */
  readonly purpose: string;
  readonly bits: Buffer;
}

/** Reads a bitstring status list; null for what isn't one or unpacks to too much. Whose it is has been checked elsewhere. */
export function statusListOf(document: JsonObject): StatusList | null {
  const shape = credentialShape(document);
  if (shape === null || !isOfType(shape.said, 'BitstringStatusListCredential')) return null;
  const { subject } = shape;
  const purpose = textOf(subject['statusPurpose']);
  const bits = unpacked(textOf(subject['encodedList']) ?? '');
  if (!isOfType(subject, 'BitstringStatusList') || purpose === null || bits === null) return null;
  return { ...shape, purpose, bits };
}

function unpacked(encoded: string): Buffer | null {
  const packed = encoded.startsWith('u') ? bytesOfMultibase(encoded) : null;
  if (packed === null) return null;
  try {
    const bits = gunzipSync(packed, { maxOutputLength: MOST_UNPACKED_BYTES });
    return bits.length * 8 >= LEAST_PLACES ? bits : null;
  } catch {
    return null;
  }
}

const DAY_MS = 86_400_000;
/** An issuer that names no end of its list is asked for a new one so often (decision 0072). */
const FRESH_DAYS = 90;

/** True for a list that its issuer says is over, or that says nothing of its end and is of long ago. */
export function isStale({ validFrom, validUntil }: StatusList, now: Date): boolean {
  const end = validUntil ?? new Date(validFrom.getTime() + FRESH_DAYS * DAY_MS);
  return end <= now;
}

/** Longer than any address is. */
const MOST_SIGNS = 300;

/** The place an entry names in a list: its address, what a set bit there means, and the number. */
export interface StatusPlace {
  readonly listUrl: string;
  readonly purpose: string;
  readonly index: number;
}

const INDEX = /^\d{1,9}$/;

/** False for an entry of a bitstring list that lacks a part or says one in several ways: it names a place, but none that can be read. */
export function isWholeEntry(entry: JsonObject): boolean {
  if (!isOfType(entry, 'BitstringStatusListEntry')) return true;
  const { statusListIndex: index, statusSize: size } = entry;
  const isPlaced = ['string', 'number'].includes(typeof index) && INDEX.test(String(index));
  const isSized = ['undefined', 'string', 'number'].includes(typeof size);
  return (
    isPlaced && isSized && textOf(entry['statusListCredential']) !== null && textOf(entry['statusPurpose']) !== null
  );
}

/** Null for an entry of another kind, of more than one bit, or without a place. */
export function statusPlaceOf(entry: JsonObject | null): StatusPlace | null {
  if (entry === null) return null;
  const [listUrl, purpose] = [textOf(entry['statusListCredential']), textOf(entry['statusPurpose'])];
  const index = String(entry['statusListIndex']);
  const isSingle = [undefined, 1, '1'].includes(entry['statusSize'] as undefined | number | string);
  const isRead = isOfType(entry, 'BitstringStatusListEntry') && isSingle && INDEX.test(index);
  if (!isRead || listUrl === null || purpose === null || listUrl.length > MOST_SIGNS) return null;
  return { listUrl, purpose, index: Number(index) };
}

/** Whether the bit of a place is set; null when the list is no longer than that or is of another purpose. */
export function isSet(list: StatusList, { index, purpose }: StatusPlace): boolean | null {
  const byte = list.bits[index >> 3];
  return byte === undefined || list.purpose !== purpose ? null : (byte & (0x80 >> (index & 7))) !== 0;
}
