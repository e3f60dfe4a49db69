import { chmodSync, mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createDataSource } from '../../libs/platform/src/database/data-source';
import { ensureDatabase, startEmbeddedPostgres } from '../../libs/platform/src/database/embedded-postgres';
import { installJobSchema } from '../../libs/platform/src/jobs/job-schema';
import { testServer } from './test-server';

const TEMPLATE = 'lopso_template';
const WORKERS = 2;

/** Starts one server for the whole Jest run, migrates a template database and clones it for each worker. */
export default async function globalSetup(): Promise<void> {
  if (testServer.running !== null) return;
  const folder = mkdtempSync(join(tmpdir(), 'lopso-test-'));
  chmodSync(folder, 0o755);
  const server = await startEmbeddedPostgres({
    dataDirectory: join(folder, 'postgres'),
    port: 0,
    isDurable: false,
    maxConnections: 200,
  });
  testServer.running = { server, folder };
  await ensureDatabase(server, TEMPLATE);
  const dataSource = await createDataSource(server.url(TEMPLATE)).initialize();
  await dataSource.runMigrations();
  await dataSource.destroy();
  await installJobSchema(server.url(TEMPLATE));
  for (let worker = 1; worker <= WORKERS; worker += 1) await ensureDatabase(server, `lopso_w${worker}`, TEMPLATE);
  process.env['LOPSO_TEST_SERVER'] = server.url('');
}
