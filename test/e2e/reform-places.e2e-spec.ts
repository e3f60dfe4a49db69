import { type Actor, newId } from '@lopso/platform';
import { type ClassPlace, type TestClass, TestClasses } from '../support/classes';
import { freeCommuneCodes, type TestMember, type TestUnit } from '../support/province';
import { TestApi, type TestResponse } from '../support/test-api';

/** A commune with a hall, a class to come, a projector, a market day, a draft and an issued paper, which ends in the middle of a round. */
describe('what stands in a commune that ends', () => {
  let api: TestApi;
  let classes: TestClasses;
  let place: ClassPlace;
  let other: TestUnit;
  let otherHall: string;
  let officer: Actor;
  let admin: Actor;
  let made: TestClass;
  let member: TestMember;
  let projector: string;
  let market: string;
  let draft: string;
  let issued: string;
  beforeAll(async () => {
    api = await TestApi.start();
    classes = new TestClasses(api.app);
  });
  afterAll(() => api.stop());
  beforeEach(async () => {
    api.clock.stopAt('2026-11-25T01:00:00Z');
    codes = await freeCommuneCodes(api.database, 2);
    place = await classes.place('Xã Minh Lương');
    const { province, commune, trainer } = place;
    other = await province.commune('Xã Minh Tiến');
    officer = province.officer('commune-officer', commune);
    admin = province.officer('department-admin');
    place = { ...place, venueId: await classes.venue(trainer, commune, 'Hội trường xã') };
    otherHall = await classes.venue(trainer, other, 'Hội trường xã');
    made = await classes.aClass(place);
    member = await province.member(commune, 'Vàng Thị Mỷ');
    await classes.book(trainer, made.id, [member]);
    const item = { communeId: commune.id, name: 'Máy chiếu' };
    projector = (await api.post('/api/equipment', item, { as: trainer })).body.id;
    market = newId();
    const day = { clientKey: market, communeId: commune.id, name: 'Chợ phiên', weekday: 7 };
    expect((await api.post('/api/planning/markets', day, { as: admin })).status).toBe(204);
    [draft, issued] = [await paper(), await paper()];
    const signer = { form: 'TM', instead: 'Ủy ban nhân dân', position: 'Chủ tịch', name: 'Hoàng Văn Sơn' };
    const { asked } = (await api.get(`/api/papers/${issued}`, { as: officer })).body;
    const answers = Object.fromEntries(asked.map(({ name }: { name: string }) => [name, 'như trên']));
    const form = { datedOn: null, signer, recipients: null, answers, communeId: null };
    await api.put(`/api/papers/${issued}`, form, { as: officer });
    const stamp = { number: '5', datedOn: '2026-11-25' };
    expect((await api.post(`/api/papers/${issued}/issue`, stamp, { as: officer })).status).toBe(200);
  });
  afterEach(() => api.clock.release());

  const paper = async (): Promise<string> => {
    const body = { clientKey: newId(), kind: 'assignment', classGroupId: made.id };
    return String((await api.post('/api/papers', body, { as: officer })).body.id);
  };
  let codes: string[];
  const wish = (more: object = {}): object => ({
    ...{ fromIds: [place.commune.id, other.id], to: [{ code: codes[0], word: 'Xã', name: 'Minh Mới' }], grants: [] },
    ...{ decisionNumber: '1999/NQ-UBTVQH15', effectiveOn: '2026-11-20', ...more },
  });
  const reform = (form: object): Promise<TestResponse> => api.post('/api/commune-reforms', form, { as: admin });
  const unitNamed = async (name: string): Promise<TestUnit> => {
    const unit = await api.database.queryOne<{ id: string; path: string }>(
      'select id, path::text from org.unit where full_name = $1 and path <@ $2::ltree',
      [name, place.province.unit.path],
    );
    if (unit === null) throw new Error('no unit');
    return { ...unit, name };
  };
  const hallsOf = async (unit: TestUnit): Promise<string[]> => {
    const { items } = (await api.get(`/api/venues?communeId=${unit.id}`, { as: admin })).body;
    return items.map(({ name }: { name: string }) => name);
  };

  it('is told beforehand, and is of the commune that goes on, with its officers', async () => {
    const { body: effect } = await api.post('/api/commune-reforms/preview', wish(), { as: admin });
    const counts = [
      { kind: 'hall', count: 3 },
      { kind: 'class', count: 1 },
      { kind: 'equipment', count: 1 },
      { kind: 'market', count: 1 },
      { kind: 'paper', count: 1 },
    ];
    expect(effect.following).toHaveLength(5);
    expect(effect.following).toEqual(expect.arrayContaining(counts));

    expect((await reform(wish())).status).toBe(201);
    const unit = await unitNamed('Xã Minh Mới');
    const heir = place.province.officer('commune-officer', unit);
    const listed = (await api.get('/api/class-groups', { as: heir })).body.items;
    expect(listed).toMatchObject([{ id: made.id, communeName: 'Xã Minh Mới', isGuest: false, bookedCount: 1 }]);
    const seen = await api.get(`/api/class-groups/${made.id}`, { as: heir });
    expect(seen.body).toMatchObject({ communeId: unit.id, bookings: [{ memberId: member.id }] });
    const [beside] = await api.database.query<TestMember>('select id from org.member where unit_id = $1 and id <> $2', [
      unit.id,
      member.id,
    ]);
    expect(beside).toBeUndefined();
    const neighbour = await place.province.member(unit, 'Ma Văn Ặng');
    const booked = await api.post(`/api/class-groups/${made.id}/bookings`, { memberIds: [neighbour.id] }, { as: heir });
    expect(booked.body.booked).toHaveLength(1);
    expect(await hallsOf(unit)).toEqual(
      expect.arrayContaining(['Hội trường xã (xã Minh Lương cũ)', 'Hội trường xã (xã Minh Tiến cũ)']),
    );
    const shelf = (await api.get(`/api/communes/${unit.id}/equipment`, { as: place.trainer })).body.items;
    expect(shelf).toMatchObject([{ id: projector, name: 'Máy chiếu' }]);
    const { items: markets } = (await api.get('/api/planning/markets', { as: admin })).body;
    expect(markets).toMatchObject([{ id: market, communeId: unit.id, communeName: 'Xã Minh Mới' }]);
    const { papers } = (await api.get(`/api/papers?classGroupId=${made.id}`, { as: heir })).body;
    expect(papers.map(({ id }: { id: string }) => id).sort()).toEqual([draft, issued].sort());
    expect((await api.get(`/api/papers/${issued}`, { as: heir })).body).toMatchObject({
      isIssued: true,
      canChange: false,
    });
    const corrected = await api.post(`/api/papers/${issued}/correction`, { clientKey: newId() }, { as: heir });
    expect(corrected).toMatchObject({ status: 403, body: { code: 'papers.not-your-office' } });
    expect((await api.get(`/api/papers/${draft}`, { as: heir })).body.tree.issuer).toEqual([
      'ỦY BAN NHÂN DÂN',
      'XÃ MINH MỚI',
    ]);
  });

  it('returns where the reform is taken back, under its own name and with what was renamed since', async () => {
    const { body: act } = await reform(wish());
    const unit = await unitNamed('Xã Minh Mới');
    await api.database.execute(`update classes.venue set name = 'Hội trường lớn' where id = $1`, [otherHall]);
    expect((await api.post(`/api/acts/${act.actId}/undo`, undefined, { as: admin })).status).toBeLessThan(300);
    expect((await api.get(`/api/class-groups/${made.id}`, { as: officer })).body).toMatchObject({
      communeId: place.commune.id,
    });
    expect(await hallsOf(place.commune)).toContain('Hội trường xã');
    expect(await hallsOf(other)).toEqual(['Hội trường lớn']);
    const left = await api.database.query(
      `select 1 from org.followed_place where to_unit_id = $1 union all select 1 from classes.class_group where unit_id = $1`,
      [unit.id],
    );
    expect(left).toEqual([]);
    expect((await api.get(`/api/papers/${draft}`, { as: officer })).status).toBe(200);
  });

  it('stays beside what has come there since: such a reform is not taken back', async () => {
    const { body: act } = await reform(wish());
    const unit = await unitNamed('Xã Minh Mới');
    await classes.venue(place.trainer, unit, 'Nhà mới');
    const undone = await api.post(`/api/acts/${act.actId}/undo`, undefined, { as: admin });
    expect(undone).toMatchObject({ status: 409, body: { code: 'org.unit-act-in-use' } });
    expect(await hallsOf(unit)).toHaveLength(4);
    expect(await hallsOf(place.commune)).toEqual([]);
  });

  it('goes where a split says that the commune itself goes, and a split that does not say is refused', async () => {
    const to = [
      { code: codes[0], word: 'Xã', name: 'Minh Một' },
      { code: codes[1], word: 'Xã', name: 'Minh Hai' },
    ];
    const empty = await place.province.commune('Xã Minh Vắng');
    await classes.venue(place.trainer, empty, 'Nhà văn hóa');
    const split = wish({ fromIds: [empty.id], to, villages: [] });
    expect((await reform(split)).body.code).toBe('org.reform-leaves-out');
    expect((await reform({ ...split, home: 1 })).status).toBe(201);
    expect(await hallsOf(await unitNamed('Xã Minh Hai'))).toEqual(['Nhà văn hóa']);
  });
});
