import { createDataSource, Database, newId } from '@lopso/platform';
import { TestProvince } from '../../../../test/support/province';
import { TracedRowRepository } from './traced-row.repository';

const dataSource = createDataSource(process.env['DATABASE_URL'] ?? '');

const database = new Database(dataSource);

const touched = new TracedRowRepository(database);

const at = (day: number): Date => new Date(Date.UTC(2026, 0, day));

describe('rows that were held back', () => {
  beforeAll(() => dataSource.initialize());
  afterAll(() => dataSource.destroy());

  it('are emptied after their own term, whatever was done in their import, unless somebody took them in again', async () => {
    const { unit } = await TestProvince.create(database);
    const id = newId();
    await database.execute(
      `insert into interop.import_batch (id, kind, unit_id, unit_path, file_name, client_key, body_hash, uploaded_by, uploaded_at, acted_at, state)
       values ($1, 'roster', $2, $3, 'to.csv', $1, '', $1, $4, $5, 'checked')`,
      [id, unit.id, unit.path, at(1), at(30)],
    );
    const rows = [
      ['skipped', at(1)],
      ['skipped', at(3)],
      ['skipped', null],
      ['ready', at(1)],
    ] as const;
    for (const [index, [state, heldAt]] of rows.entries())
      await database.execute(
        `insert into interop.import_row (batch_id, number, cells, edits, parsed, candidates, prior, state, held_at)
         values ($1, $2, '{Lù Seo Páo,1987}', '{"fullName": "Lù Seo Páo"}', '{"fullName": "Lù Seo Páo"}', '[{"kind": "row", "number": 9}]',
           '{"edits": {}}', $3, $4)`,
        [id, index + 1, state, heldAt],
      );
    expect(await touched.emptyHeldRows(at(2), at(31))).toBe(1);
    const left = await database.query<object>(
      `select number, state, erased_at as "erasedAt", concat(cells, edits, parsed, candidates, prior) as said, problems->0->>'code' as code
       from interop.import_row where batch_id = $1 order by number`,
      [id],
    );
    expect(left[0]).toEqual({ number: 1, state: 'skipped', erasedAt: at(31), said: '{}{}[]', code: 'set-aside-over' });
    expect(left.slice(1)).toEqual(
      [2, 3, 4].map((number) => expect.objectContaining({ number, erasedAt: null, code: null })),
    );
    expect(await touched.emptyHeldRows(at(2), at(31))).toBe(0);
  });
});
