import { type Actor, newId } from '@lopso/platform';
import { type ClassPlace, evening, type TestClass, TestClasses } from '../support/classes';
import { type TestUnit } from '../support/province';
import { TestApi, type TestResponse } from '../support/test-api';

/** A class of Hàm Yên in which a person of Bạch Xa is booked beside one of its own, and which was planned for hers too. */
describe('papers of an office whose people are guests of a class', () => {
  let api: TestApi;
  let classes: TestClasses;
  let place: ClassPlace;
  let home: TestUnit;
  let guest: Actor;
  let host: Actor;
  let made: TestClass;
  beforeAll(async () => {
    api = await TestApi.start();
    classes = new TestClasses(api.app);
  });
  afterAll(() => api.stop());
  beforeEach(async () => {
    api.clock.stopAt('2026-11-25T01:00:00Z');
    place = await classes.place('Xã Hàm Yên');
    home = await place.province.commune('Xã Bạch Xa');
    guest = place.province.officer('commune-officer', home);
    host = place.province.officer('commune-officer', place.commune);
    made = await classes.aClass(place);
    const people = [
      await place.province.member(place.commune, 'Ma Văn Bằng'),
      await place.province.member(home, 'Vàng Thị Mỷ'),
    ];
    await classes.book(place.trainer, made.id, people);
    await api.database.execute(
      'insert into classes.planned_guest (class_group_id, unit_id, unit_path, people) values ($1, $2, $3, 5)',
      [made.id, home.id, home.path],
    );
  });
  afterEach(() => api.clock.release());

  const about = (as: Actor): Promise<TestResponse> => api.get(`/api/papers?classGroupId=${made.id}`, { as });
  const begin = (kind: string, as: Actor): Promise<TestResponse> =>
    api.post('/api/papers', { clientKey: newId(), kind, classGroupId: made.id }, { as });

  const moveTo = (unit: TestUnit): Promise<unknown> =>
    api.database.execute('update classes.class_group set unit_id = $2, unit_path = $3 where id = $1', [
      ...[made.id, unit.id, unit.path],
    ]);
  const noGuests = (): Promise<unknown> =>
    api.database.execute('delete from classes.planned_guest where class_group_id = $1', [made.id]);
  const issue = async ({ id, asked }: TestResponse['body'], as: Actor): Promise<void> => {
    const answers = Object.fromEntries(asked.map(({ name }: { name: string }) => [name, `việc ${name}`]));
    const signer = { form: 'TM', instead: 'Ủy ban nhân dân', position: 'Chủ tịch', name: 'Hoàng Văn Sơn' };
    await api.put(`/api/papers/${id}`, { datedOn: null, signer, recipients: null, answers, communeId: null }, { as });
    const given = { number: '7', datedOn: '2026-11-25' };
    expect((await api.post(`/api/papers/${id}/issue`, given, { as })).status).toBe(200);
  };

  it('are whom it sends: by the office of their commune, with their names alone', async () => {
    const listed = await about(guest);
    expect(listed).toMatchObject({
      status: 200,
      body: { officeName: 'Ủy ban nhân dân xã Bạch Xa', kinds: ['invitation', 'convening', 'assignment'], papers: [] },
    });
    const draft = await begin('assignment', guest);
    expect(draft).toMatchObject({ status: 201, body: { symbol: 'QĐ-UBND', canChange: true, leftOut: 1 } });
    expect(draft.body.tree.issuer).toEqual(['ỦY BAN NHÂN DÂN', 'XÃ BẠCH XA']);
    expect(draft.body.tree.annexes[0].blocks[0].rows.map((cells: string[]) => cells[1])).toEqual(['Vàng Thị Mỷ']);
    expect(JSON.stringify(draft.body)).not.toContain('Ma Văn Bằng');
    expect(JSON.stringify(draft.body.tree)).toMatch(/tại Nhà văn hóa [^,"]*, xã Hàm Yên/);
    const convening = await begin('convening', guest);
    expect(JSON.stringify(convening.body.tree)).toContain('Vàng Thị Mỷ');
    const file = await api.get(`/api/papers/${convening.body.id}/file?format=docx`, { as: guest });
    expect(file.status).toBe(200);
    expect((await about(guest)).body.papers).toHaveLength(2);
    const [held] = await api.database.query<{ unit_path: string }>(
      `select e.unit_path::text from platform.audit_entry e where e.action = 'papers.paper-read' and e.subject_id = $1`,
      [draft.body.id],
    );
    expect(held?.unit_path).toBe(home.path);
  });

  it('are none of the whole class, and neither office reads what the other wrote', async () => {
    for (const kind of ['class-plan', 'attendance-list', 'minutes', 'class-report'])
      expect((await begin(kind, guest)).body.code).toBe('papers.kind-mismatch');
    const ours = (await begin('assignment', guest)).body.id;
    const theirs = (await begin('assignment', host)).body.id;
    const read = await Promise.all([
      api.get(`/api/papers/${ours}`, { as: host }),
      api.get(`/api/papers/${theirs}`, { as: guest }),
      api.get(`/api/papers/${ours}`, { as: place.province.officer('department-officer') }),
    ]);
    expect(read.map(({ status }) => status)).toEqual([404, 404, 200]);
    expect((await about(host)).body.papers.map(({ id }: { id: string }) => id)).toEqual([theirs]);
    const third = place.province.officer('commune-officer', await place.province.commune('Xã Thử Thứ Ba'));
    expect([(await about(third)).status, (await begin('assignment', third)).status]).toEqual([404, 404]);
  });

  it('name the commune of each hall that is not the office’s own, whoever reads', async () => {
    const two = await classes.aClass(place, { sessions: [evening('2026-12-08'), evening('2026-12-09')] });
    const hall = await classes.venue(place.trainer, home, 'Hội trường xã');
    await api.database.execute(
      `update classes.class_session set venue_id = $2 where class_group_id = $1 and lower(during) > '2026-12-09T00:00:00Z'`,
      [two.id, hall],
    );
    const write = async (kind: string, as: Actor): Promise<string> =>
      JSON.stringify(
        (await api.post('/api/papers', { clientKey: newId(), kind, classGroupId: two.id }, { as })).body.tree,
      );
    const department = place.province.officer('department-officer');
    for (const tree of [await write('class-plan', host), await write('class-plan', department)]) {
      expect(tree).toContain('Hội trường xã, xã Bạch Xa');
      expect(tree).not.toMatch(/Nhà văn hóa [^,";]*, xã/);
    }
    const draft = (await begin('assignment', guest)).body;
    const read = await api.get(`/api/papers/${draft.id}`, { as: department });
    expect(read.body.tree).toEqual(draft.tree);
  });

  it('of a class that has left the commune are not replaced where they told of the whole class', async () => {
    await moveTo(home);
    const plan = (await begin('class-plan', guest)).body;
    await issue(plan, guest);
    await moveTo(place.commune);
    expect((await api.get(`/api/papers/${plan.id}`, { as: guest })).status).toBe(200);
    const again = await api.post(`/api/papers/${plan.id}/correction`, { clientKey: newId() }, { as: guest });
    expect(again.body.code).toBe('papers.class-left');
    expect((await about(guest)).body.papers).toHaveLength(1);
  });

  it('of a class that has left the commune are dropped where they are drafts of the whole class', async () => {
    await moveTo(home);
    const minutes = (await begin('minutes', guest)).body.id;
    const assignment = (await begin('assignment', guest)).body.id;
    await moveTo(place.commune);
    const auditor = place.province.officer('auditor', home);
    expect((await about(auditor)).status).toBe(404);
    const listed = (await about(guest)).body;
    expect(listed).toMatchObject({ canSeeTopic: true });
    const drafts = listed.papers.map(({ id, canOpen }: { id: string; canOpen: boolean }) => [id, canOpen]);
    expect(new Map(drafts)).toEqual(
      new Map([
        [minutes, false],
        [assignment, true],
      ]),
    );
    expect((await api.delete(`/api/papers/${minutes}`, { as: guest })).status).toBe(204);
    expect((await about(guest)).body.papers).toHaveLength(1);
  });

  it('of a class that has left with nobody of theirs are still read by the office that issued them and its auditor', async () => {
    await moveTo(home);
    expect((await api.get('/api/papers/left-classes', { as: guest })).body.items).toEqual([]);
    await noGuests();
    const plan = (await begin('class-plan', guest)).body;
    const draft = (await begin('minutes', guest)).body.id;
    await issue(plan, guest);
    await moveTo(place.commune);
    const auditor = place.province.officer('auditor', home);
    for (const as of [guest, auditor]) {
      const read = await api.get(`/api/papers/${plan.id}`, { as });
      expect(read).toMatchObject({ status: 200, body: { title: 'Dịch vụ công trực tuyến', isIssued: true } });
      expect((await api.get(`/api/papers/${plan.id}/file?format=docx`, { as })).status).toBe(200);
      expect((await api.get(`/api/class-groups/${made.id}`, { as })).status).toBe(404);
      expect((await api.get(`/api/papers/${draft}`, { as })).status).toBe(404);
    }
    const left = { officeName: 'Ủy ban nhân dân xã Bạch Xa', kinds: [], canSeeTopic: false };
    expect((await about(auditor)).body).toMatchObject({ ...left, papers: [{ id: plan.id, canOpen: true }] });
    const kept = (await about(guest)).body;
    expect(kept).toMatchObject({
      ...left,
      papers: [
        { id: draft, canOpen: false },
        { id: plan.id, canOpen: true },
      ],
    });
    const leftOf = async (as: Actor) => (await api.get('/api/papers/left-classes', { as })).body.items;
    const listed = { classGroupId: made.id, title: 'Dịch vụ công trực tuyến' };
    expect(await leftOf(guest)).toEqual([{ ...listed, paperCount: 2, lastMadeAt: expect.any(String) as string }]);
    expect(await leftOf(auditor)).toEqual([{ ...listed, paperCount: 1, lastMadeAt: expect.any(String) as string }]);
    for (const as of [host, place.province.officer('department-officer')]) expect(await leftOf(as)).toEqual([]);
    const again = await api.post(`/api/papers/${plan.id}/correction`, { clientKey: newId() }, { as: guest });
    expect(again.body.code).toBe('papers.class-left');
    expect((await begin('class-plan', guest)).status).toBe(404);
    expect((await api.delete(`/api/papers/${draft}`, { as: guest })).status).toBe(204);
    expect((await about(guest)).body.papers).toHaveLength(1);
    expect((await about(place.province.officer('trainer', home))).status).toBe(403);
  });
});
