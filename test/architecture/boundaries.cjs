/** Who may import whom: STYLE section 2. Each rule has a planted violation in boundaries.spec.ts that must fail. */
const LEVELS = [
  ['platform'],
  ['org', 'identity'],
  ['content'],
  ['assessment', 'classes'],
  ['learning'],
  ['credentials'],
  ['reporting', 'notifications', 'interop', 'planning'],
  ['papers'],
];

const group = (names) => `(${names.join('|')})`;

/** For each library: everything on its own line but itself, and every line above. */
const upward = LEVELS.flatMap((line, index) =>
  line.map((library) => {
    const forbidden = [...line.filter((other) => other !== library), ...LEVELS.slice(index + 1).flat()];
    return {
      name: `imports-point-down-${library}`,
      severity: 'error',
      from: { path: `^libs/${library}/` },
      to: { path: `^libs/${group(forbidden)}/` },
    };
  }),
).filter((rule) => !rule.to.path.includes('()'));

const TESTS = '\\.(spec|medium-spec|e2e-spec|browser-spec|page-spec|fault-spec|year-spec)\\.ts$';

module.exports = {
  forbidden: [
    ...upward,
    {
      name: 'library-only-by-index',
      comment: 'Another library is imported only through its index.ts.',
      severity: 'error',
      from: { path: '^libs/([^/]+)/' },
      to: { path: '^libs/([^/]+)/src/(?!index\\.ts$)', pathNot: '^libs/$1/' },
    },
    {
      name: 'apps-use-index',
      severity: 'error',
      from: { path: '^(apps)/', pathNot: TESTS },
      to: { path: '^libs/[^/]+/src/(?!index\\.ts$)' },
    },
    {
      name: 'libraries-know-no-app',
      severity: 'error',
      from: { path: '^libs/', pathNot: TESTS },
      to: { path: '^apps/' },
    },
    {
      name: 'apps-apart',
      severity: 'error',
      from: { path: '^apps/([^/]+)/', pathNot: TESTS },
      to: { path: '^apps/([^/]+)/', pathNot: '^apps/$1/' },
    },
    { name: 'web-knows-no-library', severity: 'error', from: { path: '^apps/web/' }, to: { path: '^libs/' } },
    {
      name: 'features-apart',
      severity: 'error',
      from: { path: '^apps/web/src/features/([^/]+)/' },
      to: { path: '^apps/web/src/features/([^/]+)/', pathNot: '^apps/web/src/features/$1/' },
    },
    {
      name: 'rules-are-pure',
      severity: 'error',
      from: { path: '^libs/([^/]+)/src/rules/', pathNot: TESTS },
      to: { pathNot: '^libs/$1/src/rules/|^libs/platform/src/(index|text/|errors/|access/)' },
    },
    {
      name: 'sql-in-storage',
      comment: 'Only storage, modules and platform know TypeORM or pg; the demo generator copies in bulk.',
      severity: 'error',
      from: {
        path: '^(libs|apps)/',
        pathNot: `^libs/platform/|^libs/[^/]+/src/storage/|\\.module\\.ts$|^apps/cli/src/demo/|${TESTS}`,
      },
      to: { path: 'node_modules/(typeorm|pg|pg-copy-streams)/' },
    },
    {
      name: 'test-support-for-tests',
      severity: 'error',
      from: { path: '^(apps|libs)/', pathNot: TESTS },
      to: { path: '^test/' },
    },
    { name: 'no-circular', severity: 'error', from: {}, to: { circular: true } },
    {
      name: 'not-resolvable',
      severity: 'error',
      from: {},
      to: { couldNotResolve: true, pathNot: '\\?raw$|^virtual:' },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: ['^dist/', '^coverage/', '[.]svg', '[.]css$', '[.]woff2', '[.]json$'] },
    tsConfig: { fileName: 'tsconfig.json' },
    tsPreCompilationDeps: true,
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'require', 'node', 'default', 'types', 'svelte', 'browser'],
      extensions: ['.ts', '.js', '.mjs', '.json', '.d.ts', '.svelte'],
    },
  },
};
