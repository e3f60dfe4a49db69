import { createHash } from 'node:crypto';
import { createDataSource, Database, nameWords, newId } from '@lopso/platform';
import { TestProvince } from '../../../../test/support/province';
import { TracedRowRepository } from './traced-row.repository';
import { type SoughtPerson } from './traced-row.rules';

const PHONE = '0992000111';

const dataSource = createDataSource(process.env['DATABASE_URL'] ?? '');

const database = new Database(dataSource);

const traced = new TracedRowRepository(database);

interface Row {
  readonly cells: readonly string[];
  readonly parsed?: object;
  readonly candidates?: readonly object[];
  readonly problems?: readonly object[];
  readonly sameAs?: string;
  readonly sameRow?: number;
  readonly memberId?: string;
  readonly anotherThan?: readonly object[];
  readonly state?: string;
}

async function imported(province: TestProvince, rows: readonly Row[]): Promise<string> {
  const id = newId();
  await database.execute(
    `insert into interop.import_batch (id, kind, unit_id, unit_path, file_name, client_key, body_hash, uploaded_by, uploaded_at, state)
     values ($1, 'roster', $2, $3, 'to.csv', $1, '', $1, now(), 'checked')`,
    [id, province.unit.id, province.unit.path],
  );
  for (const [at, row] of rows.entries()) {
    const { cells, parsed = null, candidates = [], problems = [], anotherThan = [], state = 'problem' } = row;
    await database.execute(
      `insert into interop.import_row (batch_id, number, cells, parsed, candidates, problems, another_than, is_another, same_as, same_row,
         member_id, state)
       values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)`,
      [
        ...[id, at + 1, [...cells]],
        ...[parsed, candidates, problems, anotherThan].map((one) => JSON.stringify(one)),
        ...[anotherThan.length > 0, row.sameAs ?? null, row.sameRow ?? null, row.memberId ?? null, state],
      ],
    );
  }
  return id;
}

