/** What every card's code begins with: whose it is and which version. */
export const CARD_PREFIX = 'LOPSO1';

/** A number of ten signs, the last of which checks the others. */
export const CARD_NUMBER_LENGTH = 10;

/** What a scanned or typed text says it is. */
export type CardText =
  | { readonly kind: 'code'; readonly keyId: string; readonly number: string; readonly signature: Uint8Array }
  | {
      readonly kind: 'moving';
      readonly keyId: string;
      readonly number: string;
      readonly moment: number;
      readonly sign: string;
    }
  | { readonly kind: 'number'; readonly number: string };

/** How a mark by a card came: by its code, or by the number alone, which somebody typed and nothing proves (decision 0106). */
export type CardSource = 'card' | 'card-number';

/** RFC 4648, without padding: capitals and digits, which a QR code holds in five and a half bits each. */
const BASE32 = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567';
const SIGNATURE_BYTES = 64;
const CODE = /^LOPSO1:([A-Z2-7]{4}):([2-9A-Z]{10}):([A-Z2-7]{103})$/;
const MOVING = /^LOPSO2:([A-Z2-7]{4}):([2-9A-Z]{10}):(\d{8,10}):([A-Z2-7]{16})$/;
const NUMBER = /^[2-9A-Z]{10}$/;

/** What is signed: no word of the person, so that a copy of the code tells nothing. */
export function signedText(keyId: string, number: string): string {
  return `lopso card 1\n${keyId}\n${number}`;
}

/** The text in the code of a card. */
export function cardCode(keyId: string, number: string, signature: Uint8Array): string {
  return [CARD_PREFIX, keyId, number, toBase32(signature)].join(':');
}

/** The text in the code that a phone shows at one moment (decision 0097); `sign`: 80 bits as 16 signs. */
export function movingCode(keyId: string, number: string, moment: number, sign: string): string {
  return ['LOPSO2', keyId, number, moment, sign].join(':');
}

/** Reads what was scanned or typed, letter case, blanks and dashes aside; null for anything that is no card. */
export function readCard(text: string): CardText | null {
  const plain = text.toUpperCase().replace(/[\s\-–—.]/g, '');
  const parts = CODE.exec(plain);
  if (parts !== null) {
    const [, keyId = '', number = '', signature = ''] = parts;
    return { kind: 'code', keyId, number, signature: fromBase32(signature) };
  }
  return readMoving(plain) ?? readNumber(plain);
}

function readMoving(plain: string): CardText | null {
  const parts = MOVING.exec(plain);
  if (parts === null) return null;
  const [, keyId = '', number = '', moment = '', sign = ''] = parts;
  return { kind: 'moving', keyId, number, moment: Number(moment), sign };
}

function readNumber(plain: string): CardText | null {
  return NUMBER.test(plain) ? { kind: 'number', number: plain } : null;
}

/** The number in two halves, as it is printed and read aloud: `K7DTR-8QWMB`. */
export function spacedNumber(number: string): string {
  return `${number.slice(0, CARD_NUMBER_LENGTH / 2)}-${number.slice(CARD_NUMBER_LENGTH / 2)}`;
}

/** Bytes as base 32, the last bits filled with zeros. */
export function toBase32(bytes: Uint8Array): string {
  let signs = '';
  let rest = 0;
  let bits = 0;
  for (const byte of bytes) {
    rest = (rest << 8) | byte;
    for (bits += 8; bits >= 5; bits -= 5) signs += BASE32.charAt((rest >> (bits - 5)) & 31);
    rest &= (1 << bits) - 1;
  }
  return bits === 0 ? signs : signs + BASE32.charAt((rest << (5 - bits)) & 31);
}

function fromBase32(signs: string): Uint8Array {
  const bytes = new Uint8Array(SIGNATURE_BYTES);
  let rest = 0;
  let bits = 0;
  let at = 0;
  for (const sign of signs) {
    rest = (rest << 5) | BASE32.indexOf(sign);
    bits += 5;
    if (bits < 8) continue;
    bits -= 8;
    bytes[at] = rest >> bits;
    at += 1;
    rest &= (1 << bits) - 1;
  }
  return bytes;
}
