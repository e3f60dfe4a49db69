// The place that spec files run in: the worker process itself. What a file may leave behind in it is put back.
const { createRequire } = require('node:module');

const ofJest = createRequire(createRequire(require.resolve('jest')).resolve('jest-environment-node'));
const { LegacyFakeTimers, ModernFakeTimers } = ofJest('@jest/fake-timers');
const { ModuleMocker } = ofJest('jest-mock');

const before = {
  env: { ...process.env },
  exit: process.exit,
  builtin: process.getBuiltinModule,
  console: globalThis.console,
  limit: Error.stackTraceLimit,
};

function putBack() {
  for (const name of Object.keys(process.env)) if (!(name in before.env)) delete process.env[name];
  Object.assign(process.env, before.env);
  process.exit = before.exit;
  process.getBuiltinModule = before.builtin;
  globalThis.console = before.console;
  Error.stackTraceLimit = before.limit;
}

module.exports = class SharedEnvironment {
  constructor({ projectConfig }) {
    this.global = globalThis;
    this.moduleMocker = new ModuleMocker(globalThis);
    const timers = { config: projectConfig, global: globalThis };
    this.fakeTimers = new LegacyFakeTimers({
      ...timers,
      moduleMocker: this.moduleMocker,
      timerConfig: { idToRef: (id) => id, refToId: (ref) => ref },
    });
    this.fakeTimersModern = new ModernFakeTimers(timers);
  }

  async setup() {
    // Jest's runtime hands out its own `createRequire`, which knows the VM only.
    process.getBuiltinModule = before.builtin;
  }

  async teardown() {
    this.moduleMocker.restoreAllMocks();
    this.fakeTimersModern.dispose();
    putBack();
  }

  exportConditions() {
    return ['node', 'node-addons'];
  }

  /** Nothing runs in a VM. */
  getVmContext() {
    return null;
  }
};
