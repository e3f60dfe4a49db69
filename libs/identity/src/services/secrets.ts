import { createHash, createHmac, randomBytes } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { IdentitySettings } from '../identity.settings';

const TOKEN_PATTERN = /^[A-Za-z0-9_-]{43}$/;

/** Makes and hashes the secrets that devices and slips hold; only hashes are stored. */
@Injectable()
export class Secrets {
  constructor(private readonly settings: IdentitySettings) {}

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
  stateOf(flowToken: string): string {
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
}
