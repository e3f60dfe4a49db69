import 'fake-indexeddb/auto';
import { hasPlace, leavePlace } from '../../lib/offline/handset';
import { HandsetPlace } from './handset-place.svelte';

const kept = new Map<string, string>();
const localStorage = {
  getItem: (name: string) => kept.get(name) ?? null,
  setItem: (name: string, text: string) => void kept.set(name, text),
  removeItem: (name: string) => void kept.delete(name),
};
const place = {
  placeId: 'p1',
  accountId: 'a1',
  secret: 'c2VjcmV0c2VjcmV0c2VjcmV0c2VjcmV0c2VjcmV0MTI',
  hasPin: true,
  isClosed: false,
};

/** The server: she is in, it takes every PIN, and gives it up while it is reached. */
const server = { hasPin: false, hearsNoMore: false };
const account = { accountId: 'a1', memberId: 'm1', username: 'an', displayName: 'An', roles: [{ role: 'member' }] };

function answerTo(address: string, method: string): unknown {
  if (!address.endsWith('/place')) return { signedIn: true, canRenew: false, account };
  if (method === 'POST') server.hasPin = true;
  if (method === 'DELETE') server.hasPin = false;
  const known = { ...place, hasPin: server.hasPin };
  return method === 'GET' ? { place: known } : known;
}

function fakeFetch(address: unknown, { method = 'GET' }: RequestInit = {}): Promise<Response> {
  const said = method.toUpperCase();
  if (said === 'DELETE' && server.hearsNoMore) return Promise.reject(new TypeError('Failed to fetch'));
  const json = answerTo(String(address), said);
  const text = (): Promise<string> => Promise.resolve(JSON.stringify(json));
  return Promise.resolve({ ok: true, status: 200, headers: new Headers(), text } as Response);
}

describe('the own place on a shared phone', () => {
  const put = IDBObjectStore.prototype.put;
  const generateKey = jest.spyOn(crypto.subtle, 'generateKey');
  let isFull = false;
  beforeAll(() => {
    Object.assign(globalThis, { localStorage, fetch: fakeFetch, document: { cookie: '' } });
    jest.spyOn(IDBObjectStore.prototype, 'put').mockImplementation(function (this: IDBObjectStore, ...given) {
      const request = put.apply(this, given);
      if (isFull && this.name === 'places') this.transaction.abort();
      return request;
    });
  });
  beforeEach(async () => {
    isFull = false;
    Object.assign(server, { hasPin: false, hearsNoMore: false });
    await leavePlace('a1');
  });

  async function take(own: HandsetPlace): Promise<boolean> {
    own.pin = '482915';
    return own.take();
  }

  it('is in force once the phone holds its keys, and not before, whatever the server took', async () => {
    const own = new HandsetPlace();
    isFull = true;
    expect([await take(own), own.fault, await hasPlace('a1')]).toEqual([false, 'no-room', false]);
    isFull = false;
    expect([await take(own), own.fault, await hasPlace('a1')]).toEqual([true, null, true]);
    expect([server.hasPin, own.own.value?.pin]).toEqual([true, 'open']);
  });

  it('is taken back from the server where the phone has no room for its keys: the PIN opens nothing', async () => {
    const own = new HandsetPlace();
    isFull = true;
    await take(own);
    expect([server.hasPin, own.own.value?.pin]).toEqual([false, 'none']);
  });

  it('is not told to want room where the browser could not make its keys, and is taken back as well', async () => {
    const own = new HandsetPlace();
    generateKey.mockRejectedValueOnce(new DOMException('No', 'OperationError'));
    expect([await take(own), own.fault]).toEqual([false, 'not-made']);
    expect([server.hasPin, own.own.value?.pin]).toEqual([false, 'none']);
  });

  it('can be given up where it could not be taken back and seals nothing', async () => {
    const own = new HandsetPlace();
    isFull = true;
    server.hearsNoMore = true;
    expect([await take(own), own.fault, own.own.value?.pin]).toEqual([false, 'half', 'keyless']);
    server.hearsNoMore = false;
    expect([await own.leave(), own.fault, server.hasPin, own.own.value?.pin]).toEqual([true, null, false, 'none']);
  });

  it('asks for a PIN of six digits', async () => {
    const own = new HandsetPlace();
    own.pin = '48291';
    expect([await own.take(), own.fault]).toEqual([false, 'missing']);
  });
});
