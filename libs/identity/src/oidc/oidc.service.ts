import * as client from 'openid-client';
import { Injectable } from '@nestjs/common';
import { type Actor, Clock } from '@lopso/platform';
import { AccountAudit } from '../accounts/account-audit.service';
import { OidcCancelled, OidcOff, OidcRefused, OidcTaken, OidcUnavailable } from '../identity.errors';
import { IdentitySettings } from '../identity.settings';
import { SecretService } from '../secrets/secret.service';
import { isLinkAcknowledgedForGood } from '../sign-in-help/sign-in-help.rules';
import { SignInHelpService } from '../sign-in-help/sign-in-help.service';
import { type OidcFlowRow, OidcRepository } from './oidc.repository';

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

function translated(error: unknown): Error {
  if (error instanceof OidcRefused) return error;
  if (error instanceof client.AuthorizationResponseError) return new OidcCancelled();
  const isNetwork = error instanceof TypeError || (error instanceof Error && error.name === 'TimeoutError');
  return isNetwork ? new OidcUnavailable(error) : new OidcRefused(error);
}

const MINUTES = 10;

/** A flow taken up again, used by it. */
export interface TakenFlow {
  readonly purpose: 'sign-in' | 'link';
  readonly accountId: string | null;
  readonly secrets: OidcSecrets;
}

/** The OpenID provider, flows to it and back, and the accounts linked to its identities. */
@Injectable()
export class OidcService {
  private known: Promise<client.Configuration> | null = null;

  constructor(
    private readonly oidcRepository: OidcRepository,
    private readonly signInHelps: SignInHelpService,
    private readonly secrets: SecretService,
    private readonly accountAudit: AccountAudit,
    private readonly clock: Clock,
    private readonly settings: IdentitySettings,
  ) {}

  hashSubject(subject: string): Buffer {
    return this.secrets.hashSubject(this.issuer, subject);
  }

  /** The account an identity opens, or null; notes the use. */
  async findLinkedAccount(subject: string): Promise<string | null> {
    const foreign = { issuer: this.issuer, subjectHash: this.hashSubject(subject) };
    const accountId = await this.oidcRepository.findAccount(foreign);
    if (accountId !== null) await this.oidcRepository.noteUse(foreign, this.accountAudit.now());
    return accountId;
  }

  /** Links an identity to an account; joins a transaction. @throws OidcTaken */
  async linkAccount(actor: Pick<Actor, 'accountId'>, subjectHash: Buffer): Promise<void> {
    const foreign = { issuer: this.issuer, subjectHash };
    await this.accountAudit.inTransaction(async () => {
      if (!(await this.oidcRepository.link(actor.accountId, foreign, this.accountAudit.now()))) throw new OidcTaken();
      await this.accountAudit.recordActAbout(actor.accountId, 'identity.foreign-identity-linked');
    });
  }

  /** When the account was linked, or null. */
  getLinkedAt(actor: Actor): Promise<Date | null> {
    return this.oidcRepository.findLinkedAt(actor.accountId, this.issuer);
  }

  /** When the account was linked, if the owner has not been told yet: what somebody else did with her slip shows here. */
  getUnacknowledgedLink(actor: Actor): Promise<Date | null> {
    return this.oidcRepository.findUnacknowledged(actor.accountId, actor.sessionId);
  }

  /**
   * The actor has read it. Where whoever linked may sit there it is set aside for this session alone and told once more in every
   * other (`isLinkToldForGood`).
   */
  async acknowledgeLink(actor: Actor): Promise<void> {
    const session = await this.signInHelps.describeSession(actor);
    if (isLinkAcknowledgedForGood(session)) await this.oidcRepository.markAcknowledged(actor.accountId, session.now);
    else await this.oidcRepository.setAside(actor.accountId, actor.sessionId);
  }

  async unlinkAccount(actor: Actor): Promise<void> {
    await this.accountAudit.inTransaction(async () => {
      await this.oidcRepository.unlink(actor.accountId, this.issuer);
      await this.accountAudit.recordOwnAct(actor, 'identity.foreign-identity-unlinked');
    });
  }

