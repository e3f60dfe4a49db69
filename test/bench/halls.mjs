// A hall: many ask for its places at once, the roll is called, codes are scanned; and the nightly check of everybody's completion.
import { randomUUID } from 'node:crypto';
import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { Agent } from 'node:http';
import { spawnSync } from 'node:child_process';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { buildWhenStale } from '../../apps/cli/bin/build.mjs';
import { cpuMs, percentile, timed } from './load.mjs';
import { PASSWORD, send } from './prepare.mjs';
import { openProvince, root, signIn, startServer } from './province.mjs';
import { tokensOf } from './tokens.mjs';

const require = createRequire(import.meta.url);
const { Client } = require('pg');

const ASKING = 200;
const PLACES = 50;
const HALLS = 3;
const HALL_IN_DAYS = 60;

const json = (headers) => ({ ...headers, 'content-type': 'application/json' });

/** Throws what the API said where it did not answer as expected. */
function wanted(what, { status, body }, ...good) {
  if (!good.includes(status)) throw new Error(`${what}: ${status} ${body.toString().slice(0, 400)}`);
  return body.length === 0 ? null : JSON.parse(body.toString());
}

/** A commune whose officer and people take part: the one of the demo's sign-ins. */
async function hallOf(client) {
  const { rows } = await client.query(
    `select v.id as "venueId", v.unit_path::text as path from classes.venue v
     join org.unit u on u.id = v.unit_id where u.kind = 'commune' and u.full_name = 'Xã Hàm Yên' limit 1`,
  );
  if (rows.length === 0) throw new Error('the demo has no hall in Xã Hàm Yên');
  return rows[0];
}

/** A class of one morning on a day nothing else is on, made over HTTP. */
async function aClass(api, trainer, venueId, inDays) {
  const day = new Date(Date.now() + inDays * 86_400_000).toISOString().slice(0, 10);
  const body = {
    clientKey: randomUUID(),
    venueId,
    title: `Lớp đo ${inDays}`,
    capacity: PLACES,
    isHolidayKnown: true,
    sessions: [{ on: day, from: '08:00', to: '11:00' }],
  };
  const made = await send(api.url, { method: 'POST', path: '/api/class-groups', headers: json(trainer) }, body);
  return wanted('class', made, 201);
}

/** Everybody presses “Xin học” in one moment. */
async function askTogether(api, classGroupId, people) {
  const agent = new Agent({ keepAlive: true, maxSockets: ASKING });
  const path = `/api/me/class-groups/${classGroupId}/place`;
  const answers = await Promise.all(
    people.map(({ headers }) => timed(api.url, { method: 'POST', path, agent, headers: json(headers) }, '{}')),
  );
  agent.destroy();
  const odd = answers.find(({ status }) => status !== 200);
  if (odd !== undefined) throw new Error(`place: ${odd.status} ${odd.bytes.toString().slice(0, 300)}`);
  return answers.map(({ ms }) => ms);
}

/** Nobody too many, nobody lost, nobody in both lists. */
async function countPlaces(client, classGroupId) {
  const { rows } = await client.query(
    `select (select count(distinct member_id)::int from classes.booking where class_group_id = $1 and cancelled_at is null) as booked,
       (select count(distinct member_id)::int from classes.waiting_entry where class_group_id = $1 and ended_at is null) as waiting,
       (select count(*)::int from classes.booking b join classes.waiting_entry w using (class_group_id, member_id)
        where class_group_id = $1 and b.cancelled_at is null and w.ended_at is null) as both`,
    [classGroupId],
  );
  const { booked, waiting, both } = rows[0];
  if (booked !== PLACES || booked + waiting !== ASKING || both !== 0)
    throw new Error(`places of a class: ${JSON.stringify(rows[0])}`);
  return { booked, waiting };
}

/** The morning comes: the hours are put around this moment, whatever the clock says. */
async function comeToday(client, classGroupId) {
  const { rows } = await client.query(
    `update classes.class_session set during = tstzrange(now() - interval '10 minutes', now() + interval '170 minutes')
     where class_group_id = $1 returning id`,
    [classGroupId],
  );
  return rows[0].id;
}

async function callRoll(api, trainer, sessionId, memberIds) {
  const path = `/api/class-sessions/${sessionId}/attendance`;
  const times = [];
  const before = cpuMs(api.pid);
  for (const memberId of memberIds) {
    const body = { memberId, mark: 'present', source: 'roll', clientKey: randomUUID() };
    const answer = await timed(api.url, { method: 'POST', path, headers: json(trainer) }, JSON.stringify(body));
    if (answer.status !== 200) throw new Error(`mark: ${answer.status} ${answer.bytes.toString().slice(0, 300)}`);
    times.push(answer.ms);
  }
  return { times, cpuMs: (cpuMs(api.pid) - before) / memberIds.length };
}

