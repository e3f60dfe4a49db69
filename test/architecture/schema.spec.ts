import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type NestFastifyApplication } from '@nestjs/platform-fastify';
import { Database } from '@lopso/platform';
import { dumpCatalogue } from '../support/catalogue';
import { ownDatabase, type OwnDatabase } from '../support/own-database';
import { TestApi } from '../support/test-api';

describe('the database schema', () => {
  let api: TestApi;
  let app: NestFastifyApplication;
  let untouched: OwnDatabase;
  beforeAll(async () => {
    untouched = await ownDatabase();
    process.env['DATABASE_URL'] = untouched.url;
    api = await TestApi.start();
    app = api.app;
  });
  afterAll(async () => {
    await api.stop();
    await untouched.drop();
  });

  it('is the committed catalogue: tables, constraints, indexes, triggers, functions', async () => {
    const file = join(__dirname, 'catalogue.txt');
    const found = await dumpCatalogue(app.get(Database));
    if (process.env['LOPSO_WRITE_CATALOGUE'] === '1') writeFileSync(file, found);
    expect(found).toBe(readFileSync(file, 'utf8'));
  });
});
