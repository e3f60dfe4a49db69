import 'fake-indexeddb/auto';
import { findLost, hasPlace, KeysNotMade, markTold, NoRoomForKeys, type OwnPlace, settle, takePlace } from './handset';
import { keepFor } from './kept';
import { onOpened } from './opened';
import { sealAway } from './parcels';
import { makeKeys } from './seal';
import { findPlace, keepPlace, listAll, listParcels } from './sealed-store';
import { DeviceStore } from './store';

/** Only its items are own keys, as in a browser. */
class PlainStorage {
  getItem(name: string): string | null {
    return new Map(Object.entries(this)).get(name) ?? null;
  }
  setItem(name: string, text: string): void {
    Object.assign(this, { [name]: text });
  }
  removeItem(name: string): void {
    Reflect.deleteProperty(this, name);
  }
}

const SECRET = 'c2VjcmV0c2VjcmV0c2VjcmV0c2VjcmV0c2VjcmV0MTI';
const OTHER = `b${SECRET.slice(1)}`;
const READS = '/api/me/home';

const generateKey = crypto.subtle.generateKey.bind(crypto.subtle);

function get(this: IDBObjectStore, ...given: Parameters<IDBObjectStore['get']>): IDBRequest {
  return realGet.apply(this, given);
}
const realGet = IDBObjectStore.prototype.get;

let people = 0;
/** What is kept in stores of this name finds no room, unless reads were given up for it. */
let full: { store: string; isHelpedByReads: boolean } | null = null;
const reads = new Map<string, string>();

const fakeCaches = {
  open: () =>
    Promise.resolve({
      keys: () => Promise.resolve([...reads.keys()].map((url) => ({ url }))),
      match: () => Promise.resolve(new Response('{}', { headers: { 'content-type': 'application/json' } })),
      put: (url: string) => Promise.resolve(reads.set(url, '{}')),
    }),
  has: () => Promise.resolve(reads.size > 0),
  keys: () => Promise.resolve(reads.size > 0 ? [...reads.values()] : []),
  delete: (name: string) => {
    for (const [url, cache] of reads) if (cache === name) reads.delete(url);
    return Promise.resolve(true);
  },
};

/** She is here; the names of tests differ. */
function aMember(): string {
  const id = `member-${(people += 1)}`;
  keepFor(id);
  return id;
}

const placeOf = (accountId: string, secret = SECRET): OwnPlace => ({ accountId, secret, hasPin: true });

const settleWith = (accountId: string, place: OwnPlace | null): Promise<void> =>
  settle(accountId, { findPlace: () => Promise.resolve(place), isNobodyIn: () => false });

async function leave(accountId: string, what: { write?: boolean; text?: boolean; read?: boolean }): Promise<void> {
  const store = new DeviceStore(accountId);
  const write = { key: 'task/1', kind: 'task', method: 'post', address: '/api/none', body: 'x' } as const;
  if (what.write) await store.put({ ...write, state: 'on-device', madeAt: 1 });
  await store.close();
  if (what.text) localStorage.setItem('lopso.kept.task', '"half"');
  if (what.read) reads.set(READS, `account-${accountId}`);
  await sealAway(accountId);
}

