import { connect } from 'node:net';
import { declaredProblemTexts, newId, problemText } from '@lopso/platform';
import { aForm } from '../support/assessment';
import { uploadRequest } from '../support/imports';
import { TestProvince } from '../support/province';
import { TestApi, type TestRequest, type TestResponse } from '../support/test-api';

interface Problem {
  readonly type: string;
  readonly title: string;
  readonly status: number;
  readonly detail: string;
  readonly instance: string;
  readonly code: string;
  readonly params: Readonly<Record<string, string | number>>;
  readonly errors?: readonly {
    pointer: string;
    code: string;
    params: Record<string, string | number>;
    detail: string;
  }[];
}

/** Words that Fastify, Node, Nest and class-validator say by themselves. */
const ENGLISH =
  /\b(error|must|should|not|the|is|bad|request|payload|unsupported|forbidden|found|property|invalid|too|large)\b/i;

/** RFC 9457 in Vietnamese: an absolute type, the declared sentences of the code and of every field, nothing else. */
function expectProblem(problem: Problem, code: string, status: number): void {
  expect([problem.code, problem.status]).toEqual([code, status]);
  expect(problem.type).toBe(`${process.env['PUBLIC_URL']}/loi/${code}`);
  expect(declaredProblemTexts().has(code)).toBe(true);
  expect({ title: problem.title, detail: problem.detail }).toEqual(problemText(code, problem.params));
  for (const fault of problem.errors ?? []) {
    expect(declaredProblemTexts().has(fault.code)).toBe(true);
    expect(fault.detail).toBe(problemText(fault.code, fault.params).detail);
  }
  const words = [problem.title, problem.detail, ...(problem.errors ?? []).map(({ detail }) => detail)].join(' ');
  expect(words).not.toMatch(ENGLISH);
  expect(words).not.toMatch(/[{}]|undefined|\b[a-z]+\.[a-z]+-/);
}

/** What is asked, and what has to be answered. */
interface Case {
  readonly name: string;
  readonly method?: 'GET' | 'POST' | 'PUT' | 'DELETE';
  readonly url: string;
  readonly request?: TestRequest;
  /** The role that asks; nobody when unset. */
  readonly as?: 'commune-officer' | 'trainer' | 'member';
  readonly answer: readonly [status: number, code: string];
  /** Codes of the faulty fields. */
  readonly fields?: Readonly<Record<string, string>>;
}

const SIGN_IN = '/api/auth/sign-in';
const UPLOAD = `/api/units/${newId()}/imports`;
const json = (payload: string): TestRequest => ({ payload, headers: { 'content-type': 'application/json' } });
const typed = (type: string, payload: string): TestRequest => ({ payload, headers: { 'content-type': type } });
const body = (value: unknown): TestRequest => ({ body: value });
const MALFORMED = [400, 'platform.malformed'] as const;
const INVALID = [400, 'platform.invalid-input'] as const;
const LARGE = [413, 'platform.too-large'] as const;
const MISSING = [404, 'platform.not-found'] as const;

