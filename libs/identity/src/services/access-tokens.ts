import { Injectable } from '@nestjs/common';
import { SignJWT } from 'jose';
import { AccessEpochs, type Actor, Clock, type EpochSubject } from '@lopso/platform';
import { IdentitySettings } from '../identity.settings';
import { claimsOf } from './access-claims';

/** Signs the short access token (JWT, HS256) that travels in a cookie. */
@Injectable()
export class AccessTokens {
  private readonly key: Uint8Array;

  constructor(
    private readonly settings: IdentitySettings,
    private readonly clock: Clock,
    private readonly epochs: AccessEpochs,
  ) {
    this.key = new TextEncoder().encode(settings.TOKEN_SECRET);
  }

  /** The epoch a new token is to carry; read before the rights it vouches for. */
  async epochOf(subject: EpochSubject): Promise<string> {
    return this.epochs.of(subject);
  }

  /** A token for the actor, good for `ACCESS_TOKEN_MINUTES` and while the epoch lasts. */
  async sign(actor: Actor, epoch: string): Promise<string> {
    const issuedAt = Math.floor(this.clock.now().getTime() / 1000);
    return new SignJWT({ ...claimsOf(actor, epoch) })
      .setProtectedHeader({ alg: 'HS256' })
      .setIssuedAt(issuedAt)
      .setExpirationTime(issuedAt + this.settings.ACCESS_TOKEN_MINUTES * 60)
      .sign(this.key);
  }
}
