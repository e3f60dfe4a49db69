import { DataSource } from 'typeorm';
import { createDataSource, dataSourceOptions } from './data-source';

const url = process.env['DATABASE_URL'] ?? '';

async function limitsOf(source: DataSource): Promise<unknown> {
  await source.initialize();
  try {
    return await source.query(
      `select name, setting, source from pg_settings where name in ('statement_timeout', 'lock_timeout') order by name`,
    );
  } finally {
    await source.destroy();
  }
}

describe('a data source', () => {
  it('of the application limits a statement', async () => {
    const served = new DataSource(dataSourceOptions({ DATABASE_URL: url, DATABASE_POOL_SIZE: 1 }));
    expect(await limitsOf(served)).toContainEqual({ name: 'statement_timeout', setting: '30000', source: 'client' });
  });

  it('of an operator limits none, whatever is set for the role, and a wait for a table where that is wished', async () => {
    expect(await limitsOf(createDataSource(url, { lockMs: 10_000 }))).toEqual([
      { name: 'lock_timeout', setting: '10000', source: 'client' },
      { name: 'statement_timeout', setting: '0', source: 'client' },
    ]);
  });
});
