// npm run faults: kills API and worker while people take quizzes, then holds the database against what they were told.
//   --takers 200 --kills 20 --seconds 900 --seed 2026 --built (don't build) --report <file>
import { chmodSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { cpus, tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { buildWhenStale } from '../../apps/cli/bin/build.mjs';
import { openProvince } from '../bench/province.mjs';
import { failedFigures, printReport } from './report.mjs';
import { killWhileTaking } from './run.mjs';

const { values } = parseArgs({
  options: {
    takers: { type: 'string', default: '200' },
    kills: { type: 'string', default: '20' },
    seconds: { type: 'string', default: '900' },
    seed: { type: 'string', default: '2026' },
    report: { type: 'string' },
    built: { type: 'boolean', default: false },
  },
});
const options = {
  takers: Number(values.takers),
  kills: Number(values.kills),
  seconds: Number(values.seconds),
  seed: Number(values.seed),
};
/** Members of the demo province for one taker: enough of them have an account and are half way. */
const MEMBERS_PER_TAKER = 6;

async function main() {
  if (!values.built && buildWhenStale()) console.log('built');
  const interrupt = new AbortController();
  for (const name of ['SIGINT', 'SIGTERM']) process.once(name, () => interrupt.abort(new Error(`ended by ${name}`)));
  const folder = mkdtempSync(join(tmpdir(), 'lopso-faults-'));
  chmodSync(folder, 0o755);
  const province = await openProvince(folder, Math.max(120, options.takers * MEMBERS_PER_TAKER));
  try {
    const signal = AbortSignal.any([interrupt.signal, AbortSignal.timeout(options.seconds * 1000)]);
    const outcome = await killWhileTaking({ province, folder, options, signal });
    const report = { at: new Date().toISOString(), cpus: cpus().length, node: process.version, ...options, ...outcome };
    printReport(report);
    if (values.report !== undefined) writeFileSync(values.report, `${JSON.stringify(report, null, 2)}\n`);
    return failedFigures(report).length === 0 ? 0 : 1;
  } finally {
    province.server.stop();
    rmSync(folder, { recursive: true, force: true });
  }
}

main().then(
  (code) => process.exit(code),
  (error) => {
    console.error(error);
    process.exit(1);
  },
);
