import { createDataSource, dataSourceOptions } from './data-source';

describe('data sources', () => {
  it('limit a statement of a request, and none of an operator', () => {
    const served = dataSourceOptions({ DATABASE_URL: 'postgres://nowhere', DATABASE_POOL_SIZE: 4 });
    expect(served.extra).toMatchObject({ statement_timeout: 30_000 });
    expect(createDataSource('postgres://nowhere').options.extra).toMatchObject({
      statement_timeout: 0,
      connectionTimeoutMillis: 10_000,
    });
  });
});
