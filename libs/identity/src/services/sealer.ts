import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { IdentitySettings } from '../identity.settings';

const NONCE_BYTES = 12;
const TAG_BYTES = 16;

const keyOf = (secret: string): Buffer => Buffer.from(hkdfSync('sha256', secret, '', 'lopso identity seal 1', 32));

/**
 * Seals what the database keeps but must not tell: AES-256-GCM with a key derived from `TOKEN_SECRET` (HKDF). What was sealed under
 * `PREVIOUS_TOKEN_SECRET` still opens.
 */
@Injectable()
export class Sealer {
  private readonly key: Buffer;
  private readonly previousKey: Buffer | null;

  constructor({ TOKEN_SECRET, PREVIOUS_TOKEN_SECRET }: IdentitySettings) {
    this.key = keyOf(TOKEN_SECRET);
    this.previousKey = PREVIOUS_TOKEN_SECRET === '' ? null : keyOf(PREVIOUS_TOKEN_SECRET);
  }

  /** `place` names what is sealed for whom: moved to another row it does not open. */
  seal(plain: string, place: string): Buffer {
    const nonce = randomBytes(NONCE_BYTES);
    const cipher = createCipheriv('aes-256-gcm', this.key, nonce).setAAD(Buffer.from(place));
    return Buffer.concat([nonce, cipher.update(plain, 'utf8'), cipher.final(), cipher.getAuthTag()]);
  }

  /** @throws Error when it was sealed under a third secret or for another place */
  open(sealed: Buffer, place: string): string {
    if (this.previousKey === null) return this.openWith(this.key, sealed, place);
    try {
      return this.openWith(this.key, sealed, place);
    } catch {
      return this.openWith(this.previousKey, sealed, place);
    }
  }

  private openWith(key: Buffer, sealed: Buffer, place: string): string {
    const decipher = createDecipheriv('aes-256-gcm', key, sealed.subarray(0, NONCE_BYTES));
    decipher.setAAD(Buffer.from(place)).setAuthTag(sealed.subarray(-TAG_BYTES));
    const plain = decipher.update(sealed.subarray(NONCE_BYTES, -TAG_BYTES));
    return Buffer.concat([plain, decipher.final()]).toString('utf8');
  }
}
