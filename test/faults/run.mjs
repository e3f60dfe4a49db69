import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import pg from 'pg';
import { root } from '../bench/province.mjs';
import { plantDamages } from './damages.mjs';
import { Hold } from './hold.mjs';
import { Killer } from './killer.mjs';
import { Ledger } from './ledger.mjs';
import { headersOf, Phone, Tally } from './phone.mjs';
import { Progress } from './progress.mjs';
import { Random } from './random.mjs';
import { apiServer, workerServer } from './servers.mjs';
import { durabilityOf, setStage } from './stage.mjs';
import { Taker } from './taker.mjs';
import { judge, nameTakers, pendingJobs, timesOf } from './verdict.mjs';

const ATTEMPTS = 4;
const DRAIN_SECONDS = 120;

/** Runs the operators' service of the build over all completions; returns how many differed. */
function completions(word, env) {
  const result = spawnSync(process.execPath, [join(root, 'test/faults/completions.mjs'), word], {
    cwd: root,
    env,
    encoding: 'utf8',
  });
  if (result.status !== 0) throw new Error(`completions ${word}: ${result.stderr}`);
  return Number(result.stdout.trim());
}

/** The people with their phones, each with a chance of its own so that nobody's dice depend on the others. */
async function gatherTakers({ stage, system, options, signal }) {
  const { url, env } = system;
  const attempts = Math.min(ATTEMPTS, stage.quiz.maxAttempts ?? ATTEMPTS);
  const progress = new Progress(stage.members.length * attempts * (stage.quiz.count + 2));
  const tally = new Tally();
  const ledger = new Ledger();
  const takers = [];
  for (const [index, member] of stage.members.entries()) {
    const random = new Random(options.seed * 1000 + index);
    const phone = new Phone({ url, headers: await headersOf(member, env.TOKEN_SECRET), tally, random, signal });
    const plan = { attempts, firstPass: (index % attempts) + 1, slowness: 0.5 + random.next() };
    takers.push(new Taker({ member, quiz: stage.quiz, plan, phone, ledger, progress, random, signal }));
  }
  return { takers, progress, tally, ledger };
}

/** Takers and killer side by side, until all have taken all. Returns what ended a taker early. */
async function takeAndKill({ takers, progress }, killer) {
  const taking = Promise.allSettled(takers.map((taker) => taker.run())).then((ends) => {
    progress.isOver = true;
    return ends.flatMap((end) => (end.status === 'rejected' ? [String(end.reason)] : []));
  });
  const [brokenOff] = await Promise.all([taking, killer.run()]);
  return brokenOff;
}

async function drain(client, signal) {
  for (let turn = 0; turn < DRAIN_SECONDS * 5; turn += 1) {
    if ((await pendingJobs(client)) === 0) return;
    await pause(200, undefined, { signal });
  }
}

async function figuresOf({ system, scene, brokenOff }) {
  const { ledger, tally } = scene;
  return {
    ...(await judge(system.client, ledger)),
    'completions other than the evidence says': completions('check', system.env),
    'takers who could not go on': brokenOff.length,
    'answers of 500 and above': tally.serverErrors.length,
    'receipts that changed': tally.otherReceipts,
    'errors in the logs': system.servers.flatMap((server) => server.errors).length,
    'processes that fell by themselves': system.servers.flatMap((server) => server.falls).length,
  };
}

/** Database connections and the two processes, not started yet. */
async function openSystem({ env, ownerUrl }, folder) {
  const client = new pg.Client({ connectionString: ownerUrl });
  const hold = new Hold(ownerUrl);
  await client.connect();
  await hold.open();
  const { server: api, url } = await apiServer(env, folder);
  const worker = workerServer(env, folder, url);
  const servers = [api, worker];
  const killAll = () => servers.forEach((server) => server.killNow());
  process.once('exit', killAll);
  const close = async () => {
    process.removeListener('exit', killAll);
    killAll();
    await hold.close();
    await client.end();
  };
  return { env, client, hold, api, worker, servers, url, close };
}

/** The whole run on an opened province; leaves no process behind. */
export async function killWhileTaking({ province, folder, options, signal }) {
  const system = await openSystem(province, folder);
  const { client, servers } = system;
  try {
    const stage = await setStage(client, options.takers);
    completions('recompute', system.env);
    await nameTakers(client, stage);
    await Promise.all(servers.map((server) => server.start(signal)));
    const scene = await gatherTakers({ stage, system, options, signal });
    const { kills, seed } = options;
    const killer = new Killer({ ...system, progress: scene.progress, kills, random: new Random(seed), signal });
    const from = performance.now();
    const brokenOff = await takeAndKill(scene, killer);
    const seconds = (performance.now() - from) / 1000;
    await drain(client, signal);
    const mustBeZero = await figuresOf({ system, scene, brokenOff });
    for (const server of servers) await server.stop();
    const damages = await plantDamages(client, stage.members, () => judge(client, scene.ledger));
    return { ...(await tell({ system, scene, brokenOff })), seconds, mustBeZero, damages };
  } finally {
    await system.close();
  }
}

async function tell({ system, scene, brokenOff }) {
  const { client, api, worker, hold, servers } = system;
  const faults = [
    ...brokenOff,
    ...scene.tally.serverErrors,
    ...servers.flatMap((server) => [...server.falls, ...server.errors]),
  ];
  return {
    durability: await durabilityOf(client),
    killed: { api: api.kills, worker: worker.kills, insideTransaction: hold.hits },
    phones: phonesOf(scene),
    certificates: await timesOf(client),
    faults: faults.slice(0, 20),
  };
}

function phonesOf({ ledger, tally }) {
  const { acknowledged, unreached, cutOff, foundCommitted } = tally;
  return {
    requestsAcknowledged: acknowledged,
    answersAcknowledged: ledger.acknowledged.length,
    attemptsHandedIn: ledger.results.length,
    passes: ledger.results.filter((result) => result.isPassed).length,
    triesWithoutServer: unreached,
    triesCutOff: cutOff,
    savesFoundCommitted: foundCommitted,
  };
}
