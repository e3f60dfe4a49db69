import { createSecretKey } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { PassportStrategy } from '@nestjs/passport';
import { type FastifyRequest } from 'fastify';
import { Strategy } from 'passport-jwt';
import { AccessEpochs, type Actor, Clock } from '@lopso/platform';
import { type AccessClaims, actorOf, IdentitySettings } from '@lopso/identity';

/** The cookie that carries the access token. */
export const ACCESS_COOKIE = 'lopso_access';

/**
 * The secret as a key made once. Given text, jsonwebtoken first tries to read a public key out of it, at every request:
 * a third of a millisecond. The types of passport-jwt know text and bytes only; jsonwebtoken takes a KeyObject.
 */
function keyOf(secret: string): string {
  return createSecretKey(Buffer.from(secret)) as unknown as string;
}

function isWhole(claims: Partial<AccessClaims>): claims is AccessClaims {
  return [claims.sub, claims.sid, claims.mid, claims.g, claims.ev, claims.exp].every((claim) => claim !== undefined);
}

/** Reads the access token from its cookie. passport-jwt checks the signature; the expiry is the application's clock's. */
@Injectable()
export class JwtStrategy extends PassportStrategy(Strategy) {
  constructor(
    settings: IdentitySettings,
    private readonly clock: Clock,
    private readonly epochs: AccessEpochs,
  ) {
    super({
      jwtFromRequest: (request: unknown): string | null => (request as FastifyRequest).cookies[ACCESS_COOKIE] ?? null,
      secretOrKey: keyOf(settings.TOKEN_SECRET),
      algorithms: ['HS256'],
      ignoreExpiration: true,
    });
  }

  /** The actor; false when the token has expired, names none, or rights changed since it was made. */
  async validate(claims: Partial<AccessClaims>): Promise<Actor | false> {
    if (!isWhole(claims) || this.clock.now().getTime() >= claims.exp * 1000) return false;
    const actor = actorOf(claims, this.clock.today());
    return (await this.epochs.of(actor)) === claims.ev ? actor : false;
  }
}
