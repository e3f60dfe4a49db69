import { createHash, createPrivateKey, createPublicKey, hkdfSync, type KeyObject, sign } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { CredentialsSettings } from '../credentials.settings';
import { sealBody, type SealedPaper, sealMessage } from './seal.rules';

/** PKCS #8 around the 32 bytes of an Ed25519 private key (RFC 8410). */
const PKCS8 = Buffer.from('302e020100300506032b657004220420', 'hex');

const SEED_BYTES = 32;

/** A signing key with its public half and the id it is known by. */
export interface SealKey {
  /** The first four bytes of the SHA-256 of the public key, hexadecimal. */
  readonly id: string;
  readonly publicKey: Buffer;
  readonly privateKey: KeyObject;
}

/** Seals the printed fields of a certificate with the key of this installation. */
@Injectable()
export class SealService {
  readonly key: SealKey;

  constructor(settings: CredentialsSettings) {
    this.key = sealKeyOf(settings.CERTIFICATE_SIGNING_KEY);
  }

  /** The printed fields and, last, the 64 bytes of their signature. */
  seal(paper: SealedPaper): Buffer {
    const body = sealBody(paper, this.key.id);
    return Buffer.concat([body, sign(null, sealMessage(paper.code, body), this.key.privateKey)]);
  }
}

/** The key that a secret stands for: always the same, and nothing else the secret is used for tells anything of it. */
export function sealKeyOf(secret: string): SealKey {
  const seed = Buffer.from(hkdfSync('sha256', secret, '', 'lopso certificate seal', SEED_BYTES));
  const privateKey = createPrivateKey({ key: Buffer.concat([PKCS8, seed]), format: 'der', type: 'pkcs8' });
  const publicKey = createPublicKey(privateKey).export({ format: 'der', type: 'spki' }).subarray(-SEED_BYTES);
  return { id: createHash('sha256').update(publicKey).digest('hex').slice(0, 8), publicKey, privateKey };
}
