import { join } from 'node:path';
import { type DataSourceOptions, DataSource } from 'typeorm';
import { type DatabaseSettings } from './database.settings';

/** The migrations, in the order of their timestamps; compiled beside this file. */
const MIGRATIONS = join(__dirname, 'migrations', '*-*.{js,ts}');

/** TypeORM's options for one process. */
export function dataSourceOptions(
  settings: Pick<DatabaseSettings, 'DATABASE_URL' | 'DATABASE_POOL_SIZE'>,
): DataSourceOptions {
  return {
    type: 'postgres',
    url: settings.DATABASE_URL,
    migrations: [MIGRATIONS],
    migrationsTableName: 'schema_migration',
    migrationsTransactionMode: 'each',
    poolSize: settings.DATABASE_POOL_SIZE,
    installExtensions: false,
    extra: {
      application_name: 'lopso',
      // A silent database must not hold requests for the minutes that TCP takes to give up.
      connectionTimeoutMillis: 10_000,
      statement_timeout: 30_000,
      idle_in_transaction_session_timeout: 60_000,
    },
  };
}

/**
 * A data source outside Nest: the CLI's migrations, the tests' template database. An operator's statement takes as long as it must: an
 * index over years of facts is not made within what a request may take. For a table that somebody else holds it waits `lockMs`
 * milliseconds (0: for ever), since whoever comes after waits behind it.
 */
export function createDataSource(url: string, { lockMs = 0 } = {}): DataSource {
  const options = dataSourceOptions({ DATABASE_URL: url, DATABASE_POOL_SIZE: 4 });
  const { statement_timeout: _, ...extra } = options.extra as Record<string, unknown>;
  // pg sends no limit of 0: said this way it also goes before a limit set for the role.
  return new DataSource({
    ...options,
    extra: { ...extra, options: `-c statement_timeout=0 -c lock_timeout=${lockMs}` },
  });
}
