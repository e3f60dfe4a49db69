// Kills the API while a list is uploaded, and the worker while it is written and taken back; then holds the tables against each other.
//   --database <url of an empty migrated database> --owner <the same as the owner of its tables> --rows 3000 --kills 3 --seconds 120 --seed 2026 --report <file>
import { randomBytes, randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import pg from 'pg';
import { PgBoss } from 'pg-boss';
import { Hold } from './hold.mjs';
import { Killing } from './importing/killing.mjs';
import { Officer } from './importing/officer.mjs';
import { setStage } from './importing/stage.mjs';
import * as verdict from './importing/verdict.mjs';
import { Random } from './random.mjs';
import { apiServer, workerServer } from './servers.mjs';

const { values } = parseArgs({
  options: {
    database: { type: 'string' },
    owner: { type: 'string' },
    rows: { type: 'string', default: '3000' },
    kills: { type: 'string', default: '3' },
    seconds: { type: 'string', default: '120' },
    seed: { type: 'string', default: '2026' },
    report: { type: 'string' },
  },
});

function environment(folder) {
  const secret = () => randomBytes(36).toString('base64url');
  return {
    ...process.env,
    NODE_ENV: 'production',
    DATABASE_URL: values.database,
    TOKEN_SECRET: secret(),
    AUDIT_KEY: secret(),
    CERTIFICATE_NAME_KEY: secret(),
    CERTIFICATE_SIGNING_KEY: secret(),
    MEMBER_CARD_KEY: secret(),
    FILES_DIRECTORY: join(folder, 'files'),
    SECOND_FACTOR_ROLES: 'none',
  };
}

async function openSystem(folder, signal) {
  const env = environment(folder);
  const client = new pg.Client({ connectionString: values.owner });
  const hold = new Hold(values.owner);
  await client.connect();
  await hold.open();
  const stage = await setStage(client, { rows: Number(values.rows), secret: env.TOKEN_SECRET });
  const { server: api, url } = await apiServer(env, folder);
  const worker = workerServer(env, folder, url);
  const servers = [api, worker];
  const killAll = () => servers.forEach((server) => server.killNow());
  process.once('exit', killAll);
  const officer = new Officer({ url, headers: stage.headers, signal });
  const close = async () => {
    killAll();
    await hold.close();
    await client.end();
  };
  const random = new Random(Number(values.seed));
  return { env, client, hold, api, worker, servers, stage, officer, random, signal, close };
}

/** Cut off half-way, and cut off with the file kept but nothing written down; then sent again. */
async function uploadAndKill({ api, hold, officer, stage, signal }) {
  const { unit, list } = stage;
  const key = randomUUID();
  const bringBack = () => api.start(signal);
  await officer.sendList(unit.id, list, key, () => api.kill()).catch(() => null);
  await bringBack();
  let sending;
  const send = () => (sending = officer.sendList(unit.id, list, key).catch(() => null));
  await Promise.all([hold.meet('interop.import_batch', () => api.kill(), signal), pause(50).then(send)]);
  await sending;
  await bringBack();
  stage.importId = await officer.upload(unit.id, list, key);
}

async function writeAndKill({ officer, stage }, killing) {
  await officer.reach(stage.importId, 'checked');
  const begin = () => officer.act(stage.importId, 'commit', {});
  const at = (done) => ({ state: 'committing', done });
  await killing.inside(stage, { table: 'org.seat_term', begin }, verdict.judgeAlways);
  for (let turn = 1; turn < Number(values.kills); turn += 1) {
    const done = Math.floor((stage.rows * turn) / Number(values.kills));
    await killing.atChance(stage, at(done), verdict.judgeAlways);
  }
  await officer.reach(stage.importId, 'committed');
}

async function undoAndKill({ officer, stage }, killing) {
  const begin = () => officer.act(stage.importId, 'undo');
  await killing.inside(stage, { table: 'org.member', begin }, verdict.judgeUndoing);
  await officer.reach(stage.importId, 'undone');
}

/** Files that a killed API left, after the nightly work of the day after tomorrow. */
async function filesLeft({ env, signal }) {
  const old = new Date(Date.now() - 2 * 86_400_000);
  const leftBehind = verdict.filesLeft(env.FILES_DIRECTORY);
  for (const file of leftBehind) utimesSync(file, old, old);
  const boss = new PgBoss({ connectionString: env.DATABASE_URL, supervise: false, schedule: false, migrate: false });
  await boss.start();
  await boss.send('interop.forget-imports', {});
  await boss.stop({ graceful: false });
  for (let waited = 0; waited < 10_000 && verdict.filesLeft(env.FILES_DIRECTORY).length > 0; waited += 50)
    await pause(50, undefined, { signal });
  return { leftBehind: leftBehind.length, after: verdict.filesLeft(env.FILES_DIRECTORY).length };
}

/** Jobs given up, or still not done ten seconds after their last work was seen: a job is marked done a moment after that. */
async function jobsLeft({ client, signal }) {
  for (let waited = 0; ; waited += 50) {
    const { rows } = await client.query(
      `select count(*)::int as jobs from pgboss.job where name like 'interop.%' and state not in ('completed', 'retry') or name = 'platform.dead-letter'`,
    );
    if (rows[0].jobs === 0 || waited >= 10_000) return rows[0].jobs;
    await pause(50, undefined, { signal });
  }
}

async function run(system) {
  const { client, stage, servers, officer, api, worker, hold } = system;
  const killing = new Killing(system);
  await Promise.all(servers.map((server) => server.start(system.signal)));
  await uploadAndKill(system);
  await writeAndKill(system, killing);
  const written = await verdict.judgeWritten(client, stage);
  const damages = await verdict.plantDamages(client, stage);
  await undoAndKill(system, killing);
  const files = await filesLeft(system);
  const jobs = await jobsLeft(system);
  const mustBeZero = {
    ...written,
    ...Object.fromEntries(Object.entries(killing.faults).map(([title, figure]) => [`after a kill: ${title}`, figure])),
    ...(await verdict.judgeUndone(client, stage)),
    'uploaded files left behind': files.after,
    'jobs given up or left': jobs,
    'answers of 500 and above': officer.serverErrors.length,
    'processes that fell by themselves': servers.flatMap((server) => server.falls).length,
  };
  const killed = {
    api: api.kills,
    worker: worker.kills,
    insideTransaction: hold.hits,
    filesOrphaned: files.leftBehind,
  };
  return { rows: stage.rows, killed, mustBeZero, damages, errors: servers.flatMap((server) => server.errors) };
}

async function main() {
  const interrupt = new AbortController();
  for (const name of ['SIGINT', 'SIGTERM']) process.once(name, () => interrupt.abort(new Error(`ended by ${name}`)));
  const signal = AbortSignal.any([interrupt.signal, AbortSignal.timeout(Number(values.seconds) * 1000)]);
  const folder = mkdtempSync(join(tmpdir(), 'lopso-kill-'));
  const system = await openSystem(folder, signal);
  try {
    const from = performance.now();
    const report = { ...(await run(system)), seconds: (performance.now() - from) / 1000 };
    console.log(JSON.stringify(report, null, 2));
    if (values.report !== undefined) writeFileSync(values.report, JSON.stringify(report));
    return Object.values(report.mustBeZero).every((figure) => figure === 0) && report.damages.unseen.length === 0
      ? 0
      : 1;
  } finally {
    await system.close();
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
