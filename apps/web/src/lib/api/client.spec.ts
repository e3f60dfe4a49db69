/** @jest-environment jsdom */
import {
  actFor,
  addressOf,
  call as typedCall,
  callForFile,
  dropFirstReads,
  onOtherAccount,
  onSignedOut,
  startFirstReads,
} from './client';
import { patienceMs } from './wire';
import { Problem } from './problem';

/** Any address: what is tested here does not depend on the API document. */
const call = typedCall as unknown as (
  method: 'get' | 'post',
  address: string,
  options?: { body?: unknown; idempotencyKey?: string; signal?: AbortSignal },
) => Promise<unknown>;

interface Sent {
  address: string;
  method: string;
  headers: Headers;
  body: unknown;
}

type Answer = { status: number; json?: unknown; text?: string; breaksOff?: boolean };

/** Stands for the server: gives the next answer of each address, and remembers what it was asked. */
/** Answers whose body nobody has read. */
let unread = 0;

function aServer(answers: Record<string, (Answer | 'no network')[]>): Sent[] {
  const sent: Sent[] = [];
  globalThis.fetch = (address, init) => {
    const method = init?.method ?? 'GET';
    sent.push({ address: String(address), method, headers: new Headers(init?.headers), body: init?.body });
    const next = answers[`${method} ${String(address)}`]?.shift() ?? { status: 500 };
    if (next === 'no network') return Promise.reject(new TypeError('Failed to fetch'));
    const headers = new Headers();
    unread += 1;
    const read = <T>(content: T): T => {
      unread -= 1;
      return content;
    };
    return Promise.resolve({
      ok: next.status < 400,
      status: next.status,
      headers,
      text: () => {
        if (next.breaksOff) return Promise.reject(read(new TypeError('network error')));
        return Promise.resolve(read(next.text ?? ('json' in next ? JSON.stringify(next.json) : '')));
      },
      blob: () =>
        next.breaksOff
          ? Promise.reject(read(new TypeError('network error')))
          : Promise.resolve(read(new Blob(['%PDF']))),
    } as Response);
  };
  return sent;
}

const failure = async (work: Promise<unknown>): Promise<Problem> => {
  const error: unknown = await work.catch((reason: unknown) => reason);
  if (!(error instanceof Problem)) throw new Error('expected a problem');
  return error;
};

const settled = () => new Promise((resolve) => setTimeout(resolve, 0));

beforeEach(() => {
  unread = 0;
  document.cookie = 'lopso_csrf=token-1';
  onSignedOut(() => undefined);
});

describe('addresses', () => {
  it('fill in the path, leave out what is not given and stand under /api', () => {
    const address = addressOf('/teams/{id}', {
      path: { id: 'a/b' },
      query: { cursor: null, limit: 50, state: ['late', 'none'] },
    });
    expect(address).toBe('/api/teams/a%2Fb?limit=50&state=late&state=none');
    expect(addressOf('/api/me/home', {})).toBe('/api/me/home');
  });
});

describe('calls', () => {
  it('give the body of the answer', async () => {
    aServer({ 'GET /api/me/home': [{ status: 200, json: { steps: 32 } }] });
    await expect(call('get', '/api/me/home')).resolves.toEqual({ steps: 32 });
  });

  it('send the token with writes only', async () => {
    const sent = aServer({ 'GET /api/x': [{ status: 200 }], 'POST /api/x': [{ status: 201, json: {} }] });
    await call('get', '/api/x');
    await call('post', '/api/x', { body: { a: 1 }, idempotencyKey: 'k-1' });
    expect(sent[0]?.headers.get('x-csrf-token')).toBeNull();
    expect(sent[1]?.headers.get('x-csrf-token')).toBe('token-1');
    expect(sent[1]?.headers.get('idempotency-key')).toBe('k-1');
    expect(sent[1]?.body).toBe('{"a":1}');
  });

  it('throw the problem the server tells, with the fault of each field', async () => {
    const errors = [{ pointer: '#/phone', code: 'phone-invalid', params: {} }];
    aServer({
      'POST /api/members': [{ status: 400, json: { status: 400, code: 'org.invalid', title: 'Chưa đúng', errors } }],
    });
    const problem = await failure(call('post', '/api/members', { body: {} }));
    expect([problem.kind, problem.status, problem.code]).toEqual(['problem', 400, 'org.invalid']);
    expect(problem.faultAt('/phone')?.code).toBe('phone-invalid');
    expect(problem.faultAt('/name')).toBeNull();
    expect(problem.isPassing).toBe(false);
  });

  it('tell a missing network from a refusal', async () => {
    aServer({ 'GET /api/x': ['no network', { status: 503 }] });
    const noNetwork = await failure(call('get', '/api/x'));
    expect([noNetwork.kind, noNetwork.isPassing]).toEqual(['network', true]);
    const trouble = await failure(call('get', '/api/x'));
    expect([trouble.kind, trouble.status, trouble.isPassing]).toEqual(['problem', 503, true]);
  });

  it('take an answer that breaks off, or is no JSON, for a missing network', async () => {
    aServer({
      'GET /api/x': [
        { status: 200, breaksOff: true },
        { status: 200, text: '<html>Xin chào, mời đăng nhập Wi-Fi</html>' },
        { status: 200, text: '{"items":[' },
      ],
      'POST /api/teams/1/activation-slips': [{ status: 201, breaksOff: true }],
    });
    const kinds = [];
    for (let turn = 0; turn < 3; turn += 1) kinds.push((await failure(call('get', '/api/x'))).kind);
    expect(kinds).toEqual(['network', 'network', 'network']);
    const path = { teamId: '1' };
    const slips = callForFile('post', '/api/teams/{teamId}/activation-slips', { path, body: { memberIds: [] } });
    expect((await failure(slips)).kind).toBe('network');
  });

  it('wait longer for what goes up slowly', () => {
    const photos = new FormData();
    photos.append('photo', new Blob([new Uint8Array(800_000)]));
    expect(patienceMs({ a: 1 })).toBe(30_000);
    expect(patienceMs(photos)).toBe(130_000);
  });

  it('name the account they are made for, and tell when it is not the one signed in', async () => {
    let told = 0;
    onOtherAccount(() => (told += 1));
    const sent = aServer({
      'GET /api/x': [{ status: 200 }],
      'POST /api/x': [{ status: 409, json: { status: 409, code: 'platform.kept-for-another' } }],
    });
    actFor('a1');
    await call('get', '/api/x');
    expect((await failure(call('post', '/api/x', { body: {} }))).code).toBe('platform.kept-for-another');
    actFor(null);
    expect(sent.map(({ headers }) => headers.get('x-kept-for'))).toEqual([null, 'a1']);
    expect(told).toBe(1);
  });

  it('say so when the page has gone', async () => {
    const gone = new AbortController();
    gone.abort();
    aServer({ 'GET /api/x': ['no network'] });
    expect((await failure(call('get', '/api/x', { signal: gone.signal }))).kind).toBe('aborted');
  });
});

