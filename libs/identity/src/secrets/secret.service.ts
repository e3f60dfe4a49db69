import { createCipheriv, createDecipheriv, createHash, createHmac, hkdfSync, randomBytes } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { IdentitySettings } from '../identity.settings';

const TOKEN_PATTERN = /^[A-Za-z0-9_-]{43}$/;

const NONCE_BYTES = 12;

const TAG_BYTES = 16;

const keyOf = (secret: string): Buffer => Buffer.from(hkdfSync('sha256', secret, '', 'lopso identity seal 1', 32));

/** Makes tokens, hashes them, and seals what must be read again. */
@Injectable()
export class SecretService {
  private readonly key: Buffer;
  private readonly previousKey: Buffer | null;

  constructor(private readonly settings: IdentitySettings) {
    const { TOKEN_SECRET, PREVIOUS_TOKEN_SECRET } = settings;
    this.key = keyOf(TOKEN_SECRET);
    this.previousKey = PREVIOUS_TOKEN_SECRET === '' ? null : keyOf(PREVIOUS_TOKEN_SECRET);
  }

  /** 256 random bits, base64url. */
  newToken(): string {
    return randomBytes(32).toString('base64url');
  }

  /** True for text that can be one of our tokens at all. */
  isToken(text: string): boolean {
    return TOKEN_PATTERN.test(text);
  }

  /** The successor of a refresh token: derived, so that the same predecessor always gives the same one. */
  successorOf(token: string): string {
    return this.keyed(`refresh:${token}`).toString('base64url');
  }

  /** Tokens are random, so a plain hash is enough. */
  hashToken(token: string): Buffer {
    return createHash('sha256').update(token).digest();
  }

  /** Codes are short, so their hash is keyed: a copied table can't be tried through without the secret. */
  hashCode(code: string): Buffer {
    return this.keyed(`activation:${code}`);
  }

  /** The same for recovery codes. */
  hashRecovery(code: string): Buffer {
    return this.keyed(`recovery:${code}`);
  }

  /** What goes to an OpenID provider as `state`: follows from the flow's token, which stays in the browser's cookie. */
  oidcStateOf(flowToken: string): string {
    return this.keyed(`oidc-state:${flowToken}`).toString('base64url');
  }

  /** Subjects of a provider may be citizen numbers, so their hash is keyed. */
  hashSubject(issuer: string, subject: string): Buffer {
    return this.keyed(`oidc-subject:${issuer}:${subject}`);
  }

  /** The digest of a form that names somebody can be guessed and stays beside its receipt, so it is keyed. */
  hashForm(digest: Buffer): Buffer {
    return this.keyed(`form:${digest.toString('base64url')}`);
  }

  /** Names people type may be telephone numbers, so their hash is keyed. */
  hashName(name: string): Buffer {
    return this.keyed(`typed-name:${name}`);
  }

  private keyed(text: string): Buffer {
    return createHmac('sha256', this.settings.TOKEN_SECRET).update(text).digest();
  }

  /** `place` names what is sealed for whom: moved to another row it does not open. */
  sealValue(plain: string, place: string): Buffer {
    const nonce = randomBytes(NONCE_BYTES);
    const cipher = createCipheriv('aes-256-gcm', this.key, nonce).setAAD(Buffer.from(place));
    return Buffer.concat([nonce, cipher.update(plain, 'utf8'), cipher.final(), cipher.getAuthTag()]);
  }

  /** @throws Error when it was sealed under a third secret or for another place */
  openSealed(sealed: Buffer, place: string): string {
    if (this.previousKey === null) return this.openSealedWith(this.key, sealed, place);
    try {
      return this.openSealedWith(this.key, sealed, place);
    } catch {
      return this.openSealedWith(this.previousKey, sealed, place);
    }
  }

  private openSealedWith(key: Buffer, sealed: Buffer, place: string): string {
    const decipher = createDecipheriv('aes-256-gcm', key, sealed.subarray(0, NONCE_BYTES));
    decipher.setAAD(Buffer.from(place)).setAuthTag(sealed.subarray(-TAG_BYTES));
    const plain = decipher.update(sealed.subarray(NONCE_BYTES, -TAG_BYTES));
    return Buffer.concat([plain, decipher.final()]).toString('utf8');
  }
}