describe('the keys of a place', () => {
  beforeAll(() => {
    Object.assign(globalThis, { localStorage: new PlainStorage(), caches: fakeCaches });
    for (const name of ['put', 'add'] as const) {
      const real = IDBObjectStore.prototype[name];
      jest.spyOn(IDBObjectStore.prototype, name).mockImplementation(function (this: IDBObjectStore, ...given) {
        const request = real.apply(this, given);
        const isHelped = full?.isHelpedByReads === true && reads.size === 0;
        if (full?.store === this.name && !isHelped) this.transaction.abort();
        return request;
      });
    }
  });
  const broken = jest.spyOn(crypto.subtle, 'generateKey');
  beforeEach(() => {
    broken.mockReset().mockImplementation(generateKey);
    full = null;
    reads.clear();
    for (const name of Object.keys(localStorage)) localStorage.removeItem(name);
  });

  it('push aside what was read on a full phone', async () => {
    const id = aMember();
    reads.set(READS, 'account-somebody');
    full = { store: 'places', isHelpedByReads: true };
    await takePlace(placeOf(id));
    expect([await hasPlace(id), reads.size]).toEqual([true, 0]);
  });

  it('are not said to be taken where there is no room for them', async () => {
    const id = aMember();
    full = { store: 'places', isHelpedByReads: false };
    await expect(takePlace(placeOf(id))).rejects.toThrow(NoRoomForKeys);
    expect(await hasPlace(id)).toBe(false);
  });

  it('that found no room are said to have found none where those before can not be let go of either', async () => {
    const id = aMember();
    await takePlace(placeOf(id));
    full = { store: 'places', isHelpedByReads: false };
    const remove = jest.spyOn(IDBObjectStore.prototype, 'delete').mockImplementation(() => {
      throw new DOMException('No room', 'QuotaExceededError');
    });
    try {
      await expect(takePlace(placeOf(id, OTHER))).rejects.toThrow(NoRoomForKeys);
      expect(remove).toHaveBeenCalledTimes(1);
    } finally {
      remove.mockRestore();
    }
  });

  it('are not said to be taken where the browser could not make them', async () => {
    const id = aMember();
    await takePlace(placeOf(id));
    broken.mockRejectedValue(new DOMException('No', 'OperationError'));
    await expect(takePlace(placeOf(id, OTHER))).rejects.toThrow(KeysNotMade);
    expect(await hasPlace(id)).toBe(false);
  });

  const other = (id: string): OwnPlace => placeOf(id, OTHER);
  const withoutPin = (id: string): OwnPlace => ({ ...other(id), hasPin: false });
  const none = (): null => null;
  it.each([
    { room: 'a word of it', full: 'places', said: 'another secret', answers: [other, other] },
    { room: 'nothing, not even a word of it', full: 'parcels', said: 'another secret', answers: [other, other] },
    { room: 'a word of it', full: 'places', said: 'none', answers: [none, none] },
    { room: 'nothing, not even a word of it', full: 'parcels', said: 'none', answers: [none, none] },
    { room: 'nothing, not even a word of it', full: 'parcels', said: 'none, then no PIN', answers: [none, withoutPin] },
  ])('go when the server said $said and there is room for $room; their member is told, once', async (of) => {
    const id = aMember();
    await takePlace(placeOf(id));
    broken.mockRejectedValue(new DOMException('No', 'OperationError'));
    full = { store: of.full, isHelpedByReads: false };
    // A sign-in settles twice before anybody is told.
    for (const answer of of.answers) await settleWith(id, answer(id));
    expect(await hasPlace(id)).toBe(false);
    expect(await findLost(id)).toEqual(expect.objectContaining({ isSomething: false, areKeysGone: true }));
    await markTold(id);
    for (const answer of of.answers) await settleWith(id, answer(id));
    expect(await findLost(id)).toBe(null);
  });

  it.each([
    ['setting a PIN', (id: string) => takePlace(placeOf(id))],
    ['a settling', (id: string) => settleWith(id, placeOf(id))],
  ])('that %s made anew and that are lost once more are told of once more', async (_, makeAnew) => {
    const id = aMember();
    await takePlace(placeOf(id));
    const lose = async (): Promise<void> => {
      full = { store: 'parcels', isHelpedByReads: false };
      await settleWith(id, null);
      expect(await findLost(id)).toEqual(expect.objectContaining({ areKeysGone: true }));
      await markTold(id);
      expect(await findLost(id)).toBe(null);
    };
    await lose();
    full = null;
    await makeAnew(id);
    expect([await hasPlace(id), await findLost(id)]).toEqual([true, null]);
    await lose();
  });

  it('that were made after the server had been asked outlive its answer', async () => {
    const id = aMember();
    let asked = 0;
    await settle(id, {
      isNobodyIn: () => false,
      findPlace: async () => {
        asked += 1;
        if (asked > 1) return placeOf(id);
        await takePlace(placeOf(id));
        return null;
      },
    });
    expect([await hasPlace(id), await findLost(id), asked]).toEqual([true, null, 2]);
  });

  it('that died with reads alone cost nothing that would be told but themselves', async () => {
    const id = aMember();
    await takePlace(placeOf(id));
    await leave(id, { read: true });
    expect(await listParcels(id)).toHaveLength(1);
    await settleWith(id, placeOf(id, OTHER));
    expect([await listAll(id), await findLost(id)]).toEqual([[], null]);
  });

  it.each([
    [{ text: true, read: true }, true, 0],
    [{ text: true, write: true }, false, 1],
  ])('that died with %j: it is said whether texts alone are lost', async (what, isTextsAlone, writes) => {
    const id = aMember();
    await takePlace(placeOf(id));
    await leave(id, what);
    await settleWith(id, placeOf(id, OTHER));
    expect(await findLost(id)).toEqual(expect.objectContaining({ isSomething: true, isTextsAlone, writes }));
  });

  it('open what they can, and whoever sends it is told, also where the phone can not let go of it', async () => {
    const id = aMember();
    await takePlace(placeOf(id));
    await leave(id, { write: true });
    const heard: string[] = [];
    onOpened((accountId) => heard.push(accountId));
    const remove = jest.spyOn(IDBObjectStore.prototype, 'delete').mockImplementation(() => {
      throw new DOMException('No', 'UnknownError');
    });
    try {
      await settleWith(id, placeOf(id));
      expect(remove).toHaveBeenCalled();
    } finally {
      remove.mockRestore();
    }
    const store = new DeviceStore(id);
    expect([(await store.list()).length, heard]).toEqual([1, [id]]);
    await store.close();
  });

  it.each(['UnknownError', 'QuotaExceededError', 'InvalidStateError'])(
    'outlive a settling that can not read them: %s',
    async (name) => {
      const id = aMember();
      await takePlace(placeOf(id));
      const keys = await findPlace(id);
      const read = jest.spyOn(IDBObjectStore.prototype, 'get');
      for (const failsAt of [1, 2, 3, 4]) {
        for (let time = 1; time < failsAt; time += 1) read.mockImplementationOnce(get);
        read.mockImplementationOnce(() => {
          throw new DOMException('No', name);
        });
        await settleWith(id, placeOf(id));
        read.mockReset().mockImplementation(get);
        expect([await findPlace(id), await findLost(id)]).toEqual([keys, null]);
      }
      read.mockRestore();
    },
  );

  it('that fail at sealing cost none of what was read: it is no want of room', async () => {
    const id = aMember();
    const keys = await makeKeys(id, SECRET);
    await keepPlace(id, { ...keys, publicKey: new ArrayBuffer(3) });
    await expect(leave(id, { write: true, read: true })).rejects.toThrow();
    expect([reads.size, (await findPlace(id)) !== null]).toEqual([1, true]);
  });
});
