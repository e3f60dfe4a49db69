import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** A script of plain Node, without types. */
const SCRIPT: string = '../bin/schema-mark.mjs';

describe('the mark of the migrations a demo has run', () => {
  let folder: string;
  let migrations: string;
  let mark: string;
  const write = (name: string, text: string) => writeFileSync(join(migrations, name), text);
  let amended: (folder: string, mark: string) => string[];
  beforeAll(async () => {
    ({ amendedMigrations: amended } = (await import(SCRIPT)) as { amendedMigrations: typeof amended });
  });
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'lopso-mark-'));
    migrations = join(folder, 'migrations');
    mark = join(folder, 'postgres.migrations.json');
    mkdirSync(migrations);
    write('1-create.ts', 'create table a');
  });
  afterEach(() => rmSync(folder, { recursive: true }));

  it('takes new ones in, and names what was amended or taken away until the data go', () => {
    expect(amended(migrations, mark)).toEqual([]);
    write('2-widen.ts', 'alter table a');
    expect(amended(migrations, mark)).toEqual([]);
    write('1-create.ts', 'create table b');
    expect(amended(migrations, mark)).toEqual(['1-create.ts']);
    expect(amended(migrations, mark)).toEqual(['1-create.ts']);
    rmSync(mark);
    expect(amended(migrations, mark)).toEqual([]);
    rmSync(join(migrations, '2-widen.ts'));
    expect(amended(migrations, mark)).toEqual(['2-widen.ts']);
  });

  it('takes parts in folders in, and leaves steps before the first one to the migrate command', () => {
    mkdirSync(join(migrations, 'parts'));
    write('parts/a.sql.ts', 'create table p');
    expect(amended(migrations, mark)).toEqual([]);
    write('parts/a.sql.ts', 'create table q');
    expect(amended(migrations, mark)).toEqual(['parts/a.sql.ts']);
    write('parts/a.sql.ts', 'create table p');
    rmSync(join(migrations, '1-create.ts'));
    write('3-baseline.ts', 'create table b');
    expect(amended(migrations, mark)).toEqual([]);
  });
});
