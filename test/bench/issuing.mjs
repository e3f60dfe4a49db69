// Certificates of a whole round, released by one officer's press and issued by the real worker: numbered without gaps, each sealed.
import { randomUUID } from 'node:crypto';
import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { memoryMb } from './load.mjs';
import { PASSWORD, send } from './prepare.mjs';
import { openProvince, signIn, startServer, startWorker } from './province.mjs';

const require = createRequire(import.meta.url);
const { Client } = require('pg');

const PAUSE_MS = 200;
const PATIENCE_MS = 600_000;

/** A round like the first one, released by hand, that every member has finished. */
async function finishedRound(client) {
  const id = randomUUID();
  await client.query(
    `insert into learning.round
     select (jsonb_populate_record(r, jsonb_build_object('id', $1::uuid, 'release', 'manual', 'title', 'Đợt đo'))).*
     from learning.round r where r.id = (select id from learning.round order by opened_at limit 1)`,
    [id],
  );
  const { rowCount } = await client.query(
    `with cycles as (
       insert into learning.cycle (id, round_id, member_id, number, counts_from, opened_at)
       select gen_random_uuid(), $1, id, 1, now(), now() from org.member where erased_at is null returning id)
     insert into learning.completion (cycle_id, done_steps, total_steps, finished_at, state, derived_at)
     select id, 1, 1, now(), '{"requirements": []}', now() from cycles`,
    [id],
  );
  await client.query('analyze');
  return { id, members: rowCount };
}

const COUNTED = `select count(*)::int as issued, count(seal)::int as sealed, coalesce(max(number) - min(number) + 1, 0)::int as span
  from credentials.certificate where round_id = $1`;

/** Releases a round and waits for its last certificate. */
export async function issuing({ env, ownerUrl }, api, officer) {
  const client = new Client({ connectionString: ownerUrl });
  await client.connect();
  const worker = startWorker(env);
  try {
    const round = await finishedRound(client);
    const from = performance.now();
    const headers = { ...officer, 'content-type': 'application/json' };
    const post = async (path, body) => {
      const answer = await send(api.url, { method: 'POST', path, headers }, body);
      if (answer.status >= 300) throw new Error(`${path}: ${answer.status} ${answer.body.toString()}`);
      return JSON.parse(answer.body.toString());
    };
    // No window: what is measured is the issuing.
    await client.query(
      `insert into credentials.release_rule (province_id, undo_minutes, needs_second, changed_by, changed_at)
       select r.unit_id, 0, false, $2, now() from learning.round r where r.id = $1
       on conflict (province_id) do update set undo_minutes = 0, needs_second = false`,
      [round.id, randomUUID()],
    );
    const list = await post(`/api/rounds/${round.id}/certificate-releases`, { clientKey: randomUUID() });
    await post(`/api/certificate-releases/${list.id}/release`, {});
    const releasedMs = performance.now() - from;
    let counted = { issued: 0, sealed: 0, span: 0 };
    while (counted.issued < round.members && performance.now() - from < PATIENCE_MS) {
      await new Promise((resolve) => setTimeout(resolve, PAUSE_MS));
      [counted] = (await client.query(COUNTED, [round.id])).rows;
    }
    const seconds = (performance.now() - from) / 1000;
    const isWhole =
      counted.issued === round.members && counted.sealed === counted.issued && counted.span === counted.issued;
    if (!isWhole) throw new Error(`issuing ${round.members}: ${JSON.stringify(counted)}`);
    return { roundId: round.id, certificates: counted.issued, seconds, releasedMs, workerMb: memoryMb(worker.pid) };
  } finally {
    await worker.stop();
    await client.end();
  }
}

/** The issuing in a line. */
export function issuingLine({ certificates, seconds, releasedMs, workerMb }) {
  return `${certificates} certificates listed and released in ${releasedMs.toFixed(0)} ms, numbered and sealed within ${seconds.toFixed(1)} s; worker ${workerMb.toFixed(0)} MB`;
}

/** Alone: `node test/bench/issuing.mjs`, smaller with `BENCH_MEMBERS`. */
async function alone() {
  const folder = mkdtempSync(join(tmpdir(), 'lopso-issuing-'));
  chmodSync(folder, 0o755);
  const province = await openProvince(folder, Number(process.env.BENCH_MEMBERS ?? 20_000));
  try {
    const port = await province.freePort();
    const env = { ...province.env, PORT: String(port), PUBLIC_URL: `http://127.0.0.1:${port}` };
    const api = await startServer(env);
    const officer = await signIn(api.url, 'sokhcn', PASSWORD);
    console.log(issuingLine(await issuing({ ...province, env }, api, officer)));
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
