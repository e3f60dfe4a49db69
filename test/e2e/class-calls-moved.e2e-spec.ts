import {
  aCall,
  aCallGround,
  aClassAbout,
  aLeader,
  type CallGround,
  nameIn,
  reasonsOf,
  statesIn,
  transfer,
} from '../support/calls';
import { type TestMember } from '../support/province';
import { TestApi } from '../support/test-api';

describe('people of a call who move', () => {
  let api: TestApi;
  beforeAll(async () => {
    api = await TestApi.start();
  });
  afterAll(() => api.stop());
  afterEach(() => api.clock.release());

  interface Both {
    readonly ground: CallGround;
    readonly call: Awaited<ReturnType<typeof aCall>>;
    readonly she: TestMember;
    readonly he: TestMember;
    /** The address of the names of the commune beside. */
    readonly beside: string;
    /** She goes to the commune beside. */
    readonly go: () => Promise<void>;
  }

  /** Two people of one commune; so many places there and in the commune beside it. */
  async function both(here: number, there: number): Promise<Both> {
    const ground = await aCallGround(api, 2);
    const { commune, other, province, people } = ground;
    const quotas = [
      { communeId: commune.id, places: here },
      { communeId: other.id, places: there },
    ];
    const call = await aCall(api, ground, here, { quotas });
    const [she, he] = people;
    if (!she || !he) throw new Error('no people');
    const go = async (): Promise<void> => transfer(api, ground, she, { unit: other, team: await province.team(other) });
    return { ground, call, she, he, beside: `${call.at}/communes/${other.id}`, go };
  }

  const proposed = async ({ ground, call, she }: Both): Promise<void> => {
    const leader = await aLeader(api, ground);
    const at = `${leader.group}/${call.id}/proposals`;
    expect((await api.post(at, { memberIds: [she.id] }, { as: leader.as })).body.taken).toBe(1);
  };

  it.each([
    ['another number of places', 5, 3],
    ['the same number of places', 1, 1],
  ])('are named by their new commune with %s, on its own places alone', async (_, here, there) => {
    const world = await both(here, there);
    const { ground, call, she, he, beside } = world;
    await proposed(world);
    await world.go();
    const answer = await nameIn(api, beside, ground.otherOfficer, [she]);
    expect([answer.status, answer.body.taken]).toEqual([200, 1]);
    expect(answer.body.sheet.quota).toMatchObject({ filled: 1, places: there });
    expect(await statesIn(api, beside, ground.otherOfficer)).toEqual({ [she.id]: 'named' });
    expect((await nameIn(api, call.sheet, ground.officer, [he])).body.taken).toBe(1);
    const { communes } = (await api.get(call.at, { as: ground.department })).body;
    expect(communes.map(({ filled, proposed: waits }: Record<string, number>) => [filled, waits])).toEqual([
      [1, 0],
      [1, 0],
    ]);
  });

  it('are not accepted by the commune they left, which is told why; the others are', async () => {
    const world = await both(2, 1);
    const { ground, call, she, he } = world;
    await proposed(world);
    await world.go();
    const answer = await nameIn(api, call.sheet, ground.officer, [she, he]);
    expect([answer.status, answer.body.taken, reasonsOf(answer)]).toEqual([200, 1, [['no-seat', null]]]);
  });

  it('stay where they are named, and whoever wants to name them reads where', async () => {
    const { ground, call, she, beside, go } = await both(1, 1);
    await nameIn(api, call.sheet, ground.officer, [she]);
    await go();
    expect(reasonsOf(await nameIn(api, beside, ground.otherOfficer, [she]))).toEqual([['already-here', 'Xã Hàm Yên']]);
  });

  it('are a name alone to the commune they left, and no longer somebody to be given a class', async () => {
    const world = await both(1, 1);
    const { ground, call, she } = world;
    await nameIn(api, call.sheet, ground.officer, [she]);
    const village = await ground.province.village(ground.other, 'Thôn Kín');
    await transfer(api, ground, she, { unit: village, team: await ground.province.team(village, 'village-team') });
    const [seen] = (await api.get(call.sheet, { as: ground.officer })).body.people;
    expect(seen).toMatchObject({
      fullName: she.fullName,
      teamName: null,
      unitName: null,
      birthYear: null,
      hasSeat: false,
    });
    const { readSheet } = await import('read-excel-file/node');
    const [, line] = await readSheet((await api.get(`${call.at}/names.xlsx`, { as: ground.officer })).raw, 'Danh sách');
    expect(line?.slice(1, 6)).toEqual(['Xã Hàm Yên', she.fullName, null, null, 'Không còn ở xã']);
    const [known] = (await api.get(call.sheet, { as: ground.department })).body.people;
    expect(known).toMatchObject({ unitName: 'Thôn Kín', hasSeat: false });
    const made = await aClassAbout(api, ground, '2026-12-15');
    const booked = await api.post(`${call.at}/bookings`, { classGroupId: made.id }, { as: ground.department });
    expect(booked.body).toMatchObject({ booked: 0, withoutSeat: 1 });
  });
});
