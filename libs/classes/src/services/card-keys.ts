import { createHash, createPrivateKey, createPublicKey, hkdfSync, type KeyObject, sign, verify } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { ClassesSettings } from '../classes.settings';
import { cardCode, type CardText, signedText, toBase32 } from '../rules/card-code';

/** A key by which anybody can tell a real card, without being able to make one: 32 bytes as base64url. */
export interface CardKey {
  readonly id: string;
  readonly publicKey: string;
}

interface KeyPair extends CardKey {
  readonly secret: KeyObject;
  readonly open: KeyObject;
}

const KEY_ID_SIGNS = 4;
/** How PKCS #8 begins for an Ed25519 key (RFC 8410); the seed follows. */
const PKCS8_HEAD = Buffer.from('302e020100300506032b657004220420', 'hex');
const SPKI_HEAD_BYTES = 12;

/** Signs cards with Ed25519 and tells real ones from forged ones (decision 0046). */
@Injectable()
export class CardKeys {
  private readonly current: KeyPair;
  private readonly known: readonly KeyPair[];

  constructor(settings: ClassesSettings) {
    this.current = keyPairOf(settings.MEMBER_CARD_KEY);
    const old = settings.MEMBER_CARD_OLD_KEYS.split(/\s+/).filter((text) => text !== '');
    this.known = [this.current, ...old.map(keyPairOf)];
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

  /** What a phone needs to tell real cards without network. */
  publicKeys(): CardKey[] {
    return this.known.map(({ id, publicKey }) => ({ id, publicKey }));
  }
}

function keyPairOf(text: string): KeyPair {
  const seed = Buffer.from(hkdfSync('sha256', text, '', 'lopso member card 1', 32));
  const secret = createPrivateKey({ key: Buffer.concat([PKCS8_HEAD, seed]), format: 'der', type: 'pkcs8' });
  const open = createPublicKey(secret);
  const raw = open.export({ format: 'der', type: 'spki' }).subarray(SPKI_HEAD_BYTES);
  const id = toBase32(createHash('sha256').update(raw).digest()).slice(0, KEY_ID_SIGNS);
  return { id, secret, open, publicKey: raw.toString('base64url') };
}
