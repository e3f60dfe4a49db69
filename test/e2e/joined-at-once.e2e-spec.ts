import { type Actor, newId } from '@lopso/platform';
import { grantFor } from '../support/imports';
import { type TestMember, TestProvince, type TestUnit } from '../support/province';
import { outside, untilOneWaitsFor } from '../support/races';
import { TableHold } from '../support/table-hold';
import { TestApi } from '../support/test-api';

interface Answer {
  readonly status: number;
  readonly body: { readonly code?: string; readonly actId?: string };
}

const NAME = 'Lù Seo Páo';
const TURN = 'org.person-pairs';

/** Decision 0086: who decides about two records, and who erases one, take turns. */
describe('two records of one person that several decide about at once', () => {
  let api: TestApi;
  let province: TestProvince;
  let [yen, thai] = [] as unknown as [TestUnit, TestUnit];
  let [here, there] = [] as unknown as [TestMember, TestMember];
  let [officer, colleague, clerk] = [] as unknown as [Actor, Actor, Actor];

  beforeAll(async () => {
    api = await TestApi.start();
  });
  afterAll(() => api.stop());
  beforeEach(async () => {
    province = await TestProvince.create(api.database);
    [yen, thai] = [await province.commune('Xã Hàm Yên'), await province.commune('Xã Thái Sơn')];
    [here, there] = [await person(yen), await person(thai)];
    [officer, colleague] = [await departmentOfficer(), await departmentOfficer()];
    clerk = await grantFor(api, province.officer('commune-officer', thai));
  });

  const departmentOfficer = (): Promise<Actor> => grantFor(api, province.officer('department-officer'));
  const person = async (unit: TestUnit): Promise<TestMember> => {
    const member = await province.member(unit, NAME);
    await api.database.execute('update org.member set phone = $2, birth_year = 1988 where id = $1', [
      ...[member.id, '+84992100064'],
    ]);
    return member;
  };
  /** What to send to say that they are one, as they stand now. */
  const joiningOf = async (keptMemberId: string, as = officer): Promise<() => Promise<Answer>> => {
    const { items } = (await api.get('/api/person-pairs?view=phone', { as })).body;
    const [{ people, seen }] = items as [{ people: { memberId: string }[]; seen: string }];
    const url = `/api/person-pairs/${people[0]?.memberId}/${people[1]?.memberId}/joining`;
    return () => api.put(url, { seen, keptMemberId }, { as });
  };
  /** What to send to have somebody erased, asked for by the commune. */
  const erasureOf = async (member: TestMember): Promise<() => Promise<Answer>> => {
    const [first, second] = [
      await grantFor(api, province.officer('commune-officer', member.unit)),
      await grantFor(api, province.officer('commune-officer', member.unit)),
    ];
    const wish = { memberId: member.id, kind: 'erasure', madeOn: api.clock.today(), clientKey: newId() };
    const { id } = (await api.post('/api/data-requests', wish, { as: first })).body;
    return () => api.post(`/api/data-requests/${id}/acceptance`, {}, { as: second });
  };
  /** The first stands in the middle of its work, all it looks at locked, when the other comes. */
  const race = async (
    first: () => Promise<Answer>,
    other: () => Promise<Answer>,
    awaited = TURN,
  ): Promise<Answer[]> => {
    const running: Promise<Answer>[] = [];
    const hold = await TableHold.on(process.env['DATABASE_URL'] ?? '', 'org.person_pair', 'share row exclusive');
    try {
      running.push(outside(first));
      await hold.untilSomeoneWaits();
      running.push(outside(other));
      await untilOneWaitsFor(api.database, awaited);
    } finally {
      await hold.release();
    }
    return Promise.all(running);
  };
  const left = (): Promise<string[]> =>
    api.database
      .query<{ id: string }>('select id from org.member where full_name = $1 and unit_path <@ $2::ltree order by id', [
        ...[NAME, province.unit.path],
      ])
      .then((rows) => rows.map(({ id }) => id));

  it('are both erased where the joining was under way when the erasure of the kept one came', async () => {
    const [join, erase] = [await joiningOf(here.id), await erasureOf(here)];
    const [joined, erased] = await race(join, erase);
    expect([joined?.status, erased?.status]).toEqual([200, 200]);
    expect(await left()).toEqual([]);
  });

  it('are joined no longer where the erasure was under way: the other one was never said to be hers', async () => {
    const [join, erase] = [await joiningOf(here.id), await erasureOf(here)];
    const [erased, joined] = await race(erase, join);
    expect([erased?.status, joined?.status]).toEqual([200, 404]);
    expect(await left()).toEqual([there.id]);
  });

  it.each([
    ['undone', (actId: string) => () => api.post(`/api/acts/${actId}/undo`, {}, { as: colleague })],
    ['parted', () => () => api.delete(`/api/person-pairs/${here.id}/${there.id}/joining`, { as: colleague })],
  ])('stand apart where the joining was being %s when the erasure came', async (_, undoing) => {
    const { body } = await (await joiningOf(here.id))();
    const erase = await erasureOf(here);
    const [undone, erased] = await race(undoing(body.actId ?? ''), erase);
    expect([Math.floor((undone?.status ?? 0) / 100), erased?.status]).toEqual([2, 200]);
    expect(await left()).toEqual([there.id]);
  });

  it('go both where the joining was to be undone while the erasure was under way', async () => {
    const { body } = await (await joiningOf(here.id))();
    const erase = await erasureOf(here);
    const [erased, undone] = await race(erase, () => api.post(`/api/acts/${body.actId}/undo`, {}, { as: colleague }));
    expect([erased?.status, undone?.status]).toEqual([200, 409]);
    expect(await left()).toEqual([]);
  });

  it('do not sit where they ended while they were being seated', async () => {
    const team = await province.team(thai);
    const join = await joiningOf(here.id);
    const seat = () =>
      api.post(`/api/teams/${team.id}/seats`, { memberId: there.id, position: 'member' }, { as: clerk });
    const [joined, seated] = await race(join, seat, 'org.member');
    expect([joined?.status, seated?.status, seated?.body.code]).toEqual([200, 422, 'org.record-is-ended']);
  });

  it('do not sit again where they ended while an act of the commune was being taken back', async () => {
    await province.seat(there, await province.team(thai));
    const terms = () =>
      api.database.query<{ id: string; isOver: boolean }>(
        'select id, not upper_inf(held) as "isOver" from org.seat_term where member_id = $1',
        [there.id],
      );
    const [term] = await terms();
    const ended = await api.post(`/api/seat-terms/${term?.id}/end`, undefined, { as: clerk });
    const undo = () => api.post(`/api/acts/${ended.body.actId}/undo`, {}, { as: clerk });
    const [joined, undone] = await race(await joiningOf(here.id), undo, 'org.member');
    expect([joined?.status, undone?.status]).toEqual([200, 409]);
    expect((await terms()).map(({ isOver }) => isOver)).toEqual([true]);
  });

  it('are never half erased, whoever comes first of two officers and an erasure', async () => {
    const [forHere, forThere] = [await joiningOf(here.id), await joiningOf(there.id, colleague)];
    const erase = await erasureOf(here);
    const [one, other, erased] = await Promise.all([forHere(), forThere(), erase()]);
    expect([one, other].filter(({ status }) => ![200, 404, 409].includes(status))).toEqual([]);
    expect([one, other].filter(({ status }) => status === 200).length).toBeLessThan(2);
    expect(erased.status).toBe(200);
    expect(await left()).toEqual(one.status === 200 ? [] : [there.id]);
  });
});
