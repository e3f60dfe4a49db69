import 'fake-indexeddb/auto';
import { openDB } from 'idb';
import { keepFor, listAside, passOn } from './kept';
import { openParcels, sealAway } from './parcels';
import { makeKeys, type PlaceKeys } from './seal';
import { forgetPlace, keepPlace, listParcels } from './sealed-store';
import { markShared } from './shared-mark';
import { DeviceStore, type QueuedWrite } from './store';

const SECRET = 'c2VjcmV0c2VjcmV0c2VjcmV0c2VjcmV0c2VjcmV0MTI';

/** Only its items are own keys, as in a browser. What begins so, as name=text, finds no room. */
class SmallStorage {
  getItem(name: string): string | null {
    return new Map(Object.entries(this)).get(name) ?? null;
  }
  setItem(name: string, text: string): void {
    if (refused.some((start) => `${name}=${text}`.startsWith(start)))
      throw new DOMException('No room', 'QuotaExceededError');
    Object.assign(this, { [name]: text });
  }
  removeItem(name: string): void {
    Reflect.deleteProperty(this, name);
  }
}
let refused: string[] = [];

const aWrite = (key: string, body: string): QueuedWrite => ({
  key,
  kind: 'progress',
  method: 'put',
  address: '/api/none',
  body,
  state: 'on-device',
  madeAt: 1,
});

let people = 0;

/** A member with keys here; each test has another one. */
async function aMember(): Promise<{ id: string; keys: PlaceKeys; store: DeviceStore }> {
  const id = `member-${(people += 1)}`;
  const keys = await makeKeys(id, SECRET);
  await keepPlace(id, keys);
  keepFor(id);
  return { id, keys, store: new DeviceStore(id) };
}

const bodies = async (store: DeviceStore): Promise<unknown[]> => (await store.list()).map(({ body }) => body);
const textOf = (name: string): string | null => localStorage.getItem(`lopso.kept.${name}`);

describe('what lies sealed of a member', () => {
  beforeAll(() => {
    Object.assign(globalThis, { localStorage: new SmallStorage() });
  });
  beforeEach(() => {
    refused = [];
    for (const name of Object.keys(localStorage)) localStorage.removeItem(name);
  });

  it('opens the newest first, and older things only behind newer ones that found no room', async () => {
    const { id, store } = await aMember();
    await store.put(aWrite('progress/1', 'older'));
    await sealAway(id);
    await store.put(aWrite('progress/1', 'newer'));
    await sealAway(id);
    const real = DeviceStore.prototype.putMissing;
    const full = jest.spyOn(DeviceStore.prototype, 'putMissing').mockImplementation(function (
      this: DeviceStore,
      writes,
    ) {
      const isLarge = writes.some(({ body }) => body === 'newer');
      return isLarge ? Promise.reject(new DOMException('No room', 'QuotaExceededError')) : real.call(this, writes);
    });
    expect(await openParcels(id, SECRET)).toBe(false);
    full.mockRestore();
    expect([await bodies(store), (await listParcels(id)).length]).toEqual([[], 2]);
    expect(await openParcels(id, SECRET)).toBe(true);
    expect([await bodies(store), await listParcels(id)]).toEqual([['newer'], []]);
  });

  it('opens all writes where texts find no room; the texts wait, the newest of a name wins', async () => {
    const { id, store } = await aMember();
    for (const version of ['older', 'newer']) {
      await store.put(aWrite(`progress/${version}`, version));
      localStorage.setItem('lopso.kept.task', version);
      if (version === 'older') localStorage.setItem('lopso.kept.note', 'short');
      await sealAway(id);
    }
    refused = ['lopso.kept.task=newer'];
    await openParcels(id, SECRET);
    expect((await bodies(store)).sort()).toEqual(['newer', 'older']);
    expect([textOf('task'), textOf('note')]).toEqual([null, 'short']);
    expect((await listParcels(id)).map(({ writes }) => writes)).toEqual([0, 0]);
    refused = [];
    await store.remove('progress/older');
    await openParcels(id, SECRET);
    expect([textOf('task'), await bodies(store), await listParcels(id)]).toEqual(['newer', ['newer'], []]);
  });

  it('has the texts too for which there was no room aside when the next one came', async () => {
    const { id } = await aMember();
    markShared();
    localStorage.setItem('lopso.kept.task', 'mine');
    refused = ['lopso.aside.'];
    passOn('next', false);
    expect([textOf('task'), listAside()]).toEqual([null, [id]]);
    await sealAway(id);
    expect(listAside()).toEqual([]);
    passOn(id, false);
    await openParcels(id, SECRET);
    expect(textOf('task')).toBe('mine');
  });

  it('opens by the keys it was sealed for, also when it was sealed before parcels carried their own', async () => {
    const { id, store } = await aMember();
    await store.put(aWrite('progress/1', 'mine'));
    await sealAway(id);
    const database = await openDB('lopso-handset');
    const [key] = await database.getAllKeysFromIndex('parcels', 'accountId', id);
    const parcel = (await database.get('parcels', key ?? -1)) as Record<string, unknown>;
    delete parcel['keys'];
    await database.put('parcels', parcel, key);
    database.close();
    await keepPlace(id, await makeKeys(id, SECRET));
    await forgetPlace(id);
    expect(await openParcels(id, SECRET)).toBe(true);
    expect(await bodies(store)).toEqual(['mine']);
  });
});
