const path = require('node:path');

const rootDir = path.resolve(__dirname, '../..');

const server = {
  rootDir,
  testEnvironment: 'node',
  moduleFileExtensions: ['ts', 'js', 'mjs', 'cjs', 'json', 'node'],
  moduleNameMapper: {
    '^@lopso/([^/]+)/http$': '<rootDir>/libs/$1/src/http.ts',
    '^@lopso/([^/]+)$': '<rootDir>/libs/$1/src/index.ts',
    // A dynamic import of our own names the built file, as Node wants it.
    '^(\\./compile-content)\\.js$': '$1',
  },
  transform: { '^.+\\.ts$': '<rootDir>/test/jest/typescript-transform.cjs' },
  modulePathIgnorePatterns: ['<rootDir>/dist/', '<rootDir>/.data/'],
};

const onDatabase = {
  globalSetup: '<rootDir>/test/jest/global-setup.ts',
  globalTeardown: '<rootDir>/test/jest/global-teardown.ts',
};

/** In Jest's VM: a medium spec loads its own library alone, with the listeners of that library alone. */
const inVm = { ...onDatabase, setupFiles: ['<rootDir>/test/jest/worker-database.cjs'] };

/** Specs of the whole application: it is loaded once in a worker (`loaded-once/load.cjs`). */
const loadedOnce = {
  ...onDatabase,
  testEnvironment: '<rootDir>/test/jest/loaded-once/environment.cjs',
  testRunner: '<rootDir>/test/jest/loaded-once/runner.cjs',
};

const project = (displayName, roots, testRegex, more = {}) => ({
  ...server,
  displayName,
  roots: roots.map((root) => `<rootDir>/${root}`),
  testRegex,
  ...more,
});

module.exports = {
  rootDir,
  maxWorkers: 2,
  // Modules in Node's VM are never freed: 50 MB a spec that boots the API, 3.5 GB in the end. The larger, the dearer each collection,
  // and a worker that large is not gone in the half second that Jest gives it.
  workerIdleMemoryLimit: '800MB',
  testSequencer: '<rootDir>/test/jest/longest-first.cjs',
  // Of the tests that run beside each other in one file (the pages): one computes while the other waits for answers.
  maxConcurrency: 2,
  testTimeout: 180_000,
  projects: [
    project('unit', ['libs', 'apps/api', 'apps/worker', 'apps/cli'], '(?<!medium-)(?<=[./])spec\\.ts$'),
    project('medium', ['libs', 'apps/api', 'apps/worker', 'apps/cli'], '\\.medium-spec\\.ts$', inVm),
    project('e2e', ['test/e2e'], '\\.e2e-spec\\.ts$', loadedOnce),
    project('architecture', ['test/architecture'], '\\.spec\\.ts$', inVm),
    project('browser', ['test/browser'], '\\.browser-spec\\.ts$', loadedOnce),
    project('pages', ['test/pages'], '\\.page-spec\\.ts$', loadedOnce),
    project('year', ['test/e2e'], '\\.year-spec\\.ts$', loadedOnce),
    project('faults', ['test/faults'], '\\.fault-spec\\.ts$', loadedOnce),
    {
      displayName: 'web',
      rootDir,
      roots: ['<rootDir>/apps/web'],
      testEnvironment: 'node',
      testRegex: '\\.spec\\.ts$',
      moduleFileExtensions: ['ts', 'mts', 'js', 'mjs', 'svelte', 'json'],
      transform: { '\\.(svelte|ts|mts|js|mjs|css)$': '<rootDir>/test/jest/svelte-transform.cjs' },
      transformIgnorePatterns: [
        '/node_modules/(?!(svelte|esm-env|clsx|devalue|@jridgewell|zimmerframe|is-reference|esrap|idb|@noble/ed25519|qr)/)',
      ],
      testEnvironmentOptions: { customExportConditions: ['browser', 'svelte', 'default'] },
    },
  ],
};
