import { createSecretKey } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { PassportStrategy } from '@nestjs/passport';
import { type FastifyRequest } from 'fastify';
import { Strategy } from 'passport-jwt';
import { type AccessClaims, accessTokenOf, IdentitySettings } from '@lopso/identity';
import { type Actor } from '@lopso/platform';
import { VerifiedTokens } from './verified-tokens';

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
    private readonly tokens: VerifiedTokens,
  ) {
    super({
      jwtFromRequest: (request: unknown): string | null => accessTokenOf(request as FastifyRequest),
      secretOrKey: keyOf(settings.TOKEN_SECRET),
      algorithms: ['HS256'],
      ignoreExpiration: true,
      passReqToCallback: true,
    });
  }

  /** The actor; false when the token has expired, names none, or rights changed since it was made. */
  async validate(request: FastifyRequest, claims: Partial<AccessClaims>): Promise<Actor | false> {
    const token = accessTokenOf(request);
    if (token === null || !isWhole(claims)) return false;
    this.tokens.remember(token, claims);
    return (await this.tokens.actorOf(claims)) ?? false;
  }
}
