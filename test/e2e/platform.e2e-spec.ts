import { connect } from 'node:net';
import { newId } from '@lopso/platform';
import { TestApi, type TestResponse } from '../support/test-api';

describe('the HTTP platform', () => {
  let api: TestApi;
  beforeAll(async () => {
    api = await TestApi.start();
  });
  afterAll(() => api.stop());

  it('answers liveness and readiness', async () => {
    expect((await api.get('/health/live')).status).toBe(200);
    expect((await api.get('/health/ready')).status).toBe(200);
  });

  it('answers an unknown address with a Vietnamese problem document and a request id', async () => {
    const response = await api.get('/api/khong-co');
    expect(response.status).toBe(404);
    expect(response.headers['content-type']).toContain('application/problem+json');
    expect(response.body).toMatchObject({ status: 404, code: 'platform.not-found', title: 'Không tìm thấy' });
    expect(response.body.instance).toBe(response.headers['x-request-id']);
  });

  it('sends a strict content security policy without inline script', async () => {
    for (const address of ['/health/live', '/api/auth/session', '/api/khong-co']) {
      const { headers } = await api.get(address);
      const policy = String(headers['content-security-policy']).split(';');
      expect(policy).toEqual(
        expect.arrayContaining([
          "default-src 'self'",
          "script-src 'self'",
          "object-src 'none'",
          "frame-ancestors 'none'",
        ]),
      );
      expect(policy.join()).not.toContain('unsafe');
      expect(headers).toMatchObject({ 'x-content-type-options': 'nosniff', 'referrer-policy': 'no-referrer' });
    }
  });

  it('refuses a write without the anti-forgery header', async () => {
    const response = await api.post('/api/khong-co', {}, { isForged: true });
    expect([response.status, response.body.code]).toEqual([403, 'platform.csrf']);
  });

  it('refuses a write from another site', async () => {
    const response = await api.post('/api/khong-co', {}, { headers: { 'sec-fetch-site': 'cross-site' } });
    expect(response.status).toBe(403);
  });

  it('refuses a body that is malformed, oversized or of another kind, each with its sentence', async () => {
    const post = async (payload: string, type = 'application/json'): Promise<[number, string, string]> => {
      const answer = await api.post('/api/activation/check', undefined, { payload, headers: { 'content-type': type } });
      return [answer.status, answer.body.code, answer.body.title];
    };
    expect(await post('{"code":')).toEqual([400, 'platform.malformed', 'Yêu cầu không đọc được']);
    const heavy = JSON.stringify({ code: 'a'.repeat(300 * 1024) });
    expect(await post(heavy)).toEqual([413, 'platform.too-large', 'Dữ liệu quá lớn']);
    expect(await post('<code/>', 'text/xml')).toEqual([415, 'platform.media-type', 'Dạng dữ liệu không nhận']);
  });

  describe('answers input that nobody means with a sentence, never with a defect', () => {
    const json = { 'content-type': 'application/json' };
    const codeOf = (response: TestResponse): [number, string] => [response.status, response.body.code];

    it('text with a zero byte, in address, query and body', async () => {
      const refused = [400, 'platform.malformed'];
      expect(codeOf(await api.get('/api/certificates/check/%00'))).toEqual(refused);
      expect(codeOf(await api.get('/api/auth/session?a=%00'))).toEqual(refused);
      expect(codeOf(await api.post('/api/activation/check', { code: 'a\u0000' }))).toEqual(refused);
      expect(codeOf(await api.post('/api/activation/check', { code: '\ud800' }))).toEqual(refused);
    });

    it('lists in lists without end', async () => {
      const payload = `{"code":${'['.repeat(50_000)}${']'.repeat(50_000)}}`;
      const answer = await api.post('/api/activation/check', undefined, { payload, headers: json });
      expect(codeOf(answer)).toEqual([400, 'platform.malformed']);
    });

    it('an address that cannot be decoded', async () => {
      const answer = await api.get('/api/%E0%A4%A');
      expect(codeOf(answer)).toEqual([400, 'platform.malformed']);
      expect(answer.headers['content-type']).toContain('application/problem+json');
    });
  });

  it('answers in Vietnamese what is no HTTP at all, and headers without end', async () => {
    await api.app.listen(0, '127.0.0.1');
    const { port } = new URL(await api.app.getUrl());
    const send = (text: string): Promise<string> =>
      new Promise((resolve, reject) => {
        const socket = connect(Number(port), '127.0.0.1', () => socket.write(text));
        const parts: Buffer[] = [];
        socket.on('data', (part) => parts.push(part));
        socket.on('end', () => resolve(Buffer.concat(parts).toString()));
        socket.on('error', reject);
      });
    const broken = await send('XIN CHÀO\r\n\r\n');
    const endless = await send(`GET /api/auth/session HTTP/1.1\r\nhost: x\r\nx-long: ${'a'.repeat(40_000)}\r\n\r\n`);
    expect([broken.slice(0, 12), endless.slice(0, 12)]).toEqual(['HTTP/1.1 400', 'HTTP/1.1 431']);
    const titles = [broken, endless].map((answer) => {
      const [head = '', body = ''] = answer.split('\r\n\r\n');
      expect(head).toContain('application/problem+json');
      return (JSON.parse(body) as { title: string }).title;
    });
    expect(titles).toEqual(['Yêu cầu không đọc được', 'Dữ liệu quá lớn']);
  });

  it('takes no empty anti-forgery token for a proof', async () => {
    const answer = await api.post(
      '/api/auth/sign-out',
      {},
      { cookies: { lopso_csrf: '' }, headers: { 'x-csrf-token': '' } },
    );
    expect([answer.status, answer.body.code]).toEqual([403, 'platform.csrf']);
  });

  it('refuses a write that another account left on a shared phone, whatever the cookie says', async () => {
    const actor = { accountId: newId(), memberId: newId(), sessionId: newId(), grants: [] };
    const own = await api.put(
      '/api/me/lessons/C01-01/progress',
      { percent: 'x' },
      { as: actor, headers: { 'x-kept-for': actor.accountId } },
    );
    expect(own.body.code).toBe('platform.invalid-input');
    const other = await api.put(
      '/api/me/lessons/C01-01/progress',
      { percent: 5 },
      { as: actor, headers: { 'x-kept-for': newId() } },
    );
    expect([other.status, other.body.code]).toEqual([409, 'platform.kept-for-another']);
  });
});
