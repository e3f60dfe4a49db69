import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type INestApplicationContext } from '@nestjs/common';
import { type NestFastifyApplication } from '@nestjs/platform-fastify';
import { Test } from '@nestjs/testing';
import { ContentPublisher } from '@lopso/content';
import { UnitImportService } from '@lopso/org';
import { Clock, Database, freePort, JobWorker, loadAllSettings, settingsOf } from '@lopso/platform';
import { AppModule } from '../../apps/api/src/app.module';
import { configureServer, createAdapter } from '../../apps/api/src/http/server';
import { DemoProvince } from '../../apps/cli/src/demo/generate';
import { WorkerModule } from '../../apps/worker/src/worker.module';
import { HttpSettings } from '../../libs/platform/src/http/http.settings';
import { ownDatabase } from './own-database';
import { TestClock } from './test-clock';

const root = join(__dirname, '../..');

/** What a system for browser tests is filled with. */
export interface SystemOptions {
  readonly members: number;
  /** True: the sample round with invented histories. */
  readonly hasHistory: boolean;
  /** The name under which the browser reaches it; passkeys need one that is no address. */
  readonly host?: 'localhost';
}

/** The whole system in this process: API with the built client, worker, a database of its own, one clock for both. */
export class TestSystem {
  private worker: INestApplicationContext | null = null;

  private constructor(
    readonly url: string,
    readonly app: NestFastifyApplication,
    readonly clock: TestClock,
    private readonly leave: () => Promise<void>,
  ) {}

  static async start(options: SystemOptions): Promise<TestSystem> {
    const { leave, url, port } = await prepareEnvironment(options.host ?? '127.0.0.1');
    const clock = new TestClock();
    const module = await Test.createTestingModule({ imports: [AppModule] })
      .overrideProvider(Clock)
      .useValue(clock)
      .compile();
    const app = module.createNestApplication<NestFastifyApplication>(createAdapter(settingsOf(HttpSettings)), {
      logger: ['error'],
    });
    await configureServer(app);
    await app.listen(port, '127.0.0.1');
    await app.get(UnitImportService).importOfficialUnits(join(root, 'content/units'));
    await app.get(ContentPublisher).publishContent(join(root, 'content'));
    const demo = { members: options.members, hasHistory: options.hasHistory, seed: 2026, asOf: clock.now() };
    await new DemoProvince((type) => app.get(type, { strict: false }), demo).generate();
    await app.get(Database).query('analyze', []);
    const system = new TestSystem(url, app, clock, leave);
    await system.startWorker();
    return system;
  }

  /** Starts the worker, or a new one after `stopWorker`. */
  async startWorker(): Promise<void> {
    const module = await Test.createTestingModule({ imports: [WorkerModule] })
      .overrideProvider(Clock)
      .useValue(this.clock)
      .compile();
    await module.init();
    await module.get(JobWorker).start();
    this.worker = module;
  }

  async stopWorker(): Promise<void> {
    await this.worker?.get(JobWorker).stop();
    await this.worker?.close();
    this.worker = null;
  }

  async stop(): Promise<void> {
    await this.stopWorker();
    await this.app.close();
    await this.leave();
  }
}

async function prepareEnvironment(host: string): Promise<{ url: string; port: number; leave: () => Promise<void> }> {
  const database = await ownDatabase();
  const folder = mkdtempSync(join(tmpdir(), 'lopso-system-'));
  const port = await freePort();
  const url = `http://${host}:${port}`;
  Object.assign(process.env, {
    DATABASE_URL: database.url,
    PUBLIC_URL: url,
    SECOND_FACTOR_ROLES: 'none',
    FILES_DIRECTORY: folder,
    WEB_DIRECTORY: process.env['LOPSO_TEST_WEB'] ?? join(root, 'dist/web'),
  });
  loadAllSettings();
  const leave = async (): Promise<void> => {
    await database.drop();
    rmSync(folder, { recursive: true, force: true });
  };
  return { url, port, leave };
}
