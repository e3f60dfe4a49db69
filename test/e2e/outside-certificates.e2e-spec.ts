import { CompletionService } from '@lopso/learning';
import { JobRegistry, newId, PersonalData, Transactions } from '@lopso/platform';
import { aPhoto } from '../support/assessment';
import { openCycles } from '../support/learning';
import { named } from '../support/named-officer';
import { aClaimForm, anAcceptedClaim, aRoundWithOutside, type ClaimParts } from '../support/outside';
import { type TestMember, TestProvince, type TestUnit } from '../support/province';
import { TestApi } from '../support/test-api';

const NOW = '2026-11-26T03:00:00Z';
const PDF = Buffer.from('%PDF-1.7\n1 0 obj << /Type /Catalog >> endobj\nstartxref\n9\n%%EOF\n', 'latin1');

describe('a certificate of somebody else', () => {
  let api: TestApi;
  let province: TestProvince;
  let commune: TestUnit;
  let member: TestMember;
  let certificate: string;
  let roundId: string;

  beforeAll(async () => {
    api = await TestApi.start();
  });
  beforeEach(async () => {
    api.clock.stopAt(NOW);
    province = await TestProvince.create(api.database);
    commune = await province.commune();
    member = await province.member(commune, 'Vàng Thị Mỷ');
    await province.seat(member, await province.team(commune));
    certificate = await aRoundWithOutside(api.database, province, [member]);
    const [cycle] = await api.database.query<{ roundId: string }>(
      'select round_id as "roundId" from learning.cycle where member_id = $1',
      [member.id],
    );
    roundId = cycle?.roundId ?? '';
    await api.app.get(CompletionService).recomputeCompletions({ roundId });
  });
  afterAll(() => api.stop());

  const officer = () => province.officer('commune-officer', commune);
  const herself = () => province.memberActor(member);
  const send = async (more: Partial<ClaimParts> = {}) =>
    api.post('/api/me/outside-claims', undefined, { as: herself(), ...(await aClaimForm({ certificate, ...more })) });
  const decide = (claimId: string, body: object, as = officer()) =>
    api.post(`/api/outside-claims/${claimId}/decision`, body, { as });
  const own = async () => (await api.get('/api/me/outside-claims', { as: herself() })).body[0];
  const requirement = async () => {
    const { round } = (await api.get('/api/me/home', { as: herself() })).body;
    return round.requirements.find((one: { kind: string }) => one.kind === 'outside');
  };
  const runJob = async (name: string) =>
    api.app
      .get(JobRegistry)
      .jobs()
      .find((one) => one.options.name === name)
      ?.handler.handle({});

  it('is sent by the member, accepted by her commune, and counts from then on', async () => {
    expect(await own()).toMatchObject({ certificate, validMonths: 12, maySend: true, claims: [] });
    const sent = await send();
    expect(sent.status).toBe(201);
    expect(await own()).toMatchObject({
      maySend: false,
      claims: [{ state: 'waiting', number: 'BDHVS-0142', issuedOn: '2026-05-04', lastOn: '2027-05-03' }],
    });
    const queue = await api.get('/api/outside-claims', { as: officer() });
    expect(queue.body).toMatchObject({
      waiting: 1,
      items: [{ claim: { id: sent.body.claimId }, member: { fullName: 'Vàng Thị Mỷ' } }],
    });
    expect((await requirement()).isMet).toBe(false);

    const accepted = await decide(sent.body.claimId, { isAccepted: true, reason: '' });
    expect(accepted.body.claim).toMatchObject({ state: 'accepted' });
    expect(await requirement()).toMatchObject({
      isMet: true,
      explanation: 'Giấy chứng nhận của nơi khác đã được nhận.',
    });
    const { cycleId } = (await api.get('/api/me/home', { as: herself() })).body.round;
    const explained = (await api.get(`/api/cycles/${cycleId}/explanation`, { as: officer() })).body;
    expect(explained.evidence).toMatchObject([
      {
        kind: 'external',
        label: 'Bình dân học vụ số',
        countsToward: ['giay-ngoai'],
        occurredAt: '2026-11-26T03:00:00.000Z',
      },
    ]);
    expect(await api.app.get(CompletionService).checkCompletions({ roundId })).toEqual([]);
  });

  it('is refused with a reason the member reads, and may be sent again', async () => {
    const { claimId } = (await send()).body;
    expect((await decide(claimId, { isAccepted: false, reason: ' ' })).body.code).toBe(
      'learning.outside-reason-missing',
    );
    await decide(claimId, { isAccepted: false, reason: 'Ảnh mờ, không đọc được số.' });
    expect(await own()).toMatchObject({
      maySend: true,
      claims: [{ state: 'refused', reason: 'Ảnh mờ, không đọc được số.' }],
    });
    expect((await send({ number: 'BDHVS-0143' })).status).toBe(201);
    expect((await own()).claims).toHaveLength(2);
  });

  it('stays with its answer on her page once the round was ended, and no other is sent', async () => {
    const { claimId } = (await send()).body;
    await api.database.execute(`update learning.round set state = 'closed', ended_on = '2026-11-26' where id = $1`, [
      roundId,
    ]);
    expect(await own()).toMatchObject({ isAsked: false, maySend: false, claims: [{ state: 'waiting' }] });
    await decide(claimId, { isAccepted: false, reason: 'Ảnh mờ, không đọc được số.' });
    expect(await own()).toMatchObject({
      isAsked: false,
      maySend: false,
      claims: [{ reason: 'Ảnh mờ, không đọc được số.' }],
    });
    const entered = await api.get(`/api/members/${member.id}/outside-claims`, { as: officer() });
    expect(entered.body.asked).toMatchObject([{ isAsked: false, claims: [{ state: 'refused' }] }]);
    expect((await send({ number: 'BDHVS-0143' })).status).toBe(404);
    const other = await province.member(commune, 'Lý Sình');
    await openCycles(api.database, { id: roundId }, [other]);
    const nothing = await api.get('/api/me/outside-claims', { as: province.memberActor(other) });
    expect(nothing.body).toEqual([]);
    await aRoundWithOutside(api.database, province, [member]);
    const kinds = (await api.get('/api/me/outside-claims', { as: herself() })).body;
    expect(kinds.map(({ isAsked }: { isAsked: boolean }) => isAsked).sort()).toEqual([false, true]);
  });

  it('is withdrawn again: what followed from it goes, what was said stays', async () => {
    const claimId = await anAcceptedClaim(api, officer(), (await send()).body.claimId);
    const department = province.officer('department-officer');
    const path = `/api/outside-claims/${claimId}/withdrawal`;
    expect((await api.post(path, { reason: '' }, { as: department })).status).toBe(400);
    expect((await api.post(path, { reason: 'Số giấy không có thật.' }, { as: department })).status).toBe(200);
    expect((await requirement()).isMet).toBe(false);
    expect((await own()).claims).toMatchObject([{ state: 'withdrawn', reason: 'Số giấy không có thật.' }]);
    expect((await api.post(path, { reason: 'Một lý do khác.' }, { as: department })).body.code).toBe(
      'learning.outside-not-accepted',
    );
    expect(await api.app.get(CompletionService).checkCompletions({ roundId })).toEqual([]);
  });

  it('counts to its last day; the day after, its end is written down and every figure agrees', async () => {
    await anAcceptedClaim(api, officer(), (await send({ issuedOn: '2025-12-01' })).body.claimId);
    api.clock.stopAt('2026-11-30T16:59:00Z');
    await runJob('learning.end-outside-certificates');
    expect((await requirement()).isMet).toBe(true);
    api.clock.stopAt('2026-11-30T17:05:00Z');
    await runJob('learning.end-outside-certificates');
    await runJob('learning.end-outside-certificates');
    expect((await requirement()).isMet).toBe(false);
    const { cycleId } = (await api.get('/api/me/home', { as: herself() })).body.round;
    const explanation = `/api/cycles/${cycleId}/explanation`;
    expect((await api.get(explanation, { as: officer() })).body.evidence).toMatchObject([
      { kind: 'external', notCounted: 'expired' },
    ]);
    expect((await api.get(`${explanation}?on=2026-11-30`, { as: officer() })).body.evidence).toMatchObject([
      { kind: 'external', notCounted: null },
    ]);
    expect(await api.app.get(CompletionService).checkCompletions({ roundId })).toEqual([]);
    expect((await send({ number: 'BDHVS-0200', issuedOn: '2026-11-29' })).status).toBe(201);
  });

  it('ends on the day printed on the paper where that comes first, as the officer reads it', async () => {
    expect((await send({ validUntil: '2026-05-03' })).body.code).toBe('learning.outside-until-before-issued');
    expect((await send({ validUntil: '2026-11-25' })).body).toMatchObject({
      code: 'learning.outside-over',
      errors: [{ pointer: '#/validUntil' }],
    });
    expect((await send({ validUntil: '31/12/2026' })).status).toBe(400);
    const { claimId } = (await send({ validUntil: '2028-01-31' })).body;
    expect((await own()).claims).toMatchObject([{ validUntil: '2028-01-31', lastOn: '2027-05-03' }]);
    const accept = { isAccepted: true, reason: '' };
    expect((await decide(claimId, { ...accept, validUntil: '2026-11-01' })).body.code).toBe('learning.outside-over');
    const first = officer();
    const corrected = { ...accept, validUntil: '2026-11-28' };
    expect((await decide(claimId, corrected, first)).body.claim).toMatchObject({
      validUntil: '2026-11-28',
      lastOn: '2026-11-28',
    });
    expect((await decide(claimId, corrected, first)).status).toBe(200);
    expect((await decide(claimId, { ...accept, validUntil: null }, first)).body.code).toBe('learning.outside-decided');
    api.clock.stopAt('2026-11-28T17:05:00Z');
    await runJob('learning.end-outside-certificates');
    expect((await requirement()).isMet).toBe(false);
    const newer = (await send({ number: 'BDHVS-0200', validUntil: '2026-12-31' })).body.claimId;
    expect((await decide(newer, { ...accept, validUntil: null })).body.claim).toMatchObject({
      validUntil: null,
      lastOn: '2027-05-03',
    });
    expect((await requirement()).isMet).toBe(true);
    expect(await api.app.get(CompletionService).checkCompletions({ roundId })).toEqual([]);
  });

  it('is not accepted once it is over, nor sent with a day to come', async () => {
    expect((await send({ issuedOn: '2025-11-01' })).body.code).toBe('learning.outside-over');
    expect((await send({ issuedOn: '2026-11-27' })).body.code).toBe('learning.outside-issued-later');
    const { claimId } = (await send({ issuedOn: '2025-12-01' })).body;
    api.clock.stopAt('2026-12-01T03:00:00Z');
    expect((await decide(claimId, { isAccepted: true, reason: '' })).body.code).toBe('learning.outside-over');
  });

  it('takes a photo or a plain PDF, whatever the name says, and gives it to nobody else', async () => {
    const script = PDF.toString('latin1').replace('/Type', '/OpenAction << /S /JavaScript /JS (x) >> /Type');
    for (const bytes of [
      Buffer.from('MZ\u0090'),
      Buffer.from('GIF89a'),
      Buffer.from(script, 'latin1'),
      Buffer.alloc(0),
    ]) {
      const refused = await send({ file: { bytes, name: 'giay.pdf', type: 'application/pdf' } });
      expect([refused.status, refused.body.code]).toEqual([400, 'learning.outside-file-unreadable']);
    }
    const { claimId } = (await send({ file: { bytes: PDF, name: 'giay.jpg' } })).body;
    const path = `/api/outside-claims/${claimId}/file`;
    const opened = await api.get(path, { as: officer() });
    expect([opened.status, opened.headers['content-type']]).toEqual([200, 'application/pdf']);
    expect(opened.headers['content-disposition']).toContain('attachment');
    expect((await api.get(path, { as: herself() })).status).toBe(200);
    const neighbour = await province.commune();
    const other = province.memberActor(await province.member(commune));
    expect((await api.get(path, { as: other })).status).toBe(404);
    expect((await api.get(path, { as: province.officer('commune-officer', neighbour) })).status).toBe(404);
  });

  it('keeps nothing of where and with what a photo was taken', async () => {
    const photo = await aPhoto(320, 200);
    expect(photo.includes('Dien thoai thu')).toBe(true);
    const { claimId } = (await send({ file: { bytes: photo } })).body;
    const { raw } = await api.get(`/api/outside-claims/${claimId}/file`, { as: officer() });
    expect(raw.includes('Dien thoai thu')).toBe(false);
  });

  it('is nobody’s own by a second account or a lent right', async () => {
    const phone = '+84992345613';
    await api.database.execute('update org.member set phone = $2 where id = $1', [member.id, phone]);
    const { claimId } = (await send()).body;
    const double = await named(api.database, officer(), 'Cán bộ xã', { phone });
    const deputy = province.deputy('commune-officer', double.accountId, commune);
    for (const as of [double, deputy]) {
      const refused = await decide(claimId, { isAccepted: true, reason: '' }, as);
      expect([refused.status, refused.body.code]).toEqual([422, 'learning.own-outside']);
      expect((await decide(claimId, { isAccepted: false, reason: 'Ảnh mờ.' }, as)).body.code).toBe(
        'learning.own-outside',
      );
    }
    expect((await decide(claimId, { isAccepted: true, reason: '' })).status).toBe(200);
  });

  it('is hidden from the officers beside, decided once, and by nobody for herself', async () => {
    const { claimId } = (await send()).body;
    const accept = { isAccepted: true, reason: '' };
    const neighbour = province.officer('commune-officer', await province.commune());
    expect((await decide(claimId, accept, neighbour)).status).toBe(404);
    expect((await decide(newId(), accept)).status).toBe(404);
    const herselfAsOfficer = { ...officer(), memberId: member.id };
    expect((await decide(claimId, accept, herselfAsOfficer)).body.code).toBe('learning.own-outside');
    expect((await api.get('/api/outside-claims', { as: herselfAsOfficer })).body).toMatchObject({
      items: [],
      waiting: 0,
    });
    const first = officer();
    expect((await decide(claimId, accept, first)).status).toBe(200);
    expect((await decide(claimId, accept, first)).status).toBe(200);
    expect((await decide(claimId, { isAccepted: false, reason: 'Ảnh mờ.' })).body.code).toBe(
      'learning.outside-decided',
    );
  });

  it('is sent once under one key, and one at a time', async () => {
    const clientKey = newId();
    const file = { bytes: await aPhoto() };
    const [first, again] = [await send({ clientKey, file }), await send({ clientKey, file })];
    expect(again.body).toEqual(first.body);
    expect((await send({ clientKey, file, number: 'X' })).status).toBe(409);
    const answers = await Promise.all([send(), send()]);
    expect(answers.map(({ body }) => body.code)).toEqual(Array(2).fill('learning.outside-claim-waits'));
    expect((await own()).claims).toHaveLength(1);
  });

  it('moves with its member, belongs to her data, and is erased with them', async () => {
    const claimId = await anAcceptedClaim(api, officer(), (await send()).body.claimId);
    const subject = { memberId: member.id, accountId: null };
    const data = api.app.get(PersonalData);
    const section = (await data.collect(subject)).find(({ name }) => name === 'learning.outside');
    expect(section?.rows).toMatchObject([{ number: 'BDHVS-0142', state: 'accepted', file: true }]);
    await api.app.get(Transactions).run(() => data.erase(subject));
    const row = await api.database.queryOne(
      'select number, issuer, store_key, state from learning.outside_claim where id = $1',
      [claimId],
    );
    expect(row).toEqual({ number: '', issuer: '', store_key: null, state: 'accepted' });
    expect((await api.get(`/api/outside-claims/${claimId}/file`, { as: officer() })).status).toBe(404);
  });
});