describe('rows that may be somebody’s', () => {
  let home: TestProvince;
  let away: TestProvince;
  let person: SoughtPerson;
  beforeAll(() => dataSource.initialize());
  beforeEach(async () => {
    home = await TestProvince.create(database);
    away = await TestProvince.create(database);
    const { path } = home.unit;
    person = {
      ...{
        memberId: await memberOf(home),
        words: nameWords('Vàng Thị Đỏ'),
        spelt: nameWords('Vàng Thị Đỏ'),
        birthYear: 1987,
      },
      ...{ phone: PHONE, provincePath: path },
      ...{ communePath: path, communeId: null, communeName: '' },
    };
  });
  afterAll(() => dataSource.destroy());

  const memberOf = async (province: TestProvince): Promise<string> => (await province.member(province.unit)).id;

  it('are sought beyond the province by name and telephone together', async () => {
    // Rows of the other tests give another number.
    const sought = { ...person, phone: '0992000113' };
    const both = await imported(away, [{ cells: ['VÀNG THỊ ĐỎ', '(0992) 000-113'] }]);
    await imported(away, [{ cells: ['Vàng Thị Đỏ', '0992000114'] }, { cells: ['Lò Thị Đỏ', '0992000113'] }]);
    expect(await traced.batchesElsewhere(sought)).toEqual([both]);
    expect(await traced.batchesElsewhere({ ...person, phone: null })).toEqual([]);
  });

  it('are found where a converter or a copy wrote other letters that look the same', async () => {
    const batch = await imported(home, [
      { cells: ['Vàng Thị \u00d0ỏ'] },
      { cells: ['V\u00adàng Thị\u200e Đỏ'] },
      { cells: [], candidates: [{ kind: 'row', fullName: 'vàng thị \u00f0ỏ' }] },
    ]);
    const found = await traced.candidates(person, []);
    expect(found.map(({ batchId, number }) => [batchId, number])).toEqual([1, 2, 3].map((one) => [batch, one]));
  });

  it('are said to be whoever the row became that they are the same as, over however many rows', async () => {
    const cells = ['Vàng Thị Đỏ'];
    const repeated = { state: 'repeated', problems: [{ code: 'repeated', params: { row: 2 } }] };
    const skipped = { state: 'skipped' };
    await imported(home, [
      { cells, sameAs: person.memberId },
      { cells, ...skipped, sameRow: 1 },
      { cells, ...repeated },
      { cells, ...skipped, sameRow: 3 },
      { cells, ...skipped },
      { cells, ...skipped, sameRow: 5 },
      // In a circle.
      { cells, ...skipped, sameRow: 8 },
      { cells, ...skipped, sameRow: 7 },
    ]);
    const found = await traced.candidates(person, []);
    const { memberId } = person;
    expect(found.map(({ number, saidOf, repeats }) => [number, saidOf, repeats])).toEqual([
      ...[
        [1, null, null],
        [2, memberId, null],
        [3, null, memberId],
        [4, memberId, null],
      ],
      ...[
        [5, null, null],
        [6, null, null],
        [7, null, null],
        [8, null, null],
      ],
    ]);
  });

  it('are said to be nobody whom the register no longer has, nor by a row that was taken back', async () => {
    const cells = ['Vàng Thị Đỏ'];
    const [gone, other] = [newId(), await memberOf(home)];
    const like = (memberId: string): object => ({ kind: 'member', memberId });
    const repeated = (row: number) => ({ state: 'repeated', problems: [{ code: 'repeated', params: { row } }] });
    await imported(home, [
      { cells, memberId: other, state: 'undone' },
      { cells, sameRow: 1, state: 'skipped' },
      { cells, ...repeated(1) },
      { cells, sameAs: gone, candidates: [like(gone), like(other), { kind: 'row', number: 1 }] },
      { cells, sameRow: 4, state: 'skipped' },
      { cells, memberId: gone, state: 'done' },
      { cells, sameRow: 6, state: 'skipped' },
      { cells, memberId: other, state: 'done' },
      { cells, sameRow: 8, state: 'skipped' },
    ]);
    const found = await traced.candidates(person, []);
    expect(found.map(({ memberId, sameAs, saidOf, repeats }) => memberId ?? sameAs ?? saidOf ?? repeats)).toEqual([
      ...[other, null, null, null, null, null, null, other, other],
    ]);
    expect(found[3]?.candidates).toEqual([like(other), { kind: 'row', number: 1 }]);
  });

  it('are another’s by an officer’s word only where it was about the person, or about a row that became the person', async () => {
    const cells = ['Vàng Thị Đỏ'];
    const { memberId } = person;
    await imported(home, [
      { cells, memberId, state: 'done' },
      { cells },
      { cells, anotherThan: [{ memberId: newId() }, { memberId }] },
      { cells, anotherThan: [{ number: 1 }] },
      { cells, anotherThan: [{ number: 2 }] },
      { cells, anotherThan: [{ memberId: newId() }], candidates: [{ kind: 'member', memberId }] },
    ]);
    const found = await traced.candidates(person, []);
    expect(found.flatMap(({ number, isAnother }) => (isAnother ? [number] : []))).toEqual([3, 4]);
  });

  it('are found in the province by name, by telephone and by what the register held them to be, and no others', async () => {
    const rows: Row[] = [
      { cells: ['Vàng Thị Đỏ'.normalize('NFD')] },
      { cells: ['=UPPER("Vàng', 'Thị', 'đỏ")'] },
      { cells: [], problems: [{ code: 'holder-leads', params: { holder: 'vợ ông Páo\nVàng Thị Đỏ' } }] },
      { cells: ['1', 'Ai đó', '+84 992 000 111'] },
      { cells: ['Vàng Đỏ'], candidates: [{ kind: 'member', memberId: person.memberId }] },
      { cells: ['V. T. Đỏ'], sameAs: person.memberId },
      { cells: ['Như dòng trên'], problems: [{ code: 'repeated', params: { row: 6 } }] },
      { cells: ['Lò Thị Đỏ', '1992', '0992000115'] },
      { cells: ['Vàng Thị', '99', '2000', '112'] },
    ];
    const batch = await imported(home, rows);
    await imported(away, rows.slice(0, 1));
    const found = await traced.candidates(person, []);
    expect(found.map(({ batchId, number }) => [batchId, number])).toEqual(
      [1, 2, 3, 4, 5, 6, 7].map((one) => [batch, one]),
    );
    expect(found.filter(({ isAlike }) => isAlike).map(({ number }) => number)).toEqual([5, 7]);
  });

  it('are found with the rows they were left out for and those left out for them, over however many words', async () => {
    const skipped = { state: 'skipped' };
    const batch = await imported(home, [
      { cells: ['Bàn Văn Sáu'], state: 'ready' },
      { cells: ['Vàng Thị Đỏ', PHONE], ...skipped, sameRow: 1 },
      { cells: ['Vàng Đỏ', '0992000118'], ...skipped, sameRow: 2 },
      { cells: ['Chị Đỏ'], ...skipped, sameRow: 3 },
      { cells: ['Bàn Văn Bảy'], ...skipped, sameRow: 6 },
      { cells: ['Bàn Văn Tám'], state: 'ready' },
    ]);
    const found = await traced.candidates(person, []);
    expect(found.map(({ batchId, number }) => [batchId, number])).toEqual([1, 2, 3, 4].map((one) => [batch, one]));
  });

  it('are told with whom they repeat: who the earlier row of the file is by its writing or an officer’s word', async () => {
    const other = await memberOf(home);
    const repeated = (row: number): Row => ({
      ...{ cells: ['Vàng Thị Đỏ'], state: 'repeated' },
      problems: [
        { code: 'shared-phone', params: { row: 3 } },
        { code: 'repeated', params: { row } },
      ],
    });
    await imported(home, [{ cells: ['x'], sameAs: other }]);
    await imported(home, [
      { cells: ['Vàng Thị Đỏ'], sameAs: other },
      repeated(1),
      { cells: ['Vàng Thị Đỏ'], sameAs: person.memberId },
      repeated(3),
      { cells: ['Vàng Thị Đỏ'] },
      repeated(5),
      { ...repeated(1), state: 'problem' },
    ]);
    const found = await traced.candidates(person, []);
    expect(found.map(({ number, repeats, isAlike }) => [number, repeats, isAlike])).toEqual([
      [1, null, false],
      [2, other, false],
      [3, null, false],
      [4, person.memberId, true],
      [5, null, false],
      [6, null, false],
      [7, null, false],
    ]);
  });

  it('are found beside a run of letters that no index takes, whatever somebody pasted into a cell', async () => {
    // Letters in no order: a run of one letter would be packed to nothing.
    const bytes = createHash('shake256', { outputLength: 6000 }).update('run').digest();
    const run = [...bytes].map((byte) => String.fromCharCode(97 + (byte % 26))).join('');
    const batch = await imported(home, [{ cells: ['Vàng Thị Đỏ', run], problems: [{ code: 'x', params: { run } }] }]);
    expect((await traced.candidates(person, [])).map(({ batchId }) => batchId)).toEqual([batch]);
  });

  it('are found beyond the province in the imports that were locked, and in no others', async () => {
    const locked = await imported(away, [{ cells: ['Vàng Thị Đỏ', PHONE] }]);
    await imported(away, [{ cells: ['Vàng Thị Đỏ', PHONE] }]);
    expect((await traced.candidates(person, [locked])).map(({ batchId }) => batchId)).toEqual([locked]);
  });
});