const CASES: readonly Case[] = [
  { name: 'an address that is none', url: '/api/khong-co', answer: MISSING },
  { name: 'another method than the route has', method: 'DELETE', url: '/api/auth/session', answer: MISSING },
  { name: 'an id that is none', url: '/api/members/1', as: 'commune-officer', answer: MISSING },
  { name: 'an address with broken signs', url: '/api/%E0%A4%A', answer: MALFORMED },
  { name: 'a path longer than any', url: `/api/problems/${'a'.repeat(300)}`, answer: [414, 'platform.malformed'] },
  { name: 'a file that is not there', url: '/assets/khong-co.js', answer: MISSING },
  { name: 'a way out of the folder', url: '/..%2f..%2fpackage.json', answer: MISSING },
  { name: 'broken JSON', method: 'POST', url: SIGN_IN, request: json('{"a":'), answer: MALFORMED },
  { name: 'no JSON at all', method: 'POST', url: SIGN_IN, request: json(''), answer: MALFORMED },
  {
    name: 'JSON that reaches for the prototype',
    method: 'POST',
    url: SIGN_IN,
    request: json('{"__proto__":{"a":1}}'),
    answer: MALFORMED,
  },
  {
    name: 'a length that is not that of the body',
    method: 'POST',
    url: SIGN_IN,
    request: { payload: '{}', headers: { 'content-type': 'application/json', 'content-length': '9' } },
    answer: MALFORMED,
  },
  { name: 'a body too large', method: 'POST', url: SIGN_IN, request: json(`"${'a'.repeat(300_000)}"`), answer: LARGE },
  {
    name: 'XML',
    method: 'POST',
    url: SIGN_IN,
    request: typed('text/xml', '<a/>'),
    answer: [415, 'platform.media-type'],
  },
  {
    name: 'a type that is none',
    method: 'POST',
    url: SIGN_IN,
    request: typed('///', 'a'),
    answer: [415, 'platform.media-type'],
  },
  {
    name: 'a form for JSON',
    method: 'POST',
    url: SIGN_IN,
    request: aForm({ username: 'a' }, []),
    answer: INVALID,
  },
  ...['null', '1', '"a"', 'true', '[]', '[[]]'].map((payload): Case => ({
    name: `the JSON ${payload}`,
    method: 'POST',
    url: SIGN_IN,
    request: json(payload),
    answer: INVALID,
  })),
  {
    name: 'fields missing and unknown',
    method: 'POST',
    url: SIGN_IN,
    request: body({ user: 'a', password: 5 }),
    answer: INVALID,
    fields: { '#/user': 'field.unknown', '#/username': 'field.required', '#/password': 'field.type' },
  },
  {
    name: 'a query of wrong types',
    url: '/api/members?limit=abc',
    as: 'commune-officer',
    answer: INVALID,
    fields: { '#/limit': 'field.type' },
  },
  {
    name: 'a query beyond its limits',
    url: '/api/members?limit=100000',
    as: 'commune-officer',
    answer: INVALID,
    fields: { '#/limit': 'field.too-big' },
  },
  {
    name: 'a query nobody reads',
    url: '/api/members?abc=1',
    as: 'commune-officer',
    answer: INVALID,
    fields: { '#/abc': 'field.unknown' },
  },
  {
    name: 'JSON for a form',
    method: 'POST',
    url: UPLOAD,
    as: 'commune-officer',
    request: body({}),
    answer: INVALID,
    fields: { '#/file': 'field.required' },
  },
  {
    name: 'a form without its mark',
    method: 'POST',
    url: UPLOAD,
    as: 'commune-officer',
    request: typed('multipart/form-data', 'abc'),
    answer: INVALID,
  },
  {
    name: 'a form cut off',
    method: 'POST',
    url: UPLOAD,
    as: 'commune-officer',
    request: typed('multipart/form-data; boundary=x', '--x\r\ncontent-disposition: form-data; name="a"\r\n\r\nb'),
    answer: INVALID,
  },
  {
    name: 'a file too large',
    method: 'POST',
    url: UPLOAD,
    as: 'commune-officer',
    request: uploadRequest({ bytes: Buffer.alloc(7_000_000) }),
    answer: LARGE,
  },
  {
    name: 'a form with fields nobody reads',
    method: 'POST',
    url: UPLOAD,
    as: 'commune-officer',
    request: aForm({ la: 'b' }, []),
    answer: INVALID,
    fields: { '#/la': 'field.unknown' },
  },
  { name: 'nobody where somebody is needed', url: '/api/me/home', answer: [401, 'platform.unauthenticated'] },
  {
    name: 'a token that was tampered with',
    url: '/api/me/home',
    request: { cookies: { lopso_access: 'a.b.c' } },
    answer: [401, 'platform.unauthenticated'],
  },
  { name: 'a role without the right', url: '/api/grading-queue', as: 'member', answer: [403, 'platform.forbidden'] },
  {
    name: 'a write from elsewhere',
    method: 'POST',
    url: SIGN_IN,
    request: { isForged: true, body: {} },
    answer: [403, 'platform.csrf'],
  },
  { name: 'a code that nobody declares', url: '/api/problems/khong.co', answer: MISSING },
];

