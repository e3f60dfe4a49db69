import { emptyDatabase, ownDatabase, type OwnDatabase } from '../../../../test/support/own-database';
import { type DataSource } from 'typeorm';
import { OperatorError } from '../errors/operator-error';
import { stampBaseline } from './baseline-stamp';
import { createDataSource } from './data-source';

const BASELINE = [{ timestamp: '261207120000', name: 'CreateBaseline20261207120000' }];

describe('a database made before the baseline', () => {
  let made: OwnDatabase;
  let source: DataSource;
  afterEach(async () => {
    await source.destroy();
    await made.drop();
  });

  async function open(database: Promise<OwnDatabase>): Promise<void> {
    made = await database;
    source = await createDataSource(made.ownerUrl).initialize();
  }
  const steps = () => source.query('select timestamp, name from public.schema_migration order by id');
  /** Its tables are the baseline's; its list of steps is what the steps before left. */
  async function ranBefore(count: number, last: string): Promise<void> {
    await source.query('delete from public.schema_migration');
    await source.query(
      `insert into public.schema_migration (timestamp, name)
       select 20261125000000 + n, case when n = $1 then $2 else 'Step' || n end from generate_series(1, $1::int) as n`,
      [count, last],
    );
  }

  it('is marked as of the baseline when it ran every step, and has nothing left to run', async () => {
    await open(ownDatabase());
    await ranBefore(143, 'NameBusyTrainersFirst20261128550000');
    expect(await stampBaseline(source)).toBe(true);
    expect(await steps()).toEqual(BASELINE);
    expect([await stampBaseline(source), await source.runMigrations()]).toEqual([false, []]);
  });

  it.each([
    [142, 'LetPapersFollow20261128540000'],
    [100, 'NameBusyTrainersFirst20261128550000'],
  ])('is refused with %i steps up to %s, and stays as it is', async (count, last) => {
    await open(ownDatabase());
    await ranBefore(count, last);
    await expect(stampBaseline(source)).rejects.toThrow(OperatorError);
    expect(await steps()).toHaveLength(count);
  });

  it('is not one that is empty: it runs the baseline', async () => {
    await open(emptyDatabase());
    expect(await stampBaseline(source)).toBe(false);
    await source.runMigrations();
    expect([await steps(), await stampBaseline(source)]).toEqual([BASELINE, false]);
  });
});
