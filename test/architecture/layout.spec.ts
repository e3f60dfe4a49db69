import { spawnSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const root = join(__dirname, '../..');
const tracked = spawnSync('git', ['ls-files', '-co', '--exclude-standard'], { cwd: root, encoding: 'utf8' })
  .stdout.trim()
  .split('\n');

const TOP_LEVEL = [
  'LICENSE',
  'README.md',
  'apps',
  'content',
  'docker',
  'eslint.config.mjs',
  'libs',
  'nest-cli.json',
  'package-lock.json',
  'package.json',
  'test',
  'tsconfig.json',
];
const LIBRARIES = [
  'assessment',
  'classes',
  'content',
  'credentials',
  'identity',
  'interop',
  'learning',
  'org',
  'papers',
  'planning',
  'platform',
  'reporting',
];
const PLATFORM = [
  'access',
  'audit',
  'badges',
  'clock',
  'config',
  'database',
  'errors',
  'events',
  'files',
  'jobs',
  'logging',
  'office',
  'paper',
  'privacy',
  'text',
];

const folders = (place: string): string[] =>
  readdirSync(join(root, place), { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map((entry) => entry.name)
    .sort();

describe('the tree', () => {
  it('has only the agreed top-level entries', () => {
    const entries = new Set(tracked.map((path) => path.split('/')[0] ?? '').filter((name) => !name.startsWith('.')));
    expect([...entries].filter((name) => !TOP_LEVEL.includes(name))).toEqual([]);
  });

  it('has only the agreed libraries and platform parts', () => {
    expect(folders('libs').filter((name) => !LIBRARIES.includes(name))).toEqual([]);
    expect(folders('libs/platform/src').filter((name) => !PLATFORM.includes(name))).toEqual([]);
  });

  it('has no folder or file with an empty name', () => {
    const vague = /(^|\/)(utils?|helpers?|common|shared|misc|core)(\/|\.[a-z.]+$)/;
    expect(tracked.filter((path) => vague.test(path))).toEqual([]);
  });

  it('gives every library a README', () => {
    expect(LIBRARIES.filter((library) => !tracked.includes(`libs/${library}/README.md`))).toEqual([]);
  });

  it('gives every migration a moment of its own and every decision a number of its own', () => {
    const numbers = (pattern: RegExp): string[] => tracked.flatMap((path) => pattern.exec(path)?.slice(1, 2) ?? []);
    const repeated = (found: readonly string[]): string[] => found.filter((one, at) => found.indexOf(one) !== at);
    const migrations = numbers(/^libs\/platform\/src\/database\/migrations\/(\d{14})-/);
    const decisions = numbers(/^libs\/[a-z]+\/decisions\/(\d{4})-/);
    expect([repeated(migrations), repeated(decisions)]).toEqual([[], []]);
    expect([migrations.length > 0, decisions.length > 20]).toEqual([true, true]);
  });

  it('keeps from paper, or for it, only by a class there is a rule for', () => {
    const rules = readFileSync(join(root, 'apps/web/src/styles/base.css'), 'utf8');
    const unknown = tracked
      .filter((path) => path.startsWith('apps/web/src/') && path.endsWith('.svelte'))
      .flatMap((path) => {
        const page = readFileSync(join(root, path), 'utf8');
        const named = [...page.matchAll(/\bclass="([^"]*)"/g)].flatMap(([, names = '']) => names.split(/[\s{}]+/));
        const about = named.filter((name) => /(^|-)(print|screen|paper)(-|$)/.test(name));
        return about.filter((name) => !`${rules}${page}`.includes(`.${name}`)).map((name) => `${path}: ${name}`);
      });
    expect(unknown).toEqual([]);
  });

  it('names no registry, and no foreign host for assets', () => {
    const found = spawnSync(
      'git',
      [
        'grep',
        '-lE',
        '(registry\\.npmjs|fonts\\.g(oogleapis|static)|cdn\\.|unpkg\\.com)',
        '--',
        ':!test/architecture/layout.spec.ts',
      ],
      { cwd: root, encoding: 'utf8' },
    );
    expect(found.stdout.trim()).toBe('');
  });
});