  /** Begins a flow; `accountId` names who wants to link. */
  async beginFlow(accountId: string | null): Promise<{ flowToken: string; secrets: OidcSecrets }> {
    const flowToken = this.secrets.newToken();
    const secrets = this.makeFlowSecrets(this.secrets.oidcStateOf(flowToken));
    const { nonce, codeVerifier } = secrets;
    const sealedText = JSON.stringify({ nonce, codeVerifier });
    await this.keepFlow(flowToken, { purpose: accountId === null ? 'sign-in' : 'link', accountId, sealedText });
    return { flowToken, secrets };
  }

  /** Takes a flow up, once; null when it was used, is too old or of another browser. */
  async takeFlow(flowToken: string | null): Promise<TakenFlow | null> {
    const row =
      flowToken === null
        ? null
        : await this.oidcRepository.takeFlow(this.secrets.hashToken(flowToken), this.clock.now());
    if (row === null || flowToken === null || row.subjectHash !== null) return null;
    const sealed = JSON.parse(this.secrets.openSealed(row.sealedSecrets, placeOf(row))) as Omit<OidcSecrets, 'state'>;
    const secrets = { ...sealed, state: this.secrets.oidcStateOf(flowToken) };
    return { purpose: row.purpose, accountId: row.accountId, secrets };
  }

  /** Keeps a proved subject that no account has, until a slip says whose it is. Gives the token for the cookie. */
  async keepSubject(subjectHash: Buffer): Promise<string> {
    const flowToken = this.secrets.newToken();
    await this.keepFlow(flowToken, { purpose: 'sign-in', accountId: null, sealedText: '{}', subjectHash });
    return flowToken;
  }

  /** The subject kept under a token, or null. */
  async findSubject(flowToken: string | null): Promise<Buffer | null> {
    const row =
      flowToken === null
        ? null
        : await this.oidcRepository.findFlow(this.secrets.hashToken(flowToken), this.clock.now());
    return row?.subjectHash ?? null;
  }

  private async keepFlow(
    flowToken: string,
    flow: Pick<OidcFlowRow, 'purpose' | 'accountId'> & { sealedText: string; subjectHash?: Buffer },
  ): Promise<void> {
    const flowHash = this.secrets.hashToken(flowToken);
    await this.oidcRepository.insertFlow({
      flowHash,
      purpose: flow.purpose,
      accountId: flow.accountId,
      sealedSecrets: this.secrets.sealValue(flow.sealedText, placeOf({ flowHash })),
      subjectHash: flow.subjectHash ?? null,
      expiresAt: new Date(this.clock.now().getTime() + MINUTES * 60_000),
    });
  }

  get isOn(): boolean {
    return this.settings.OIDC_ISSUER !== '';
  }

  get label(): string {
    return this.settings.OIDC_LABEL;
  }

  get issuer(): string {
    return this.settings.OIDC_ISSUER;
  }

  makeFlowSecrets(state: string): OidcSecrets {
    return { state, nonce: client.randomNonce(), codeVerifier: client.randomPKCECodeVerifier() };
  }

  /**
   * Where the browser is to go. `isAgain`: the person proves herself there anew, also when the provider knows the browser, and
   * the token says when. @throws OidcOff, OidcUnavailable
   */
  async getAuthorizationUrl({ state, nonce, codeVerifier }: OidcSecrets, isAgain: boolean): Promise<string> {
    const configuration = await this.getConfiguration();
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
  async exchangeReturn(query: string, { state, nonce, codeVerifier }: OidcSecrets): Promise<OidcPerson> {
    const url = this.returnUrl();
    url.search = query;
    const configuration = await this.getConfiguration();
    try {
      const checks = { expectedState: state, expectedNonce: nonce, pkceCodeVerifier: codeVerifier };
      const tokens = await client.authorizationCodeGrant(configuration, url, { ...checks, idTokenExpected: true });
      return this.personOfClaims(tokens.claims() ?? {});
    } catch (error) {
      throw translated(error);
    }
  }

  private personOfClaims(claims: Readonly<Record<string, unknown>>): OidcPerson {
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
  private async getConfiguration(): Promise<client.Configuration> {
    if (!this.isOn) throw new OidcOff();
    this.known ??= this.discoverConfiguration();
    try {
      return await this.known;
    } catch (error) {
      this.known = null;
      throw new OidcUnavailable(error);
    }
  }

  private async discoverConfiguration(): Promise<client.Configuration> {
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

const placeOf = ({ flowHash }: Pick<OidcFlowRow, 'flowHash'>): string => `oidc:${flowHash.toString('hex')}`;
