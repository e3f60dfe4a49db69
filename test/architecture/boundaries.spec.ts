import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync, cpSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';

const root = join(__dirname, '../..');
const depcruise = join(root, 'node_modules/.bin/depcruise');

interface Planted {
  readonly rule: string;
  readonly files: Readonly<Record<string, string>>;
}

const index = { 'libs/platform/src/index.ts': 'export const base = 1;\n' };
const nothing = 'export const nothing = 0;\n';

/** A library, and one that stands above it or beside it on its line. */
const UPWARD: Readonly<Record<string, string>> = {
  platform: 'org',
  org: 'identity',
  identity: 'org',
  content: 'learning',
  assessment: 'classes',
  classes: 'assessment',
  learning: 'credentials',
  credentials: 'reporting',
  reporting: 'interop',
  notifications: 'reporting',
  interop: 'reporting',
  planning: 'reporting',
};

const upward: readonly Planted[] = Object.entries(UPWARD).map(([library, above]) => ({
  rule: `imports-point-down-${library}`,
  files: { [`libs/${library}/src/a.ts`]: `import '@lopso/${above}';\n`, [`libs/${above}/src/index.ts`]: nothing },
}));

/** One violation per rule of boundaries.cjs. */
const planted: readonly Planted[] = [
  ...upward,
  {
    rule: 'library-only-by-index',
    files: { 'libs/org/src/a.ts': "import '../../platform/src/deep';\n", 'libs/platform/src/deep.ts': nothing },
  },
  {
    rule: 'apps-use-index',
    files: { 'apps/api/src/a.ts': "import '../../../libs/platform/src/deep';\n", 'libs/platform/src/deep.ts': nothing },
  },
  {
    rule: 'libraries-know-no-app',
    files: { 'libs/org/src/a.ts': "import '../../../apps/api/src/b';\n", 'apps/api/src/b.ts': nothing },
  },
  {
    rule: 'apps-apart',
    files: { 'apps/api/src/a.ts': "import '../../worker/src/b';\n", 'apps/worker/src/b.ts': nothing },
  },
  {
    rule: 'web-knows-no-library',
    files: { 'apps/web/src/a.ts': "import '../../../libs/platform/src/index';\n" },
  },
  {
    rule: 'features-apart',
    files: {
      'apps/web/src/features/org/a.ts': "import '../classes/b';\n",
      'apps/web/src/features/classes/b.ts': nothing,
    },
  },
  {
    rule: 'rules-are-pure',
    files: { 'libs/org/src/rules/a.ts': "import '../services/b';\n", 'libs/org/src/services/b.ts': nothing },
  },
  { rule: 'sql-in-storage', files: { 'libs/org/src/services/a.ts': "import 'typeorm';\n" } },
  {
    rule: 'test-support-for-tests',
    files: { 'libs/org/src/a.ts': "import '../../../test/support/b';\n", 'test/support/b.ts': nothing },
  },
  {
    rule: 'no-circular',
    files: { 'libs/org/src/a.ts': "import './b';\n", 'libs/org/src/b.ts': "import './a';\n" },
  },
  { rule: 'not-resolvable', files: { 'libs/org/src/a.ts': "import './nowhere';\n" } },
];

function cruise(files: Readonly<Record<string, string>>): { code: number; output: string } {
  const folder = mkdtempSync(join(tmpdir(), 'lopso-boundaries-'));
  try {
    cpSync(join(root, 'tsconfig.json'), join(folder, 'tsconfig.json'));
    mkdirSync(join(folder, 'apps'));
    mkdirSync(join(folder, 'test'));
    symlinkSync(join(root, 'node_modules'), join(folder, 'node_modules'));
    for (const [path, text] of Object.entries({ ...index, ...files })) {
      mkdirSync(dirname(join(folder, path)), { recursive: true });
      writeFileSync(join(folder, path), text);
    }
    const result = spawnSync(
      process.execPath,
      [
        depcruise,
        '--config',
        join(root, 'test/architecture/boundaries.cjs'),
        '--output-type',
        'err',
        'apps',
        'libs',
        'test',
      ],
      { cwd: folder, encoding: 'utf8' },
    );
    return { code: result.status ?? -1, output: result.stdout + result.stderr };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

describe('the boundary check', () => {
  it('passes a tree without violations', () => {
    expect(cruise({ 'libs/org/src/a.ts': "import '@lopso/platform';\n" })).toMatchObject({ code: 0 });
  });

  it.each(planted)('finds a planted violation of $rule', ({ rule, files }) => {
    const { code, output } = cruise(files);
    expect(output).toContain(rule);
    expect(code).toBeGreaterThan(0);
  });

  it('has a planted violation for every rule', () => {
    const { forbidden } = jest.requireActual<{ forbidden: { name: string }[] }>('./boundaries.cjs');
    expect(planted.map(({ rule }) => rule).sort()).toEqual(forbidden.map(({ name }) => name).sort());
  });
});
