import { IssuingService } from '@lopso/credentials';
import { CompletionService } from '@lopso/learning';
import { JobRegistry, PersonalData, Transactions } from '@lopso/platform';
import { bakePng, bakeSvg } from '../../libs/credentials/src/badges/baked-image';
import { aFinishedCycle, aRound, changedAtOnce } from '../support/credentials';
import { type ForeignIssuer } from '../support/foreign-badges';
import { aBadgeForm, aRoundWithOutside, aTrustedIssuer } from '../support/outside';
import { type TestMember, TestProvince, type TestUnit } from '../support/province';
import { TestApi } from '../support/test-api';

const NOW = '2026-11-26T03:00:00Z';

describe('a badge of somebody else', () => {
  let api: TestApi;
  let province: TestProvince;
  let commune: TestUnit;
  let member: TestMember;
  let certificate: string;
  let issuer: ForeignIssuer;
  let issuerId: string;

  beforeAll(async () => {
    api = await TestApi.start();
  });
  beforeEach(async () => {
    api.clock.stopAt(NOW);
    province = await TestProvince.create(api.database);
    commune = await province.commune();
    member = await province.member(commune, 'Vàng Thị Mỷ');
    await province.seat(member, await province.team(commune));
    certificate = await aRoundWithOutside(api.database, province, [member], null);
    const [cycle] = await api.database.query<{ roundId: string }>(
      'select round_id as "roundId" from learning.cycle where member_id = $1',
      [member.id],
    );
    await api.app.get(CompletionService).recomputeCompletions({ roundId: cycle?.roundId ?? '' });
    ({ issuer, issuerId } = await aTrustedIssuer(api, department()));
  });
  afterAll(() => api.stop());

  const department = () => province.officer('department-officer');
  const officer = () => province.officer('commune-officer', commune);
  const herself = () => province.memberActor(member);
  const read = (badge: object | string | Buffer, as = herself()) =>
    api.post('/api/me/outside-badges/reading', undefined, { as, ...aBadgeForm(badge) });
  const send = (badge: object | string | Buffer, as = herself(), more: object = {}) => {
    const fields = { certificate, clientKey: crypto.randomUUID(), ...more };
    return api.post('/api/me/outside-badges', undefined, { as, ...aBadgeForm(badge, fields) });
  };
  const accept = (claimId: string, body: object = {}, as = officer()) =>
    api.post(`/api/outside-claims/${claimId}/decision`, { isAccepted: true, reason: '', ...body }, { as });
  const own = async () => (await api.get('/api/me/outside-claims', { as: herself() })).body[0];
  const isMet = async (): Promise<boolean> => {
    const { round } = (await api.get('/api/me/home', { as: herself() })).body;
    return round.requirements.find((one: { kind: string }) => one.kind === 'outside').isMet;
  };
  const keepList = async (fallen: readonly number[], validFrom?: string, validUntil?: string) =>
    api.post(
      `/api/badge-issuers/${issuerId}/status-lists`,
      { document: JSON.stringify(await issuer.statusList(fallen, validFrom, validUntil)) },
      { as: department() },
    );

  /** Runs what was queued for this issuer, as the worker does. */
  const judge = async (): Promise<void> => {
    const name = 'learning.judge-badges-again';
    const queued = await api.database.query<{ data: object }>(
      `delete from pgboss.job where name = $1 and data->>'issuerId' = $2 returning data`,
      [name, issuerId],
    );
    const job = api.app
      .get(JobRegistry)
      .jobs()
      .find((one) => one.options.name === name);
    for (const { data } of queued) await job?.handler.handle(data);
  };

  it('is read line by line, sent with what was signed, and counts once an officer accepts it', async () => {
    const badge = await issuer.badge({ validUntil: '2027-05-03T17:00:00Z' });
    const reading = await read(badge);
    expect(reading.status).toBe(200);
    expect(reading.body).toMatchObject({ maySend: true, title: 'Kỹ năng số cơ bản', issuerId: issuer.did });
    expect(reading.body.lines.map(({ code }: { code: string }) => code)).toEqual([
      ...['format-right', 'issuer-trusted', 'signature-right', 'period-until', 'recipient-name', 'status-unsaid'],
    ]);
    expect((await own()).claims).toEqual([]);
    const { claimId } = (await send(badge)).body;
    expect((await own()).claims).toMatchObject([
      {
        ...{ id: claimId, state: 'waiting', number: badge.id, issuer: 'Trường Chính trị tỉnh' },
        ...{ issuedOn: '2026-05-04', validUntil: '2027-05-03', lastOn: '2027-05-03', mediaType: 'application/json' },
        badge: { title: 'Kỹ năng số cơ bản', maySend: true },
      },
    ]);
    expect(await isMet()).toBe(false);
    const queue = await api.get('/api/outside-claims', { as: officer() });
    expect(queue.body.items[0].claim.badge.lines).toHaveLength(6);
    expect((await accept(claimId)).body.claim.state).toBe('accepted');
    expect(await isMet()).toBe(true);
  });

  it('is kept as it was signed, without the picture that carried it, and given out as a download', async () => {
    const signed = JSON.stringify(await issuer.badge());
    const png = bakePng(Buffer.from(ONE_PIXEL, 'base64'), signed);
    const { claimId } = (await send(png)).body;
    const file = await api.get(`/api/outside-claims/${claimId}/file`, { as: officer() });
    expect([file.headers['content-type'], file.headers['content-disposition']]).toEqual([
      'application/json',
      'attachment; filename="giay-ngoai.json"',
    ]);
    expect(file.raw.toString()).toBe(signed);
    expect((await read(bakeSvg('<svg xmlns="http://www.w3.org/2000/svg"></svg>', signed))).body.maySend).toBe(true);
    expect((await read(await issuer.jwt('ES256'))).body.maySend).toBe(true);
  });

  it('with a revoked status is refused, also when it was revoked after it was sent', async () => {
    const badge = await issuer.badge({ place: 7 });
    expect((await read(badge)).body.lines.at(-1)).toMatchObject({ outcome: 'open', code: 'status-unknown' });
    const { claimId } = (await send(badge)).body;
    expect((await keepList([7])).status).toBe(200);
    expect((await read(badge)).body.lines.at(-1)).toMatchObject({
      ...{ outcome: 'wrong', code: 'revoked', about: '2026-11-20T00:00:00.000Z' },
    });
    const refused = await accept(claimId);
    expect([refused.status, refused.body.code, refused.body.title]).toEqual([
      ...[422, 'learning.badge-revoked', 'Huy hiệu đã bị thu hồi'],
    ]);
    expect(await isMet()).toBe(false);
    const other = await issuer.badge({ place: 7 });
    await api.post(
      `/api/outside-claims/${claimId}/decision`,
      { isAccepted: false, reason: 'Đã thu hồi.' },
      { as: officer() },
    );
    expect((await send(other)).body.code).toBe('learning.badge-revoked');
    expect((await send(await issuer.badge({ place: 8 }))).status).toBe(201);
  });

  it('can’t be accepted while no list tells whether it still stands; with the list it is checked again', async () => {
    const waits = async () => (await api.get('/api/outside-claims', { as: officer() })).body.items[0].claim;
    const { claimId } = (await send(await issuer.badge({ place: 7 }))).body;
    const refused = await accept(claimId);
    expect([refused.status, refused.body.code, refused.body.title]).toEqual([
      ...[422, 'learning.badge-status-unknown', 'Chưa có danh sách thu hồi'],
    ]);
    expect(refused.body.detail).toContain('Đơn vị cấp huy hiệu số');
    expect(await waits()).toMatchObject({ id: claimId, state: 'waiting', badge: { maySend: true } });
    expect(await isMet()).toBe(false);

    const other = await aTrustedIssuer(api, department());
    const theirs = JSON.stringify(await other.issuer.statusList([]));
    const path = (id: string) => `/api/badge-issuers/${id}/status-lists`;
    expect((await api.post(path(other.issuerId), { document: theirs }, { as: department() })).status).toBe(200);
    expect((await api.post(path(issuerId), { document: theirs }, { as: department() })).status).toBe(400);
    expect((await accept(claimId)).body.code).toBe('learning.badge-status-unknown');

    expect((await keepList([6], '2026-11-20T00:00:00Z')).status).toBe(200);
    await judge();
    expect((await waits()).badge.lines.at(-1)).toMatchObject({ code: 'standing', about: '2026-11-20T00:00:00.000Z' });
    expect((await accept(claimId)).body.claim.state).toBe('accepted');
    expect(await isMet()).toBe(true);
  });

  it('with a list that is over can’t be accepted, and waits as revoked once a new one says so', async () => {
    const waits = async () => (await api.get('/api/outside-claims', { as: officer() })).body.items[0].claim;
    expect((await keepList([], '2026-11-20T00:00:00Z', '2026-11-26T02:59:00Z')).status).toBe(200);
    const { claimId } = (await send(await issuer.badge({ place: 7 }))).body;
    expect((await accept(claimId)).body).toMatchObject({
      ...{ status: 422, code: 'learning.badge-status-stale', title: 'Danh sách thu hồi đã cũ' },
    });
    await keepList([7], '2026-11-25T00:00:00Z', '2026-12-25T00:00:00Z');
    await judge();
    expect(await waits()).toMatchObject({ state: 'waiting', doubtedAt: null });
    expect((await waits()).badge.lines.at(-1)).toMatchObject({ outcome: 'wrong', code: 'revoked' });
    expect((await accept(claimId)).body.code).toBe('learning.badge-revoked');
  });

  it('whose place no list has can’t be accepted: its officer refuses, and a photo may follow', async () => {
    await keepList([]);
    const { claimId } = (await send(await issuer.badge({ place: 131_072 }))).body;
    expect((await accept(claimId)).body.code).toBe('learning.badge-status-unread');
    const refusal = { isAccepted: false, reason: 'Không kiểm được, gửi ảnh giấy.' };
    const decided = await api.post(`/api/outside-claims/${claimId}/decision`, refusal, { as: officer() });
    expect(decided.body.claim).toMatchObject({ state: 'refused', reason: refusal.reason });
  });

  it('is refused with one changed byte, of another person, and of an issuer the department doesn’t know', async () => {
    const badge = await issuer.badge();
    const altered = JSON.stringify(badge).replace('Kỹ năng số cơ bản', 'Kỹ năng số nâng cao');
    const codeOf = async (one: object | string) => (await send(one)).body.code;
    expect(await codeOf(altered)).toBe('learning.badge-signature-wrong');
    expect(await codeOf(await issuer.badge({ name: 'Lý Văn Páo' }))).toBe('learning.badge-recipient-other');
    expect(await codeOf({ ...badge, issuer: 'did:web:khac.example.vn' })).toBe('learning.badge-issuer-unknown');
    expect(await codeOf(await issuer.badge({ validUntil: '2026-11-01T00:00:00Z' }))).toBe('learning.badge-period-over');
    const photo = await send('%PDF-1.7');
    expect([photo.status, photo.body.errors[0].pointer]).toEqual([400, '#/file']);
    expect((await own()).claims).toEqual([]);
  });

  it('counts once: the same again, as another file or from another member, is refused', async () => {
    const badge = await issuer.badge({ name: null });
    const { claimId } = (await send(badge)).body;
    await accept(claimId);
    expect((await send(badge)).body.code).toBe('learning.outside-stands');
    const namesake = await province.member(commune, 'Vàng Thị Mỷ');
    const kind = await aRoundWithOutside(api.database, province, [member, namesake], null);
    expect((await send(badge, herself(), { certificate: kind })).body.code).toBe('learning.badge-sent-before');
    const as = province.memberActor(namesake);
    expect((await send(badge, as, { certificate: kind })).body.code).toBe('learning.badge-sent-before');
  });

  it('that was refused from somebody else is still its holder’s to send', async () => {
    const badge = await issuer.badge({ name: null });
    const stranger = await province.member(commune, 'Lý Văn Páo');
    const kind = await aRoundWithOutside(api.database, province, [stranger], null);
    const { claimId } = (await send(badge, province.memberActor(stranger), { certificate: kind })).body;
    expect((await send(badge)).body.code).toBe('learning.badge-sent-before');
    const refusal = { isAccepted: false, reason: 'Không phải của anh chị.' };
    await api.post(`/api/outside-claims/${claimId}/decision`, refusal, { as: officer() });
    expect((await send(badge)).status).toBe(201);
  });

  it('that was revoked after it was accepted comes before an officer once more, who takes it back or lets it stand', async () => {
    const queued = async () => (await api.get('/api/outside-claims', { as: officer() })).body;
    await keepList([]);
    const { claimId } = (await send(await issuer.badge({ place: 7 }))).body;
    await accept(claimId);
    await judge();
    expect(await queued()).toMatchObject({ items: [], waiting: 0 });
    await keepList([7], '2026-11-21T00:00:00Z');
    await judge();
    const [doubtful] = (await queued()).items;
    expect(doubtful.claim).toMatchObject({ id: claimId, state: 'accepted', doubtedAt: '2026-11-26T03:00:00.000Z' });
    expect(doubtful.claim.badge.lines.at(-1)).toMatchObject({ outcome: 'wrong', code: 'revoked' });
    expect((await queued()).waiting).toBe(1);
    expect(await isMet()).toBe(true);

    expect((await accept(claimId)).body.code).toBe('learning.outside-reason-missing');
    const stood = await accept(claimId, { reason: 'Đơn vị cấp báo thu hồi nhầm.' });
    expect(stood.body.claim).toMatchObject({ state: 'accepted', doubtedAt: null });
    await keepList([7, 9], '2026-11-22T00:00:00Z');
    await judge();
    expect(await queued()).toMatchObject({ items: [], waiting: 0 });

    // The bit is taken back, then set again: that is news.
    await keepList([], '2026-11-23T00:00:00Z');
    await judge();
    expect((await own()).claims[0].badge.lines.at(-1)).toMatchObject({ code: 'standing' });
    await keepList([7], '2026-11-24T00:00:00Z');
    await judge();
    expect((await queued()).waiting).toBe(1);
    const path = `/api/outside-claims/${claimId}/withdrawal`;
    const taken = await api.post(path, { reason: 'Đơn vị cấp đã thu hồi.' }, { as: officer() });
    expect(taken.body.claim).toMatchObject({ state: 'withdrawn', doubtedAt: null });
    expect(await queued()).toMatchObject({ items: [], waiting: 0 });
    expect(await isMet()).toBe(false);
  });

  it('is taken once by two that are sent at the same time', async () => {
    const badge = await issuer.badge({ name: null });
    const namesake = await province.member(commune, 'Vàng Thị Mỷ');
    const kind = await aRoundWithOutside(api.database, province, [namesake], null);
    const sent = await Promise.all([send(badge), send(badge, province.memberActor(namesake), { certificate: kind })]);
    expect(sent.map(({ status }) => status).sort()).toEqual([201, 409]);
  });

  it('has the end that was signed, whatever the officer types', async () => {
    const { claimId } = (await send(await issuer.badge({ validUntil: '2027-05-04T00:00:00Z' }))).body;
    expect((await accept(claimId, { validUntil: null })).body.claim.validUntil).toBe('2027-05-04');
  });

  it('is refused once its issuer is trusted no more; what was accepted stays until somebody decides', async () => {
    const [one, two] = [await issuer.badge(), await issuer.badge()];
    await accept((await send(one)).body.claimId);
    const end = (reason: string) => api.post(`/api/badge-issuers/${issuerId}/end`, { reason }, { as: department() });
    expect((await end(' ')).body.code).toBe('learning.outside-reason-missing');
    expect((await end('Đơn vị đã lộ khóa.')).body[0]).toMatchObject({ endReason: 'Đơn vị đã lộ khóa.' });
    expect((await end('Đơn vị đã lộ khóa.')).status).toBe(200);
    expect((await end('Lý do khác.')).body.code).toBe('learning.badge-issuer-ended');
    expect((await read(two)).body).toMatchObject({ maySend: false, lines: [{}, { code: 'issuer-unknown' }] });
    await judge();
    const { body } = await api.get('/api/outside-claims', { as: officer() });
    expect(body).toMatchObject({
      items: [{ claim: { state: 'accepted', badge: { lines: [{}, { code: 'issuer-unknown' }] } } }],
    });
    expect(await isMet()).toBe(true);
  });

  it('of this installation is checked by its own keys and its register of now', async () => {
    const round = await aRound(api.database, province);
    const cycle = await aFinishedCycle(api.database, round, member);
    await api.app.get(IssuingService).issue([cycle.id], 'automatic');
    const { id } = (await api.get('/api/certificates/mine', { as: herself() })).body[0];
    for (const format of ['json', 'jwt', 'png', 'svg']) {
      const { raw } = await api.get(`/api/certificates/${id}/badge?format=${format}`, { as: herself() });
      const { body } = await read(raw);
      expect([format, body.lines.map(({ code }: { code: string }) => code)]).toEqual([
        format,
        ['format-right', 'issuer-own', 'signature-right', 'period-without-end', 'recipient-name', 'standing'],
      ]);
    }
    const { raw } = await api.get(`/api/certificates/${id}/badge?format=json`, { as: herself() });
    await changedAtOnce(api.app, department(), id);
    expect((await read(raw)).body.lines.at(-1)).toMatchObject({ code: 'revoked' });
  });

  it('leaves nothing of itself once its member was erased', async () => {
    const { claimId } = (await send(await issuer.badge({ name: null }))).body;
    await accept(claimId);
    const erase = () => api.app.get(PersonalData).erase({ memberId: member.id, accountId: null });
    await api.app.get(Transactions).run(erase);
    const [row] = await api.database.query(
      'select number, badge, badge_key, store_key from learning.outside_claim where id = $1',
      [claimId],
    );
    expect(row).toEqual({ number: '', badge: null, badge_key: null, store_key: null });
  });

  describe('and its issuer', () => {
    const trust = (more: object = {}, as = department()) =>
      api.post(
        '/api/badge-issuers',
        {
          ...{ did: 'did:web:moi.example.vn', name: 'Đơn vị mới', decision: '1/QĐ', trustedFrom: '2026-01-01' },
          ...more,
        },
        { as },
      );

    it.each([
      ['an id of another kind', { did: 'https://moi.example.vn' }, 'badge-issuer-id-wrong'],
      ['a did:key that isn’t one', { did: `did:key:z${'1'.repeat(40)}` }, 'badge-issuer-id-wrong'],
      ['no document', {}, 'badge-issuer-document-wrong'],
      ['a document of another', { document: '{"id":"did:web:khac.example.vn"}' }, 'badge-issuer-document-wrong'],
      ['text that can’t be kept', { document: '{"id":"\\u0000"}' }, 'badge-issuer-document-wrong'],
      ['days in the wrong order', { trustedUntil: '2025-12-31' }, 'badge-issuer-days-wrong'],
    ])('is refused with %s', async (_, more, code) => {
      expect((await trust(more)).body.code).toBe(`learning.${code}`);
    });

    it('is entered once; the same again is no second one, and a secret in its document isn’t kept', async () => {
      const document = structuredClone(issuer.document);
      document.verificationMethod[0].privateKeyMultibase = 'z-bi-mat';
      const entry = {
        did: issuer.did,
        name: 'Trường Chính trị tỉnh',
        decision: '12/QĐ-SKHCN',
        document: JSON.stringify(document),
      };
      expect((await trust(entry)).body).toHaveLength(1);
      expect((await trust({ ...entry, name: 'Tên khác' })).body.code).toBe('learning.badge-issuer-known');
      const renewed = structuredClone(document);
      renewed.verificationMethod.pop();
      const other = await trust({ ...entry, document: JSON.stringify(renewed) });
      expect([other.status, other.body.code]).toEqual([409, 'learning.badge-issuer-known']);
      const replaced = await api.post(
        `/api/badge-issuers/${issuerId}/document`,
        { document: JSON.stringify(document) },
        { as: department() },
      );
      expect(replaced.body).toMatchObject([{ keys: 3 }]);
      const [kept] = await api.database.query<{ text: string }>(
        'select document::text as text from learning.badge_issuer where id = $1',
        [issuerId],
      );
      expect(kept?.text).not.toContain('bi-mat');
    });

    it('keeps no list that another signed, nor an older one', async () => {
      expect((await keepList([1])).body[0].lists).toMatchObject([{ url: issuer.listUrl }]);
      expect((await keepList([], '2026-11-19T00:00:00Z')).body.code).toBe('learning.badge-list-older');
      expect((await keepList([], '2026-11-27T00:00:00Z')).body.code).toBe('learning.badge-list-wrong');
      const other = await aTrustedIssuer(api, department());
      const document = JSON.stringify(await other.issuer.statusList([]));
      const path = `/api/badge-issuers/${issuerId}/status-lists`;
      expect((await api.post(path, { document }, { as: department() })).body.code).toBe('learning.badge-list-wrong');
    });

    it('is its province’s: another one neither sees nor trusts it', async () => {
      const elsewhere = await TestProvince.create(api.database);
      const theirs = await elsewhere.member(await elsewhere.commune(), 'Vàng Thị Mỷ');
      expect((await api.get('/api/badge-issuers', { as: elsewhere.officer('department-admin') })).body).toEqual([]);
      const { body } = await read(await issuer.badge(), elsewhere.memberActor(theirs));
      expect(body.lines.at(-1)).toMatchObject({ code: 'issuer-unknown' });
    });
  });
});

const ONE_PIXEL = 'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==';
