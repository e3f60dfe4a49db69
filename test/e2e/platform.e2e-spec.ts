import { TestApi } from '../support/test-api';

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
    const policy = String((await api.get('/health/live')).headers['content-security-policy']);
    expect(policy).toContain("script-src 'self'");
    expect(policy).not.toContain('unsafe');
  });

  it('refuses a write without the anti-forgery header', async () => {
    const response = await api.post('/api/khong-co', {}, { isForged: true });
    expect([response.status, response.body.code]).toEqual([403, 'platform.csrf']);
  });

  it('refuses a write from another site', async () => {
    const response = await api.post('/api/khong-co', {}, { headers: { 'sec-fetch-site': 'cross-site' } });
    expect(response.status).toBe(403);
  });

  it('refuses a malformed body with a sentence', async () => {
    const response = await api.post('/api/khong-co', undefined, {
      payload: '{"a":',
      headers: { 'content-type': 'application/json' },
    });
    expect(response.status).toBeLessThan(500);
    expect(response.body.detail.length).toBeGreaterThan(10);
  });
});
