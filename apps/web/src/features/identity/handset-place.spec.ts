import 'fake-indexeddb/auto';
import { hasPlace } from '../../lib/offline/handset';
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

/** The server: nobody asks it but for the session, and it takes every PIN. */
function fakeFetch(address: unknown): Promise<Response> {
  const isPlace = String(address).endsWith('/place');
  const json = isPlace ? place : { signedIn: false, canRenew: false, account: null };
  const text = (): Promise<string> => Promise.resolve(JSON.stringify(json));
  return Promise.resolve({ ok: true, status: 200, headers: new Headers(), text } as Response);
}

describe('the own place on a shared phone', () => {
  const put = IDBObjectStore.prototype.put;
  let isFull = false;
  beforeAll(() => {
    Object.assign(globalThis, { localStorage, fetch: fakeFetch, document: { cookie: '' } });
    jest.spyOn(IDBObjectStore.prototype, 'put').mockImplementation(function (this: IDBObjectStore, ...given) {
      const request = put.apply(this, given);
      if (isFull && this.name === 'places') this.transaction.abort();
      return request;
    });
  });

  it('is in force once the phone holds its keys, and not before, whatever the server took', async () => {
    const own = new HandsetPlace();
    isFull = true;
    own.pin = '482915';
    expect([await own.take(), own.isFull, await hasPlace('a1')]).toEqual([false, true, false]);
    isFull = false;
    own.pin = '482915';
    expect([await own.take(), own.isFull, await hasPlace('a1')]).toEqual([true, false, true]);
  });

  it('asks for a PIN of six digits', async () => {
    const own = new HandsetPlace();
    own.pin = '48291';
    expect([await own.take(), own.isMissing, own.isFull]).toEqual([false, true, false]);
  });
});
