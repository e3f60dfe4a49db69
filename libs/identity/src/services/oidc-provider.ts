import { Injectable } from '@nestjs/common';
import * as client from 'openid-client';
import { OidcCancelled, OidcOff, OidcRefused, OidcUnavailable } from '../identity.errors';
import { IdentitySettings } from '../identity.settings';

/** Secrets of one sign-in at the provider. `codeVerifier` is PKCE's; `nonce` comes back inside the signed token. */
export interface OidcSecrets {
  readonly state: string;
  readonly nonce: string;
  readonly codeVerifier: string;
}

/** Who the provider says it is. `displayName` null: it gave no name. Nothing else of what it said is looked at. */
export interface OidcPerson {
  readonly subject: string;
  readonly displayName: string | null;
  /** When the person proved herself there, as the signed token says; null: it does not say. */
  readonly authenticatedAt: Date | null;
}

/** Page of the web client to which the provider sends people back. */
const OIDC_RETURN_PATH = '/dang-nhap/tro-lai';

const TIMEOUT_SECONDS = 10;
const LOOPBACK = /^(127\.0\.0\.1|localhost|\[::1\])$/;

/** The OpenID provider of the settings: authorization code flow with PKCE (RFC 7636), state and nonce. */
@Injectable()
export class OidcProvider {
  private known: Promise<client.Configuration> | null = null;

  constructor(private readonly settings: IdentitySettings) {}

  get isOn(): boolean {
    return this.settings.OIDC_ISSUER !== '';
  }

  get label(): string {
    return this.settings.OIDC_LABEL;
  }

  get issuer(): string {
    return this.settings.OIDC_ISSUER;
  }

  newSecrets(state: string): OidcSecrets {
    return { state, nonce: client.randomNonce(), codeVerifier: client.randomPKCECodeVerifier() };
  }

  /**
   * Where the browser is to go. `isAgain`: the person proves herself there anew, also when the provider knows the browser, and
   * the token says when. @throws OidcOff, OidcUnavailable
   */
  async authorizationUrl({ state, nonce, codeVerifier }: OidcSecrets, isAgain: boolean): Promise<string> {
    const configuration = await this.configuration();
    return client.buildAuthorizationUrl(configuration, {
      redirect_uri: this.returnUrl().href,
      scope: this.settings.OIDC_SCOPE,
      state,
      nonce,
      code_challenge: await client.calculatePKCECodeChallenge(codeVerifier),
      code_challenge_method: 'S256',
      ...(isAgain ? { prompt: 'login', max_age: '0' } : {}),
    }).href;
  }

  /**
   * Exchanges what the browser brought back (the query of the return page) for the person.
   * @throws OidcCancelled, OidcRefused, OidcUnavailable
   */
  async exchange(query: string, { state, nonce, codeVerifier }: OidcSecrets): Promise<OidcPerson> {
    const url = this.returnUrl();
    url.search = query;
    const configuration = await this.configuration();
    try {
      const checks = { expectedState: state, expectedNonce: nonce, pkceCodeVerifier: codeVerifier };
      const tokens = await client.authorizationCodeGrant(configuration, url, { ...checks, idTokenExpected: true });
      return this.personOf(tokens.claims() ?? {});
    } catch (error) {
      throw translated(error);
    }
  }

  private personOf(claims: Readonly<Record<string, unknown>>): OidcPerson {
    const subject = claims[this.settings.OIDC_SUBJECT_CLAIM];
    const name = claims[this.settings.OIDC_NAME_CLAIM];
    if (typeof subject !== 'string' || subject === '') throw new OidcRefused();
    const seconds = claims['auth_time'];
    return {
      subject,
      displayName: typeof name === 'string' && name !== '' ? name : null,
      authenticatedAt: typeof seconds === 'number' ? new Date(seconds * 1000) : null,
    };
  }

  private returnUrl(): URL {
    return new URL(OIDC_RETURN_PATH, this.settings.PUBLIC_URL);
  }

  /** The provider's metadata, read once; a failure is forgotten, so that the next sign-in asks again. */
  private async configuration(): Promise<client.Configuration> {
    if (!this.isOn) throw new OidcOff();
    this.known ??= this.discover();
    try {
      return await this.known;
    } catch (error) {
      this.known = null;
      throw new OidcUnavailable(error);
    }
  }

  private async discover(): Promise<client.Configuration> {
    const { OIDC_ISSUER, OIDC_CLIENT_ID, OIDC_CLIENT_SECRET, OIDC_AUTHORIZATION_ENDPOINT } = this.settings;
    const server = new URL(OIDC_ISSUER);
    // The signature of the identity is checked although it comes straight from the provider: proxies stand in between here.
    // Without TLS only on this very machine: a provider in a test, or behind a local tunnel.
    const insecure = LOOPBACK.test(server.hostname) ? [client.allowInsecureRequests] : [];
    const execute = [client.enableNonRepudiationChecks, ...insecure];
    if (OIDC_AUTHORIZATION_ENDPOINT === '') {
      const options = { execute, timeout: TIMEOUT_SECONDS };
      return client.discovery(server, OIDC_CLIENT_ID, OIDC_CLIENT_SECRET, undefined, options);
    }
    const configuration = new client.Configuration(
      {
        issuer: OIDC_ISSUER,
        authorization_endpoint: OIDC_AUTHORIZATION_ENDPOINT,
        token_endpoint: this.settings.OIDC_TOKEN_ENDPOINT,
        jwks_uri: this.settings.OIDC_JWKS_URI,
      },
      OIDC_CLIENT_ID,
      OIDC_CLIENT_SECRET,
    );
    configuration.timeout = TIMEOUT_SECONDS;
    for (const extend of execute) extend(configuration);
    return configuration;
  }
}

function translated(error: unknown): Error {
  if (error instanceof OidcRefused) return error;
  if (error instanceof client.AuthorizationResponseError) return new OidcCancelled();
  const isNetwork = error instanceof TypeError || (error instanceof Error && error.name === 'TimeoutError');
  return isNetwork ? new OidcUnavailable(error) : new OidcRefused(error);
}
