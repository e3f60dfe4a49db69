import { type Actor } from '@lopso/platform';
import {
  aCall,
  aCallGround,
  changeCall,
  aLeader,
  aSeated,
  type CallGround,
  nameIn,
  reasonsOf,
  statesIn,
} from '../support/calls';
import { freeCommuneCodes, type TestMember, type TestTeam, type TestUnit } from '../support/province';
import { TestApi } from '../support/test-api';

describe('a commune of a call that ends', () => {
  let api: TestApi;
  beforeAll(async () => {
    api = await TestApi.start();
  });
  afterAll(() => api.stop());
  afterEach(() => api.clock.release());

  interface Villages {
    readonly ground: CallGround;
    readonly call: Awaited<ReturnType<typeof aCall>>;
    readonly villages: readonly TestUnit[];
    readonly team: TestTeam;
    /** Named in the commune. */
    readonly she: TestMember;
    /** Proposed there by his leader. */
    readonly he: TestMember;
    readonly admin: Actor;
  }

  /** A commune of two villages with four places: one person of the first is named, one is proposed. */
  async function villages(): Promise<Villages> {
    const empty = await aCallGround(api, 0);
    const { province, commune } = empty;
    const both = [await province.village(commune, 'Thôn Một'), await province.village(commune, 'Thôn Hai')];
    const [first] = both;
    if (first === undefined) throw new Error('no village');
    const team = await province.team(first, 'village-team');
    const [she, he] = [await aSeated(province, first, team), await aSeated(province, first, team)];
    const ground = { ...empty, team, people: [she, he] };
    const call = await aCall(api, ground, 4);
    expect((await nameIn(api, call.sheet, ground.officer, [she])).body.taken).toBe(1);
    const leader = await aLeader(api, ground);
    const at = `${leader.group}/${call.id}/proposals`;
    expect((await api.post(at, { memberIds: [he.id] }, { as: leader.as })).body.taken).toBe(1);
    return { ground, call, villages: both, team, she, he, admin: province.officer('department-admin') };
  }

  async function reform({ admin }: Villages, wish: object): Promise<string> {
    const form = { grants: [], decisionNumber: '1999/NQ-UBTVQH15', effectiveOn: '2026-11-20', ...wish };
    const { status, body } = await api.post('/api/commune-reforms', form, { as: admin });
    if (status !== 201) throw new Error(`reform: ${status} ${JSON.stringify(body)}`);
    return String(body.actId);
  }

  async function unitNamed({ ground }: Villages, name: string): Promise<TestUnit> {
    const unit = await api.database.queryOne<{ id: string; path: string }>(
      'select id, path::text from org.unit where full_name = $1 and path <@ $2::ltree',
      [name, ground.province.unit.path],
    );
    if (unit === null) throw new Error('no unit');
    return { ...unit, name };
  }

  async function merged(): Promise<
    Villages & { readonly neu: Actor; readonly actId: string; readonly unit: TestUnit }
  > {
    const world = await villages();
    const { commune, other, province } = world.ground;
    const [code] = await freeCommuneCodes(api.database);
    const to = [{ code, word: 'Xã', name: 'Đồng Tâm' }];
    const actId = await reform(world, { fromIds: [commune.id, other.id], to });
    const unit = await unitNamed(world, 'Xã Đồng Tâm');
    return { ...world, actId, unit, neu: province.officer('commune-officer', unit) };
  }

  it('goes on in the one it was merged into: places, names and proposals are that one’s', async () => {
    const { ground, call, she, he, neu, unit } = await merged();
    expect((await api.get('/api/class-calls', { as: neu })).body.items).toMatchObject([{ places: 4, filled: 1 }]);
    const heirs = [{ communeId: unit.id, communeName: 'Xã Đồng Tâm' }];
    for (const as of [neu, ground.department]) {
      const { communes } = (await api.get(call.at, { as })).body;
      expect(communes).toMatchObject([{ communeId: ground.commune.id, heirs, places: 4, filled: 1, proposed: 1 }]);
    }
    const sheet = (await api.get(call.sheet, { as: neu })).body;
    expect([sheet.canName, sheet.people.length]).toEqual([true, 2]);
    const newcomer = await ground.province.member(unit);
    expect(reasonsOf(await nameIn(api, call.sheet, neu, [newcomer]))).toEqual([['no-seat', null]]);
    expect((await nameIn(api, call.sheet, neu, [he])).body).toMatchObject({ taken: 1, refused: [] });
    const named = sheet.people.find(({ memberId }: { memberId: string }) => memberId === she.id);
    expect((await api.delete(`${call.at}/names/${named.id}`, { as: neu })).status).toBe(204);
    expect(await statesIn(api, call.sheet, neu)).toEqual({ [she.id]: 'withdrawn', [he.id]: 'named' });
    const { readSheet } = await import('read-excel-file/node');
    const file = await api.get(`${call.at}/names.xlsx`, { as: neu });
    expect(await readSheet(file.raw, 'Danh sách')).toHaveLength(3);
  });

  it('is answered from there: its leaders propose, its officer declines, and places of its own do not hide who is named', async () => {
    const world = await merged();
    const { ground, call, unit, neu, she, he } = world;
    const quotas = [
      { communeId: ground.commune.id, places: 4 },
      { communeId: unit.id, places: 2 },
    ];
    expect((await changeCall(api, call.at, ground.department, { closesOn: '2026-12-10', quotas })).status).toBe(200);
    const own = `${call.at}/communes/${unit.id}`;
    const answer = await nameIn(api, own, neu, [she, he]);
    expect([answer.status, answer.body.taken, reasonsOf(answer)]).toEqual([200, 1, [['already-here', 'Xã Hàm Yên']]]);
    const village = await unitNamed(world, 'Thôn Một');
    const leader = await aLeader(api, { ...ground, team: { ...world.team, unit: village } });
    const led = (await api.get(leader.group, { as: leader.as })).body.items;
    expect(led).toMatchObject([{ id: call.id }]);
  });

  it('has its proposals declined by the officer of the one it was merged into', async () => {
    const { call, he, neu } = await merged();
    const { people } = (await api.get(call.sheet, { as: neu })).body;
    const { id } = people.find(({ memberId }: { memberId: string }) => memberId === he.id);
    const no = { reason: 'Xã mới xin để lần sau.' };
    expect((await api.post(`${call.at}/names/${id}/refusal`, no, { as: neu })).status).toBe(204);
  });

  it('has everything again when the merger is taken back', async () => {
    const { ground, call, actId, admin, neu } = await merged();
    const undone = await api.post(`/api/acts/${actId}/undo`, undefined, { as: admin });
    expect(undone.status).toBeLessThan(300);
    expect((await api.get(call.at, { as: neu })).status).toBe(404);
    expect((await api.get(call.sheet, { as: ground.officer })).body).toMatchObject({
      canName: true,
      quota: { filled: 1 },
    });
  });

  it('is nobody’s when it was split: the department gives places, and who names its people takes them over', async () => {
    const world = await villages();
    const { ground, call, she, he } = world;
    const codes = await freeCommuneCodes(api.database, 2);
    const to = ['Một', 'Hai'].map((name, index) => ({ code: codes[index], word: 'Xã', name: `Đồng ${name}` }));
    const places = world.villages.map(({ id }, index) => ({ villageId: id, to: index }));
    await reform(world, { fromIds: [ground.commune.id], to, villages: places, home: 0 });
    const one = await unitNamed(world, 'Xã Đồng Một');
    const officer = ground.province.officer('commune-officer', one);
    expect((await api.get(call.at, { as: officer })).status).toBe(404);
    const { communes } = (await api.get(call.at, { as: ground.department })).body;
    expect(communes[0].heirs).toHaveLength(2);
    const quotas = [
      { communeId: ground.commune.id, places: 4 },
      { communeId: one.id, places: 2 },
    ];
    expect((await changeCall(api, call.at, ground.department, { closesOn: '2026-12-10', quotas })).status).toBe(200);
    const own = `${call.at}/communes/${one.id}`;
    expect((await nameIn(api, own, officer, [she, he])).body).toMatchObject({ taken: 2, refused: [] });
    expect(await statesIn(api, own, officer)).toEqual({ [she.id]: 'named', [he.id]: 'named' });
    expect((await api.get(call.at, { as: ground.department })).body.communes).toMatchObject([
      { filled: 2 },
      { filled: 0, proposed: 0 },
    ]);
  });
});
