import {
  createHash,
  createHmac,
  createPrivateKey,
  createPublicKey,
  hkdfSync,
  type KeyObject,
  sign,
  timingSafeEqual,
  verify,
} from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { ClassesSettings } from '../classes.settings';
import {
  cardCode,
  cardKeyText,
  type CardText,
  dayKeyText,
  dayOfMoment,
  momentText,
  movingCode,
  signedText,
  toBase32,
} from './member-card.rules';

/** A key by which anybody can tell a real card, without being able to make one: 32 bytes as base64url. */
export interface CardKey {
  readonly id: string;
  readonly publicKey: string;
}

/** What makes the codes of one card move: 32 bytes as base64url, and under which of our keys. */
export interface MovingKey {
  readonly keyId: string;
  readonly key: string;
}

/** The same for one day, `yyyy-mm-dd` in Vietnam: it tells the codes of that day and makes no others. */
export interface DayKey extends MovingKey {
  readonly day: string;
}

interface KeyPair extends CardKey {
  readonly secret: KeyObject;
  readonly open: KeyObject;
  readonly moving: Buffer;
}

const KEY_ID_SIGNS = 4;

/** How PKCS #8 begins for an Ed25519 key (RFC 8410); the seed follows. */
const PKCS8_HEAD = Buffer.from('302e020100300506032b657004220420', 'hex');

const SPKI_HEAD_BYTES = 12;

const SIGN_BYTES = 10;

const under = (key: Buffer, text: string): Buffer => createHmac('sha256', key).update(text).digest();

const signOf = (dayKey: Buffer, moment: number): string =>
  toBase32(under(dayKey, momentText(moment)).subarray(0, SIGN_BYTES));

/** Signs cards with Ed25519 and tells real ones from forged ones (decision 0046). */
@Injectable()
export class CardKeys {
  private readonly current: KeyPair;
  private readonly known: readonly KeyPair[];
  private readonly oldCodesUntil: string;

  constructor(settings: ClassesSettings) {
    this.current = keyPairOf(settings.MEMBER_CARD_KEY);
    const old = settings.MEMBER_CARD_OLD_KEYS.split(/\s+/).filter((text) => text !== '');
    this.known = [this.current, ...old.map(keyPairOf)];
    this.oldCodesUntil = settings.MEMBER_CARD_OLD_CODES_UNTIL;
  }

  /** The text in the code of the card with this number; the same every time. */
  codeOf(number: string): string {
    const text = Buffer.from(signedText(this.current.id, number));
    return cardCode(this.current.id, number, sign(null, text, this.current.secret));
  }

  /** True when one of our keys signed the code. */
  isReal({ keyId, number, signature }: Extract<CardText, { kind: 'code' }>): boolean {
    const key = this.known.find(({ id }) => id === keyId);
    return key !== undefined && verify(null, Buffer.from(signedText(keyId, number)), key.open, signature);
  }

  /** What its holder's phone makes the codes of a card with, each good for a moment (decision 0097). */
  movingKeyOf(number: string): MovingKey {
    const { id: keyId, moving } = this.current;
    return { keyId, key: under(moving, cardKeyText(number)).toString('base64url') };
  }

  /** What a phone tells the codes of a card with on these days, also those made under a former key while they count. */
  dayKeysOf(number: string, days: readonly string[]): DayKey[] {
    return days.flatMap((day) =>
      this.known
        .filter(({ id }) => this.counts(id, day))
        .map(({ id: keyId, moving }) => ({
          keyId,
          day,
          key: dayKey(moving, number, day).toString('base64url'),
        })),
    );
  }

  /** The code that a phone shows at a moment. */
  movingCodeOf(number: string, moment: number): string {
    const { id, moving } = this.current;
    return movingCode(id, number, moment, signOf(dayKey(moving, number, dayOfMoment(moment)), moment));
  }

  /** True when the code was made of one of our keys for the moment it names, whichever that is. */
  isOurs({ keyId, number, moment, sign: given }: Extract<CardText, { kind: 'moving' }>): boolean {
    const known = this.known.find(({ id }) => id === keyId);
    if (known === undefined) return false;
    const real = signOf(dayKey(known.moving, number, dayOfMoment(moment)), moment);
    return timingSafeEqual(Buffer.from(real), Buffer.from(given));
  }

  /** True for a code under a former key that counts no more on the day it names: whoever has that key makes such codes (decision 0106). */
  isOfFormerKey({ keyId, moment }: Extract<CardText, { kind: 'moving' }>): boolean {
    return !this.counts(keyId, dayOfMoment(moment));
  }

  private counts(keyId: string, day: string): boolean {
    return keyId === this.current.id || day <= this.oldCodesUntil;
  }

  /** What a phone needs to tell real cards without network. */
  publicKeys(): CardKey[] {
    return this.known.map(({ id, publicKey }) => ({ id, publicKey }));
  }
}

const dayKey = (moving: Buffer, number: string, day: string): Buffer =>
  under(under(moving, cardKeyText(number)), dayKeyText(day));

function keyPairOf(text: string): KeyPair {
  const seed = Buffer.from(hkdfSync('sha256', text, '', 'lopso member card 1', 32));
  const secret = createPrivateKey({ key: Buffer.concat([PKCS8_HEAD, seed]), format: 'der', type: 'pkcs8' });
  const open = createPublicKey(secret);
  const raw = open.export({ format: 'der', type: 'spki' }).subarray(SPKI_HEAD_BYTES);
  const id = toBase32(createHash('sha256').update(raw).digest()).slice(0, KEY_ID_SIGNS);
  const moving = Buffer.from(hkdfSync('sha256', text, '', 'lopso moving card 1', 32));
  return { id, secret, open, moving, publicKey: raw.toString('base64url') };
}
