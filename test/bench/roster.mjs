// Imports of 20,000 rows by the real worker, and the search of people at 450,000. Alone: node test/bench/roster.mjs
import { chmodSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { randomUUID } from 'node:crypto';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { memoryMb } from './load.mjs';
import { openProvince, root, signIn, startServer, startWorker } from './province.mjs';
import { uglyWorkbook } from './ugly-list.mjs';

const require = createRequire(import.meta.url);
const { Client } = require('pg');
const PASSWORD = 'lopso-demo-2026';
/** Smaller while somebody works on it; figures count at the full size only. */
const ROWS = Number(process.env.BENCH_ROWS ?? 20_000);
const PEOPLE = Number(process.env.BENCH_PEOPLE ?? 450_000);
const FAMILY = ['Nguyễn', 'Hoàng', 'Ma', 'Nông', 'Lù', 'Vàng', 'Giàng', 'Đặng', 'Triệu', 'Bàn', 'Lý', 'Sùng'];
const MIDDLE = ['Văn', 'Thị', 'Đức', 'Minh', 'Seo', 'A', 'Thu', 'Ngọc', 'Quang', 'Hữu', 'Kim', 'Xuân', 'Mai'];
const GIVEN = [
  'Hùng',
  'Hương',
  'Páo',
  'Mỷ',
  'Thọ',
  'Huệ',
  'Chấn',
  'Dợ',
  'Phúc',
  'Lan',
  'Ánh',
  'Yến',
  'Việt',
  'Đào',
  'Sơn',
  'Ỷ',
  'Bình',
];

const nameOf = (n) =>
  `${FAMILY[n % FAMILY.length]} ${MIDDLE[Math.floor(n / 12) % MIDDLE.length]} ${MIDDLE[Math.floor(n / 156) % MIDDLE.length]} ${GIVEN[Math.floor(n / 2028) % GIVEN.length]}`;

function communeNames() {
  const lines = readFileSync(join(root, 'content/units/units.csv'), 'utf8').trim().split('\n').slice(1);
  return lines.map((line) => line.split(',')).map(([, , , fullName, , , , , districts]) => ({ fullName, districts }));
}

async function workbook(columns, rows) {
  const { streamXlsx } = require(join(root, 'dist/libs/platform/src/office/xlsx.js'));
  const sheet = { name: 'Danh sách', columns: columns.map((header) => ({ header, width: 20, kind: 'text' })), rows };
  const parts = [];
  for await (const part of streamXlsx([sheet])) parts.push(part);
  return Buffer.concat(parts);
}

/** The communes whose names only one has, each with villages of five people. */
function* villages(communes) {
  for (let n = 0; n < ROWS / 5; n += 1)
    yield { commune: communes[n % communes.length], village: `Thôn Đo ${Math.floor(n / communes.length) + 1}` };
}
function* villageRows(communes) {
  for (const { commune, village } of villages(communes)) yield [commune, village];
}
function* peopleRows(communes) {
  let n = 0;
  for (const { commune, village } of villages(communes)) {
    for (let seat = 0; seat < 5; seat += 1) {
      const phone = n % 3 === 0 ? String(992_000_000 + n) : '';
      yield [nameOf(n), String(1960 + (n % 40)), phone, commune, village, seat === 0 ? 'Tổ trưởng' : '', 'Người dân'];
      n += 1;
    }
  }
}

/**
 * 20,000 rows for a register that holds the first list and 450,000 people: every third person stands in it, name, year and village, the
 * others are new and in no team yet.
 */
function uglyPeople(communes) {
  const people = [];
  let n = 0;
  for (const { commune, village } of villages(communes)) {
    for (let seat = 0; seat < 5; seat += 1) {
      const isKnown = n % 3 === 0;
      people.push({
        name: nameOf(isKnown ? n : n + ROWS),
        year: String((isKnown ? 1960 : 1963) + (n % 40)),
        phone: isKnown ? `0${992_000_000 + n}` : n % 7 === 0 ? `0${993_000_000 + n}` : '',
        ...{ commune, village },
        team: isKnown ? 'Tổ của thôn' : 'Không',
      });
      n += 1;
    }
  }
  return people;
}

/** What an officer answers to everything that can be answered for many rows at once. */
const CHOSEN = { 'kind-unknown': 'resident', 'position-unknown': 'Thành viên' };

/** Every proposal accepted for all rows alike, a choice made for those that read alike, and known people said to be the same. */
async function answerAll(seen, answer) {
  let now = seen;
  for (const { code, offered } of seen.kinds) if (offered > 0) now = await answer('proposals', { code });
  for (const { field, code, typed, repairs } of now.groups) {
    const repair = repairs.find(({ value }) => value === CHOSEN[code]);
    if (repair === undefined) continue;
    now = await answer('repairs', { field: repair.field, value: repair.value, alike: { field, code, typed } });
  }
  return now.counts.likeness > 0 ? answer('likenesses', { decision: 'same' }) : now;
}

/** Brings one file through every stage; seconds of each, and the worker's highest memory. */
async function bring({ api, worker, headers, unitId }, kind, bytes, answers = null) {
  let highestMb = 0;
  /** The same by what it was at. */
  const stagesMb = {};
  let stageName = 'dryRun';
  const get = async (path) => (await fetch(`${api.url}/api${path}`, { headers })).json();
  const until = async (id, states) => {
    for (;;) {
      const seen = await get(`/imports/${id}`);
      const mb = memoryMb(worker.pid);
      highestMb = Math.max(highestMb, mb);
      const stage = `${stageName} ${seen.state}`;
      stagesMb[stage] = Math.max(stagesMb[stage] ?? 0, Math.round(mb));
      if (states.includes(seen.state)) return seen;
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
  };
  const form = new FormData();
  form.append('clientKey', randomUUID());
  form.append('kind', kind);
  form.append('file', new Blob([bytes]), 'danh-sach.xlsx');
  const from = performance.now();
  const sent = await fetch(`${api.url}/api/units/${unitId}/imports`, { method: 'POST', headers, body: form });
  if (!sent.ok) throw new Error(`upload: ${sent.status} ${await sent.text()}`);
  const { id } = await sent.json();
  const checked = await until(id, ['checked', 'matching', 'failed']);
  const dryRunSeconds = (performance.now() - from) / 1000;
  if (checked.state !== 'checked') throw new Error(`import: ${JSON.stringify(checked.failure ?? checked.fields)}`);
  const json = { ...headers, 'content-type': 'application/json' };
  const send = async (act, body) => {
    const answer = await fetch(`${api.url}/api/imports/${id}/${act}`, {
      method: 'POST',
      headers: json,
      body: JSON.stringify(body),
    });
    if (!answer.ok) throw new Error(`${act}: ${answer.status} ${await answer.text()}`);
  };
  let answered = 0;
  stageName = 'answers';
  const asking = performance.now();
  if (answers !== null)
    await answers(checked, async (act, body) => {
      await send(act, body);
      answered += 1;
      return until(id, ['checked']);
    });
  const answerSeconds = answered === 0 ? 0 : (performance.now() - asking) / 1000 / answered;
  stageName = 'commit';
  const start = performance.now();
  await send('commit', {});
  const done = await until(id, ['committed', 'checked']);
  const commitSeconds = (performance.now() - start) / 1000;
  return {
    rows: done.counts.done,
    left: done.counts.problem,
    found: checked.counts,
    counts: done.counts,
    answers: answered,
    answerSeconds,
    kB: bytes.length / 1000,
    dryRunSeconds,
    commitSeconds,
    workerMb: highestMb,
    stagesMb,
  };
}

async function oneValue(client, sql) {
  return Object.values((await client.query(sql)).rows[0])[0];
}

/** 450,000 people, as many in each commune, spread over its villages where it has some; names and places in turn. */
async function fill(client) {
  const have = await oneValue(client, 'select count(*)::int from org.member');
  const communes = await oneValue(client, `select count(*)::int from org.unit where kind = 'commune'`);
  const names = columnsOfNames();
  await client.query('drop index org.member_search_key_trgm_idx');
  await client.query(
    `insert into org.member (id, unit_id, unit_path, full_name, given_name, search_key, birth_year, kind, phone, is_demo, created_at)
     select gen_random_uuid(), u.id, u.path, n.name, n.given, n.folded, 1960 + i % 40, 'resident', '+84' || (300000000 + i), true, now()
     from generate_series($1::int, $2::int) i
     join (select array_agg(u.id order by u.path) as ids, array_agg(u.path order by u.path) as paths, row_number() over (order by c.path) - 1 as place
           from org.unit c join org.unit u on u.path <@ c.path where c.kind = 'commune' group by c.path) c on c.place = i % $6::int
     cross join lateral (select ids[at] as id, paths[at] as path from (select 1 + i / $6::int % cardinality(ids) as at) x) u
     join (select name, folded, given, row_number() over () - 1 as place
           from unnest($3::text[], $4::text[], $5::text[]) x(name, folded, given)) n on n.place = (i::bigint * 7919) % $7::int`,
    [have, PEOPLE - 1, ...names, communes, names[0].length],
  );
  await client.query('create index member_search_key_trgm_idx on org.member using gin (search_key gin_trgm_ops)');
  await client.query('vacuum analyze org.member');
}

function columnsOfNames() {
  const { foldText } = require(join(root, 'dist/libs/platform/src/text/fold.js'));
  const names = Array.from({ length: FAMILY.length * MIDDLE.length * MIDDLE.length * GIVEN.length }, (_, n) =>
    nameOf(n),
  );
  return [names, names.map(foldText), names.map((name) => name.split(' ').pop())];
}

/** What officers type; the second page of each too. */
const SEARCHES = [
  '',
  'hung',
  'nguyen van',
  'thi',
  'ma thi mai y',
  'giang a',
  'pao',
  'khong co ai ten the',
  '300123',
  '0992123456',
  '0300',
  '4567',
  '12345',
  'pao giang',
  'thon do 7',
  'hung ham yen',
  'to xa dong van',
  'thi phuong ha giang 1',
  'sung kim xuan yen',
  'ng',
];

async function search({ api, headers }, within = '') {
  const times = [];
  const slowest = {};
  for (let round = 0; round < 12; round += 1) {
    for (const text of SEARCHES) {
      let cursor = '';
      for (let page = 0; page < 2; page += 1) {
        const from = performance.now();
        const answer = await fetch(
          `${api.url}/api/members?limit=20${within}&text=${encodeURIComponent(text)}${cursor}`,
          {
            headers,
          },
        );
        const { nextCursor } = await answer.json();
        const ms = performance.now() - from;
        if (round > 0) times.push(ms);
        if (round > 0) slowest[text] = Math.max(slowest[text] ?? 0, Math.round(ms));
        if (nextCursor === null) break;
        cursor = `&cursor=${nextCursor}`;
      }
    }
  }
  times.sort((a, b) => a - b);
  const at = (part) => times[Math.min(times.length - 1, Math.floor(times.length * part))];
  return { people: PEOPLE, requests: times.length, p50: at(0.5), p95: at(0.95), slowest };
}

/** Both figures, on a province that is open; leaves 450,000 people behind. */
export async function rosterBench({ env, ownerUrl, freePort }, api) {
  const worker = startWorker({ ...env, PORT: String(await freePort()) });
  const client = new Client({ connectionString: ownerUrl });
  await client.connect();
  try {
    const headers = await signIn(api.url, 'sokhcn', PASSWORD);
    const unitId = await oneValue(client, `select id from org.unit where kind = 'province' and path = '08'`);
    const names = communeNames().map(({ fullName }) => fullName);
    const former = new Set(
      (await client.query('select old_full_name from org.former_commune')).rows.map((row) => row.old_full_name),
    );
    const communes = names.filter((name) => names.indexOf(name) === names.lastIndexOf(name) && !former.has(name));
    const stage = { api, worker, headers, unitId };
    const villagesResult = await bring(stage, 'villages', await workbook(['Xã', 'Tên thôn'], villageRows(communes)));
    const heads = ['Họ và tên', 'Năm sinh', 'Số điện thoại', 'Xã', 'Thôn', 'Chức danh trong tổ', 'Thành phần'];
    const people = await bring(stage, 'roster', await workbook(heads, peopleRows(communes)));
    await fill(client);
    const ugly = await bring(stage, 'roster', await uglyWorkbook(uglyPeople(communes)), answerAll);
    const imports = { villages: villagesResult, people, ugly };
    console.log(importLines(imports).join('\n'));
    console.log({ found: ugly.found, done: ugly.counts });
    checkUgly(ugly);
    await client.query('vacuum analyze org.member');
    return { ...imports, search: await search(stage), ...(await otherSearches(stage, client)) };
  } finally {
    await client.end();
    await worker.stop();
  }
}

/** The same words asked by an officer of one commune, and of the people of one team. */
async function otherSearches(stage, client) {
  const team = await oneValue(client, `select id from org.team where kind = 'village-team' order by id limit 1`);
  const headers = await signIn(stage.api.url, 'xa.hamyen', PASSWORD);
  const commune = { ...stage, headers };
  const ofTeam = await search(stage, `&teamId=${team}`);
  return { searchOfCommune: await search(commune), searchOfTeam: ofTeam };
}

/** A list in which nearly every row is refused measures nothing: most rows are ready or known at once, few are left at the end. */
function checkUgly({ found, counts }) {
  const good = (found.ready + found.repeated) / ROWS;
  const left = (counts.problem + counts.likeness) / ROWS;
  if (good < 0.7 || left > 0.1 || counts.done < ROWS / 2)
    throw new Error(`the ugly list came out otherwise than it was made: ${JSON.stringify({ found, counts })}`);
}

/** What the imports took, a line each. */
function importLines({ villages: places, people, ugly }) {
  const line = (name, one) =>
    `import of ${one.rows} ${name} (${one.left} left): dry run ${one.dryRunSeconds.toFixed(1)} s, ${one.answers > 0 ? `${one.answers} answers of ${one.answerSeconds.toFixed(1)} s each, ` : ''}commit ${one.commitSeconds.toFixed(1)} s, worker ${one.workerMb.toFixed(0)} MB`;
  return [line('villages', places), line('people', people), line('people of an ugly list', ugly)];
}

/** What the searches took, a line each. */
export function searchLines({ search: whole, searchOfCommune, searchOfTeam }) {
  return [
    `department: ${searchLine(whole)}`,
    `commune officer: ${searchLine(searchOfCommune)}`,
    `one team: ${searchLine(searchOfTeam)}`,
  ].join('\n');
}

function searchLine(found) {
  return `search among ${found.people} people: ${found.requests} requests, p50 ${found.p50.toFixed(1)} ms, p95 ${found.p95.toFixed(1)} ms`;
}

async function alone() {
  const folder = mkdtempSync(join(tmpdir(), 'lopso-bench-'));
  chmodSync(folder, 0o755);
  const province = await openProvince(folder, 500);
  try {
    const port = await province.freePort();
    const env = { ...province.env, PORT: String(port), PUBLIC_URL: `http://127.0.0.1:${port}` };
    const api = await startServer(env);
    const figures = await rosterBench({ ...province, env }, api);
    console.log(searchLines(figures));
    for (const one of [figures.search, figures.searchOfCommune, figures.searchOfTeam]) console.log(one.slowest);
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
