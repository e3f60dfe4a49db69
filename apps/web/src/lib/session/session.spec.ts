/** @jest-environment jsdom */
import { parseAccount } from './account';
import { session } from './session.svelte';

type Answer = { status: number; json?: unknown } | 'no network';

const account = {
  accountId: 'a1',
  memberId: 'm1',
  username: 'myvt1',
  displayName: 'Vàng Thị Mỷ',
  roles: [{ role: 'member' }],
};
const somebody = { status: 200, json: { signedIn: true, canRenew: false, account } };
const nobody = { status: 200, json: { signedIn: false, canRenew: false, account: null } };
const renewable = { status: 200, json: { signedIn: false, canRenew: true, account: null } };

/** Stands for the server: answers each address in turn, and lists what it was asked. */
function aServer(answers: Record<string, Answer[]>): string[] {
  const asked: string[] = [];
  globalThis.fetch = (address) => {
    const path = String(address).replace('/api/auth/', '');
    asked.push(path);
    const next = answers[path]?.shift() ?? 'no network';
    if (next === 'no network') return Promise.reject(new TypeError('Failed to fetch'));
    return Promise.resolve({
      ok: next.status < 400,
      status: next.status,
      headers: new Headers(),
      text: () => Promise.resolve(next.json === undefined ? '' : JSON.stringify(next.json)),
    } as Response);
  };
  return asked;
}

describe('the session', () => {
  beforeEach(() => session.end());

  it('keeps the tabs of somebody whose permissions this device was never told, and draws nothing else for them', () => {
    expect(session.mayOpen('classes.read')).toBe(false);
    session.account = parseAccount(account);
    expect([session.mayOpen('classes.read'), session.can('classes.read')]).toEqual([true, false]);
    session.account = parseAccount({ ...account, permissions: ['content.read-courses'] });
    expect([session.mayOpen('classes.read'), session.mayOpen('content.read-courses')]).toEqual([false, true]);
  });

  it('knows who the server says is signed in, and keeps it on the device', async () => {
    aServer({ session: [somebody] });
    await session.refresh();
    expect(session.account?.displayName).toBe('Vàng Thị Mỷ');
    expect(localStorage.getItem('lopso.account')).toContain('myvt1');
  });

  it('renews itself where it can, then asks again', async () => {
    const asked = aServer({ session: [renewable, somebody], refresh: [{ status: 204 }] });
    await session.refresh();
    expect([asked, session.account?.accountId]).toEqual([['session', 'refresh', 'session'], 'a1']);
  });

  it('ends where the server knows nobody, and tells who listens', async () => {
    const told: (string | null)[] = [];
    session.onAccount((accountId) => told.push(accountId));
    aServer({ session: [somebody, nobody] });
    await session.refresh();
    await session.refresh();
    expect([session.account, localStorage.getItem('lopso.account'), told]).toEqual([null, null, ['a1', null]]);
  });

  it('ends when the refresh token is worth nothing, but not when the server is in trouble', async () => {
    aServer({ session: [somebody, renewable, renewable], refresh: [{ status: 503 }, { status: 401 }] });
    await session.refresh();
    await session.refresh();
    expect(session.account?.accountId).toBe('a1');
    await session.refresh();
    expect(session.account).toBeNull();
  });

  it('says whether somebody left or the session only ran out', async () => {
    const told: [string | null, boolean][] = [];
    session.onAccount((accountId, isLeaving) => told.push([accountId, isLeaving]));
    aServer({ session: [somebody, nobody, somebody], 'sign-out': [{ status: 204 }] });
    await session.refresh();
    await session.refresh();
    await session.refresh();
    await session.signOut();
    expect(told).toEqual([
      ['a1', false],
      [null, false],
      ['a1', false],
      [null, true],
    ]);
  });

  it('tells when another tab signs out or signs somebody else in', async () => {
    let told = 0;
    session.onElsewhere(() => (told += 1));
    aServer({ session: [somebody, somebody] });
    await session.ready();
    await session.refresh();
    const elsewhere = (newValue: string | null): boolean =>
      window.dispatchEvent(new StorageEvent('storage', { key: 'lopso.account', newValue }));
    elsewhere(localStorage.getItem('lopso.account'));
    expect(told).toBe(0);
    elsewhere(null);
    expect(told).toBe(0);
    elsewhere(JSON.stringify({ ...account, accountId: 'b1' }));
    expect(told).toBe(1);
    window.dispatchEvent(new StorageEvent('storage', { key: 'lopso.left', newValue: '1' }));
    expect(told).toBe(2);
  });

  it('waits for what is made ready for somebody, but not for ever', async () => {
    jest.useFakeTimers();
    let isReady: () => void = () => undefined;
    session.beforeTelling(() => new Promise((resolve) => (isReady = resolve)));
    aServer({ session: [somebody, nobody, somebody] });
    const first = session.refresh();
    await jest.advanceTimersByTimeAsync(19_000);
    expect(session.account).toBeNull();
    isReady();
    await first;
    expect(session.account?.accountId).toBe('a1');
    // Whoever left is not held up either.
    const left = session.refresh();
    await jest.advanceTimersByTimeAsync(20_000);
    await left;
    const second = session.refresh();
    await jest.advanceTimersByTimeAsync(20_000);
    await second;
    expect(session.account?.accountId).toBe('a1');
    session.beforeTelling(() => Promise.resolve());
    jest.useRealTimers();
  });

  it('knows who is in here, other tabs counted, and on a device without room the one of this page rather than the one before', async () => {
    aServer({
      session: [somebody, { ...somebody, json: { ...somebody.json, account: { ...account, accountId: 'b1' } } }],
    });
    await session.refresh();
    expect([session.isIn('a1'), session.isIn('b1'), session.isIn(null)]).toEqual([true, false, false]);
    const full = jest.spyOn(Storage.prototype, 'setItem').mockImplementation(() => {
      throw new DOMException('No room', 'QuotaExceededError');
    });
    await session.refresh();
    full.mockRestore();
    expect([session.isIn('b1'), session.isIn('a1'), session.isIn(null)]).toEqual([true, false, false]);
    session.end();
    expect([session.isIn('b1'), session.isIn(null)]).toEqual([false, true]);
  });

  it('keeps what the device knows without network, and asks again later where it knows nothing', async () => {
    aServer({ session: ['no network', somebody] });
    await session.refresh();
    expect(session.account).toBeNull();
    await session.ready();
    expect(session.account?.accountId).toBe('a1');
    aServer({});
    await session.refresh();
    expect(session.account?.accountId).toBe('a1');
  });
});
