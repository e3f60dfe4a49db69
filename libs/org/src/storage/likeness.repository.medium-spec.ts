import { createDataSource, Database, foldText } from '@lopso/platform';
import { TestProvince } from '../../../../test/support/province';
import { LikenessRepository } from './likeness.repository';

const TODAY = '2026-11-25';
const PHONE = '+84992100051';

const dataSource = createDataSource(process.env['DATABASE_URL'] ?? '');
const database = new Database(dataSource);
const likeness = new LikenessRepository(database);

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
});
