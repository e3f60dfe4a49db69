import { Injectable } from '@nestjs/common';
import { PassportStrategy } from '@nestjs/passport';
import { type FastifyRequest } from 'fastify';
import { Strategy } from 'passport-jwt';
import { type Actor, Clock } from '@lopso/platform';
import { type AccessClaims, actorOf, IdentitySettings } from '@lopso/identity';

/** The cookie that carries the access token. */
export const ACCESS_COOKIE = 'lopso_access';

/** Reads the access token from its cookie. passport-jwt checks the signature; the expiry is the application's clock's. */
@Injectable()
export class JwtStrategy extends PassportStrategy(Strategy) {
  constructor(
    settings: IdentitySettings,
    private readonly clock: Clock,
  ) {
    super({
      jwtFromRequest: (request: unknown): string | null => (request as FastifyRequest).cookies[ACCESS_COOKIE] ?? null,
      secretOrKey: settings.TOKEN_SECRET,
      algorithms: ['HS256'],
      ignoreExpiration: true,
    });
  }

  /** The actor, or false when the token has expired or names none. */
  validate(claims: Partial<AccessClaims>): Actor | false {
    const { sub, sid, mid = null, g, exp } = claims;
    if (sub === undefined || sid === undefined || g === undefined || exp === undefined) return false;
    return this.clock.now().getTime() < exp * 1000 ? actorOf({ sub, sid, mid, g, exp }) : false;
  }
}
