import { type ActiveMember, anActiveMember, aSignedInOfficer, TestDevice, withoutInstance } from '../support/identity';
import { TestApi, type TestResponse } from '../support/test-api';
import { TestProvince } from '../support/province';

const PIN = '482915';

describe('a phone that several members share', () => {
  let api: TestApi;
  let province: TestProvince;
  beforeAll(async () => {
    api = await TestApi.start();
    province = await TestProvince.create(api.database);
  });
  afterAll(() => api.stop());

  const takePlace = (phone: TestDevice, pin = PIN): Promise<TestResponse> =>
    phone.post('/api/auth/handset/place', { pin });
  const enter = (phone: TestDevice, placeId: string, pin = PIN): Promise<TestResponse> =>
    phone.post('/api/auth/handset/enter', { placeId, pin });
  const places = async (phone: TestDevice): Promise<{ id: string; displayName: string; isClosed: boolean }[]> =>
    (await phone.get('/api/auth/handset/places')).body.items;
  const whoIs = async (phone: TestDevice): Promise<string | null> =>
    (await phone.get('/api/auth/session')).body.account?.accountId ?? null;

  /** Two members with places on one phone; the second one is signed in. */
  async function aSharedPhone(): Promise<{
    phone: TestDevice;
    first: ActiveMember;
    second: ActiveMember;
    ids: string[];
  }> {
    const [first, second] = [
      await anActiveMember(api, province, 'Vàng Thị Mỷ'),
      await anActiveMember(api, province, 'Giàng A Páo'),
    ];
    const phone = first.device;
    const one = (await takePlace(phone)).body.placeId;
    await phone.signIn(second.username, second.password);
    const two = (await takePlace(phone, '739164')).body.placeId;
    return { phone, first, second, ids: [one, two] };
  }

  it('names who may be chosen, on this phone alone', async () => {
    const { phone, ids } = await aSharedPhone();
    expect(await places(phone)).toEqual([
      { id: ids[1], displayName: 'Giàng A Páo', isClosed: false },
      { id: ids[0], displayName: 'Vàng Thị Mỷ', isClosed: false },
    ]);
    expect(await places(new TestDevice(api))).toEqual([]);
  });

  it('opens for the other by name and PIN and signs the one before out', async () => {
    const { phone, first, ids } = await aSharedPhone();
    const before = phone.copy();
    const answer = await enter(phone, ids[0] ?? '');
    expect([answer.status, await whoIs(phone)]).toEqual([200, first.accountId]);
    expect(await whoIs(before)).toBeNull();
    expect((await before.post('/api/auth/refresh')).status).toBe(401);
  });

  it('gives the salt of the seal to the right PIN alone, the same each time, another to each', async () => {
    const { phone, ids } = await aSharedPhone();
    const one = await enter(phone, ids[0] ?? '');
    const two = await enter(phone, ids[1] ?? '', '739164');
    const again = await enter(phone, ids[0] ?? '');
    const wrong = await enter(phone, ids[0] ?? '', '555123');
    expect(again.body.sealSalt).toBe(one.body.sealSalt);
    expect(two.body.sealSalt).not.toBe(one.body.sealSalt);
    expect(JSON.stringify(wrong.body)).not.toContain(one.body.sealSalt);
  });

  it('closes a place after five wrong PINs, also all at once, and opens it again by the password', async () => {
    const { phone, first, ids } = await aSharedPhone();
    const answers = await Promise.all(
      Array.from({ length: 20 }, (_, index) => enter(phone.copy(), ids[0] ?? '', `55512${index % 10}`)),
    );
    expect(answers.filter(({ body }) => body.code === 'identity.pin-wrong')).toHaveLength(4);
    expect((await enter(phone, ids[0] ?? '')).body.code).toBe('identity.place-closed');
    expect((await places(phone)).find(({ id }) => id === ids[0])?.isClosed).toBe(true);
    expect((await enter(phone, ids[1] ?? '', '739164')).status).toBe(200);
    await phone.signIn(first.username, first.password);
    const renewed = (await takePlace(phone)).body.placeId;
    expect((await enter(phone, renewed)).status).toBe(200);
  });

  it('knows no PIN from another phone: the same answer as for a place that does not exist', async () => {
    const { ids } = await aSharedPhone();
    const { phone: stranger } = await aSharedPhone();
    const answers = [
      await enter(stranger, ids[0] ?? ''),
      await enter(stranger, '0199e9a0-0000-7000-8000-000000000000'),
      await enter(new TestDevice(api), ids[0] ?? ''),
    ];
    expect(answers.map(({ body }) => body.code)).toEqual(answers.map(() => 'identity.place-closed'));
    expect(new Set(answers.map(withoutInstance)).size).toBe(1);
  });

  it('takes no PIN that anybody tries first, and none for a desk', async () => {
    const { device: phone } = await anActiveMember(api, province);
    const answers = [await takePlace(phone, '123456'), await takePlace(phone, '12')];
    expect(answers.map(({ body }) => body.code)).toEqual(['identity.pin-too-common', 'identity.pin-length']);
    const clerk = await aSignedInOfficer(api, 'commune-officer', await province.commune());
    expect((await takePlace(clerk.device)).body.code).toBe('identity.pin-for-members-only');
  });

  it('forgets a member who leaves the place, or signs out everywhere', async () => {
    const { phone, first, ids } = await aSharedPhone();
    expect((await phone.delete('/api/auth/handset/place')).status).toBe(204);
    expect((await places(phone)).map(({ id }) => id)).toEqual([ids[0]]);
    const elsewhere = new TestDevice(api, '203.0.113.77');
    await elsewhere.signIn(first.username, first.password);
    await elsewhere.post('/api/auth/sign-out-everywhere');
    expect(await places(phone)).toEqual([]);
  });

  it('keeps PINs as slow hashes', async () => {
    const { first } = await aSharedPhone();
    const row = await api.database.queryOne<{ hash: string }>(
      'select pin_hash as hash from identity.handset_place where account_id = $1',
      [first.accountId],
    );
    expect(row?.hash).toMatch(/^\$argon2id\$/);
  });
});
