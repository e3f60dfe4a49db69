import { generateKeyPairSync } from 'node:crypto';
import { createServer, type Server } from 'node:http';
import { type AddressInfo } from 'node:net';
import { Provider } from 'oidc-provider';

export const CLIENT_ID = 'lop-so';
export const CLIENT_SECRET = 'a-secret-of-the-test-alone';

/** What the provider says of a person: shaped like VNConnect, with the number nobody here may keep. */
export interface ForeignPerson {
  readonly sub: string;
  readonly HoVaTen: string;
  readonly SoDinhDanh: string;
}

/** A real OpenID provider (oidc-provider) on 127.0.0.1: whoever comes is the person set here and agrees to everything. */
export class OpenIdProvider {
  person: ForeignPerson = { sub: 'nobody', HoVaTen: 'Chưa Ai', SoDinhDanh: '000000000000' };
  /** The person turns back at the provider. */
  isCancelled = false;
  /** Paths that were asked for, in order. */
  readonly paths: string[] = [];

  private constructor(
    readonly issuer: string,
    private readonly server: Server,
  ) {}

  static async start(redirectUri: string): Promise<OpenIdProvider> {
    const server = createServer();
    await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
    const issuer = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
    const openId = new OpenIdProvider(issuer, server);
    const key = generateKeyPairSync('rsa', { modulusLength: 2048 }).privateKey.export({ format: 'jwk' });
    const provider = new Provider(issuer, {
      clients: [{ client_id: CLIENT_ID, client_secret: CLIENT_SECRET, redirect_uris: [redirectUri] }],
      jwks: { keys: [{ ...key, use: 'sig', alg: 'RS256' }] },
      claims: { openid: ['sub'], profile: ['HoVaTen', 'SoDinhDanh'] },
      conformIdTokenClaims: false,
      pkce: { required: () => true },
      ttl: { AccessToken: 600, Grant: 600, IdToken: 600, Interaction: 600, Session: 600 },
      cookies: { keys: ['keys of the test'] },
      findAccount: () => ({ accountId: openId.person.sub, claims: () => ({ ...openId.person }) }),
      features: { devInteractions: { enabled: false } },
      interactions: { url: (_: unknown, { uid }: { uid: string }) => `/interaction/${uid}` },
    });
    server.on('request', (request, response) => {
      openId.paths.push(new URL(request.url ?? '/', issuer).pathname);
      if (!request.url?.startsWith('/interaction/')) return provider.callback()(request, response);
      void openId.answer(provider, request, response);
      return undefined;
    });
    return openId;
  }

  async stop(): Promise<void> {
    this.server.closeAllConnections();
    await new Promise((done) => this.server.close(done));
  }

  /** Goes through the provider as a browser would; gives the query it is sent back with. */
  async walkThrough(url: string): Promise<string> {
    const cookies = new Map<string, string>();
    for (let address = url, hop = 0; hop < 12; hop += 1) {
      if (!address.startsWith(this.issuer)) return new URL(address).search;
      const cookie = [...cookies].map(([name, value]) => `${name}=${value}`).join('; ');
      const response = await fetch(address, { redirect: 'manual', headers: { cookie } });
      for (const line of response.headers.getSetCookie()) {
        const [pair = ''] = line.split(';');
        cookies.set(pair.slice(0, pair.indexOf('=')), pair.slice(pair.indexOf('=') + 1));
      }
      const next = response.headers.get('location');
      if (next === null) throw new Error(`${response.status} ${await response.text()}`);
      address = new URL(next, address).href;
    }
    throw new Error('The provider sends in a ring');
  }

  private async answer(provider: Provider, request: unknown, response: unknown): Promise<void> {
    const { prompt, params } = await provider.interactionDetails(request, response);
    if (this.isCancelled) {
      const refusal = { error: 'access_denied', error_description: 'turned back' };
      return provider.interactionFinished(request, response, refusal);
    }
    if (prompt.name === 'login') {
      return provider.interactionFinished(request, response, { login: { accountId: this.person.sub } });
    }
    const grant = new provider.Grant({ accountId: this.person.sub, clientId: params.client_id });
    grant.addOIDCScope('openid profile');
    return provider.interactionFinished(request, response, { consent: { grantId: await grant.save() } });
  }
}
