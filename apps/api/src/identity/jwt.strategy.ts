import { Injectable } from '@nestjs/common';
import { PassportStrategy } from '@nestjs/passport';
import { type FastifyRequest } from 'fastify';
import { Strategy } from 'passport-jwt';
import { type Actor } from '@lopso/platform';
import { type AccessClaims, actorOf, IdentitySettings } from '@lopso/identity';

/** The cookie that carries the access token. */
export const ACCESS_COOKIE = 'lopso_access';

/** Reads the access token from its cookie; passport-jwt checks signature and expiry. */
@Injectable()
export class JwtStrategy extends PassportStrategy(Strategy) {
  constructor(settings: IdentitySettings) {
    super({
      jwtFromRequest: (request: unknown): string | null => (request as FastifyRequest).cookies[ACCESS_COOKIE] ?? null,
      secretOrKey: settings.TOKEN_SECRET,
      algorithms: ['HS256'],
    });
  }

  validate(claims: AccessClaims): Actor {
    return actorOf(claims);
  }
}
