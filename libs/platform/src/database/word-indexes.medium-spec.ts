import { type DataSource } from 'typeorm';
import { newId } from '../text/uuid';
import { type OwnDatabase, ownDatabase } from '../../../../test/support/own-database';
import { createDataSource } from './data-source';
import { rebuildWordIndexes } from './word-indexes';

const [WORD, PHONE] = ['xuyenchi', '992555731'];

describe('the files of indexes of words', () => {
  let database: OwnDatabase;
  let owner: DataSource;

  beforeAll(async () => {
    database = await ownDatabase();
    owner = await createDataSource(database.ownerUrl).initialize();
  });
  afterAll(async () => {
    await owner.destroy();
    await database.drop();
  });

  /** The file as it lies on the disk. */
  async function holds(index: string): Promise<readonly boolean[]> {
    await owner.query('checkpoint');
    const [file] = await owner.query<{ readonly bytes: Buffer }[]>(
      'select pg_read_binary_file(pg_relation_filepath($1::regclass)) as bytes',
      [index],
    );
    return [WORD, PHONE].map((word) => file?.bytes.includes(word) ?? false);
  }

  it('let go of a name and a telephone that no row holds any more', async () => {
    const index = 'platform.audit_value_traces_idx';
    const id = newId();
    await owner.query(
      `insert into platform.audit_entry (id, occurred_at, action, subject_type, subject_id) values ($1, now(), 'org.tried', 'x', 'x')`,
      [id],
    );
    await owner.query('insert into platform.audit_value (entry_id, salt, content) values ($1, $2, $3)', [
      ...[id, Buffer.alloc(16)],
      JSON.stringify({ reason: 'Bà Xuyenchi, 0992 555 731, xin nghỉ' }),
    ]);
    await owner.query('vacuum platform.audit_value');
    expect(await holds(index)).toEqual([true, true]);
    await owner.query('delete from platform.audit_value where entry_id = $1', [id]);
    for (let time = 0; time < 2; time += 1) await owner.query('vacuum platform.audit_value');
    // Why the command is there: no vacuum takes a word out.
    expect(await holds(index)).toEqual([true, true]);
    expect(await rebuildWordIndexes(owner)).toContain(index);
    expect(await holds(index)).toEqual([false, false]);
  });

  it('are the indexes of all rows of words, and what broke off before is cleared away', async () => {
    const broken = 'platform.audit_value_traces_idx_ccnew';
    await owner.query(
      `create index audit_value_traces_idx_ccnew on platform.audit_value using gin (platform.traces(content))`,
    );
    await owner.query(`update pg_index set indisvalid = false where indexrelid = $1::regclass`, [broken]);
    const built = await rebuildWordIndexes(owner);
    expect(built).toEqual(
      expect.arrayContaining([
        'interop.import_row_digits_idx',
        'interop.import_row_said_idx',
        'interop.import_row_told_idx',
      ]),
    );
    expect(built).not.toContain(broken);
    expect(await owner.query('select to_regclass($1) as found', [broken])).toEqual([{ found: null }]);
  });

  it('are nobody’s but the owner’s: the application’s role builds none', async () => {
    const application = await createDataSource(database.url).initialize();
    try {
      expect(await rebuildWordIndexes(application)).toEqual([]);
    } finally {
      await application.destroy();
    }
  });
});
