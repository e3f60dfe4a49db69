// The register book of a whole round on paper (sổ gốc): every page of it, as an officer takes it.
import { chmodSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { request } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { issuing, issuingLine } from './issuing.mjs';
import { median, memoryMb } from './load.mjs';
import { PASSWORD } from './prepare.mjs';
import { openProvince, signIn, startServer } from './province.mjs';

const TURNS = 3;
const LOOK_MS = 100;

/** Memory of the processes that a process started and that still run, in MB; one that ends meanwhile counts as none. */
function childrenMb(pid) {
  const children = readdirSync(`/proc/${pid}/task`).flatMap((task) => {
    try {
      return readFileSync(`/proc/${pid}/task/${task}/children`, 'utf8').trim().split(' ').filter(Boolean);
    } catch {
      return [];
    }
  });
  return children.reduce((sum, child) => {
    try {
      return sum + memoryMb(child);
    } catch {
      return sum;
    }
  }, 0);
}

/** Takes it once as a phone line would, nothing of it kept: time to the first byte and the last, bytes, the most memory seen meanwhile. */
function take(api, officer, roundId) {
  const from = performance.now();
  const seen = { apiMb: 0, printingMb: 0 };
  const looking = setInterval(() => {
    seen.apiMb = Math.max(seen.apiMb, memoryMb(api.pid));
    seen.printingMb = Math.max(seen.printingMb, childrenMb(api.pid));
  }, LOOK_MS);
  return new Promise((resolve, reject) => {
    const path = `/api/rounds/${roundId}/register-book.pdf`;
    const call = request(api.url + path, { headers: officer }, (response) => {
      let firstMs = null;
      let bytes = 0;
      let tail = '';
      response.on('data', (part) => {
        firstMs ??= performance.now() - from;
        bytes += part.length;
        tail = (tail + part.toString('latin1')).slice(-64);
      });
      response.on('error', reject);
      response.on('end', () => {
        const isWhole = response.statusCode === 200 && tail.trimEnd().endsWith('%%EOF');
        if (!isWhole) reject(new Error(`register book: ${response.statusCode}, ${bytes} bytes, ends with ${tail}`));
        else resolve({ firstMs, seconds: (performance.now() - from) / 1000, mb: bytes / 1_000_000, ...seen });
      });
    });
    call.on('error', reject);
    call.end();
  }).finally(() => clearInterval(looking));
}

/** The book of a round, the median of three turns; memory is the most of all of them. */
export async function registerBook(api, officer, roundId) {
  const turns = [];
  for (let turn = 0; turn < TURNS; turn += 1) turns.push(await take(api, officer, roundId));
  const middle = (key) => median(turns.map((one) => one[key]));
  const most = (key) => Math.max(...turns.map((one) => one[key]));
  return {
    seconds: middle('seconds'),
    firstMs: middle('firstMs'),
    mb: middle('mb'),
    apiMb: most('apiMb'),
    printingMb: most('printingMb'),
  };
}

/** The book in a line. */
export function registerBookLine({ seconds, firstMs, mb, apiMb, printingMb }) {
  return `register book: ${mb.toFixed(1)} MB of PDF in ${seconds.toFixed(1)} s, first byte after ${(firstMs / 1000).toFixed(1)} s; API ${apiMb.toFixed(0)} MB, printing beside it ${printingMb.toFixed(0)} MB at most`;
}

/** Alone, with the papers it needs issued before: `node test/bench/register-book.mjs`, smaller with `BENCH_MEMBERS`. */
async function alone() {
  const folder = mkdtempSync(join(tmpdir(), 'lopso-book-'));
  chmodSync(folder, 0o755);
  const province = await openProvince(folder, Number(process.env.BENCH_MEMBERS ?? 20_000));
  try {
    const port = await province.freePort();
    const env = { ...province.env, PORT: String(port), PUBLIC_URL: `http://127.0.0.1:${port}` };
    const api = await startServer(env);
    const officer = await signIn(api.url, 'sokhcn', PASSWORD);
    const issued = await issuing({ ...province, env }, api, officer);
    console.log(issuingLine(issued));
    console.log(registerBookLine(await registerBook(api, officer, issued.roundId)));
    await api.stop();
  } finally {
    province.server.stop();
    rmSync(folder, { recursive: true, force: true });
  }
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  await alone();
  process.exit(0);
}
