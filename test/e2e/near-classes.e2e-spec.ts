import { Database } from '@lopso/platform';
import { type ClassPlace, TestClasses } from '../support/classes';
import { aPublishedCourse } from '../support/learning';
import { lie } from '../support/planning';
import { type TestMember, type TestUnit } from '../support/province';
import { TestApi, type TestResponse } from '../support/test-api';

/** A member at kilometre 0 of a road; classes of other communes lie further along it. */
describe('the classes near a member', () => {
  let api: TestApi;
  let classes: TestClasses;
  let home: ClassPlace;
  let member: TestMember;
  beforeAll(async () => {
    api = await TestApi.start();
    classes = new TestClasses(api.app);
  });
  afterAll(() => api.stop());
  beforeEach(async () => {
    api.clock.stopAt('2026-11-25T01:00:00Z');
    home = await classes.place('Xã Hàm Yên');
    await lie(api, home.commune, 0);
    member = await home.province.member(home.commune);
  });
  afterEach(() => api.clock.release());

  const along = async (name: string, kilometres: number | null): Promise<ClassPlace> => {
    const commune: TestUnit = await home.province.commune(name);
    if (kilometres !== null) await lie(api, commune, kilometres);
    const trainer = home.province.officer('trainer');
    return { ...home, commune, trainer, venueId: await classes.venue(trainer, commune) };
  };
  /** One a quarter of an hour from seven in the morning. */
  const many = async (place: ClassPlace, count: number): Promise<void> => {
    for (let index = 0; index < count; index += 1) {
      const on = `2026-11-${26 + Math.floor(index / 40)}`;
      const minutes = 7 * 60 + (index % 40) * 15;
      const clock = (at: number): string => new Date(at * 60_000).toISOString().slice(11, 16);
      const hours = { on, from: clock(minutes), to: clock(minutes + 15) };
      await classes.aClass(place, { title: `Lớp xa ${index}`, capacity: 5, hours });
    }
  };
  const list = async (query: Record<string, string> = {}): Promise<TestResponse['body']> => {
    const search = new URLSearchParams(query).toString();
    const { status, body } = await api.get(`/api/me/class-groups?${search}`, { as: home.province.memberActor(member) });
    expect(status).toBe(200);
    return body;
  };
  const titlesOf = (page: TestResponse['body']): string[] => page.items.map((one: { title: string }) => one.title);

  it('come by the way there however soon those far away are, and none is cut', async () => {
    await many(await along('Xã Quản Bạ', 60), 62);
    await classes.aClass(await along('Xã Không Rõ Đường', null), { on: '2026-12-01', title: 'Không rõ đường' });
    await classes.aClass(await along('Xã Bắc Quang', 5), { on: '2026-12-10', title: 'Cách năm cây số' });
    await classes.aClass(home, { on: '2026-12-20', title: 'Ở xã mình' });
    const hers = await classes.aClass(await along('Xã Đồng Văn', 90), { on: '2026-12-24', title: 'Đã có chỗ' });
    await api.post(`/api/me/class-groups/${hers.id}/place`, undefined, { as: home.province.memberActor(member) });

    const first = await list();
    expect(titlesOf(first).slice(0, 4)).toEqual(['Đã có chỗ', 'Ở xã mình', 'Cách năm cây số', 'Lớp xa 0']);
    expect(first).toMatchObject({ total: 66, nextCursor: expect.any(String) });
    expect(first.items[1]).toMatchObject({ travelMinutes: 0, isOwnCommune: true });
    expect(first.items[2].travelMinutes).toBeGreaterThan(0);
    expect(first.items[2].travelMinutes).toBeLessThan(first.items[3].travelMinutes);

    const shown = [...titlesOf(first)];
    for (let cursor: string | null = first.nextCursor; cursor !== null;) {
      const page: TestResponse['body'] = await list({ cursor });
      shown.push(...titlesOf(page));
      cursor = page.nextCursor;
    }
    expect(shown).toHaveLength(66);
    expect(new Set(shown).size).toBe(66);
    expect(shown.at(-1)).toBe('Không rõ đường');

    const own = await list({ isHers: 'true' });
    expect([titlesOf(own), own.total, own.nextCursor]).toEqual([['Đã có chỗ'], 1, null]);
  });

  it('are found by commune, class, hall and course, typed without marks', async () => {
    const there = await along('Xã Quản Bạ', 40);
    await classes.aClass(there, { on: '2026-12-01', title: 'Ký số trên điện thoại' });
    const course = await aPublishedCourse(api.database);
    await classes.aClass(home, { on: '2026-12-02', title: 'Họp trực tuyến', topic: course.id });
    expect(titlesOf(await list({ text: 'quan ba' }))).toEqual(['Ký số trên điện thoại']);
    expect(titlesOf(await list({ text: 'KY SO' }))).toEqual(['Ký số trên điện thoại']);
    expect(titlesOf(await list({ text: 'dich vu cong' }))).toEqual(['Họp trực tuyến']);
    expect(titlesOf(await list({ text: 'nha van hoa' }))).toEqual(['Họp trực tuyến', 'Ký số trên điện thoại']);
    expect(await list({ text: 'không có lớp này' })).toMatchObject({ items: [], total: 0, nextCursor: null });
    expect(titlesOf(await list({ cursor: 'hỏng' }))).toHaveLength(2);
  });

  it('are read with the same statements, be they few or many', async () => {
    const there = await along('Xã Quản Bạ', 40);
    await many(there, 2);
    // Whatever asks the database passes here: rows, one row, writes.
    const asked = jest.spyOn(Database.prototype as unknown as { run(): unknown }, 'run');
    const counted = async (): Promise<number> => {
      asked.mockClear();
      await list({ limit: '200' });
      return asked.mock.calls.length;
    };
    const few = await counted();
    await many(await along('Xã Đồng Văn', 60), 30);
    expect(few).toBeGreaterThan(0);
    expect(await counted()).toBe(few);
    // Her turn is asked for where she waits, and nowhere else.
    const waitIn = async (on: string): Promise<number> => {
      const full = await classes.aClass(home, { on, title: `Đầy ${on}`, capacity: 1 });
      const [first, wish] = [await home.province.member(home.commune), { memberIds: [member.id] }];
      const url = `/api/class-groups/${full.id}`;
      await api.post(`${url}/bookings`, { memberIds: [first.id] }, { as: home.trainer });
      expect((await api.post(`${url}/waiting`, wish, { as: home.trainer })).status).toBeLessThan(300);
      return counted();
    };
    const one = await waitIn('2026-12-07');
    const [, three] = [await waitIn('2026-12-08'), await waitIn('2026-12-09')];
    expect(one).toBeGreaterThan(few);
    expect(three - one).toBe(2 * (one - few));
    asked.mockRestore();
  });

  it('refuse a word that is neither yes nor no, here as elsewhere', async () => {
    const as = home.province.memberActor(member);
    const { status, body } = await api.get('/api/me/class-groups?isHers=abc', { as });
    expect([status, body.errors[0].pointer]).toEqual([400, '#/isHers']);
    const officer = home.province.officer('department-officer');
    for (const path of ['absences?from=2026-11-01&to=2026-11-30&isMine=abc', 'data-requests?isOpen=abc']) {
      expect((await api.get(`/api/${path}`, { as: officer })).status).toBe(400);
    }
  });
});
