import { Injectable } from '@nestjs/common';
import { SignJWT } from 'jose';
import { type Actor, Clock } from '@lopso/platform';
import { IdentitySettings } from '../identity.settings';
import { claimsOf } from './access-claims';

/** Signs the short access token (JWT, HS256) that travels in a cookie. */
@Injectable()
export class AccessTokens {
  private readonly key: Uint8Array;

  constructor(
    private readonly settings: IdentitySettings,
    private readonly clock: Clock,
  ) {
    this.key = new TextEncoder().encode(settings.TOKEN_SECRET);
  }

  /** A token for the actor, good for `ACCESS_TOKEN_MINUTES`. */
  async sign(actor: Actor): Promise<string> {
    const issuedAt = Math.floor(this.clock.now().getTime() / 1000);
    return new SignJWT({ ...claimsOf(actor) })
      .setProtectedHeader({ alg: 'HS256' })
      .setIssuedAt(issuedAt)
      .setExpirationTime(issuedAt + this.settings.ACCESS_TOKEN_MINUTES * 60)
      .sign(this.key);
  }
}
