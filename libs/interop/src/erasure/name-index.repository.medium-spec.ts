import { createDataSource, Database, nameWords, plainWords } from '@lopso/platform';
import { codeOf, everySign } from '../../../../test/support/every-sign';

const dataSource = createDataSource(process.env['DATABASE_URL'] ?? '');

const database = new Database(dataSource);

describe('what the index of rows finds a name by', () => {
  beforeAll(() => dataSource.initialize());
  afterAll(() => dataSource.destroy());

  it.each([
    ['in a cell', `interop.said_words(array[text], '{}')`],
    ['in an answer', `interop.said_words('{}', array[jsonb_build_object('fullName', text)])`],
  ])('is what the name is looked for by, whatever sign stands in it: %s', async (_, call) => {
    const signs = everySign();
    const texts = signs.map((sign) => `Đỗ Thị Ho${sign}à`);
    const rows = await database.query<{ found: string[] }>(
      `select ${call} as found from unnest($1::text[]) with ordinality as one(text, at) order by at`,
      [texts],
    );
    const missing = signs.filter((__, at) => {
      const found = new Set(rows[at]?.found);
      return !plainWords(nameWords(texts[at] ?? '')).every((word) => found.has(word));
    });
    expect(missing.map(codeOf)).toEqual([]);
  });
});
