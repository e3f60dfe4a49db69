// npm run bench: the product against its floor, measured alternately on one machine in one run.
import { chmodSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { cpus, tmpdir } from 'node:os';
import { join } from 'node:path';
import { buildWhenStale } from '../../apps/cli/bin/build.mjs';
import { analysis, analysisLine } from './analysis.mjs';
import { auditVerification } from './audit.mjs';
import { bursts } from './bursts.mjs';
import { firstVisit } from './first-visit.mjs';
import { audienceLines, audiences } from './audiences.mjs';
import { hallLines, halls } from './halls.mjs';
import { cpuMs, median, memoryMb, round } from './load.mjs';
import { PASSWORD, people, record, signInAll } from './prepare.mjs';
import { issuing, issuingLine } from './issuing.mjs';
import { planner, plannerLine } from './planner.mjs';
import { printLine, prints } from './prints.mjs';
import { openProvince, root, signIn, startServer } from './province.mjs';
import { registerBook, registerBookLine } from './register-book.mjs';
import { rosterBench, searchLines } from './roster.mjs';
import { scenariosFor, submitAll } from './scenarios.mjs';
import { examLine } from './takers.mjs';

const MEMBERS = Number(process.env.LOPSO_BENCH_MEMBERS ?? 20_000);
const SECONDS = Number(process.env.LOPSO_BENCH_SECONDS ?? 4);
const ROUNDS = 3;
const CONNECTIONS = [1, 16, 64];
const POOL_SIZE = 12;

const number = (value, digits = 2) => (value === null || value === undefined ? '–' : value.toFixed(digits));

async function measure(scenario, api, floor) {
  const rows = [];
  for (const connections of CONNECTIONS) {
    const target = { ...scenario, url: api.url, pid: api.pid };
    const base = { ...scenario, url: floor.url, pid: floor.pid, path: `/floor/${scenario.id}` };
    if (scenario.makeBody !== undefined)
      base.makeBody = () => ({ ...scenario.makeBody(), path: `/floor/${scenario.id}` });
    await round(target, { connections, seconds: 1 });
    await round(base, { connections, seconds: 1 });
    const ours = [];
    const theirs = [];
    for (let turn = 0; turn < ROUNDS; turn += 1) {
      ours.push(await round(target, { connections, seconds: SECONDS }));
      theirs.push(await round(base, { connections, seconds: SECONDS }));
    }
    const middle = (rounds, key) => median(rounds.map((one) => one[key]));
    rows.push({
      id: scenario.id,
      connections,
      p50: middle(ours, 'p50'),
      p97_5: middle(ours, 'p97_5'),
      perSecond: middle(ours, 'perSecond'),
      cpuMs: middle(ours, 'cpuPerRequestMs'),
      floorCpuMs: middle(theirs, 'cpuPerRequestMs'),
      ratio: middle(ours, 'cpuPerRequestMs') / middle(theirs, 'cpuPerRequestMs'),
      refused: ours.reduce((sum, one) => sum + one.refused, 0),
    });
    const last = rows[rows.length - 1];
    console.log(
      [
        scenario.title.padEnd(26),
        String(connections).padStart(3),
        number(last.p50, 0).padStart(6),
        number(last.p97_5, 0).padStart(6),
        number(last.perSecond, 0).padStart(7),
        number(last.cpuMs).padStart(8),
        number(last.floorCpuMs).padStart(8),
        number(last.ratio).padStart(6),
        String(last.refused).padStart(5),
      ].join('  '),
    );
  }
  return rows;
}

async function main() {
  if (buildWhenStale()) console.log('built');
  const folder = mkdtempSync(join(tmpdir(), 'lopso-bench-'));
  chmodSync(folder, 0o755);
  const province = await openProvince(folder, MEMBERS);
  const report = {
    at: new Date().toISOString(),
    cpus: cpus().length,
    node: process.version,
    members: MEMBERS,
    demoMs: province.demoMs,
    isDurable: true,
  };
  console.log(
    `${MEMBERS} members with history loaded in ${number(province.demoMs / 1000, 1)} s; fsync and synchronous_commit on; ${report.cpus} CPUs`,
  );
  try {
    const who = await people(province.env.DATABASE_URL);
    const port = await province.freePort();
    const env = { ...province.env, PORT: String(port), PUBLIC_URL: `http://127.0.0.1:${port}` };

    const file = join(folder, 'statements.jsonl');
    const recorder = await startServer(
      { ...env, LOPSO_BENCH_RECORD: file },
      { preload: join(root, 'test/bench/record.cjs') },
    );
    const signedIn = await signInAll(recorder.url, who);
    const scenarios = await scenariosFor(recorder.url, signedIn);
    const routes = [];
    for (const scenario of scenarios) routes.push(await record(scenario, recorder.url, file));
    await recorder.stop();

    const api = await startServer(env);
    const floorPort = await province.freePort();
    const plan = join(folder, 'floor.json');
    writeFileSync(
      plan,
      JSON.stringify({
        port: floorPort,
        databaseUrl: env.DATABASE_URL,
        poolSize: POOL_SIZE,
        secret: env.TOKEN_SECRET,
        routes,
      }),
    );
    const floor = await startServer(
      { ...env, PORT: String(floorPort) },
      { entry: 'test/bench/floor.mjs', args: [plan], ready: '/' },
    );

    console.log(
      ['request'.padEnd(26), 'con', 'p50 ms', 'p97.5', '  req/s', ' CPU ms', '  floor', ' ratio', 'refused'].join('  '),
    );
    report.rows = [];
    for (const scenario of scenarios) report.rows.push(...(await measure(scenario, api, floor)));
    report.statementsPerRequest = Object.fromEntries(routes.map((route) => [route.id, route.statements.length]));

    const submits = (await submitAll(api.url, signedIn.takers)).sort((a, b) => a - b);
    report.submit = { p50: submits[Math.floor(submits.length / 2)], slowest: submits[submits.length - 1] };
    const before = cpuMs(api.pid);
    const from = performance.now();
    for (let turn = 0; turn < 20; turn += 1) await signIn(api.url, who.takers[turn % who.takers.length], PASSWORD);
    report.signIn = { meanMs: (performance.now() - from) / 20, cpuMs: (cpuMs(api.pid) - before) / 20 };
    report.memoryMb = { api: memoryMb(api.pid), floor: memoryMb(floor.pid) };
    report.bursts = await bursts(api, {
      databaseUrl: env.DATABASE_URL,
      secret: env.TOKEN_SECRET,
      officer: signedIn.officer,
      roundId: who.roundId,
    });
    report.memoryMb.afterBursts = memoryMb(api.pid);
    report.analysis = await analysis(api, signedIn.officer);
    report.prints = await prints(api, signedIn.officer, who.roundId);
    report.firstVisit = await firstVisit(api.url, PASSWORD);
    console.log(
      `submit p50 ${number(report.submit.p50, 0)} ms; sign-in ${number(report.signIn.meanMs, 0)} ms, CPU ${number(report.signIn.cpuMs, 0)} ms`,
    );
    console.log(
      `API memory after load ${number(report.memoryMb.api, 0)} MB, after bursts ${number(report.memoryMb.afterBursts, 0)} MB`,
    );
    const { starts, atOneAddress, exported, taker } = report.bursts;
    console.log(
      `${starts.attempts} attempts started within ${number(starts.seconds, 1)} s: ${starts.failed} failed, p50 ${number(starts.p50, 0)} ms, p95 ${number(starts.p95, 0)} ms`,
    );
    console.log(
      `${atOneAddress.people} people behind one address: ${atOneAddress.saved} answers saved, ${atOneAddress.refused} refused, p50 ${number(atOneAddress.p50, 0)} ms`,
    );
    console.log(examLine(report.bursts.exam));
    console.log(`a whole taker of ${taker.questions} questions, start to hand-in: CPU ${number(taker.cpuMs, 1)} ms`);
    console.log(analysisLine(report.analysis));
    console.log(printLine(report.prints));
    console.log(
      `export: status ${exported.status}, first byte ${number(exported.firstByteMs, 0)} ms, ${number(exported.kB, 0)} kB in ${number(exported.seconds, 1)} s, memory +${number(exported.memoryGrowthMb, 0)} MB`,
    );
    console.log(
      `first visit to a lesson: ${report.firstVisit.requests} requests, ${number(report.firstVisit.totalKb, 1)} kB on the wire, JavaScript ${number(report.firstVisit.scriptKb, 1)} kB; readable on slow 3G after ${number(report.firstVisit.usableMs / 1000, 1)} s`,
    );
    // Before a round is written down as finished by everybody: the nightly check asks for the evidence.
    report.halls = await halls({ ...province, env }, api);
    console.log(hallLines(report.halls));
    report.issuing = await issuing({ ...province, env }, api, signedIn.officer);
    console.log(issuingLine(report.issuing));
    report.registerBook = await registerBook(api, signedIn.officer, report.issuing.roundId);
    console.log(registerBookLine(report.registerBook));
    report.audiences = await audiences({ ...province, env }, api);
    console.log(audienceLines(report.audiences));
    report.planner = planner();
    for (const one of report.planner) console.log(plannerLine(one));
    report.roster = await rosterBench({ ...province, env }, api);
    console.log(searchLines(report.roster));
    writeFileSync(join(root, 'test/bench/latest.json'), `${JSON.stringify(report, null, 2)}\n`);
    await floor.stop();
    await api.stop();
    report.audit = await auditVerification(province);
    console.log(
      `audit: ${report.audit.entries} entries sealed in ${number(report.audit.sealSeconds, 1)} s, verified in ${number(report.audit.verifySeconds, 1)} s`,
    );
    writeFileSync(join(root, 'test/bench/latest.json'), `${JSON.stringify(report, null, 2)}\n`);
  } finally {
    province.server.stop();
    rmSync(folder, { recursive: true, force: true });
  }
}

await main();
process.exit(0);
