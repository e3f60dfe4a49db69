import { importJWK, type JWK, jwtVerify } from 'jose';
import { IssuingService } from '@lopso/credentials';
import { type Actor, PersonalData, Transactions } from '@lopso/platform';
import { identityHash } from '../../libs/credentials/src/badges/badge-credential';
import { BadgeReader } from '../support/badge-reader';
import { aFinishedCycle, aRound, changedAtOnce, type TestRound } from '../support/credentials';
import { type TestMember, TestProvince, type TestUnit } from '../support/province';
import { TestApi } from '../support/test-api';

describe('badges', () => {
  let api: TestApi;
  let reader: BadgeReader;
  let province: TestProvince;
  let commune: TestUnit;
  let round: TestRound;
  let member: TestMember;
  let actor: Actor;
  let id: string;

  beforeAll(async () => {
    api = await TestApi.start();
    reader = await BadgeReader.open(api);
  });
  afterAll(() => api.stop());

  beforeEach(async () => {
    province = await TestProvince.create(api.database);
    commune = await province.commune();
    round = await aRound(api.database, province);
    member = await province.member(commune, 'Vàng Thị Mỷ');
    actor = province.memberActor(member);
    const cycle = await aFinishedCycle(api.database, round, member);
    await api.app.get(IssuingService).issue([cycle.id], 'automatic');
    id = (await api.get('/api/certificates/mine', { as: actor })).body[0].id;
  });

  const take = (format: string, as: Actor = actor) => api.get(`/api/certificates/${id}/badge?format=${format}`, { as });
  const badge = async () => JSON.parse((await take('json')).raw.toString());

  it('is verified by readers that we don’t sign with, and stands', async () => {
    const document = await badge();
    expect(document.type).toEqual(['VerifiableCredential', 'OpenBadgeCredential']);
    expect(document.issuer.id).toBe('did:web:127.0.0.1%3A3000');
    const { isVerified, isStanding, asked } = await reader.read(document);
    expect([isVerified, isStanding]).toEqual([true, true]);
    expect(asked).not.toEqual([]);
  });

  it('is the same bytes each time', async () => {
    for (const format of ['json', 'jwt', 'svg', 'png']) {
      expect((await take(format)).raw.equals((await take(format)).raw)).toBe(true);
    }
  });

  it('is refused with one changed sign anywhere it is read', async () => {
    const whole = JSON.stringify(await badge());
    for (const [from, to] of [
      [round.title.slice(0, 12), 'Bồi dưỡnG Tổ'],
      ['Sở Khoa học', 'Sở Khoa hoc'],
      ['sha256$', 'sha256_'],
      ['"statusListIndex":"1"', '"statusListIndex":"2"'],
      ['"validFrom":"20', '"validFrom":"21'],
      ['Đạt mọi yêu cầu', 'Đạt mỗi yêu cầu'],
    ] as const) {
      expect(whole).toContain(from);
      const { isVerified } = await reader.read(JSON.parse(whole.replace(from, to)));
      expect([from, isVerified]).toEqual([from, false]);
    }
    const { proofValue } = JSON.parse(whole).proof;
    const other = proofValue.slice(0, -1) + (proofValue.endsWith('1') ? '2' : '1');
    expect((await reader.read(JSON.parse(whole.replace(proofValue, other)))).isVerified).toBe(false);
  });

  it('no longer stands once the paper was withdrawn; a neighbour’s does', async () => {
    const document = await badge();
    const other = await aFinishedCycle(api.database, round, await province.member(commune));
    await api.app.get(IssuingService).issue([other.id], 'automatic');
    const officer = province.officer('department-officer');
    await changedAtOnce(api.app, officer, id);
    expect(await reader.read(document)).toMatchObject({ isVerified: true, isStanding: false });
    const next = structuredClone(document);
    next.credentialStatus.statusListIndex = '2';
    expect((await reader.read(next)).isStanding).toBe(true);
  });

  it('as JWT is verified by another library, and not with a changed sign', async () => {
    const token = (await take('jwt')).raw.toString();
    const kid = JSON.parse(Buffer.from(token.split('.')[0] ?? '', 'base64url').toString()).kid;
    const key = await importJWK((await reader.jwkOf(kid)) as JWK, 'EdDSA');
    const { payload, protectedHeader } = await jwtVerify(token, key, {
      issuer: 'did:web:127.0.0.1%3A3000',
      typ: 'vc+jwt',
    });
    expect(protectedHeader.alg).toBe('EdDSA');
    expect(payload).toMatchObject({ type: ['VerifiableCredential', 'OpenBadgeCredential'], name: round.title });
    const [head = '', claims = '', signature = ''] = token.split('.');
    const altered = Buffer.from(claims, 'base64url').toString().replace('Sở', 'Sỏ');
    const forged = [head, Buffer.from(altered).toString('base64url'), signature].join('.');
    await expect(jwtVerify(forged, key)).rejects.toThrow(/signature/);
  });

  it('names nobody, and confirms the name to whoever is told it', async () => {
    const document = await badge();
    const whole = JSON.stringify(document);
    const { code } = (await api.get(`/api/certificates/${id}`, { as: actor })).body;
    for (const told of ['Vàng', 'Mỷ', '1987', member.id, code, code.replaceAll('-', '')])
      expect(whole).not.toContain(told);
    const [{ identityHash: hash, salt }] = document.credentialSubject.identifier;
    expect(hash).toBe(identityHash('Vàng Thị Mỷ', salt));
    expect(salt).toHaveLength(22);
  });

  it('stands in pictures that stay pictures', async () => {
    const signed = (await take('json')).raw.toString();
    const png = await take('png');
    expect([png.headers['content-type'], png.raw.subarray(1, 4).toString()]).toEqual(['image/png', 'PNG']);
    const text = png.raw.indexOf('iTXtopenbadgecredential');
    expect(png.raw.indexOf(signed)).toBe(text + 'iTXtopenbadgecredential'.length + 5);
    const { default: sharp } = await import('sharp');
    expect((await sharp(png.raw).metadata()).width).toBe(600);
    const svg = await take('svg');
    expect(svg.headers['content-type']).toContain('image/svg+xml');
    const [, carried = ''] =
      /<openbadges:credential><!\[CDATA\[(.*)\]\]><\/openbadges:credential>/s.exec(svg.raw.toString()) ?? [];
    expect((await reader.read(JSON.parse(carried))).isVerified).toBe(true);
    expect((await sharp(svg.raw).metadata()).format).toBe('svg');
  });

  it('is the member’s and her officers’, of papers that stand', async () => {
    const stranger = province.memberActor(await province.member(commune));
    expect((await take('json', stranger)).status).toBe(404);
    expect((await take('xml')).status).toBe(400);
    const officer = province.officer('department-officer');
    expect((await take('json', officer)).status).toBe(200);
    await changedAtOnce(api.app, officer, id);
    const withdrawn = await take('png');
    expect([withdrawn.status, withdrawn.body.code]).toEqual([422, 'credentials.not-printable']);
  });

  it('is given no more once the name was erased; the one she has stays good', async () => {
    const document = await badge();
    const erase = () => api.app.get(PersonalData).erase({ memberId: member.id, accountId: null });
    await api.app.get(Transactions).run(erase);
    expect((await take('json', province.officer('department-officer'))).status).toBe(422);
    expect(await reader.read(document)).toMatchObject({ isVerified: true, isStanding: true });
  });

  it('has lists and an issuer that any site may read', async () => {
    const { statusListCredential } = (await badge()).credentialStatus;
    const list = await api.get(new URL(statusListCredential).pathname);
    const did = await api.get('/.well-known/did.json');
    for (const { status, headers } of [list, did]) {
      expect([status, headers['access-control-allow-origin']]).toEqual([200, '*']);
    }
    expect((await reader.read(JSON.parse(list.raw.toString()))).isVerified).toBe(true);
    expect((await api.get('/api/badge-status/khong-co/2026')).status).toBe(404);
  });
});
