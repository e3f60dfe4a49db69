// Whom a rule means among all seat holders of the province: the preview as the department sees it, counted and with a page of names.
import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { buildWhenStale } from '../../apps/cli/bin/build.mjs';
import { percentile } from './load.mjs';
import { PASSWORD, send } from './prepare.mjs';
import { openProvince, signIn, startServer } from './province.mjs';

const require = createRequire(import.meta.url);
const { Client } = require('pg');

const TIMES = 15;

/** Rules of growing cost: everybody; what the seat says; what was finished before as well. */
async function rulesOf(client) {
  const { rows: communes } = await client.query(
    `select id from org.unit where kind = 'commune' order by path limit 40`,
  );
  const seat = [
    { kind: 'position', values: ['leader', 'deputy'] },
    { kind: 'unit', values: communes.map(({ id }) => id) },
    { kind: 'seat', side: 'before', day: '2026-07-01' },
  ];
  const past = [{ kind: 'any-round' }, { kind: 'course', values: ['C01', 'C05'] }];
  return [
    ['everybody', undefined],
    ['position, 40 communes, seat', { match: 'all', conditions: seat, except: [] }],
    ['the same, or finished before', { match: 'any', conditions: [...seat, ...past], except: [] }],
  ];
}

/** Milliseconds of one preview. */
async function preview(api, headers, path, body) {
  const from = performance.now();
  const answer = await send(api.url, { method: 'POST', path, headers }, body);
  if (answer.status !== 200) throw new Error(`preview: ${answer.status} ${answer.body.toString().slice(0, 400)}`);
  return { ms: performance.now() - from, counts: JSON.parse(answer.body.toString()).counts };
}

export async function audiences({ ownerUrl }, api) {
  const client = new Client({ connectionString: ownerUrl });
  await client.connect();
  try {
    const { rows } = await client.query('select id from learning.round order by opened_at limit 1');
    const path = `/api/rounds/${rows[0].id}/audience-preview`;
    const headers = { ...(await signIn(api.url, 'sokhcn', PASSWORD)), 'content-type': 'application/json' };
    const measured = [];
    for (const [name, rule] of await rulesOf(client))
      for (const side of [undefined, 'stays']) {
        const times = [];
        let counts = {};
        for (let turn = 0; turn < TIMES; turn += 1) {
          const one = await preview(api, headers, path, { rule, side });
          times.push(one.ms);
          counts = one.counts;
        }
        times.sort((a, b) => a - b);
        measured.push({
          name,
          withNames: side !== undefined,
          counts,
          p50: percentile(times, 0.5),
          p95: percentile(times, 0.95),
        });
      }
    return measured;
  } finally {
    await client.end();
  }
}

/** One line for each rule, counted alone and with names. */
export function audienceLines(measured) {
  return measured
    .map(({ name, withNames, counts, p50, p95 }) => {
      const { joins, leaves, stays, kept } = counts;
      const people = `+${joins} −${leaves}, ${stays} stay, ${kept} kept`;
      return `audience, ${name}${withNames ? ', with a page of names' : ''} (${people}): p50 ${p50.toFixed(0)} ms, p95 ${p95.toFixed(0)} ms`;
    })
    .join('\n');
}

/** Alone: `node test/bench/audiences.mjs`, smaller with `BENCH_MEMBERS`. */
async function alone() {
  buildWhenStale();
  const folder = mkdtempSync(join(tmpdir(), 'lopso-audiences-'));
  chmodSync(folder, 0o755);
  const province = await openProvince(folder, Number(process.env.BENCH_MEMBERS ?? 20_000));
  try {
    const port = await province.freePort();
    const env = { ...province.env, PORT: String(port), PUBLIC_URL: `http://127.0.0.1:${port}` };
    const api = await startServer(env);
    console.log(audienceLines(await audiences(province, api)));
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
