import { chmodSync, mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { grantApplicationRole } from '../../libs/platform/src/database/application-role';
import { createDataSource } from '../../libs/platform/src/database/data-source';
import {
  APPLICATION_ROLE,
  ensureDatabase,
  startEmbeddedPostgres,
} from '../../libs/platform/src/database/embedded-postgres';
import { installJobSchema } from '../../libs/platform/src/jobs/job-schema';
import { testServer } from './test-server';

const TEMPLATE = 'lopso_template';
const WORKERS = 2;

/**
 * Starts one server for the whole Jest run, migrates a template database and clones it for each worker. Tests work as the
 * application's role, as a real server does; `test/support/table-owner.ts` is the door to the owner.
 */
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
  const dataSource = await createDataSource(server.ownerUrl(TEMPLATE)).initialize();
  await dataSource.runMigrations();
  await installJobSchema(server.ownerUrl(TEMPLATE));
  await grantApplicationRole(dataSource, APPLICATION_ROLE);
  await dataSource.destroy();
  for (let worker = 1; worker <= WORKERS; worker += 1) await ensureDatabase(server, `lopso_w${worker}`, TEMPLATE);
  process.env['LOPSO_TEST_SERVER'] = server.url('');
  process.env['LOPSO_TEST_OWNER'] = server.ownerUrl('');
  process.env['LOPSO_TEST_FILES'] = join(folder, 'files');
}
