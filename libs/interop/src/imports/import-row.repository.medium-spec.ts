import { createDataSource, Database, newId } from '@lopso/platform';
import { TestProvince } from '../../../../test/support/province';
import { type CheckedRow, ImportRowRepository } from './import-row.repository';

const dataSource = createDataSource(process.env['DATABASE_URL'] ?? '');

const database = new Database(dataSource);

const rows = new ImportRowRepository(database);

const found = (number: number, more: Partial<CheckedRow> = {}): CheckedRow => ({
  ...{ number, parsed: null, candidates: [], state: 'problem' },
  problems: [{ field: 'phone', code: 'org.phone', params: { a: 1, b: 2 }, typed: '12', isBlocking: true, repairs: [] }],
  ...more,
});

describe('what a check found', () => {
  let batchId: string;
  beforeAll(() => dataSource.initialize());
  beforeEach(async () => {
    const { unit } = await TestProvince.create(database);
    batchId = newId();
    await database.execute(
      `insert into interop.import_batch (id, kind, unit_id, unit_path, file_name, client_key, body_hash, uploaded_by, uploaded_at, state)
       values ($1, 'roster', $2, $3, 'to.csv', $1, '', $1, now(), 'checking')`,
      [batchId, unit.id, unit.path],
    );
    await rows.insert(
      batchId,
      [2, 3, 4].map((number) => ({ number, cells: ['Lù Seo Páo'] })),
    );
  });
  afterAll(() => dataSource.destroy());

  /** The transaction that wrote each row last. */
  const writings = async (): Promise<string[]> =>
    (
      await database.query<{ by: string }>(
        'select xmin::text as by from interop.import_row where batch_id = $1 order by number',
        [batchId],
      )
    ).map(({ by }) => by);

  it('is written again only where it is something else', async () => {
    await rows.keepChecked(batchId, [found(2), found(3), found(4)]);
    const first = await writings();
    // The same in another order of its fields.
    const turned = found(2).problems.map((one) => ({ ...one, params: { b: 2, a: 1 } }));
    await rows.keepChecked(batchId, [
      found(2, { problems: turned }),
      found(3, { state: 'ready', problems: [] }),
      found(4),
    ]);
    const second = await writings();
    expect(second.map((by, at) => by === first[at])).toEqual([true, false, true]);
    const kept = await database.query(
      'select number, state, problems from interop.import_row where batch_id = $1 order by number',
      [batchId],
    );
    expect(kept).toEqual([
      { number: 2, state: 'problem', problems: found(2).problems },
      { number: 3, state: 'ready', problems: [] },
      { number: 4, state: 'problem', problems: found(4).problems },
    ]);
  });

  it('is written where only one of its parts is something else', async () => {
    for (const more of [
      { parsed: null },
      { parsed: { communeId: null, communeName: '', word: 'Thôn', name: '3', fullName: 'Thôn 3' } },
      { candidates: [{ kind: 'row', number: 2, fullName: '', birthYear: null, phone: null, unitName: '' }] },
      { state: 'likeness' },
    ] as const satisfies readonly Partial<CheckedRow>[]) {
      await rows.keepChecked(batchId, [found(3)]);
      await rows.keepChecked(batchId, [found(3, more)]);
      const [kept] = await database.query(
        'select parsed, candidates, state from interop.import_row where batch_id = $1 and number = 3',
        [batchId],
      );
      const { parsed, candidates, state } = found(3, more);
      expect(kept).toEqual({ parsed, candidates, state });
    }
  });
});
