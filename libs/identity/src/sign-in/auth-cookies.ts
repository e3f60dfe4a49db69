import { Injectable } from '@nestjs/common';
import { type FastifyReply, type FastifyRequest } from 'fastify';
import { HttpSettings } from '@lopso/platform';
import { IdentitySettings } from '../identity.settings';
import { type SessionTokens } from '../sessions/session.service';
import { ACCESS_COOKIE } from './access-cookie';
import { type Entry, type Origin } from './sign-in.service';

const REFRESH_COOKIE = 'lopso_refresh';

const DEVICE_COOKIE = 'lopso_device';

/** The refresh token goes to the few routes that need it and to no other. */
const REFRESH_PATH = '/api/auth';

/** The sign-in that is on its way to the OpenID provider and back. */
const FLOW_COOKIE = 'lopso_flow';

const FLOW_PATH = '/api/auth/oidc';

const FLOW_SECONDS = 600;

const DAY_SECONDS = 86_400;

const DEVICE_DAYS = 400;

/**
 * The cookies of sign-in: access token, refresh token, the token by which an account knows a device, and for some minutes that of
 * a sign-in on its way to a provider.
 */
@Injectable()
export class AuthCookies {
  private readonly isSecure: boolean;

  constructor(
    private readonly identity: IdentitySettings,
    http: HttpSettings,
  ) {
    this.isSecure = new URL(http.PUBLIC_URL).protocol === 'https:';
  }

  /** What a request tells about where it comes from. */
  originOf(request: FastifyRequest): Origin {
    return {
      deviceToken: request.cookies[DEVICE_COOKIE] ?? null,
      address: request.ip,
      userAgent: request.headers['user-agent'],
    };
  }

  refreshTokenOf(request: FastifyRequest): string | null {
    return request.cookies[REFRESH_COOKIE] ?? null;
  }

  /** Hands out the tokens of a new session. */
  setSession(reply: FastifyReply, entry: Entry): void {
    this.renewTokens(reply, entry);
    const { deviceToken: value } = entry;
    if (value !== null) this.set(reply, DEVICE_COOKIE, { value, path: '/api', maxAge: DEVICE_DAYS * DAY_SECONDS });
  }

  /** Hands out the next tokens of a running session; where the device is not remembered they go with the browser. */
  renewTokens(reply: FastifyReply, tokens: SessionTokens): void {
    this.setAccess(reply, tokens.accessToken);
    this.set(reply, REFRESH_COOKIE, {
      value: tokens.refreshToken,
      path: REFRESH_PATH,
      ...(tokens.isRemembered ? { maxAge: this.identity.REFRESH_TOKEN_DAYS * DAY_SECONDS } : {}),
    });
  }

  setAccess(reply: FastifyReply, accessToken: string): void {
    this.set(reply, ACCESS_COOKIE, { value: accessToken, path: '/', maxAge: this.identity.ACCESS_TOKEN_MINUTES * 60 });
  }

  /** Takes the session's cookies back; the device stays known. */
  clearSession(reply: FastifyReply): void {
    this.set(reply, ACCESS_COOKIE, { value: '', path: '/', maxAge: 0 });
    this.set(reply, REFRESH_COOKIE, { value: '', path: REFRESH_PATH, maxAge: 0 });
  }

  flowOf(request: FastifyRequest): string | null {
    return request.cookies[FLOW_COOKIE] ?? null;
  }

  /** Keeps the token of a flow in this browser, or takes it back (null). */
  setFlow(reply: FastifyReply, flowToken: string | null): void {
    const maxAge = flowToken === null ? 0 : FLOW_SECONDS;
    this.set(reply, FLOW_COOKIE, { value: flowToken ?? '', path: FLOW_PATH, maxAge });
  }

  private set(reply: FastifyReply, name: string, cookie: { value: string; path: string; maxAge?: number }): void {
    const { value, ...place } = cookie;
    void reply.setCookie(name, value, { ...place, httpOnly: true, sameSite: 'lax', secure: this.isSecure });
  }
}
