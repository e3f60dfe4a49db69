import { type ActiveMember, anActiveMember, aSignedInOfficer, TestDevice, withoutInstance } from '../support/identity';
import { TestApi, type TestResponse } from '../support/test-api';
import { TestProvince } from '../support/province';

const PIN = '482915';

interface OwnPlace {
  accountId: string;
  secret: string;
  hasPin: boolean;
  isClosed: boolean;
}

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
  const own = async (phone: TestDevice): Promise<OwnPlace | null> =>
    (await phone.get('/api/auth/handset/place')).body.place;
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

  it('says in every answer whom it was made for, so that the phone keeps it for nobody else', async () => {
    const { phone, first, second, ids } = await aSharedPhone();
    const readFor = async (): Promise<unknown> => (await phone.get('/api/auth/handset/place')).headers['x-read-for'];
    expect(await readFor()).toBe(second.accountId);
    await enter(phone, ids[0] ?? '');
    expect(await readFor()).toBe(first.accountId);
    expect((await new TestDevice(api).get('/api/auth/session')).headers['x-read-for']).toBeUndefined();
  });

  it('opens for the other by name and PIN and signs the one before out', async () => {
    const { phone, first, ids } = await aSharedPhone();
    const before = phone.copy();
    const answer = await enter(phone, ids[0] ?? '');
    expect([answer.status, await whoIs(phone)]).toEqual([204, first.accountId]);
    expect(await whoIs(before)).toBeNull();
    expect((await before.post('/api/auth/refresh')).status).toBe(401);
  });

  it('gives the secret of the seal to a session of that account on that phone alone, the same each time, another to each', async () => {
    const { phone, first, second, ids } = await aSharedPhone();
    const ofSecond = await own(phone);
    await enter(phone, ids[0] ?? '');
    const byPin = await own(phone);
    await phone.signIn(first.username, first.password);
    const byPassword = await own(phone);
    expect([ofSecond?.accountId, byPin?.accountId]).toEqual([second.accountId, first.accountId]);
    expect(Buffer.from(byPin?.secret ?? '', 'base64url')).toHaveLength(32);
    expect(byPassword?.secret).toBe(byPin?.secret);
    expect(ofSecond?.secret).not.toBe(byPin?.secret);
    const elsewhere = new TestDevice(api, '203.0.113.78');
    await elsewhere.signIn(first.username, first.password);
    expect(await own(elsewhere)).toBeNull();
    await phone.post('/api/auth/sign-out');
    expect((await phone.get('/api/auth/handset/place')).status).toBe(401);
    const wrong = await enter(phone, ids[0] ?? '', '555123');
    expect([wrong.status, JSON.stringify(wrong.body).includes(byPin?.secret ?? '')]).toEqual([422, false]);
  });

  it('keeps the secret sealed in the database', async () => {
    const { phone, second } = await aSharedPhone();
    const row = await api.database.queryOne<{ sealed: Buffer }>(
      'select sealed_secret as sealed from identity.handset_place where account_id = $1',
      [second.accountId],
    );
    const secret = (await own(phone))?.secret ?? '';
    expect(row?.sealed.includes(secret) || row?.sealed.includes(Buffer.from(secret, 'base64url'))).toBe(false);
  });

  it('says that a PIN opens the account also where its secret can not be told any more, until it is given up', async () => {
    const { phone, second, ids } = await aSharedPhone();
    const answer = async (): Promise<unknown> => (await phone.get('/api/auth/handset/place')).body;
    await api.database.execute(
      'update identity.handset_place set sealed_secret = sha256(sealed_secret) where account_id = $1',
      [second.accountId],
    );
    expect((await enter(phone, ids[1] ?? '', '739164')).status).toBe(204);
    expect(await answer()).toEqual({ place: null, hasPin: true });
    await phone.delete('/api/auth/handset/place');
    expect(await answer()).toEqual({ place: null, hasPin: false });
    const renewed = (await takePlace(phone)).body;
    expect(await answer()).toEqual({ place: renewed, hasPin: true });
  });

  it('keeps the secret through five wrong PINs and a new PIN: what lies sealed opens by the password', async () => {
    const { phone, first, ids } = await aSharedPhone();
    await enter(phone, ids[0] ?? '');
    const before = (await own(phone))?.secret;
    for (const last of [1, 2, 3, 4, 5]) await enter(phone, ids[0] ?? '', `55512${last}`);
    expect((await enter(phone, ids[0] ?? '')).body.code).toBe('identity.place-closed');
    await phone.signIn(first.username, first.password);
    expect(await own(phone)).toMatchObject({ secret: before, hasPin: true, isClosed: true });
    expect((await takePlace(phone, '739164')).body).toMatchObject({ secret: before, hasPin: true, isClosed: false });
  });

  it.each(['/api/auth/handset/place', '/api/auth/sign-out-everywhere'])(
    'keeps the secret when %s takes the PIN',
    async (address) => {
      const { phone, second, ids } = await aSharedPhone();
      const before = (await own(phone))?.secret;
      const answer = address.endsWith('place') ? await phone.delete(address) : await phone.post(address);
      expect(answer.status).toBe(204);
      expect((await enter(phone, ids[1] ?? '', '739164')).body.code).toBe('identity.place-closed');
      await phone.signIn(second.username, second.password);
      expect(await own(phone)).toMatchObject({ secret: before, hasPin: false });
    },
  );

  it('makes one secret when two pages set a PIN at once', async () => {
    const { device: phone } = await anActiveMember(api, province);
    const answers = await Promise.all([takePlace(phone.copy()), takePlace(phone.copy(), '739164')]);
    expect(answers[0]?.body.secret).toBe(answers[1]?.body.secret);
  });

  it('closes a place after five wrong PINs, also all at once, and opens it again by the password', async () => {
    const { phone, first, ids } = await aSharedPhone();
    const answers = await Promise.all(
      Array.from({ length: 20 }, (_, index) => enter(phone.copy(), ids[0] ?? '', `55512${index % 10}`)),
    );
    expect(answers.filter(({ body }) => body.code === 'identity.pin-wrong')).toHaveLength(4);
    expect((await enter(phone, ids[0] ?? '')).body.code).toBe('identity.place-closed');
    expect((await places(phone)).find(({ id }) => id === ids[0])?.isClosed).toBe(true);
    expect((await enter(phone, ids[1] ?? '', '739164')).status).toBe(204);
    await phone.signIn(first.username, first.password);
    const renewed = (await takePlace(phone)).body.placeId;
    expect((await enter(phone, renewed)).status).toBe(204);
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
