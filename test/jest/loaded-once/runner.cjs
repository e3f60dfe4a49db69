// Runs one spec file with Jest's own circus in the worker process: see load.cjs.
const { createRequire } = require('node:module');
const path = require('node:path');
const { sourceMaps } = require('./load.cjs');

const ofJest = createRequire(require.resolve('jest'));
const circus = path.join(
  path.dirname(createRequire(ofJest.resolve('@jest/core')).resolve('jest-circus')),
  'jestAdapterInit.js',
);
const HANDLERS = Symbol.for('EVENT_HANDLERS');
const worker = require.resolve('../worker-database.cjs');
const settings = path.resolve(__dirname, '../../../libs/platform/src/config/settings.ts');

/** Circus keeps its state and its handlers for the life of a context: a new one for every file. */
function newCircus() {
  delete require.cache[circus];
  delete globalThis[HANDLERS];
  return require(circus);
}

module.exports = async function run(globalConfig, config, environment, runtime, testPath, sendMessageToJest) {
  const { initialize, runAndTransformResultsToJestFormat } = newCircus();
  delete require.cache[worker];
  require(worker);
  await initialize({
    config,
    environment,
    globalConfig,
    localRequire: require,
    parentProcess: process,
    runtime,
    sendMessageToJest,
    setGlobalsForRuntime: runtime.setGlobalsForRuntime.bind(runtime),
    testPath,
  });
  globalThis.jest = runtime.jestGlobals.jestObjectFor(testPath);
  const loaded = require.cache[settings];
  if (loaded !== undefined) loaded.exports.loadAllSettings();
  require(testPath);
  const maps = runtime.getSourceMaps();
  for (const [file, map] of sourceMaps) maps.set(file, map);
  const from = Date.now();
  const results = await runAndTransformResultsToJestFormat({
    config,
    globalConfig,
    setupAfterEnvPerfStats: { setupAfterEnvStart: from, setupAfterEnvEnd: from },
    testPath,
  });
  delete require.cache[testPath];
  return results;
};
