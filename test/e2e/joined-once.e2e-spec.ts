import { type Actor } from '@lopso/platform';
import { grantFor } from '../support/imports';
import { type TestMember, TestProvince, type TestUnit } from '../support/province';
import { TestApi, type TestResponse } from '../support/test-api';

const NAME = 'Lù Seo Páo';
const PHONE = '+84992100064';

interface Pair {
  readonly people: readonly { readonly memberId: string }[];
  readonly seen: string;
}

/** Decision 0086: three that look alike stand in two lines at once; of somebody who ended, the other line decides nothing any more. */
describe('a record that ended', () => {
  let api: TestApi;
  let province: TestProvince;
  let communes: [TestUnit, TestUnit, TestUnit];
  let [officer, colleague] = [] as unknown as [Actor, Actor];

  beforeAll(async () => {
    api = await TestApi.start();
  });
  afterAll(() => api.stop());
  beforeEach(async () => {
    province = await TestProvince.create(api.database);
    communes = [await province.commune('Xã Một'), await province.commune('Xã Hai'), await province.commune('Xã Ba')];
    officer = await grantFor(api, province.officer('department-officer'));
    colleague = await grantFor(api, province.officer('department-officer'));
  });

  const call = (ids: readonly string[], phone: string | null): Promise<number> =>
    api.database.execute('update org.member set phone = $2, birth_year = 1988 where id = any($1::uuid[])', [
      [...ids],
      phone,
    ]);
  const person = async (unit: TestUnit, phone: string | null = PHONE): Promise<TestMember> => {
    const member = await province.member(unit, NAME);
    await call([member.id], phone);
    return member;
  };
  const list = async (view: string): Promise<Pair[]> =>
    (await api.get(`/api/person-pairs?view=${view}`, { as: officer })).body.items;
  const of = (pairs: readonly Pair[], one: TestMember, other: TestMember): Pair => {
    const pair = pairs.find(({ people }) => people.every(({ memberId }) => [one.id, other.id].includes(memberId)));
    if (pair === undefined) throw new Error('not listed');
    return pair;
  };
  const at = ({ people: [one, other] }: Pair, what: string): string =>
    `/api/person-pairs/${one?.memberId}/${other?.memberId}/${what}`;
  const join = (pair: Pair, kept: TestMember, as: Actor): Promise<TestResponse> =>
    api.put(at(pair, 'joining'), { seen: pair.seen, keptMemberId: kept.id }, { as });
  /** In the order of the lines: each beside the next by id. */
  const three = async (): Promise<[TestMember, TestMember, TestMember]> => {
    const [one, two] = communes;
    const people = [await person(one), await person(two), await person(communes[2])];
    return people.sort((a, b) => (a.id < b.id ? -1 : 1)) as [TestMember, TestMember, TestMember];
  };

  it('takes no other record’s place by an open page of a colleague', async () => {
    const [a, b, c] = await three();
    for (const one of [a, c]) await province.seat(one, await province.team(one.unit));
    const lines = await list('phone');
    expect((await join(of(lines, a, b), a, officer)).status).toBe(200);
    const late = await join(of(lines, b, c), b, colleague);
    expect([late.status, late.body.code]).toEqual([409, 'org.pair-has-changed']);
    const seated = await api.database.query<{ id: string }>(
      `select member_id as id from org.seat_term where member_id = any($1::uuid[]) and upper_inf(held)`,
      [[a.id, b.id, c.id]],
    );
    expect(seated.map(({ id }) => id).sort()).toEqual([a.id, c.id].sort());
  });

  it('does not end a second time, nor do three end in a circle', async () => {
    const [a, b, c] = await three();
    const lines = await list('phone');
    const [ab, bc] = [of(lines, a, b), of(lines, b, c)];
    // The third pair comes up while the first is told apart.
    await api.put(at(ab, 'difference'), { seen: ab.seen }, { as: officer });
    const ac = of(await list('phone'), a, c);
    await api.delete(at(ab, 'difference'), { as: officer });
    expect((await join(ab, a, officer)).status).toBe(200);
    expect((await join(bc, c, colleague)).status).toBe(409);
    expect((await join(bc, b, colleague)).status).toBe(409);
    expect((await join(ac, c, colleague)).status).toBe(200);
    const ended = await api.database.query<{ id: string }>(
      'select ended_id as id from org.person_pair where ended_id = any($1::uuid[])',
      [[a.id, b.id, c.id]],
    );
    expect(ended.map(({ id }) => id).sort()).toEqual([a.id, b.id].sort());
  });

  it('is asked about again after the undo where it had been told apart when less agreed', async () => {
    const [here, there] = [await person(communes[0], null), await person(communes[1], null)];
    const byYear = of(await list('year'), here, there);
    expect((await api.put(at(byYear, 'difference'), { seen: byYear.seen }, { as: officer })).status).toBe(204);
    await call([here.id, there.id], PHONE);
    const again = of(await list('phone'), here, there);
    const { body } = await join(again, here, officer);
    expect((await api.post(`/api/acts/${body.actId}/undo`, {}, { as: officer })).status).toBeLessThan(300);
    expect(await list('phone')).toHaveLength(1);
  });
});