/** The code on the wall, scanned by all phones of the hall at once. */
async function scanTogether(api, trainer, sessionId, people) {
  const shown = await send(api.url, {
    method: 'GET',
    path: `/api/class-sessions/${sessionId}/scan-code`,
    headers: trainer,
  });
  const { path: code } = wanted('scan code', shown, 200);
  const token = code.slice(code.indexOf('#') + 1);
  const agent = new Agent({ keepAlive: true, maxSockets: people.length });
  const path = `/api/me/class-sessions/${sessionId}/attendance`;
  const answers = await Promise.all(
    people.map(({ headers }) =>
      timed(
        api.url,
        { method: 'POST', path, agent, headers: json(headers) },
        JSON.stringify({ token, clientKey: randomUUID() }),
      ),
    ),
  );
  agent.destroy();
  const odd = answers.find(({ status }) => status !== 200);
  if (odd !== undefined) throw new Error(`scan: ${odd.status} ${odd.bytes.toString().slice(0, 300)}`);
  return answers.map(({ ms }) => ms);
}

/** What stands of everybody against the evidence, as the worker asks every night: how long, and that nothing differs. */
function nightlyCheck(env) {
  const from = performance.now();
  const result = spawnSync(process.execPath, [join(root, 'dist/apps/cli/src/main.js'), 'check-completions'], {
    cwd: root,
    env,
    encoding: 'utf8',
  });
  if (result.status !== 0) throw new Error(`check-completions: ${result.stdout}${result.stderr}`);
  return (performance.now() - from) / 1000;
}

const spread = (times) => {
  const sorted = [...times].sort((a, b) => a - b);
  return { p50: percentile(sorted, 0.5), p95: percentile(sorted, 0.95), slowest: sorted.at(-1) };
};

/** Places, marks and the nightly check. */
export async function halls({ env, ownerUrl }, api) {
  const client = new Client({ connectionString: ownerUrl });
  await client.connect();
  try {
    const { venueId } = await hallOf(client);
    const trainer = await signIn(api.url, 'giangvien', PASSWORD);
    const people = await tokensOf(env.DATABASE_URL, env.TOKEN_SECRET, 'true', ASKING);
    const [asked, called, scanned] = [[], [], []];
    let rollCpuMs = 0;
    for (let turn = 0; turn < HALLS; turn += 1) {
      const { id } = await aClass(api, trainer, venueId, HALL_IN_DAYS + turn);
      asked.push(...(await askTogether(api, id, people)));
      await countPlaces(client, id);
      const { rows } = await client.query(
        'select member_id from classes.booking where class_group_id = $1 and cancelled_at is null order by place',
        [id],
      );
      const booked = rows.map(({ member_id: memberId }) => memberId);
      const sessionId = await comeToday(client, id);
      const opening = { method: 'POST', path: `/api/class-sessions/${sessionId}/opening`, headers: json(trainer) };
      wanted('opening', await send(api.url, opening, {}), 200);
      const half = booked.slice(0, PLACES / 2);
      const roll = await callRoll(api, trainer, sessionId, half);
      called.push(...roll.times);
      rollCpuMs += roll.cpuMs / HALLS;
      const phones = people.filter(({ memberId }) => booked.includes(memberId) && !half.includes(memberId));
      scanned.push(...(await scanTogether(api, trainer, sessionId, phones)));
      // The next hall is another morning of the same people.
      await client.query(
        `update classes.class_session set during = tstzrange(lower(during) - $2 * interval '1 day', upper(during) - $2 * interval '1 day')
         where id = $1`,
        [sessionId, turn + 1],
      );
    }
    return {
      asking: ASKING,
      places: PLACES,
      booking: spread(asked),
      roll: { ...spread(called), cpuMs: rollCpuMs },
      scans: { together: PLACES / 2, ...spread(scanned) },
      checkSeconds: nightlyCheck(env),
    };
  } finally {
    await client.end();
  }
}

const ms = (value) => value.toFixed(0);

/** The halls in three lines. */
export function hallLines({ asking, places, booking, roll, scans, checkSeconds }) {
  return [
    `${asking} people ask for ${places} places at once: p50 ${ms(booking.p50)} ms, p95 ${ms(booking.p95)} ms; exactly ${places} booked, ${asking - places} waiting`,
    `roll: one mark p50 ${ms(roll.p50)} ms, p95 ${ms(roll.p95)} ms, CPU ${roll.cpuMs.toFixed(1)} ms; ${scans.together} scans at once p95 ${ms(scans.p95)} ms`,
    `nightly check of all completions: ${checkSeconds.toFixed(1)} s, 0 different`,
  ].join('\n');
}

/** Alone: `node test/bench/halls.mjs`, smaller with `BENCH_MEMBERS`. */
async function alone() {
  buildWhenStale();
  const folder = mkdtempSync(join(tmpdir(), 'lopso-halls-'));
  chmodSync(folder, 0o755);
  const province = await openProvince(folder, Number(process.env.BENCH_MEMBERS ?? 20_000));
  try {
    const port = await province.freePort();
    const env = { ...province.env, PORT: String(port), PUBLIC_URL: `http://127.0.0.1:${port}` };
    const api = await startServer(env);
    console.log(hallLines(await halls({ ...province, env }, api)));
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
