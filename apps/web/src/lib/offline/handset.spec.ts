import 'fake-indexeddb/auto';
import { open, sealOthers, sweep, takePlace } from './handset';
import { keep, keepFor, putAside, readKept, textsAside } from './kept';
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

const SALT = 'c2FsdHNhbHRzYWx0c2FsdA';
const write = { key: 'task/1', kind: 'task', method: 'post' as const, address: '/api/none', body: 'một nửa' };

describe('what lies open when the next person takes the phone', () => {
  beforeAll(() => Object.assign(globalThis, { localStorage: new PlainStorage() }));
  afterAll(() => Reflect.deleteProperty(globalThis, 'localStorage'));

  it('is sealed whole, when a second page begins to seal and reads only after the first is through', async () => {
    await takePlace('one', '482915', SALT);
    keepFor('one');
    keep('task', 'một nửa');
    const store = new DeviceStore('one');
    await store.put({ ...write, state: 'refused', madeAt: 1 });
    await store.close();
    putAside('two');
    keepFor('two');

    const isThrough = async (): Promise<void> => {
      while (Object.keys(textsAside('one')).length > 0) await new Promise((done) => setTimeout(done, 1));
    };
    const list = DeviceStore.prototype.list;
    jest.spyOn(DeviceStore.prototype, 'list').mockImplementationOnce(async function (this: DeviceStore) {
      const found = await list.call(this);
      await isThrough();
      return found;
    });
    let ofOtherPage = sealOthers;
    await jest.isolateModulesAsync(async () => {
      ofOtherPage = (await import('./handset')).sealOthers;
    });
    expect(ofOtherPage).not.toBe(sealOthers);
    await Promise.all([sealOthers('two'), ofOtherPage('two')]);

    expect(await open('one', '482915', SALT)).toBe(true);
    expect(readKept('task')).toBe('một nửa');
    const back = new DeviceStore('one');
    expect(await back.list()).toHaveLength(1);
    await back.close();
  });

  it('is kept when a run begun for the one before ends only after the next one came', async () => {
    await takePlace('mot', '482915', SALT);
    await takePlace('ba', '135790', SALT);
    keepFor('mot');
    keep('task', 'một nửa');
    const late = sealOthers('mot');
    putAside('hai');
    keepFor('hai');
    await late;
    expect(textsAside('mot')).toEqual({ task: '"một nửa"' });
    await sealOthers('hai');
    expect(textsAside('mot')).toEqual({});

    expect(await open('mot', '482915', SALT)).toBe(true);
    expect(readKept('task')).toBe('một nửa');
  });

  it('goes although another page still holds it open', async () => {
    await takePlace('bon', '482915', SALT);
    keepFor('bon');
    const held = new DeviceStore('bon');
    await held.put({ ...write, state: 'refused', madeAt: 1 });
    keepFor('nam');
    await sealOthers('nam');
    expect((await indexedDB.databases()).map(({ name }) => name)).not.toContain('lopso-bon');
  });

  it('is not all that counts: what its owner makes after a password, unopened, stays until the server has it', async () => {
    await takePlace('sau', '482915', SALT);
    keepFor('sau');
    keepFor('bay');
    await sealOthers('bay');
    const store = new DeviceStore('sau');
    await store.put({ ...write, state: 'on-device', madeAt: 2 });
    await store.close();
    await sealOthers('bay');
    await sweep(null);
    const back = new DeviceStore('sau');
    expect(await back.list()).toHaveLength(1);
    await back.close();
  });
});