describe('a session that ran out', () => {
  it('is renewed once for all that wait, and each is asked again', async () => {
    const sent = aServer({
      'GET /api/a': [{ status: 401 }, { status: 200, json: 'a' }],
      'GET /api/b': [{ status: 401 }, { status: 200, json: 'b' }],
      'POST /api/auth/refresh': [{ status: 204 }],
    });
    await expect(Promise.all([call('get', '/api/a'), call('get', '/api/b')])).resolves.toEqual(['a', 'b']);
    expect(sent.filter((one) => one.address === '/api/auth/refresh')).toHaveLength(1);
    expect(unread).toBe(0);
  });

  it('is over when it cannot be renewed', async () => {
    let told = 0;
    onSignedOut(() => (told += 1));
    aServer({ 'GET /api/a': [{ status: 401 }], 'POST /api/auth/refresh': [{ status: 401 }] });
    expect((await failure(call('get', '/api/a'))).kind).toBe('signed-out');
    expect(told).toBe(1);
  });

  it('is not over because the network is missing', async () => {
    let told = 0;
    onSignedOut(() => (told += 1));
    aServer({ 'GET /api/a': [{ status: 401 }], 'POST /api/auth/refresh': ['no network'] });
    expect((await failure(call('get', '/api/a'))).kind).toBe('network');
    expect(told).toBe(0);
  });

  it('is renewed for what only somebody signed in can do about passwords', async () => {
    const sent = aServer({
      'POST /api/auth/password': [{ status: 401 }, { status: 204 }],
      'POST /api/auth/refresh': [{ status: 204 }],
    });
    await call('post', '/api/auth/password', { body: {} });
    expect(sent.map(({ address }) => address)).toEqual([
      '/api/auth/password',
      '/api/auth/refresh',
      '/api/auth/password',
    ]);
  });

  it('is never renewed for a refused password', async () => {
    const sent = aServer({
      'POST /api/auth/sign-in': [{ status: 401, json: { status: 401, code: 'identity.wrong-password' } }],
    });
    expect((await failure(call('post', '/api/auth/sign-in', { body: {} }))).code).toBe('identity.wrong-password');
    expect(sent).toHaveLength(1);
  });
});

describe('first reads', () => {
  it('answer the first call, and the next one asks the server', async () => {
    const sent = aServer({
      'GET /api/me/progress': [
        { status: 200, json: 1 },
        { status: 200, json: 2 },
      ],
    });
    startFirstReads(['/api/me/progress']);
    expect(sent).toHaveLength(1);
    await expect(call('get', '/api/me/progress')).resolves.toBe(1);
    await expect(call('get', '/api/me/progress')).resolves.toBe(2);
  });

  it('are worth nothing after a write: what was read before a sign-in is not given to who signed in', async () => {
    const sent = aServer({
      'GET /api/me/progress': [
        { status: 200, json: 'before' },
        { status: 200, json: 'after' },
      ],
      'POST /api/auth/sign-in': [{ status: 200, json: {} }],
    });
    startFirstReads(['/api/me/progress']);
    await call('post', '/api/auth/sign-in', { body: {} });
    await expect(call('get', '/api/me/progress')).resolves.toBe('after');
    expect(sent).toHaveLength(3);
  });

  it('that were refused renew nothing by themselves: the call does, and repeats', async () => {
    const sent = aServer({
      'GET /api/me/progress': [{ status: 401 }, { status: 401 }, { status: 200, json: 'renewed' }],
      'POST /api/auth/refresh': [{ status: 200 }],
    });
    startFirstReads(['/api/me/progress']);
    await settled();
    expect(sent).toHaveLength(1);
    await expect(call('get', '/api/me/progress')).resolves.toBe('renewed');
  });

  it('are forgotten when another page is opened', async () => {
    aServer({
      'GET /api/me/progress': [
        { status: 200, json: 'old' },
        { status: 200, json: 'new' },
      ],
    });
    startFirstReads(['/api/me/progress']);
    dropFirstReads();
    await expect(call('get', '/api/me/progress')).resolves.toBe('new');
  });
});
