import 'fake-indexeddb/auto';
import { forceCloseDatabase } from 'fake-indexeddb';
import { deleteDB, openDB } from 'idb';
import { listPlaces } from './sealed-store';

describe('the memory of what lies sealed', () => {
  it('is opened anew at the next try where it did not open, and where the browser closed it', async () => {
    const open = jest.spyOn(indexedDB, 'open');
    (await openDB('lopso-handset', 2)).close();
    await expect(listPlaces()).rejects.toThrow('version');
    await deleteDB('lopso-handset');
    expect(await listPlaces()).toEqual([]);
    const request: unknown = open.mock.results.at(-1)?.value;
    if (!(request instanceof IDBOpenDBRequest)) throw new Error('Not opened');
    const isClosed = new Promise((done) => request.result.addEventListener('close', done));
    // Its type asks for the class in place of a database.
    Reflect.apply(forceCloseDatabase, null, [request.result]);
    await isClosed;
    expect(await listPlaces()).toEqual([]);
    open.mockRestore();
  });
});
