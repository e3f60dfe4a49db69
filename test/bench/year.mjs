// npm run bench:year: the simulated year of the tests (test/support/year) at the size of the province, everything it checks held.
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { root } from './province.mjs';

const folder = mkdtempSync(join(tmpdir(), 'lopso-year-'));
const file = join(folder, 'report.json');
const jest = ['run', '--silent', 'jest', '--', '--selectProjects', 'year'];
const run = spawnSync('npm', jest, {
  cwd: root,
  env: { ...process.env, LOPSO_YEAR: 'whole', LOPSO_YEAR_REPORT: file },
  stdio: 'inherit',
});
try {
  const report = { at: new Date().toISOString(), ...JSON.parse(readFileSync(file, 'utf8')) };
  if (process.env.BENCH_MEMBERS === undefined)
    writeFileSync(join(root, 'test/bench/year.json'), `${JSON.stringify(report, null, 2)}\n`);
  const { members, done, faults, checks, auditEntries, passages, minutes, peakMegabytes, slowest } = report;
  const marks = Object.entries(done).filter(([what]) => what.startsWith('marks '));
  console.log(
    [
      `a year of ${members} members in ${minutes} minutes, ${peakMegabytes} MB: ${done.classes} classes, ${done['sessions held']} sessions,`,
      `${marks.map(([what, many]) => `${many} ${what}`).join(', ')};`,
      `${done['certificates issued']} certificates issued, ${done['papers withdrawn']} withdrawn, ${done['papers replaced']} replaced, ${done['papers signed outside']} signed outside;`,
      `${passages.first} passages finished and ${passages.renewed} renewed, ${done['seats passed on']} seats passed on, ${auditEntries} entries of the audit trail;`,
      `looked at ${checks} times, ${faults.length} faults`,
    ].join('\n'),
  );
  console.table(slowest);
} finally {
  rmSync(folder, { recursive: true, force: true });
}
process.exit(run.status ?? 1);
