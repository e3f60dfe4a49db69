// Certificates on paper: one, and fifty of a list, with what the others wait for meanwhile.
import { memoryMb, timed } from './load.mjs';

const TURNS = 3;

/** The slowest of small requests that are sent one after the other until `work` is done. */
async function slowestBeside(api, work) {
  let isRunning = true;
  let slowestMs = 0;
  const others = (async () => {
    while (isRunning)
      slowestMs = Math.max(slowestMs, (await timed(api.url, { method: 'GET', path: '/health/live' })).ms);
  })();
  const result = await work();
  isRunning = false;
  await others;
  return { result, slowestMs };
}

/** One paper, warm, and the fifty of a page of the register; the best of three turns each. */
export async function prints(api, officer, roundId) {
  const get = (path) => timed(api.url, { method: 'GET', path, headers: officer });
  const list = await get(`/api/rounds/${roundId}/certificates?state=valid&limit=50`);
  const [first] = JSON.parse(list.bytes.toString()).certificates;
  const ones = [];
  const many = [];
  const before = memoryMb(api.pid);
  for (let turn = 0; turn < TURNS; turn += 1) {
    ones.push(await get(`/api/certificates/${first.id}/paper`));
    many.push(await slowestBeside(api, () => get(`/api/rounds/${roundId}/certificates/papers?state=valid`)));
  }
  const bad = [...ones, ...many.map(({ result }) => result)].find(({ status }) => status !== 200);
  if (bad !== undefined) throw new Error(`printing: ${bad.status} ${bad.bytes.toString()}`);
  const best = (values) => Math.min(...values);
  return {
    oneMs: best(ones.map(({ ms }) => ms)),
    oneKb: ones[0].bytes.length / 1000,
    fiftyMs: best(many.map(({ result }) => result.ms)),
    othersWaitMs: best(many.map(({ slowestMs }) => slowestMs)),
    memoryGrowthMb: memoryMb(api.pid) - before,
  };
}

/** The papers in a line. */
export function printLine({ oneMs, oneKb, fiftyMs, othersWaitMs, memoryGrowthMb }) {
  return `certificates: one ${oneMs.toFixed(0)} ms, ${oneKb.toFixed(0)} kB; fifty ${fiftyMs.toFixed(0)} ms, others wait ${othersWaitMs.toFixed(0)} ms at most, memory +${memoryGrowthMb.toFixed(0)} MB`;
}
