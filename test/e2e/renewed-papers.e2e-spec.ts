import { readSheet } from 'read-excel-file/node';
import { IssuingService } from '@lopso/credentials';
import { type Actor, PersonalData, Transactions } from '@lopso/platform';
import {
  aFinishedPassage,
  aRound,
  changedAtOnce,
  paperOf,
  type TestCycle,
  type TestRound,
} from '../support/credentials';
import { pdfPages } from '../support/pdf-text';
import { type TestMember, TestProvince, type TestUnit } from '../support/province';
import { TestApi } from '../support/test-api';

const FIRST = {
  ...{ number: 1, countsFrom: '2026-09-06T17:00:00Z' },
  ...{ finishedAt: '2026-11-24T03:00:00Z', validUntil: '2027-10-31' },
};
const SECOND = {
  ...{ number: 2, countsFrom: '2027-08-31T17:00:00Z' },
  ...{ finishedAt: '2027-10-05T03:00:00Z', validUntil: '2028-10-31' },
};

describe('the paper of a renewal', () => {
  let api: TestApi;
  let province: TestProvince;
  let commune: TestUnit;
  let round: TestRound;
  let member: TestMember;
  let actor: Actor;
  let officer: Actor;

  beforeAll(async () => {
    api = await TestApi.start();
  });
  afterEach(() => api.clock.release());
  afterAll(() => api.stop());
  beforeEach(async () => {
    province = await TestProvince.create(api.database);
    commune = await province.commune('Xã Hàm Yên');
    round = await aRound(api.database, province);
    member = await province.member(commune, 'Vàng Thị Mỷ');
    actor = province.memberActor(member);
    officer = province.officer('department-officer');
    api.clock.stopAt('2026-11-27T02:00:00Z');
  });

  const passage = (of: typeof FIRST): Promise<TestCycle> => aFinishedPassage(api.database, round, member, of);
  const issue = (...cycles: TestCycle[]): Promise<number> =>
    api.app.get(IssuingService).issue(
      cycles.map(({ id }) => id),
      'automatic',
    );
  const page = async (id: string, as = officer) => (await api.get(`/api/certificates/${id}`, { as })).body;
  const check = async (code: string) => (await api.get(`/api/certificates/check/${code}`)).body;
  const pdf = async (id: string) => (await api.get(`/api/certificates/${id}/paper`, { as: officer })).raw;
  const renewed = async () => {
    const cycles = [await passage(FIRST)];
    await issue(...cycles);
    const first = await paperOf(api.database, cycles[0] ?? { id: '' });
    const printed = await pdf(first);
    api.clock.stopAt('2027-10-06T02:00:00Z');
    cycles.push(await passage(SECOND));
    await issue(...cycles);
    return { first, second: await paperOf(api.database, cycles[1] ?? { id: '' }), printed };
  };

  it('names the one it renews, everywhere and from both sides, and leaves it its own force', async () => {
    const { first, second } = await renewed();
    for (const as of [officer, actor]) {
      const [old, fresh] = [await page(first, as), await page(second, as)];
      expect(old).toMatchObject({
        ...{ state: 'valid', validUntil: '2027-10-31', successorCode: null, successorNumber: null, renewedCode: null },
        ...{ renewalNumber: '0001/2027', renewalCode: fresh.code },
        linkedIds: { successor: null, predecessor: null, renewed: null, renewal: second },
      });
      expect(fresh).toMatchObject({
        ...{ state: 'valid', validUntil: '2028-10-31', predecessorCode: null, renewalCode: null },
        ...{ renewedNumber: '0001/2026', renewedCode: old.code },
        linkedIds: { successor: null, predecessor: null, renewed: first, renewal: null },
        fields: { renewsNumber: '0001/2026', replacesNumber: null },
      });
    }
    const { code } = await page(second);
    const seen = await check(code);
    expect(seen).not.toHaveProperty('linkedIds');
    expect(seen).toMatchObject({ renewedNumber: '0001/2026', predecessorCode: null });
    expect(await check(seen.renewedCode)).toMatchObject({ state: 'valid', renewalCode: code, successorCode: null });
    const [head = [], ...lines] = await readSheet(
      (await api.get(`/api/rounds/${round.id}/register-book.xlsx`, { as: officer })).raw,
    );
    const cells = (name: string) => lines.map((line) => line[head.indexOf(name)]);
    expect(cells('Gia hạn từ giấy số')).toEqual([null, '0001/2026']);
    expect(cells('Thay cho giấy số')).toEqual([null, null]);
    expect(cells('Tình trạng')).toEqual(['Còn giá trị', 'Còn giá trị']);
  });

  it('prints its own beginning, and the paper before stays byte for byte', async () => {
    const { first, second, printed } = await renewed();
    expect((await pdf(first)).equals(printed)).toBe(true);
    expect((await pdfPages(printed))[0]).toMatch(/từ ngày 07\/09\/2026\s+đến\s+ngày\s+24\/11\/2026/);
    expect((await pdfPages(await pdf(second)))[0]).toMatch(/từ ngày 01\/09\/2027\s+đến\s+ngày\s+05\/10\/2027/);
  });

  it('prints by the design that comes with the system until when it is good and what it renews, and nothing of that without end', async () => {
    const { first, second } = await renewed();
    const words = async (id: string) => (await pdfPages(await pdf(id)))[0]?.replace(/\s+/g, ' ');
    expect(await words(first)).toMatch(/theo Quyết định số \S+ ngày \S+\. Có giá trị đến hết ngày 31\/10\/2027(?!,)/);
    expect(await words(second)).toContain('Có giá trị đến hết ngày 31/10/2028, gia hạn từ giấy số 0001/2026');
    member = await province.member(commune, 'Nông Văn Páo');
    const endless = await aFinishedPassage(api.database, round, member, { ...FIRST, validUntil: null });
    await issue(endless);
    expect(await words(await paperOf(api.database, endless))).not.toMatch(/giá trị đến|gia hạn/);
  });

  it('prints its last day by a design that says so, as its badge does; without end it says that', async () => {
    const { source } = (await api.get('/api/certificate-designs/hoan-thanh', { as: officer })).body;
    const design = JSON.parse(source) as { pages: { elements: { type: string; text?: string }[] }[] };
    const basis = design.pages[0]?.elements.find((one) => one.text?.startsWith('{{căn cứ}}'));
    const text = '{{căn cứ}}. Hiệu lực đến: {{hiệu lực đến}}{{gia hạn từ giấy số}}';
    Object.assign(basis ?? {}, { text });
    const kept = await api.put(
      '/api/certificate-designs/hoan-thanh',
      { source: JSON.stringify(design), basedOn: 0 },
      { as: officer },
    );
    expect(kept.status).toBe(200);
    const { first, second } = await renewed();
    const words = async (id: string) => (await pdfPages(await pdf(id)))[0]?.replace(/\s+/g, ' ');
    expect(await words(first)).toContain('Hiệu lực đến: 31/10/2027');
    expect(await words(first)).not.toContain('gia hạn');
    expect(await words(second)).toContain('Hiệu lực đến: 31/10/2028, gia hạn từ giấy số 0001/2026');
    const badge = JSON.parse(
      (await api.get(`/api/certificates/${second}/badge?format=json`, { as: actor })).raw.toString(),
    );
    expect(badge.validUntil).toBe('2028-10-31T16:59:59Z');
    expect((await page(second)).fields.validUntil).toBe('2028-10-31');
    member = await province.member(commune, 'Nông Văn Páo');
    const endless = await aFinishedPassage(api.database, round, member, { ...FIRST, validUntil: null });
    await issue(endless);
    expect(await words(await paperOf(api.database, endless))).toContain('Hiệu lực đến: không thời hạn');
  });

  it('names the last paper of the passage before, not one that was withdrawn, and a new paper in its place keeps that', async () => {
    const cycle = await passage(FIRST);
    await issue(cycle);
    await api.database.execute(`update org.member set full_name = 'Vàng Thị Mỵ' where id = $1`, [member.id]);
    await changedAtOnce(api.app, officer, await paperOf(api.database, cycle), {
      kind: 'replace',
      reason: 'wrong-name',
    });
    api.clock.stopAt('2027-10-06T02:00:00Z');
    const second = await passage(SECOND);
    await issue(second);
    const id = await paperOf(api.database, second);
    expect((await page(id)).renewedNumber).toBe('0002/2026');
    await api.database.execute(`update org.member set full_name = 'Vàng Thị Mý' where id = $1`, [member.id]);
    await changedAtOnce(api.app, officer, id, { kind: 'replace', reason: 'wrong-name' });
    const replaced = await page(await paperOf(api.database, second));
    expect(replaced).toMatchObject({
      number: '0002/2027',
      renewedNumber: '0002/2026',
      predecessorCode: (await page(id)).code,
    });
    expect((await check(replaced.renewedCode)).renewalNumber).toBe('0002/2027');
    await changedAtOnce(api.app, officer, replaced.id);
    expect((await check(replaced.renewedCode)).renewalNumber).toBeNull();

    member = await province.member(commune, 'Lò Văn Ẩn');
    const lost = await passage(FIRST);
    await issue(lost);
    await changedAtOnce(api.app, officer, await paperOf(api.database, lost));
    const after = await passage(SECOND);
    await issue(after);
    expect(await page(await paperOf(api.database, after))).toMatchObject({ renewedNumber: null, renewedCode: null });
  });

  it('has the number of the one before although both are issued at once, the later one asked for first', async () => {
    const [first, second] = [await passage(FIRST), await passage(SECOND)];
    expect(await issue(second, first)).toBe(2);
    expect(await page(await paperOf(api.database, second))).toMatchObject({
      ...{ number: '0002/2026', renewedNumber: '0001/2026', fields: { renewsNumber: '0001/2026' } },
    });
  });

  it('keeps the link and nothing of the person after an erasure', async () => {
    const { first, second } = await renewed();
    const { code } = await page(second);
    await api.app
      .get(Transactions)
      .run(() => api.app.get(PersonalData).erase({ memberId: member.id, accountId: null }));
    const seen = await check(code);
    expect(seen).toMatchObject({ isNameErased: true, renewedNumber: '0001/2026', fields: { fullName: null } });
    expect((await check(seen.renewedCode)).isNameErased).toBe(true);
    const moved = api.database.execute('update credentials.certificate set renews = null where id = $1', [second]);
    await expect(moved).rejects.toThrow(/frozen/);
    expect((await page(first)).renewalCode).toBe(code);
  });
});
