import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import { publishRealContent } from '../support/content';
import { TestProvince } from '../support/province';
import { TestApi } from '../support/test-api';

describe('reading courses', () => {
  let api: TestApi;
  let province: TestProvince;
  let as: ReturnType<TestProvince['memberActor']>;
  beforeAll(async () => {
    api = await TestApi.start();
    await publishRealContent(api);
    province = await TestProvince.create(api.database);
    as = province.memberActor(await province.member(await province.commune()));
  });
  afterAll(() => api.stop());

  it('lists the courses in order with their lessons', async () => {
    const { status, body } = await api.get('/api/courses', { as });
    expect(status).toBe(200);
    // Other tests of this worker publish courses of their own.
    const real = (body as { id: string; lessons: unknown[]; quiz: unknown }[]).filter(({ id }) => /^C\d{2}$/.test(id));
    expect(real.map(({ id }) => id)).toEqual(['C01', 'C05', 'C08']);
    expect(real[0]?.lessons).toHaveLength(6);
    expect(real[0]?.quiz).toMatchObject({ count: 12, passPercent: 80 });
  });

  it('gives a lesson with neighbours, sources and the date of its last check', async () => {
    const { body } = await api.get('/api/lessons/C05-04', { as });
    expect(body).toMatchObject({ number: 4, courseId: 'C05', previousId: 'C05-03', nextId: 'C05-05' });
    expect(body.checkedOn).toMatch(/^\d{4}-\d{2}-\d{2}$/);
    expect(body.html).not.toMatch(/<script|javascript:| on\w+=/i);
  });

  it('packs a lesson as the client takes it, the same lesson either way', async () => {
    const plain = await api.get('/api/lessons/C05-04', { as });
    const headers = (encoding: string): Record<string, string> => ({ 'accept-encoding': encoding });
    const small = await api.get('/api/lessons/C05-04', { as, headers: headers('gzip, deflate, br') });
    const zipped = await api.get('/api/lessons/C05-04', { as, headers: headers('gzip') });
    expect([plain, small, zipped].map((one) => one.headers['content-encoding'])).toEqual([undefined, 'br', 'gzip']);
    expect(JSON.parse(brotliDecompressSync(small.raw).toString())).toEqual(plain.body);
    expect(JSON.parse(gunzipSync(zipped.raw).toString())).toEqual(plain.body);
    expect(small.raw.length).toBeLessThan(plain.raw.length / 2);
    expect(small.headers['vary']).toContain('accept-encoding');
  });

  it('tells beforehand what a lesson weighs on the way to a phone, within a few bytes in a hundred', async () => {
    const { body } = await api.get('/api/courses/C05', { as });
    const lessons = body.lessons as { id: string; packedBytes: number }[];
    expect(lessons).toHaveLength(8);
    for (const { id, packedBytes } of lessons) {
      const sent = await api.get(`/api/lessons/${id}`, { as, headers: { 'accept-encoding': 'gzip, deflate, br' } });
      expect(Math.abs(sent.raw.length - packedBytes) / sent.raw.length).toBeLessThan(0.06);
    }
  });

  it('never sends a question or its key with a course', async () => {
    const { body } = await api.get('/api/courses/C08', { as });
    expect(JSON.stringify(body)).not.toContain('"correct"');
    expect(body).not.toHaveProperty('questions');
  });

  it('gives the sheet to print and the field task', async () => {
    expect((await api.get('/api/courses/C01/sheet', { as })).body.html.length).toBeGreaterThan(200);
    expect((await api.get('/api/courses/C01/field-task', { as })).body.courseTitle).toContain('Tổ');
    expect((await api.get('/api/courses/C05/field-task', { as })).status).toBe(404);
  });

  it('lets trainers and officers read and print what members learn', async () => {
    for (const role of ['trainer', 'commune-officer', 'department-officer', 'leader'] as const) {
      const reader = province.officer(role);
      expect((await api.get('/api/courses', { as: reader })).status).toBe(200);
      expect((await api.get('/api/courses/C05/sheet', { as: reader })).body.html.length).toBeGreaterThan(200);
      expect((await api.get('/api/lessons/C05-04', { as: reader })).body.id).toBe('C05-04');
    }
    const nobody = { ...province.officer('trainer'), grants: [] };
    expect((await api.get('/api/courses', { as: nobody })).status).toBe(403);
    expect((await api.get('/api/lessons/C05-04', { as: nobody })).status).toBe(403);
  });

  it('tells an unknown lesson with a sentence and a stranger to sign in', async () => {
    expect((await api.get('/api/lessons/C99-01', { as })).body).toMatchObject({ code: 'content.not-found' });
    expect((await api.get('/api/lessons/C01-01')).status).toBe(401);
  });
});