describe('every refusal is a Vietnamese problem document', () => {
  let api: TestApi;
  let province: TestProvince;
  beforeAll(async () => {
    api = await TestApi.start();
    province = await TestProvince.create(api.database);
  });
  afterAll(() => api.stop());

  async function ask({ method = 'GET', url, request = {}, as }: Case): Promise<TestResponse> {
    const actor = as === undefined ? {} : { as: province.officer(as, await province.commune()) };
    const more = { ...request, ...actor };
    if (method === 'GET') return api.get(url, more);
    if (method === 'DELETE') return api.delete(url, more);
    return method === 'PUT' ? api.put(url, request.body, more) : api.post(url, request.body, more);
  }

  it.each(CASES)('$name', async (one) => {
    const response = await ask(one);
    const [status, code] = one.answer;
    expect([response.status, response.headers['content-type']]).toEqual([
      status,
      expect.stringContaining('application/problem+json'),
    ]);
    const problem = response.body as Problem;
    expectProblem(problem, code, status);
    expect(response.headers).toMatchObject({ 'cache-control': 'no-store', 'x-content-type-options': 'nosniff' });
    expect(problem.instance).toBe(response.headers['x-request-id']);
    if (one.fields !== undefined) {
      expect(Object.fromEntries((problem.errors ?? []).map(({ pointer, code: fault }) => [pointer, fault]))).toEqual(
        one.fields,
      );
    }
  });

  it('says how long to wait where too much was tried', async () => {
    let response = await api.get('/api/khong-co');
    for (let turn = 0; turn < 20 && response.status !== 429; turn += 1) {
      response = await api.post(
        SIGN_IN,
        { username: 'ai.do', password: 'khong-dung' },
        { remoteAddress: '203.0.113.9' },
      );
    }
    expectProblem(response.body as Problem, 'identity.sign-in-locked', 429);
    expect(Number(response.headers['retry-after'])).toBeGreaterThan(0);
  });

  it('explains every code there is, with nothing left to fill in', async () => {
    for (const code of declaredProblemTexts().keys()) {
      const { status, body: page } = await api.get(`/api/problems/${code}`);
      expect([status, page.code]).toEqual([200, code]);
      expect(`${page.title} ${page.detail}`).not.toMatch(/[{}]|undefined/);
    }
  });

  describe('on the wire, before any route', () => {
    let port: number;
    beforeAll(async () => {
      await api.app.listen(0, '127.0.0.1');
      port = Number(new URL(await api.app.getUrl()).port);
    });

    /** What the server says to these bytes until it closes the connection. */
    const send = (bytes: string): Promise<string> =>
      new Promise((resolve, reject) => {
        const socket = connect(port, '127.0.0.1', () => socket.write(bytes));
        let heard = '';
        socket.on('data', (part) => (heard += part.toString()));
        socket.on('close', () => resolve(heard));
        socket.on('error', reject);
      });

    const CSRF = 'cookie: lopso_csrf=x\r\nx-csrf-token: x\r\ncontent-type: application/json';
    const WIRE: readonly (readonly [name: string, bytes: string, status: number, code: string])[] = [
      ['what is no HTTP', 'XIN CHÀO\r\n\r\n', 400, 'platform.malformed'],
      ['a method that is none', 'LAY /api HTTP/1.1\r\nhost: x\r\nconnection: close\r\n\r\n', 400, 'platform.malformed'],
      [
        'headers without end',
        `GET / HTTP/1.1\r\nhost: x\r\nx-a: ${'a'.repeat(40_000)}\r\n\r\n`,
        431,
        'platform.too-large',
      ],
      [
        'an expectation nobody meets',
        `POST ${SIGN_IN} HTTP/1.1\r\nhost: x\r\n${CSRF}\r\nexpect: bánh\r\nconnection: close\r\ncontent-length: 0\r\n\r\n`,
        417,
        'platform.malformed',
      ],
      [
        'a rare method',
        'PROPFIND /api/auth/session HTTP/1.1\r\nhost: x\r\nconnection: close\r\n\r\n',
        403,
        'platform.csrf',
      ],
      [
        'chunks that are none',
        `POST ${SIGN_IN} HTTP/1.1\r\nhost: x\r\n${CSRF}\r\ntransfer-encoding: chunked\r\n\r\nZZ\r\n`,
        400,
        'platform.malformed',
      ],
    ];

    it.each(WIRE)('%s', async (_name, bytes, status, code) => {
      const heard = await send(bytes);
      const [head = '', text = ''] = heard.split('\r\n\r\n');
      expect([head.slice(9, 12), head.toLowerCase()]).toEqual([
        String(status),
        expect.stringContaining('application/problem+json'),
      ]);
      expectProblem(JSON.parse(text) as Problem, code, status);
    });
  });
});
