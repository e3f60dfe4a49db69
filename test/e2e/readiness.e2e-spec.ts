import { loadAllSettings } from '@lopso/platform';
import { DatabaseDoor } from '../support/database-door';
import { TestApi, type TestResponse } from '../support/test-api';

const AWAY = [503, 'platform.unavailable', 'Máy chủ đang gián đoạn'];

describe('an API whose database goes away', () => {
  let door: DatabaseDoor;
  let api: TestApi;
  beforeAll(async () => {
    door = await DatabaseDoor.to(process.env['DATABASE_URL'] ?? '');
    process.env['DATABASE_URL'] = door.url;
    loadAllSettings();
    api = await TestApi.start();
  });
  beforeEach(() => untilReady());
  afterEach(async () => {
    await door.shut();
    await door.open();
  });
  afterAll(async () => {
    await api.stop();
    await door.shut();
  });

  const live = async (): Promise<number> => (await api.get('/health/live')).status;
  const ready = (): Promise<TestResponse> => api.get('/health/ready');

  /** A cut connection is noticed when it is used next, so the first answers may still be of the old ones. */
  async function untilReady(): Promise<void> {
    let status = 0;
    for (let turn = 0; turn < 100 && status !== 200; turn += 1) ({ status } = await ready());
    expect(status).toBe(200);
  }

  it('is not ready while connections are refused, lives on, and is ready again with the database', async () => {
    await door.shut();
    for (let turn = 0; turn < 3; turn += 1) {
      const refused = await ready();
      expect([refused.status, refused.body.code, refused.body.title]).toEqual(AWAY);
      expect(refused.headers['content-type']).toContain('application/problem+json');
      expect(await live()).toBe(200);
    }
    await door.open();
    await untilReady();
  });

  it('does not wait for a database that says nothing, and is ready as soon as it speaks', async () => {
    door.fallSilent();
    const onOldConnection = await ready();
    const onNewConnection = await ready();
    expect([onOldConnection, onNewConnection].map(({ status, body }) => [status, body.code, body.title])).toEqual([
      AWAY,
      AWAY,
    ]);
    expect(await live()).toBe(200);
    await door.shut();
    await door.open();
    await untilReady();
  });

  it('answers every other route with the same problem meanwhile, none with a defect', async () => {
    await door.shut();
    const answer = await api.post('/api/auth/sign-in', { username: 'khong.co', password: 'khong co' });
    expect([answer.status, answer.body.code, answer.body.title]).toEqual(AWAY);
  });
});
