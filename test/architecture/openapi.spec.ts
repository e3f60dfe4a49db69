import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';

const root = join(__dirname, '../..');
const bin = (name: string): string => join(root, 'node_modules/.bin', name);

describe('the OpenAPI document', () => {
  let folder: string;
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'lopso-openapi-'));
  });
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  it('is the committed one, and so are the types of the client', () => {
    const document = join(folder, 'openapi.json');
    const types = join(folder, 'schema.ts');
    const written = spawnSync(process.execPath, [join(root, 'dist/apps/api/src/write-openapi.js'), document], {
      encoding: 'utf8',
    });
    expect(written.stderr).toBe('');
    expect(readFileSync(document, 'utf8')).toBe(readFileSync(join(root, 'apps/api/openapi.json'), 'utf8'));
    spawnSync(process.execPath, [bin('openapi-typescript'), document, '-o', types], { encoding: 'utf8' });
    expect(readFileSync(types, 'utf8')).toBe(readFileSync(join(root, 'apps/web/src/lib/api/schema.ts'), 'utf8'));
  });

  it('gives every route an operation id of its own', () => {
    const { paths } = JSON.parse(readFileSync(join(root, 'apps/api/openapi.json'), 'utf8')) as {
      paths: Record<string, Record<string, { operationId: string }>>;
    };
    const ids = Object.values(paths).flatMap((methods) => Object.values(methods).map((method) => method.operationId));
    expect(ids.length).toBeGreaterThan(0);
    expect(new Set(ids).size).toBe(ids.length);
  });
});
