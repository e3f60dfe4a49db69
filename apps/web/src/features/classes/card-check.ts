import { isSignedWith } from '../../lib/offline/ed25519';
import { dayOfMoment, isShownAt, keyBytes, signOf } from './moving-card';
import type { HallKit } from './types';

/** What a scanned or typed text says it is; the same reading as the server's (`libs/classes/src/rules/card-code.ts`). */
export interface ReadCard {
  number: string;
  /** A printed card; null for a typed number and for a code that moves. */
  signed: { keyId: string; signature: Uint8Array<ArrayBuffer> } | null;
  /** A code that its holder's phone made for a moment. */
  moving: { keyId: string; moment: number; sign: string } | null;
}

type KitCard = HallKit['cards'][number];

/** What a card is to a phone without network. `unlisted`: real or typed, of somebody who is not on this roll; `stale`: a code of another moment, or under a former key; `unable`: this page can't check it (no TLS, or no network when it was to fetch what checks); `isChecked`: false where the number alone is known, typed or because the kit has no key of the day. */
export type CardVerdict =
  | { kind: 'unreadable' | 'forged' | 'replaced' | 'ended' | 'unlisted' | 'stale' | 'unable' }
  | { kind: 'good'; memberId: string; isChecked: boolean };

const base32 = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567';
const code = /^LOPSO1:([A-Z2-7]{4}):([2-9A-Z]{10}):([A-Z2-7]{103})$/;
const ofMoment = /^LOPSO2:([A-Z2-7]{4}):([2-9A-Z]{10}):(\d{8,10}):([A-Z2-7]{16})$/;
const typed = /^[2-9A-Z]{10}$/;

/** The number of what was read in two halves, as it is printed and read aloud; what is no card as it is. */
export function spacedNumber(text: string): string {
  const number = readCard(text)?.number;
  return number === undefined ? text : `${number.slice(0, 5)}-${number.slice(5)}`;
}

export function readCard(text: string): ReadCard | null {
  const plain = text.toUpperCase().replace(/[\s\-–—.]/g, '');
  const [, keyId, number, signature] = code.exec(plain) ?? [];
  if (keyId && number && signature)
    return { number, signed: { keyId, signature: bytesOf(signature, 64) }, moving: null };
  return readMoving(plain) ?? (typed.test(plain) ? { number: plain, signed: null, moving: null } : null);
}

function readMoving(plain: string): ReadCard | null {
  const [, keyId, number, moment, sign] = ofMoment.exec(plain) ?? [];
  if (!keyId || !number || !moment || !sign) return null;
  return { number, signed: null, moving: { keyId, moment: Number(moment), sign } };
}

/** Neither signed nor of a moment: anybody who has seen the number can write it. */
export const isBareNumber = ({ signed, moving }: ReadCard): boolean => signed === null && moving === null;

/** A text that a printed card holds, and no phone shows any more. */
export const isPrinted = (text: string): boolean => (readCard(text)?.signed ?? null) !== null;

function bytesOf(signs: string, length: number): Uint8Array<ArrayBuffer> {
  const bytes = new Uint8Array(length);
  let [rest, bits, at] = [0, 0, 0];
  for (const sign of signs) {
    rest = (rest << 5) | base32.indexOf(sign);
    bits += 5;
    if (bits < 8) continue;
    bits -= 8;
    bytes[at] = rest >> bits;
    at += 1;
    rest &= (1 << bits) - 1;
  }
  return bytes;
}

/**
 * Whether a code was made for the moment it names with the key that the kit has of this card for that day. Of a day that the kit has no key of (it was
 * fetched days before, or the session was moved since) nothing but the number is known.
 */
async function signFault(
  { keyId, moment, sign }: NonNullable<ReadCard['moving']>,
  card: KitCard,
  keys: HallKit['keys'],
): Promise<'forged' | 'stale' | 'unchecked' | null> {
  const day = dayOfMoment(moment);
  // A kit that was fetched before phones showed such codes has no days.
  const ofDay = (card as Partial<KitCard>).days?.filter((one) => one.day === day) ?? [];
  if (ofDay.length === 0) return 'unchecked';
  const known = ofDay.find((one) => one.keyId === keyId);
  if (known === undefined) return keys.some(({ id }) => id === keyId) ? 'stale' : 'forged';
  return (await signOf(keyBytes(known.key), moment)) === sign ? null : 'forged';
}

async function isForged({ number, signed }: ReadCard, keys: HallKit['keys']): Promise<boolean> {
  if (signed === null) return false;
  const key = keys.find(({ id }) => id === signed.keyId);
  const message = new TextEncoder().encode(`lopso card 1\n${signed.keyId}\n${number}`);
  return !key || !(await isSignedWith(keyBytes(key.publicKey), message, signed.signature));
}

/** Judges a card by what the kit holds; `now` by the server's clock, in milliseconds. */
export async function checkCard(text: string, kit: Pick<HallKit, 'keys' | 'cards'>, now: number): Promise<CardVerdict> {
  const card = readCard(text);
  if (card === null) return { kind: 'unreadable' };
  return judged(card, kit, now).catch(() => ({ kind: 'unable' }));
}

async function judged(
  card: ReadCard,
  { keys, cards }: Pick<HallKit, 'keys' | 'cards'>,
  now: number,
): Promise<CardVerdict> {
  if (await isForged(card, keys)) return { kind: 'forged' };
  const { moving } = card;
  if (moving !== null && !isShownAt(moving.moment, now)) return { kind: 'stale' };
  const listed = cards.find((one) => one.number === card.number);
  if (!listed) return { kind: 'unlisted' };
  if (!listed.isGood) return { kind: (listed as Partial<KitCard>).isEnded === true ? 'ended' : 'replaced' };
  const fault = moving === null ? null : await signFault(moving, listed, keys);
  if (fault === 'forged' || fault === 'stale') return { kind: fault };
  return { kind: 'good', memberId: listed.memberId, isChecked: fault === null && !isBareNumber(card) };
}
