import { codeOf, everySign } from '../../../../test/support/every-sign';
import { createDataSource } from '../database/data-source';
import { Database } from '../database/database';
import { wordPattern } from '../privacy/search-patterns';
import { nameWords, plainWords } from './name-search';

const dataSource = createDataSource(process.env['DATABASE_URL'] ?? '');
const database = new Database(dataSource);

describe('what the database finds a name by', () => {
  beforeAll(() => dataSource.initialize());
  afterAll(() => dataSource.destroy());

  it('is what the name is looked for by in values of the trail, whatever sign stands in it', async () => {
    const signs = everySign();
    const texts = signs.map((sign) => `Đỗ Thị Ho${sign}à`);
    const rows = await database.query<{ found: string[] }>(
      `select platform.traces(text) as found from unnest($1::text[]) with ordinality as one(text, at) order by at`,
      [texts.map((text) => JSON.stringify({ reason: text }))],
    );
    const missing = signs.filter((_, at) => {
      const found = new Set(rows[at]?.found);
      return !plainWords(nameWords(texts[at] ?? '')).every((word) => found.has(word));
    });
    expect(missing.map(codeOf)).toEqual([]);
  });

  it('is a pattern for each word where there is no index, whatever sign or letter stands in it', async () => {
    const texts = everySign().flatMap((sign) => [`ho${sign}a`, `ho${sign}`]);
    const named = texts.flatMap((text) => {
      const [word = '', ...others] = nameWords(text);
      return others.length === 0 && /^[a-z]+$/.test(word) && word !== 'ho' ? [{ text, word }] : [];
    });
    expect(named.length).toBeGreaterThan(1000);
    const rows = await database.query<{ text: string }>(
      `select text from unnest($1::text[], $2::text[]) as one(text, pattern) where text !~ pattern`,
      [named.map(({ text }) => text), named.map(({ word }) => wordPattern(word))],
    );
    expect(rows.map(({ text }) => text + codeOf([...text][2] ?? ''))).toEqual([]);
  });
});
