import { mkdtempSync, readdirSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { DiskFileStore } from './file-store';

describe('files on disk', () => {
  const folder = mkdtempSync(join(tmpdir(), 'lopso-files-'));
  const store = new DiskFileStore({ FILES_DIRECTORY: folder });
  afterAll(() => rmSync(folder, { recursive: true, force: true }));
  const placeOf = (key: string): string => join(folder, key.slice(-2), key);
  const yesterday = new Date(Date.now() - 86_400_000);
  const noon = new Date(Date.now() - 43_200_000);

  it('are listed by their beginning and age, half-written ones too', async () => {
    for (const key of ['import-old-01', 'import-new-02', 'picture-old-01']) await store.put(key, Buffer.from('x'));
    writeFileSync(`${placeOf('import-cut-01')}.4711.part`, 'half');
    for (const place of [placeOf('import-old-01'), placeOf('picture-old-01'), `${placeOf('import-cut-01')}.4711.part`])
      utimesSync(place, yesterday, yesterday);
    expect((await store.listBefore('import-', noon)).sort()).toEqual(['import-cut-01', 'import-old-01']);
  });

  it('go with what an interrupted writer left of them, and with nothing of others', async () => {
    await store.put('import-one-aa', Buffer.from('x'));
    await store.put('import-two-aa', Buffer.from('y'));
    writeFileSync(`${placeOf('import-one-aa')}.12.part`, 'half');
    await store.remove('import-one-aa');
    expect(readdirSync(dirname(placeOf('import-one-aa')))).toEqual(['import-two-aa']);
  });

  it('that are not there are no reason to fail', async () => {
    await expect(store.remove('import-nowhere-zz')).resolves.toBeUndefined();
    const nowhere = new DiskFileStore({ FILES_DIRECTORY: join(folder, 'nowhere') });
    expect(await nowhere.listBefore('import-', new Date())).toEqual([]);
  });
});
