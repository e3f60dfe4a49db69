import { AccountService } from '@lopso/identity';
import { type Actor, newId, vietnamDate } from '@lopso/platform';
import { anActiveMember, TestDevice } from '../support/identity';
import { grantFor, upload, work } from '../support/imports';
import { type TestMember, TestProvince, type TestUnit } from '../support/province';
import { TestApi } from '../support/test-api';

interface Pair {
  readonly people: { memberId: string; seatTermId: string | null }[];
  readonly seen: string;
}

const NAME = 'Lù Seo Páo';
const NUMBER = '0992100061';
const PHONE = `+84${NUMBER.slice(1)}`;

/** Decision 0086: the department said that they are one person's, and one of them is used no longer. */
describe('two records that became one', () => {
  let api: TestApi;
  let province: TestProvince;
  let [yen, thai] = [] as unknown as [TestUnit, TestUnit];
  let officer: Actor;

  beforeAll(async () => {
    api = await TestApi.start();
  });
  afterAll(() => api.stop());
  beforeEach(async () => {
    province = await TestProvince.create(api.database);
    [yen, thai] = [await province.commune('Xã Hàm Yên'), await province.commune('Xã Thái Sơn')];
    officer = await grantFor(api, province.officer('department-officer'));
  });

  const called = (memberIds: readonly string[], phone: string) =>
    api.database.execute(
      `update org.member set full_name = $2, given_name = 'Páo', search_key = 'lu seo pao', birth_year = 1988, phone = $3 where id = any($1::uuid[])`,
      [memberIds, NAME, phone],
    );
  const person = async (unit: TestUnit): Promise<TestMember> => {
    const member = await province.member(unit, NAME);
    await called([member.id], PHONE);
    return member;
  };
  /** Says that they are one; the place of the kept one stays where both have one. */
  const join = async (keptId: string, otherId: string): Promise<void> => {
    const { items } = (await api.get('/api/person-pairs?view=phone', { as: officer })).body as { items: Pair[] };
    const pair = items.find(({ people }) => people.every(({ memberId }) => [keptId, otherId].includes(memberId)));
    const [kept, other] = [keptId, otherId].map((id) => pair?.people.find(({ memberId }) => memberId === id));
    const stays = kept?.seatTermId && other?.seatTermId ? { seatTermId: kept.seatTermId } : {};
    const url = `/api/person-pairs/${pair?.people[0]?.memberId}/${pair?.people[1]?.memberId}/joining`;
    const { status } = await api.put(url, { seen: pair?.seen, keptMemberId: keptId, ...stays }, { as: officer });
    expect(status).toBe(200);
  };
  const namesIn = async (): Promise<{ name: string; phone: string | null }[]> =>
    api.database.query(
      'select full_name as name, phone from org.member where unit_path <@ $1::ltree order by erased_at nulls last, full_name',
      [province.unit.path],
    );

  it('have one telephone to sign in by: that of the record that is used', async () => {
    const [kept, ended] = [await anActiveMember(api, province), await anActiveMember(api, province)];
    await called([kept.member.id, ended.member.id], PHONE);
    for (const { member } of [kept, ended])
      await api.app.get(AccountService).ensureMemberAccount({ memberId: member.id, fullName: NAME, phone: NUMBER });
    const device = new TestDevice(api);
    expect((await device.signIn(NUMBER, kept.password)).status).toBe(401);
    await join(kept.member.id, ended.member.id);
    expect((await device.signIn(NUMBER, kept.password)).status).toBe(204);
    expect((await device.get('/api/auth/session')).body).toMatchObject({ account: { memberId: kept.member.id } });
  });

  it('leave the number to the one account that has it where the record that is used has none', async () => {
    const number = '0992100062';
    const ended = await anActiveMember(api, province);
    const kept = await person(yen);
    await called([ended.member.id, kept.id], `+84${number.slice(1)}`);
    await api.app.get(AccountService).ensureMemberAccount({ memberId: ended.member.id, fullName: NAME, phone: number });
    await join(kept.id, ended.member.id);
    expect((await new TestDevice(api).signIn(number, ended.password)).status).toBe(204);
  });

  it('go together where the person asks to be erased, over however many, and the other commune is not told', async () => {
    const ba = await province.commune('Xã Tân Ba');
    const there = await person(thai);
    // Two at a time: of three alike the list names each beside the next one only.
    await join(there.id, (await person(ba)).id);
    const here = await person(yen);
    await join(here.id, there.id);
    const clerk = await grantFor(api, province.officer('commune-officer', yen));
    const asked = await api.post(
      '/api/data-requests',
      { memberId: here.id, kind: 'erasure', madeOn: api.clock.today(), clientKey: newId() },
      { as: clerk },
    );
    expect(asked.status).toBe(201);
    const second = await grantFor(api, province.officer('commune-officer', yen));
    const done = await api.post(`/api/data-requests/${asked.body.id}/acceptance`, {}, { as: second });
    expect([done.status, done.body.code, done.body.errors]).toEqual([200, undefined, undefined]);
    const left = await namesIn();
    expect(left.filter(({ name, phone }) => name === NAME || phone !== null)).toEqual([]);
    expect(left).toHaveLength(3);
    const told = await api.database.query<{ path: string }>(
      `select unit_path::text as path from platform.audit_entry where action = 'privacy.ended-record-erased' and subject_id <> $1 order by 1`,
      [here.id],
    );
    expect(told.filter(({ path }) => path === province.unit.path)).toHaveLength(2);
    expect(told.filter(({ path }) => [yen, thai, ba].some((unit) => unit.path === path))).toEqual([]);
  });

  it('are erased by one word about what is in doubt; what is in doubt about the ended one alone is held back, as the province’s trail says', async () => {
    const [here, there] = [await person(yen), await person(thai)];
    await api.database.execute('update org.member set birth_year = 1989 where id = $1', [there.id]);
    await join(here.id, there.id);
    const bring = async (unit: TestUnit, ...lines: string[]): Promise<string> => {
      const clerk = await grantFor(api, province.officer('commune-officer', unit));
      const bytes = Buffer.from(['Họ và tên;Năm sinh;SĐT;Thôn;Chức danh trong tổ', ...lines].join('\n'));
      const { id } = (await upload(api, clerk, { unitId: unit.id, bytes })).body;
      await work(api, id);
      return id;
    };
    const ofYen = await bring(yen, `${NAME};;;;`, `${NAME};1989;;;`);
    const ofThai = await bring(thai, `${NAME};1989;;;`);
    const clerk = await grantFor(api, province.officer('commune-officer', yen));
    const second = await grantFor(api, province.officer('commune-officer', yen));
    const wish = { memberId: here.id, kind: 'erasure', madeOn: api.clock.today(), clientKey: newId() };
    const { id } = (await api.post('/api/data-requests', wish, { as: clerk })).body;
    const { items } = (await api.get(`/api/data-requests/${id}/doubts`, { as: second })).body;
    expect(items).toMatchObject([{ row: 2 }]);
    const done = await api.post(`/api/data-requests/${id}/acceptance`, { others: [items[0].key] }, { as: second });
    expect([done.status, done.body.heldBack]).toEqual([200, null]);
    const rows = (batchId: string) =>
      api.database.query(
        `select number, held_at is not null as "isHeld", erased_at is not null as "isErased" from interop.import_row
         where batch_id = $1 and number > 1 order by number`,
        [batchId],
      );
    expect(await rows(ofYen)).toEqual([
      { number: 2, isHeld: false, isErased: false },
      { number: 3, isHeld: true, isErased: false },
    ]);
    expect(await rows(ofThai)).toEqual([{ number: 2, isHeld: true, isErased: false }]);
    const told = await api.database.query<{ path: string; content: string }>(
      `select e.unit_path::text as path, v.content from platform.audit_entry e join platform.audit_value v on v.entry_id = e.id
       where e.action = 'privacy.ended-record-erased' and e.subject_id = $1`,
      [there.id],
    );
    const until = vietnamDate(new Date(api.clock.now().getTime() + 90 * 86_400_000));
    expect(told.map(({ path, content }) => [path, JSON.parse(content)])).toEqual([
      [province.unit.path, { count: 2, until }],
    ]);
  });

  it('are erased by the department alone where the ended one has rights that the officer may not give', async () => {
    const here = await person(yen);
    const there = await anActiveMember(api, province);
    await called([there.member.id], PHONE);
    const { accountId } = (await there.device.get('/api/auth/session')).body.account;
    await join(here.id, there.member.id);
    await grantFor(api, { ...province.officer('department-officer'), accountId });
    const [first, second] = [
      await grantFor(api, province.officer('commune-officer', yen)),
      await grantFor(api, province.officer('commune-officer', yen)),
    ];
    const wish = { memberId: here.id, kind: 'erasure', madeOn: api.clock.today(), clientKey: newId() };
    const { id } = (await api.post('/api/data-requests', wish, { as: first })).body;
    const refused = await api.post(`/api/data-requests/${id}/acceptance`, {}, { as: second });
    expect([refused.status, refused.body.code]).toEqual([422, 'org.erasure-is-departments']);
    expect(JSON.stringify(refused.body)).not.toContain(there.member.id);
    expect((await namesIn()).map(({ name }) => name)).toEqual([NAME, NAME]);
    const admin = await grantFor(api, province.officer('department-admin'));
    expect((await api.post(`/api/data-requests/${id}/acceptance`, {}, { as: admin })).status).toBe(200);
    expect((await namesIn()).map(({ name }) => name)).not.toContain(NAME);
  });

  it('do not sit again by an act of the commune that is taken back after the joining', async () => {
    const [here, there] = [await person(yen), await person(thai)];
    await province.seat(there, await province.team(thai));
    const clerk = await grantFor(api, province.officer('commune-officer', thai));
    const [term] = await api.database.query<{ id: string }>('select id from org.seat_term where member_id = $1', [
      there.id,
    ]);
    const ended = await api.post(`/api/seat-terms/${term?.id}/end`, undefined, { as: clerk });
    expect([200, 201]).toContain(ended.status);
    await join(here.id, there.id);
    expect((await api.post(`/api/acts/${ended.body.actId}/undo`, {}, { as: clerk })).status).toBe(409);
    const seats = await api.database.query(
      `select 1 from org.seat_term where member_id = $1 and held @> (now() at time zone 'Asia/Ho_Chi_Minh')::date`,
      [there.id],
    );
    expect(seats).toEqual([]);
  });

  it('stay apart for what the ended one asks: the record that is used is another office’s', async () => {
    const [here, there] = [await person(yen), await person(thai)];
    await join(here.id, there.id);
    const clerk = await grantFor(api, province.officer('commune-officer', thai));
    const wish = { memberId: there.id, kind: 'erasure', madeOn: api.clock.today(), clientKey: newId() };
    const { id } = (await api.post('/api/data-requests', wish, { as: clerk })).body;
    const second = await grantFor(api, province.officer('commune-officer', thai));
    expect((await api.post(`/api/data-requests/${id}/acceptance`, {}, { as: second })).status).toBe(200);
    expect((await namesIn()).map(({ name }) => name)).toContain(NAME);
  });

  it('are told apart by the commune: the page of the ended one says so, and nothing of the other', async () => {
    const [here, there] = [await person(yen), await person(thai)];
    const clerk = await grantFor(api, province.officer('commune-officer', thai));
    const page = async () => (await api.get(`/api/members/${there.id}`, { as: clerk })).body;
    expect(await page()).toMatchObject({ isEnded: false });
    await join(here.id, there.id);
    const ended = await page();
    expect(ended).toMatchObject({ isEnded: true });
    expect(JSON.stringify(ended)).not.toContain(yen.id);
    const kept = await grantFor(api, province.officer('commune-officer', yen));
    expect((await api.get(`/api/members/${here.id}`, { as: kept })).body).toMatchObject({ isEnded: false });
  });

  it('are said to have ended by the writing where that was after the check', async () => {
    const [here, there] = [await person(yen), await person(thai)];
    await province.team(thai);
    const clerk = await grantFor(api, province.officer('commune-officer', thai));
    const bytes = Buffer.from(`Họ và tên;Năm sinh;SĐT;Thôn;Chức danh trong tổ\n${NAME};1988;${NUMBER};;thành viên`);
    const { id } = (await upload(api, clerk, { unitId: thai.id, bytes })).body;
    await work(api, id);
    const counts = async (path: string, body: object = {}) => {
      expect((await api.post(`/api/imports/${id}/${path}`, body, { as: clerk })).status).toBe(200);
      await work(api, id);
      return (await api.get(`/api/imports/${id}`, { as: clerk })).body.counts;
    };
    expect(await counts('likenesses', { decision: 'same' })).toMatchObject({ ready: 1, problem: 0 });
    await join(here.id, there.id);
    expect(await counts('commit')).toMatchObject({ done: 0, problem: 1 });
  });

  it('are seated once: a list that names the ended one gets her name and no place', async () => {
    const [here, there] = [await person(yen), await person(thai)];
    const [ofYen, ofThai] = [await province.team(yen), await province.team(thai)];
    await province.seat(here, ofYen);
    await province.seat(there, ofThai);
    await join(here.id, there.id);
    const clerk = await grantFor(api, province.officer('commune-officer', thai));
    const bytes = Buffer.from(
      `Họ và tên;Năm sinh;SĐT;Thôn;Chức danh trong tổ\n${NAME};1988;${NUMBER};;thành viên\nMa Thị Huệ;1990;;;`,
    );
    const { id } = (await upload(api, clerk, { unitId: thai.id, bytes })).body;
    await work(api, id);
    const act = async (path: string, body: object = {}) => {
      expect((await api.post(`/api/imports/${id}/${path}`, body, { as: clerk })).status).toBe(200);
      await work(api, id);
      return (await api.get(`/api/imports/${id}`, { as: clerk })).body;
    };
    // Said by the check already, not by the writing first.
    expect((await act('likenesses', { decision: 'same' })).counts).toMatchObject({ ready: 1, problem: 1, done: 0 });
    expect((await act('commit')).counts).toMatchObject({ done: 1, problem: 1 });
    const [row] = (await api.get(`/api/imports/${id}/rows?view=problem`, { as: clerk })).body.items;
    const blocking = (row.problems as { isBlocking: boolean }[]).filter(({ isBlocking }) => isBlocking);
    expect(blocking).toMatchObject([
      {
        field: 'team',
        sentence: 'Sở đã dừng hồ sơ này nên không xếp vị trí được nữa. Hỏi Sở, hoặc chỉ ghi tên.',
        repairs: [{ field: 'seat', value: 'none' }],
      },
    ]);
    await act('repairs', { field: 'seat', value: 'none', rows: [row.number] });
    expect((await act('commit')).counts).toMatchObject({ done: 2, problem: 0 });
    const seats = await api.database.query(
      `select 1 from org.seat_term where member_id = $1 and held @> (now() at time zone 'Asia/Ho_Chi_Minh')::date`,
      [there.id],
    );
    expect(seats).toEqual([]);
  });
});
