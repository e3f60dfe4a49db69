import { createDataSource, Database, newId, Transactions } from '@lopso/platform';
import { TestProvince } from '../../../../test/support/province';
import { RowAnswerRepository } from './row-answer.repository';

const ROWS = 1_000;

const dataSource = createDataSource(process.env['DATABASE_URL'] ?? '');

const database = new Database(dataSource);

const transactions = new Transactions(dataSource, database);

const desk = new RowAnswerRepository(database);

/** A list that nobody has gathered statistics of; every tenth row has a telephone that cannot be read. */
async function aList(): Promise<string> {
  const { unit } = await TestProvince.create(database);
  const id = newId();
  await database.execute(
    `insert into interop.import_batch (id, kind, unit_id, unit_path, file_name, client_key, body_hash, uploaded_by, uploaded_at, state)
     values ($1, 'roster', $2, $3, 'to.csv', $1, '', $1, now(), 'checked')`,
    [id, unit.id, unit.path],
  );
  const problem = { field: 'phone', code: 'org.phone', params: {}, typed: '12', isBlocking: true };
  const repairs = [{ field: 'phone', value: '-', words: 'Bỏ trống' }];
  await database.execute(
    `insert into interop.import_row (batch_id, number, cells, state, problems)
     select $1, n, '{Lù Seo Páo}', case when n % 10 = 0 then 'problem' else 'ready' end, case when n % 10 = 0 then $3::jsonb else '[]' end
     from generate_series(1, $2::int) n`,
    [id, ROWS, JSON.stringify([{ ...problem, repairs }])],
  );
  return id;
}

describe('an answer for all rows of a kind', () => {
  beforeAll(() => dataSource.initialize());
  afterAll(() => dataSource.destroy());

  it('reads a list that just came in a few times at most', async () => {
    await aList();
    await database.execute('analyze interop.import_row');
    const id = await aList();
    const { count, read } = await transactions.run(async () => ({
      count: await desk.acceptFirst(id, 'org.phone'),
      read: await database.queryOne<{ rows: number }>(
        `select (seq_tup_read + idx_tup_fetch)::int as rows from pg_stat_xact_user_tables where relid = 'interop.import_row'::regclass`,
      ),
    }));
    expect(count).toBe(ROWS / 10);
    expect(read?.rows).toBeLessThan(5 * ROWS);
    const edited = await database.query<{ number: number }>(
      `select number from interop.import_row where batch_id = $1 and edits = '{"phone": "-"}' order by number`,
      [id],
    );
    expect(edited).toHaveLength(ROWS / 10);
  });
});
