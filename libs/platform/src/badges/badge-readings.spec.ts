import { ForeignIssuer } from '../../../../test/support/foreign-badges';
import { type JsonObject } from './badge-json';
import { type BadgeReport, checkBadge, faultOfBadge, provedStatusList } from './check-badge';

type Json = ReturnType<typeof JSON.parse>;
const NOW = new Date('2026-11-27T03:00:00Z');
/** Where the words of 1EdTech are. */
const WIDE = [
  'https://www.w3.org/ns/credentials/v2',
  'https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.3.json',
  'https://purl.imsglobal.org/spec/ob/v3p0/extensions.json',
];
const HER = { fullName: 'Vàng Thị Mỷ', phone: null };

describe('what a badge says in another way', () => {
  let issuer: ForeignIssuer;
  let list: JsonObject | null;

  beforeAll(async () => {
    issuer = await ForeignIssuer.open('did:web:huy-hieu.example.vn');
    list = (await provedStatusList(JSON.stringify(await issuer.statusList([7])), issuer, NOW))?.document ?? null;
  });

  const check = (badge: Json, document: Json = issuer.document): Promise<BadgeReport> =>
    checkBadge(
      { text: JSON.stringify(badge), recipient: HER, now: NOW },
      {
        issuer: () => Promise.resolve({ name: 'Trường', from: null, until: null, isOwn: false, document }),
        statusList: (_, url) => Promise.resolve(url === issuer.listUrl ? list : null),
      },
    );
  const faultOf = async (badge: Json): Promise<string | null> => faultOfBadge(await check(badge));

  it.each<[string, Json]>([
    ['a place said twice', { statusListIndex: ['7', '7'] }],
    ['a place beside null', { statusListIndex: ['7', null] }],
    ['a purpose said twice', { statusPurpose: ['revocation', 'revocation'] }],
    ['a purpose beside null in lists', { statusPurpose: [[null], ['revocation']] }],
  ])('is revoked all the same: %s', async (_, more) => {
    const badge = await issuer.badge({ place: 7 });
    const twin = { ...badge, credentialStatus: { ...badge.credentialStatus, ...more } };
    expect(await faultOf(twin)).toBe('revoked');
  });

  it.each<[string, Json]>([
    ['the kind said twice', { identityType: ['name', 'name'] }],
    ['the hash beside null', (hash: string) => ({ identityHash: [hash, null] })],
    ['that it is hashed, twice', { hashed: [true, true] }],
  ])('is another’s all the same: %s', async (_, more) => {
    const badge = await issuer.badge({ name: 'Lý Văn A' });
    const { credentialSubject: subject } = badge;
    const [identity] = subject.identifier;
    const said = { ...identity, ...(typeof more === 'function' ? more(identity.identityHash) : more) };
    const twin = { ...badge, credentialSubject: { ...subject, identifier: [said] } };
    expect(await faultOf(twin)).toBe('recipient-other');
  });

  it.each<[string, Json]>([
    ['two places', { statusListIndex: ['7', '8'] }],
    ['no place', { statusListIndex: null }],
    ['a place that is no number', { statusListIndex: 'bảy' }],
    ['two purposes', { statusPurpose: ['revocation', 'suspension'] }],
    ['two lists', { statusListCredential: ['https://a.example.vn/1', 'https://a.example.vn/2'] }],
  ])('is none when its entry has %s', async (_, more) => {
    const { credentialStatus: entry } = await issuer.badge({ place: 7 });
    expect(await faultOf(await issuer.badge({ more: { credentialStatus: { ...entry, ...more } } }))).toBe(
      'not-open-badge',
    );
  });

  it.each<[string, Json]>([
    ['two kinds', { identityType: ['name', 'emailAddress'] }],
    ['two hashes', { identityHash: ['a', 'b'] }],
    ['hashed and not', { hashed: [true, false] }],
  ])('is none when whom it names has %s', async (_, more) => {
    const { credentialSubject: subject } = await issuer.badge();
    const identifier = [{ ...subject.identifier[0], ...more }];
    expect(await faultOf(await issuer.badge({ more: { credentialSubject: { ...subject, identifier } } }))).toBe(
      'not-open-badge',
    );
  });

  it('of another kind of status says that it can’t be read', async () => {
    const { credentialStatus: entry } = await issuer.badge({ place: 7 });
    const more = { '@context': WIDE, credentialStatus: { id: entry.id, type: '1EdTechRevocationList' } };
    const { lines } = await check(await issuer.badge({ more }));
    expect(lines.at(-1)).toMatchObject({ outcome: 'open', code: 'status-unread' });
  });

  const logo = { id: 'https://huy-hieu.example.vn/logo.png', type: 'Image' };
  const maker = (): Json => ({ id: issuer.did, type: ['Profile'], name: 'Trường Chính trị tỉnh', image: logo });
  it.each<[string, (achievement: Json) => Json]>([
    ['a schema of 1EdTech', () => ({})],
    ['one logo of issuer and achievement', (a) => ({ achievement: { ...a, image: logo } })],
    ['a maker told as the issuer is', (a) => ({ achievement: { ...a, image: logo, creator: maker() } })],
    ['criteria where the achievement is', (a) => ({ achievement: { ...a, criteria: { ...a.criteria, id: a.id } } })],
  ])('is a badge with %s', async (_, change) => {
    const { credentialSubject: subject } = await issuer.badge();
    const schema = { id: 'https://purl.imsglobal.org/ob.json', type: '1EdTechJsonSchemaValidator2019' };
    const more = {
      '@context': WIDE,
      issuer: maker(),
      credentialSchema: [schema],
      credentialSubject: { ...subject, ...change(subject.achievement) },
    };
    expect(await faultOf(await issuer.badge({ more }))).toBeNull();
  });

  it('is none when its entry, its holder or itself is told in a second way elsewhere', async () => {
    const { credentialSubject: subject, credentialStatus: entry } = await issuer.badge({ place: 7 });
    const holder = { ...subject, id: 'did:example:her' };
    const id = 'urn:uuid:5b0c0a52-0b0e-4e0e-8d3a-000000000001';
    for (const twice of [entry.id, holder.id, id]) {
      const achievement = { ...subject.achievement, image: { id: twice, type: 'Image', caption: 'a' } };
      const more = { credentialSubject: { ...holder, achievement } };
      expect([twice, await faultOf(await issuer.badge({ id, place: 7, more }))]).toEqual([twice, 'not-open-badge']);
    }
  });

  it('is seen to be revoked also when the key that signed it isn’t known any more', async () => {
    const { lines } = await check(await issuer.badge({ place: 7 }), { ...issuer.document, assertionMethod: [] });
    expect(lines.flatMap(({ outcome, code }) => (outcome === 'wrong' ? [code] : []))).toEqual([
      'key-unknown',
      'revoked',
    ]);
  });
});
