import { Injectable } from '@nestjs/common';
import { type AccessClaims, actorOf } from '@lopso/identity';
import { AccessEpochs, type Actor, Clock } from '@lopso/platform';

/** So many people at once are asked for their signature once; beyond that the oldest is forgotten and asked again. */
const REMEMBERED = 4096;

/**
 * Claims of tokens whose signature passport-jwt has checked, by the token's whole text (decision 0019). A signature cannot become
 * wrong while the process lives; whether the token still holds (expiry, epoch) is asked at every request.
 */
@Injectable()
export class VerifiedTokens {
  private readonly claims = new Map<string, AccessClaims>();

  constructor(
    private readonly clock: Clock,
    private readonly epochs: AccessEpochs,
  ) {}

  /** The claims of a token seen before; undefined: its signature is still to be checked. */
  find(token: string): AccessClaims | undefined {
    return this.claims.get(token);
  }

  /** Remembers a token whose signature was right. */
  remember(token: string, claims: AccessClaims): void {
    const [oldest] = this.claims.keys();
    if (this.claims.size >= REMEMBERED && oldest !== undefined) this.claims.delete(oldest);
    this.claims.set(token, claims);
  }

  /** The actor behind verified claims; null when they have expired or rights changed since the token was made. */
  async actorOf(claims: AccessClaims): Promise<Actor | null> {
    if (this.clock.now().getTime() >= claims.exp * 1000) return null;
    const actor = actorOf(claims, this.clock.today());
    return (await this.epochs.of(actor)) === claims.ev ? actor : null;
  }
}
