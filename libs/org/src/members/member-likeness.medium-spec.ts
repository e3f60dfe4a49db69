import { createDataSource, Database, foldText } from '@lopso/platform';
import { TestProvince, type TestUnit } from '../../../../test/support/province';
import { TableOwner } from '../../../../test/support/table-owner';
import { LikenessRepository } from './member-likeness.repository';

const TODAY = '2026-11-25';

const PHONE = '+84992100051';

const dataSource = createDataSource(process.env['DATABASE_URL'] ?? '');

const database = new Database(dataSource);

const likeness = new LikenessRepository(database);

const PEOPLE = 4_000;

const QUESTIONS = 200;

const INSERT = `insert into org.member (id, unit_id, unit_path, full_name, given_name, search_key, birth_year, kind, phone, is_demo, created_at)`;

/** People of a commune who have just been written, each with a name and a telephone of their own: no statistics know of them. */
async function manyPeople(owner: Database, commune: TestUnit): Promise<void> {
  await owner.execute(
    `${INSERT} select gen_random_uuid(), $1, $2::ltree, 'Lù Seo ' || n, n::text, 'lu seo ' || n, 1980, 'resident', '+84992' || lpad(n::text, 6, '0'), true, now()
     from generate_series(1, $3::int) n`,
    [commune.id, commune.path, PEOPLE],
  );
}

/** Many of one name and one telephone, and statistics that know of no other: by them either is most of the register. */
async function namesakes(owner: Database, commune: TestUnit): Promise<void> {
  await owner.execute(
    `${INSERT} select gen_random_uuid(), $1, $2::ltree, 'Ma Thị Mai', 'Mai', 'ma thi mai', 1980, 'resident', '+84992999999', true, now()
     from generate_series(1, $3::int)`,
    [commune.id, commune.path, PEOPLE],
  );
  for (const column of ['search_key', 'phone'])
    await owner.execute(`alter table org.member alter ${column} set (n_distinct = 1)`, []);
  await owner.execute('analyze org.member', []);
}

/** What this transaction read of the register: entries of its indexes, and rows one after the other. */
const READ = `select (sum(pg_stat_get_xact_tuples_returned(i.indexrelid)) + pg_stat_get_xact_tuples_returned('org.member'::regclass))::int as read
  from pg_index i where i.indrelid = 'org.member'::regclass`;

/** Asks about people just written, and what is read for it; nothing of it is kept. */
async function readFor(prepare: (owner: Database, commune: TestUnit) => Promise<void>): Promise<number> {
  const province = await TestProvince.create(database);
  const commune = await province.commune();
  const owner = await TableOwner.open();
  const done = new Error('nothing of it is kept');
  let read = 0;
  const looked = owner.transactions.run(async () => {
    await prepare(owner.database, commune);
    const questions = Array.from({ length: QUESTIONS }, (_, at) => ({
      ...{ key: at, searchKey: `lu seo ${at + 1}`, communePath: commune.path, birthYear: 1980, phone: `+84992${at}` },
    }));
    const sum = async (): Promise<number> => (await owner.database.queryOne<{ read: number }>(READ))?.read ?? 0;
    const before = await sum();
    const found = await new LikenessRepository(owner.database).findLike(province.unit.path, questions, TODAY);
    expect(found).toHaveLength(QUESTIONS);
    read = (await sum()) - before;
    throw done;
  });
  await expect(looked).rejects.toBe(done);
  await owner.close();
  return read;
}

describe('people who look like one another', () => {
  beforeAll(() => dataSource.initialize());
  afterAll(() => dataSource.destroy());

  it('are told to a bound, who has the telephone first, however many a column filled down brought', async () => {
    const province = await TestProvince.create(database);
    const commune = await province.commune();
    const elsewhere = await province.commune();
    const name = 'Lù A Sử';
    await Promise.all(Array.from({ length: 12 }, () => province.member(commune, name)));
    const others = await Promise.all(Array.from({ length: 12 }, () => province.member(commune, 'Vàng A Páo')));
    const phoned = await province.member(commune, name);
    const far = await province.member(elsewhere, name);
    const give = (id: string, year: number): Promise<number> =>
      database.execute('update org.member set phone = $2, birth_year = $3 where id = $1', [id, PHONE, year]);
    await give(phoned.id, 1987);
    for (const [at, { id }] of others.entries()) await give(id, at === 11 ? 1987 : 1950);
    const question = {
      ...{ key: 7, searchKey: foldText(name), communePath: commune.path, birthYear: 1987, phone: PHONE },
    };
    const found = await likeness.findLike(commune.path, [question, { ...question, key: 8 }], TODAY);
    const seven = found.filter(({ key }) => key === 7);
    expect([found.length, seven.length]).toEqual([40, 20]);
    const namesakes = seven.filter(({ fullName }) => fullName === name);
    expect(namesakes.map(({ memberId }) => memberId)).toContain(phoned.id);
    expect(namesakes.map(({ memberId }) => memberId)).not.toContain(far.id);
    const shared = seven.filter(({ fullName }) => fullName !== name);
    expect(shared.filter(({ isPhoneAlone }) => !isPhoneAlone).map(({ memberId }) => memberId)).toEqual([
      others[11]?.id,
    ]);
  });

  // Once through the whole register at most, not once for each.
  it('are looked up name by name, however many of the province were written just before', async () => {
    expect(await readFor(manyPeople)).toBeLessThan(20 * PEOPLE);
  });

  it('are looked up name by name where the statistics know of no other name', async () => {
    const both = async (owner: Database, commune: TestUnit): Promise<void> => {
      await manyPeople(owner, commune);
      await namesakes(owner, commune);
    };
    expect(await readFor(both)).toBeLessThan(20 * PEOPLE);
  });
});
