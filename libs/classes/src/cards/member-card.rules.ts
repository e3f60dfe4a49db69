import { type SessionState } from '../attendance/roll.rules';
import { type Period, vietnamDateOf } from '../scheduling/schedule.rules';

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

/** How long a phone shows one code of a card, in seconds. */
export const MOMENT_SECONDS = 30;

/** So many moments ago it may have been shown: held up, read, sent. */
const LATE_MOMENTS = 3;

/** So many ahead: the clock of the phone that shows it. */
const EARLY_MOMENTS = 2;

const DAY_MS = 86_400_000;

/** What says for which days a phone is given keys. */
export interface KeyedSession extends Period {
  readonly state: SessionState;
}

/** The moment of an instant: moments since 1 January 1970. */
export function momentOf(at: Date): number {
  return Math.floor(at.getTime() / 1000 / MOMENT_SECONDS);
}

/** True for a code that a phone may be showing at this instant. */
export function isShownAt(moment: number, at: Date): boolean {
  const since = momentOf(at) - moment;
  return since <= LATE_MOMENTS && since >= -EARLY_MOMENTS;
}

/** yyyy-mm-dd in Vietnam of a moment: its codes are made with the key of that day. */
export function dayOfMoment(moment: number): string {
  return vietnamDateOf(new Date(moment * MOMENT_SECONDS * 1000));
}

/**
 * The days, `yyyy-mm-dd` in Vietnam, whose keys a trainer's phone is given for a session: today's and tomorrow's it lies on, and none where it is
 * closed or cancelled (decision 0106). Whoever lays classes chooses their day and their roll.
 */
export function keyDaysOf({ startsAt, endsAt, state }: KeyedSession, now: Date): string[] {
  if (state === 'closed' || state === 'cancelled') return [];
  const near = [now, new Date(now.getTime() + DAY_MS)].map(vietnamDateOf);
  return near.filter((day) => day >= vietnamDateOf(startsAt) && day <= vietnamDateOf(endsAt));
}

/** What the key of a card, of one of its days and the sign of a moment are made from, each under the one before. */
export const cardKeyText = (number: string): string => `lopso moving card 1\n${number}`;

export const dayKeyText = (day: string): string => `day\n${day}`;

export const momentText = (moment: number): string => `moment\n${moment}`;
/** What a card is worth in a class: good, or why not. */
export type CardVerdict = 'good' | 'card-replaced' | 'card-ended' | 'card-elsewhere';

/**
 * Why a card counts for nothing: it is no card, none of our keys signed it, nobody has one of this number, or what the verdict
 * says. `card-bare`: a code before the camera that holds a number and nothing that proves it; `card-stale`: one that its holder's
 * phone showed at another time than now; `card-ended-on-roll`: one that ended with the seat of somebody who is on the roll all the same, which takes her (decision 0103).
 */
export type CardFault =
  | 'card-unreadable'
  | 'card-bare'
  | 'card-forged'
  | 'card-unknown'
  | 'card-stale'
  | 'card-ended-on-roll'
  | Exclude<CardVerdict, 'good'>;

/** What the judgement needs of a card. */
export interface JudgedCard {
  readonly replacedAt: Date | null;
}

/** What it needs of its holder today. */
export interface CardHolder {
  /** ltree path of the commune or village. */
  readonly unitPath: string;
  /** Null without a seat today. */
  readonly teamId: string | null;
  /** The seat of a coming day, of who holds none today. */
  readonly coming: object | null;
}

/**
 * A card that was replaced is good nowhere; it dies with the seat (decision 0016) and counts only in the holder's province. A
 * replaced card is told as such first: whoever finds it may be anybody.
 */
export function judgeCard(card: JudgedCard, holder: CardHolder, classPath: string): CardVerdict {
  if (card.replacedAt !== null) return 'card-replaced';
  if (provinceOf(holder.unitPath) !== provinceOf(classPath)) return 'card-elsewhere';
  return isSeated(holder) ? 'good' : 'card-ended';
}

/** Whether somebody holds a seat, or will from a coming day: who sits nowhere has no card. */
export function isSeated({ teamId, coming }: Pick<CardHolder, 'teamId' | 'coming'>): boolean {
  return teamId !== null || coming !== null;
}

const provinceOf = (path: string): string => path.split('.')[0] ?? '';
