import { DesignCatalogService } from './design-catalog.service';

type Parts = ConstructorParameters<typeof DesignCatalogService>;

const own = { id: 'a', slug: 'rieng', number: 1, body: '{}', madeBy: 'b', madeAt: new Date(0) };

function shelfIn(directory: string): DesignCatalogService {
  return new DesignCatalogService(
    { newestOfAll: () => Promise.resolve([own]), newest: () => Promise.resolve(null) } as unknown as Parts[0],
    { CERTIFICATE_TEMPLATES_DIRECTORY: directory } as unknown as Parts[1],
  );
}

describe('the shelf of designs', () => {
  it('has those that come with the system, then those of the province', async () => {
    expect((await shelfIn('content/certificates').listCurrent('p')).map(({ slug }) => slug)).toEqual([
      'hoan-thanh',
      'rieng',
    ]);
  });

  it('without its directory has those of the province', async () => {
    const shelf = shelfIn('content/no-such-directory');
    expect((await shelf.listCurrent('p')).map(({ slug }) => slug)).toEqual(['rieng']);
    expect(await shelf.findCurrent('p', 'hoan-thanh')).toBeNull();
  });

  it('tells a directory that is none', async () => {
    await expect(shelfIn('package.json').listCurrent('p')).rejects.toMatchObject({ code: 'ENOTDIR' });
  });
});
