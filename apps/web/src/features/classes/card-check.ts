import type { HallKit } from './types';

/** What a scanned or typed text says it is; the same reading as the server's (`libs/classes/src/rules/card-code.ts`). */
export interface ReadCard {
  number: string;
  /** Null for a typed number. */
  signed: { keyId: string; signature: Uint8Array<ArrayBuffer> } | null;
}

/** What a card is to a phone without network. `unlisted`: real or typed, of somebody who is not on this roll. */
export type CardVerdict =
  { kind: 'unreadable' | 'forged' | 'replaced' | 'unlisted' } | { kind: 'good'; memberId: string };

const base32 = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567';
const code = /^LOPSO1:([A-Z2-7]{4}):([2-9A-Z]{10}):([A-Z2-7]{103})$/;
const typed = /^[2-9A-Z]{10}$/;

export function readCard(text: string): ReadCard | null {
  const plain = text.toUpperCase().replace(/[\s\-–—.]/g, '');
  const [, keyId, number, signature] = code.exec(plain) ?? [];
  if (keyId && number && signature) return { number, signed: { keyId, signature: bytesOf(signature, 64) } };
  return typed.test(plain) ? { number: plain, signed: null } : null;
}

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

function keyBytes(text: string): Uint8Array<ArrayBuffer> {
  const raw = atob(text.replaceAll('-', '+').replaceAll('_', '/'));
  return Uint8Array.from(raw, (sign) => sign.charCodeAt(0));
}

/** By the browser's own Ed25519; one that has none gets the few kilobytes that do it. */
async function isSignedBy(
  publicKey: string,
  message: Uint8Array<ArrayBuffer>,
  signature: Uint8Array<ArrayBuffer>,
): Promise<boolean> {
  const key = keyBytes(publicKey);
  try {
    const own = await crypto.subtle.importKey('raw', key, 'Ed25519', false, ['verify']);
    return await crypto.subtle.verify('Ed25519', own, signature, message);
  } catch {
    const { verifyAsync } = await import('@noble/ed25519');
    return verifyAsync(signature, message, key).catch(() => false);
  }
}

/** Judges a card by what the kit holds. */
export async function checkCard(text: string, { keys, cards }: Pick<HallKit, 'keys' | 'cards'>): Promise<CardVerdict> {
  const card = readCard(text);
  if (card === null) return { kind: 'unreadable' };
  const { number, signed } = card;
  if (signed !== null) {
    const key = keys.find(({ id }) => id === signed.keyId);
    const message = new TextEncoder().encode(`lopso card 1\n${signed.keyId}\n${number}`);
    if (!key || !(await isSignedBy(key.publicKey, message, signed.signature))) return { kind: 'forged' };
  }
  const listed = cards.find((one) => one.number === number);
  if (!listed) return { kind: 'unlisted' };
  return listed.isGood ? { kind: 'good', memberId: listed.memberId } : { kind: 'replaced' };
}
