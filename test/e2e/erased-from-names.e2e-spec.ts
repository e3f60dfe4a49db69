import { newId, PersonalData, Scope, Transactions } from '@lopso/platform';
import { type ClassPlace, TestClasses } from '../support/classes';
import { aRound } from '../support/credentials';
import { uniqueTextColumns } from '../support/erasure/unlike-texts';
import { TestApi } from '../support/test-api';

describe('a person in names of which no two may be the same', () => {
  let api: TestApi;
  let place: ClassPlace;

  beforeAll(async () => {
    api = await TestApi.start();
  });
  afterAll(async () => api.stop());
  beforeEach(async () => {
    place = await new TestClasses(api.app).place();
  });

  it('is cut with a sign of the row: every text under a unique index says so, and none else', async () => {
    const unique = await uniqueTextColumns(api.database);
    const { freeTexts } = api.app.get(PersonalData);
    const columns = freeTexts.flatMap(({ table, texts = [], json = [] }) =>
      [...texts, ...json].map((column) => `${table}.${column}`),
    );
    const unlike = freeTexts.flatMap(({ table, unlike: some = [] }) => some.map((column) => `${table}.${column}`));
    expect([...unlike].sort()).toEqual(unique.filter((column) => columns.includes(column)));
    expect(unlike.length).toBeGreaterThan(4);
    expect(freeTexts.filter(({ unlike: some, longest }) => some !== undefined && longest === undefined)).toEqual([]);
  });

  const inserts: Readonly<Record<string, string>> = {
    'classes.venue': 'insert into classes.venue (id, unit_id, unit_path, name, capacity) values ($1, $2, $3, $4, 20)',
    'classes.equipment': 'insert into classes.equipment (id, unit_id, unit_path, name) values ($1, $2, $3, $4)',
    'planning.market': 'insert into planning.market (id, unit_id, unit_path, name, weekday) values ($1, $2, $3, $4, 1)',
  };

  async function named(table: string, name: string): Promise<string> {
    if (table === 'learning.round') return (await aRound(api.database, place.province, { title: name })).id;
    const id = newId();
    await api.database.execute(inserts[table] ?? '', [id, place.commune.id, place.commune.path, name]);
    return id;
  }

  it.each([
    ['classes.venue', 'name', 120],
    ['classes.equipment', 'name', 120],
    ['planning.market', 'name', 80],
    ['learning.round', 'title', 120],
  ])('goes out of %s, one person after the other', async (table, column, longest) => {
    const data = api.app.get(PersonalData);
    const people = ['Đặng Thị Mẩy', 'Lầu A Chớ'];
    const name = (fullName: string): string => `Nhà ${fullName}, `.padEnd(longest, 'thôn Nà Cả ');
    const ids: string[] = [];
    for (const fullName of people) ids.push(await named(table, name(fullName)));
    const both = await named(table, `Nhà ${people.join(' và ')}`);
    const scope = Scope.ofPaths([place.province.unit.path]);
    for (const fullName of people) {
      const { id: memberId } = await place.province.member(place.commune, fullName);
      const subject = { memberId, accountId: null };
      const theirs = (await data.doubts(subject, scope)).items.map(({ key }) => key);
      expect(theirs).toHaveLength(2);
      await api.app.get(Transactions).run(() => data.erase(subject, { scope, theirs, others: [] }));
    }
    const rows = await api.database.query<{ id: string; said: string }>(
      `select id, ${column} as said from ${table} where id = any($1::uuid[])`,
      [[...ids, both]],
    );
    const said = new Map(rows.map((row) => [row.id, row.said]));
    for (const id of ids) {
      expect(said.get(id)).toMatch(/^Nhà \(đã xóa theo yêu cầu\), thôn Nà Cả .* · [0-9a-f]{6}$/);
      expect(said.get(id)?.length).toBeLessThanOrEqual(longest);
    }
    expect(said.get(both)).toBe(`Nhà (đã xóa theo yêu cầu) và (đã xóa theo yêu cầu) · ${both.slice(-6)}`);
  });
});
