// npm test: everything that must pass. The first lines run on the system's Node, so: built-in modules only.
import { spawn, spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { environment, install, node, root } from './ready.mjs';
import { findChromium } from './chromium.mjs';

install();
const env = environment({ CHROMIUM: findChromium(), FORCE_COLOR: '0' });
const folder = mkdtempSync(join(tmpdir(), 'lopso-results-'));
const results = [];

const seconds = (from) => ((Date.now() - from) / 1000).toFixed(0);

/** One command that passes or fails as a whole; its output is shown only when it fails. */
function check(name, command, args) {
  return new Promise((resolve) => {
    const from = Date.now();
    const child = spawn(command, args, { cwd: root, env, stdio: ['ignore', 'pipe', 'pipe'] });
    let output = '';
    child.stdout.on('data', (part) => (output += part));
    child.stderr.on('data', (part) => (output += part));
    child.on('close', (code) => {
      results.push({ name, passed: code === 0 ? 1 : 0, failed: code === 0 ? 0 : 1, seconds: seconds(from) });
      console.log(`${code === 0 ? 'ok    ' : 'FAILED'} ${name} (${seconds(from)} s)`);
      if (code !== 0) console.log(output);
      resolve();
    });
  });
}

const script = (name) => check(name, 'npm', ['run', '--silent', name]);

const ESM = ['--experimental-vm-modules', '--disable-warning=ExperimentalWarning'];
/** Every spec file loads its modules anew: rarer collections of what is young, and no helper threads where both cores work. */
const COLLECTING = ['--max-semi-space-size=64', '--single-threaded-gc'];

/** A Jest run over some projects; each test counts. The client's specs run without ES modules in Node's VM. */
function jest(name, projects, flags = ESM) {
  const from = Date.now();
  const file = join(folder, `${name}.json`);
  const args = [
    ...flags,
    ...COLLECTING,
    join(root, 'node_modules/jest/bin/jest.js'),
    ...[
      '-c',
      'test/jest/jest.config.cjs',
      '--randomize',
      '--json',
      '--outputFile',
      file,
      '--selectProjects',
      ...projects,
    ],
  ];
  const run = spawnSync(node, args, { cwd: root, env, stdio: ['ignore', 'ignore', 'inherit'] });
  const report = existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : null;
  const passed = report?.numPassedTests ?? 0;
  // A suite that cannot run has no failed test; it counts as one, and so does a run that ended badly with none.
  const broken = (report?.numFailedTests ?? 0) + (report?.numRuntimeErrorTestSuites ?? 0);
  const failed = broken === 0 && (run.status !== 0 || passed === 0) ? 1 : broken;
  results.push({ name, passed, failed, seconds: seconds(from) });
  console.log(`${failed === 0 ? 'ok    ' : 'FAILED'} ${name}: ${passed} passed, ${failed} failed (${seconds(from)} s)`);
}

const from = Date.now();
const build = script('build');
// The longest first, on two cores: fifteen minutes for everything are meant for two.
const waiting = ['check:lint', 'check:types', 'check:format', 'check:boundaries', 'check:unused', 'check:content'];
const lane = async () => {
  for (let name = waiting.shift(); name !== undefined; name = waiting.shift()) {
    if (name === 'check:content') await build;
    await script(name);
  }
};
await Promise.all([build.then(lane), lane()]);
jest('unit', ['unit']);
jest('web', ['web'], []);
jest('medium, architecture', ['medium', 'architecture']);
jest('e2e', ['e2e']);
jest('browser, pages', ['browser', 'pages']);

rmSync(folder, { recursive: true, force: true });
const sum = (key) => results.reduce((total, result) => total + result[key], 0);
// The commands before the first Jest run share two lanes: their times add up to more than the whole.
for (const { name, passed, failed, seconds: took } of [
  ...results,
  { name: 'all', passed: sum('passed'), failed: sum('failed'), seconds: seconds(from) },
]) {
  console.log(
    `${name.padEnd(22)}${took.padStart(6)} s${String(passed).padStart(7)} passed${String(failed).padStart(5)} failed`,
  );
}
console.log(`${sum('passed')} passed, ${sum('failed')} failed`);
process.exit(sum('failed') === 0 ? 0 : 1);
