import { type ForeignBadge, ForeignIssuer } from '../../../../test/support/foreign-badges';
import { badgeTextIn } from './badge-file';
import { type JsonObject } from './badge-json';
import {
  type BadgeReport,
  type BadgeSources,
  checkBadge,
  faultOfBadge,
  provedStatusList,
  statusGapOf,
} from './check-badge';

type Json = ReturnType<typeof JSON.parse>;
const NOW = new Date('2026-11-27T03:00:00Z');
const HER = { fullName: 'Vàng Thị Mỷ', phone: '+84992000001' };

describe('a badge of somebody else', () => {
  let issuer: ForeignIssuer;
  let lists: Map<string, JsonObject>;
  const trust = { name: 'Trường Chính trị tỉnh', from: '2026-01-01', until: null, isOwn: false };

  beforeAll(async () => {
    issuer = await ForeignIssuer.open('did:web:huy-hieu.example.vn');
  });
  beforeEach(() => {
    lists = new Map();
  });

  const sources = (more: object = {}): BadgeSources => ({
    issuer: (did) =>
      Promise.resolve(did === issuer.did ? { ...trust, document: issuer.document as JsonObject, ...more } : null),
    statusList: (_, url) => Promise.resolve(lists.get(url) ?? null),
  });
  const check = (badge: Json, more: object = {}): Promise<BadgeReport> =>
    checkBadge(
      { text: typeof badge === 'string' ? badge : JSON.stringify(badge), recipient: HER, now: NOW },
      sources(more),
    );
  const codesOf = ({ lines }: BadgeReport): string[] => lines.map(({ code }) => code);
  const faultOf = async (badge: Json, more: object = {}) => faultOfBadge(await check(badge, more));
  const keep = async (fallen: number[]): Promise<void> => {
    const proved = await provedStatusList(JSON.stringify(await issuer.statusList(fallen)), issuer, NOW);
    if (proved === null) throw new Error('the list is its issuer’s');
    lists.set(issuer.listUrl, proved.document);
  };

  it('is read line by line when all of it is right', async () => {
    await keep([7]);
    const report = await check(await issuer.badge({ place: 6, validUntil: '2027-05-04T00:00:00Z' }));
    expect(codesOf(report)).toEqual([
      ...['format-right', 'issuer-trusted', 'signature-right', 'period-until', 'recipient-name', 'standing'],
    ]);
    expect(report.lines[5]).toMatchObject({ about: '2026-11-20T00:00:00.000Z' });
    expect(report.facts).toMatchObject({ title: 'Kỹ năng số cơ bản', validUntil: '2027-05-04T00:00:00.000Z' });
  });

  it('is refused when it was revoked, left to a person where it names no list, and in between while what it names says nothing', async () => {
    const badge = await issuer.badge({ place: 7 });
    const unknown = await check(badge);
    expect(unknown.lines.at(-1)).toMatchObject({ code: 'status-unknown', about: issuer.listUrl });
    expect([faultOfBadge(unknown), statusGapOf(unknown)]).toEqual([null, 'status-unknown']);
    await keep([7]);
    expect(await faultOf(badge)).toBe('revoked');
    expect(statusGapOf(await check(await issuer.badge({ place: 6 })))).toBeNull();
    const unsaid = await check(await issuer.badge());
    expect([codesOf(unsaid).at(-1), statusGapOf(unsaid)]).toEqual(['status-unsaid', null]);
    expect(statusGapOf(await check(await issuer.badge({ place: 131_072 })))).toBe('status-unread');
  });

  it('is refused with one changed sign anywhere', async () => {
    const badge = await issuer.badge({ place: 3, validUntil: '2027-05-04T00:00:00Z' });
    const whole = JSON.stringify(badge);
    for (const [from, to] of [
      ['Kỹ năng số', 'Kỹ năng sỗ'],
      ['2027-05', '2028-05'],
      ['2026-05', '2026-04'],
      ['sha256$', 'sha256$0'],
      ['"statusListIndex":"3"', '"statusListIndex":"4"'],
      ['Học đủ', 'Học đu'],
      ['"name":"Trường', '"name":"Trườnq'],
      ['"proof":{', '"proof":{"domain":"x",'],
      ['"name":"Huy hiệu"', '"name":"Huy hiệu","rank":"cao"'],
    ] as const) {
      expect(whole).toContain(from);
      expect([from, await faultOf(whole.replace(from, to))]).toEqual([from, 'signature-wrong']);
    }
    const { proofValue } = badge.proof;
    const other = proofValue.slice(0, -1) + (proofValue.endsWith('1') ? '2' : '1');
    expect(await faultOf(whole.replace(proofValue, other))).toBe('signature-wrong');
    expect(await faultOf(whole)).toBeNull();
  });

  it('as JWT is refused wherever a sign of it is another', async () => {
    const token = await issuer.jwt('ES256');
    const end = token.lastIndexOf('.');
    for (let at = 0; at < end; at += 7) {
      const other = token[at] === 'A' ? 'B' : 'A';
      const { lines, facts } = await check(token.slice(0, at) + other + token.slice(at + 1));
      expect([at, facts === null || lines.some(({ outcome }) => outcome === 'wrong')]).toEqual([at, true]);
    }
  });

  it.each(['ES256', 'RS256'] as const)('is read as JWT by %s, with the end the token has', async (alg) => {
    const end = Date.parse('2027-01-01T00:00:00Z') / 1000;
    const report = await check(await issuer.jwt(alg, { validUntil: '2028-01-01T00:00:00Z' }, { exp: end }));
    expect(faultOfBadge(report)).toBeNull();
    expect(report.facts?.validUntil).toBe('2027-01-01T00:00:00.000Z');
    expect(await faultOf(await issuer.jwt(alg, {}, { iss: 'did:web:khac.example.vn' }))).toBe('not-open-badge');
    expect(await faultOf(await issuer.jwt(alg, {}, { exp: 1 }))).toBe('period-over');
  });

  it('is no token without a signature, nor one signed by who else has the issuer’s public key', async () => {
    const [, claims = ''] = (await issuer.jwt('ES256')).split('.');
    const head = (alg: string): string => Buffer.from(JSON.stringify({ alg })).toString('base64url');
    for (const alg of ['none', 'HS256']) {
      expect(await faultOf([head(alg), claims, 'eA'].join('.'))).toBe('signature-kind-unread');
    }
  });

  it('is read of a did:key, whose key is its name', async () => {
    const other = await ForeignIssuer.open();
    const report = await checkBadge(
      { text: JSON.stringify(await other.badge()), recipient: HER, now: NOW },
      { ...sources(), issuer: () => Promise.resolve({ ...trust, document: null }) },
    );
    expect(faultOfBadge(report)).toBeNull();
  });

  it('is refused of an issuer nobody trusts, of days it wasn’t trusted, and signed by another’s key', async () => {
    const other = await ForeignIssuer.open('did:web:gia.example.vn');
    expect(await faultOf(await other.badge())).toBe('issuer-unknown');
    const until = '2026-05-03';
    expect(await faultOf(await issuer.badge(), { until })).toBe('issuer-not-then');
    const forged = await other.badge({ more: { issuer: { id: issuer.did, type: ['Profile'] } } });
    expect(await faultOf(forged)).toBe('key-unknown');
    forged.proof.verificationMethod = `${issuer.did}#khoa-1`;
    expect(await faultOf(forged)).toBe('signature-wrong');
  });

  it('knows no key that its issuer took back, nor one that is for something else', async () => {
    const badge = await issuer.badge();
    const [method, ...rest] = issuer.document.verificationMethod;
    const revoked = { ...method, revoked: '2026-11-01T00:00:00Z' };
    const ended = { ...issuer.document, verificationMethod: [revoked, ...rest] };
    expect(await faultOf(badge, { document: ended })).toBe('key-unknown');
    expect(await faultOf(badge, { document: { ...issuer.document, assertionMethod: [] } })).toBe('key-unknown');
    expect(await faultOf(badge, { document: { ...issuer.document, id: 'did:web:khac.example.vn' } })).toBe(
      'key-unknown',
    );
  });

  it.each<[ForeignBadge, string | null, string]>([
    [{ name: 'VÀNG THỊ MỶ' }, null, 'recipient-name'],
    [{ name: 'Vang Thi My' }, null, 'recipient-like'],
    [{ name: 'vàng thị mỷ' }, null, 'recipient-name'],
    [{ name: 'Vàng Thị  Mỷ', isPlain: true }, null, 'recipient-name'],
    [{ name: null }, null, 'recipient-unsaid'],
    [{ name: 'Vàng Thị My' }, 'recipient-other', 'recipient-other'],
    [{ name: 'Vàng Thị My', isPlain: true }, null, 'recipient-like'],
    [{ name: 'Lý Văn A', isPlain: true }, 'recipient-other', 'recipient-other'],
  ])('is hers or another’s: %j', async (said, fault, code) => {
    const report = await check(await issuer.badge(said));
    expect([faultOfBadge(report), codesOf(report)[4]]).toEqual([fault, code]);
  });

  it.each([
    ['Vàng Thị Mỷ', '0992000001', null, 'recipient-name'],
    ['Vàng Thị Mỷ', '0992000002', null, 'recipient-mixed'],
    ['Lý Văn A', '+84992000001', null, 'recipient-mixed'],
    ['Vang Thi My', '0992000001', null, 'recipient-phone'],
    ['Vang Thi My', '0992000002', 'recipient-other', 'recipient-other'],
    ['Lý Văn A', '0992000002', 'recipient-other', 'recipient-other'],
  ])('is hers by name and telephone together: %s, %s', async (name, phone, fault, code) => {
    const said = [
      ['name', name],
      ['ext:phone', phone],
    ].map(([identityType, identityHash]) => ({ type: 'IdentityObject', identityType, identityHash, hashed: false }));
    const { credentialSubject: subject } = await issuer.badge();
    const report = await check(await issuer.badge({ more: { credentialSubject: { ...subject, identifier: said } } }));
    expect([faultOfBadge(report), codesOf(report)[4]]).toEqual([fault, code]);
  });

  /** The same said in another way that linked data takes for the same: its signature holds. */
  const twins: readonly (readonly [string, (badge: Json) => Json])[] = [
    [
      'credentialStatus by its address',
      (b) => renamed(b, 'credentialStatus', 'https://www.w3.org/2018/credentials#credentialStatus'),
    ],
    ['lists in lists', (b) => ({ ...b, credentialStatus: [[b.credentialStatus]] })],
    ['a list of one purpose', (b) => withStatus(b, { statusPurpose: ['revocation'] })],
    ['the list’s address as a node', (b) => withStatus(b, { statusListCredential: { id: issuer.listUrl } })],
    ['an entry in two parts', (b) => ({ ...b, credentialStatus: parts(b.credentialStatus) })],
    [
      'an entry without a name in two parts',
      (b) => ({ ...b, credentialStatus: parts({ ...b.credentialStatus, id: '_:a' }) }),
    ],
  ];
  const renamed = (badge: Json, key: string, by: string): Json => {
    const { [key]: value, ...rest } = badge;
    return { ...rest, [by]: value };
  };
  const withStatus = (badge: Json, more: Json): Json => ({
    ...badge,
    credentialStatus: { ...badge.credentialStatus, ...more },
  });
  const parts = ({ id, type, statusPurpose, ...rest }: Json): Json => [
    { id, type, statusPurpose },
    { id, type, ...rest },
  ];

  it.each(twins)('that was revoked is refused however it says where that is told: %s', async (_, twin) => {
    await keep([7]);
    const badge = await issuer.badge({ place: 7 });
    expect(await faultOf(badge)).toBe('revoked');
    expect(['revoked', 'not-open-badge', 'signature-wrong']).toContain(await faultOf(twin(badge)));
  });

  it('of another is refused however it says whose it is', async () => {
    const badge = await issuer.badge({ name: 'Lý Văn A' });
    const { credentialSubject: subject } = badge;
    const [identity] = subject.identifier;
    for (const said of [
      renamed(subject, 'identifier', 'https://purl.imsglobal.org/spec/vc/ob/vocab.html#identifier'),
      { ...subject, identifier: [[identity]] },
      { ...subject, identifier: [{ ...identity, identityType: ['name'] }] },
      { ...subject, identifier: [{ ...identity, identityHash: [identity.identityHash] }] },
    ])
      expect(['recipient-other', 'not-open-badge']).toContain(await faultOf({ ...badge, credentialSubject: said }));
  });

  it('whose list names no end can’t be told to stand once that list is a season old', async () => {
    const badge = await issuer.badge({ place: 6 });
    const keepOf = async (day: string): Promise<string | undefined> => {
      const proved = await provedStatusList(JSON.stringify(await issuer.statusList([7], day)), issuer, NOW);
      lists.set(issuer.listUrl, proved?.document ?? {});
      const report = await check(badge);
      return statusGapOf(report) ?? codesOf(report).at(-1);
    };
    expect(await keepOf('2026-09-01T00:00:00Z')).toBe('standing');
    expect(await keepOf('2026-08-20T00:00:00Z')).toBe('status-stale');
  });

  it('is refused before its day and after its end', async () => {
    expect(await faultOf(await issuer.badge({ validFrom: '2026-11-28T00:00:00Z' }))).toBe('period-to-come');
    expect(await faultOf(await issuer.badge({ validUntil: '2026-11-27T03:00:00Z' }))).toBe('period-over');
  });

  it.each([
    ['a context that no package has', { '@context': ['https://www.w3.org/ns/credentials/v2', 'https://x.example'] }],
    [
      'another meaning of its words',
      { credentialSubject: { '@context': { name: 'urn:x' }, achievement: { name: 'a' } } },
    ],
    ['no type of a badge', { type: ['VerifiableCredential'] }],
    ['no day', { validFrom: 'hôm qua' }],
    ['no title', { credentialSubject: { achievement: {} } }],
    ['two holders', { credentialSubject: [{ achievement: { name: 'a' } }, {}] }],
  ])('is none with %s', async (_, more) => {
    expect(await faultOf({ ...(await issuer.badge()), ...more })).toBe('not-open-badge');
  });

  it('says so of a signature that isn’t read, and of none', async () => {
    const badge = await issuer.badge();
    expect(await faultOf({ ...badge, proof: { ...badge.proof, cryptosuite: 'ecdsa-sd-2023' } })).toBe(
      'signature-kind-unread',
    );
    const { proof: _, ...bare } = badge;
    expect(await faultOf(bare)).toBe('signature-missing');
  });

  it('of a list that another signed, or whose bits were changed, nothing is taken', async () => {
    const other = await ForeignIssuer.open('did:web:gia.example.vn');
    expect(await provedStatusList(JSON.stringify(await other.statusList([])), issuer, NOW)).toBeNull();
    const list = await issuer.statusList([7]);
    list.credentialSubject.encodedList = (await issuer.statusList([])).credentialSubject.encodedList;
    expect(await provedStatusList(JSON.stringify(list), issuer, NOW)).toBeNull();
  });
});

describe('a file with a badge', () => {
  it('is no badge when it is a photo, a paper, a broken drawing or too long', () => {
    const png = Buffer.from('89504e470d0a1a0a0000000d49484452', 'hex');
    for (const file of ['%PDF-1.7', '', '<svg', '<svg xmlns="x"><a></svg>', `{"a":"${'x'.repeat(300_000)}"}`, '[1]'])
      expect(badgeTextIn(Buffer.from(file))).toBeNull();
    expect(badgeTextIn(png)).toBeNull();
    expect(badgeTextIn(Buffer.concat([png, Buffer.from('ffffffff69545874', 'hex')]))).toBeNull();
  });

  it('carries JSON with a mark before it, or a JWT', () => {
    expect(badgeTextIn(Buffer.from('\uFEFF {"a":1}\n'))).toBe('{"a":1}');
    expect(badgeTextIn(Buffer.from('a.b.c\n'))).toBe('a.b.c');
    const drawn = '<svg xmlns="s" xmlns:o="https://purl.imsglobal.org/ob/v3p0"><o:credential verify="a.b.c"/></svg>';
    expect(badgeTextIn(Buffer.from(drawn))).toBe('a.b.c');
  });
});
