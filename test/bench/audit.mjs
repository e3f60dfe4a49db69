// A million entries of the audit trail: sealed, verified, and verified again after one was altered, one removed, two changed
// places, the values of one were taken out, somebody else was put into a page of a list, and the end was cut off.
import { spawnSync } from 'node:child_process';
import { createHash, randomBytes, randomUUID } from 'node:crypto';
import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { root } from './province.mjs';

const require = createRequire(import.meta.url);
const { Client } = require('pg');
const ENTRIES = Number(process.env.LOPSO_BENCH_AUDIT_ENTRIES ?? 1_000_000);

function cli(env, ...args) {
  const from = performance.now();
  const result = spawnSync(process.execPath, [join(root, 'dist/apps/cli/src/main.js'), ...args], {
    cwd: root,
    env,
    encoding: 'utf8',
  });
  if (result.status !== 0 && result.stderr !== '') throw new Error(`${args.join(' ')}: ${result.stderr}`);
  return { seconds: (performance.now() - from) / 1000, status: result.status, text: result.stdout };
}

/** Every twentieth entry is a page of a list with fifty people. */
const PAGE = 50;

function page() {
  const members = Array.from({ length: PAGE }, () => randomUUID());
  const salts = randomBytes(16 * PAGE);
  const sha256 = (...parts) => createHash('sha256').update(Buffer.concat(parts)).digest();
  const places = members.map((id, index) =>
    sha256(salts.subarray(index * 16, index * 16 + 16), Buffer.from(id.replaceAll('-', ''), 'hex')).subarray(0, 16),
  );
  return { members, salts, digest: sha256(...places) };
}

async function fill(client) {
  const { members, salts, digest } = page();
  await client.query(
    `with wanted as materialized (select gen_random_uuid() as id, n, n % 20 = 7 as is_page from generate_series(1, $1) n),
     entry as (
       insert into platform.audit_entry (id, occurred_at, account_id, action, subject_type, subject_id, member_id, unit_path, fields, value_digest)
       select id, now() - interval '1 day', gen_random_uuid(), case when is_page then 'platform.list-held' else 'org.member-corrected' end,
         'member', case when is_page then id::text else gen_random_uuid()::text end, gen_random_uuid(), '08.00691', '{fullName,phone}',
         case when is_page then $2::bytea when n % 3 = 0 then sha256('salt{"fullName":"Hoàng Thị Thử"}') end
       from wanted order by n returning id, seq, action, value_digest
     ), pending as (insert into platform.audit_pending (seq, entry_id) select seq, id from entry
     ), held as (
       insert into platform.audit_held (entry_id, page, member_ids, note_id, salts)
       select id, id, $3::uuid[], id, $4::bytea from entry where action = 'platform.list-held'
     )
     insert into platform.audit_value (entry_id, salt, content)
     select id, 'salt', '{"fullName":"Hoàng Thị Thử"}' from entry where value_digest is not null and action <> 'platform.list-held'`,
    [ENTRIES, digest, members, salts],
  );
  await client.query('analyze');
}

/** What somebody with all rights over the database might do. */
async function damage(client) {
  await client.query('set session_replication_role = replica');
  const at = async (share) => {
    const { rows } = await client.query(
      `select l.position, l.entry_id from platform.audit_link l join platform.audit_entry e on e.id = l.entry_id
       where l.position >= $1 and e.action <> 'platform.list-held' order by l.position limit 1`,
      [Math.floor(ENTRIES * share)],
    );
    return rows[0];
  };
  await client.query(`update platform.audit_entry set action = 'org.member-added' where id = $1`, [
    (await at(0.21)).entry_id,
  ]);
  await client.query('delete from platform.audit_entry where id = $1', [(await at(0.52)).entry_id]);
  const [one, other] = [await at(0.8), await at(0.9)];
  const move = 'update platform.audit_link set entry_id = $2 where position = $1';
  await client.query(move, [one.position, '00000000-0000-0000-0000-000000000000']);
  await client.query(move, [other.position, one.entry_id]);
  await client.query(move, [one.position, other.entry_id]);
  await client.query(
    `delete from platform.audit_value where entry_id = (select l.entry_id from platform.audit_link l
       join platform.audit_value v on v.entry_id = l.entry_id where l.position > $1 order by l.position limit 1)`,
    [Math.floor(ENTRIES * 0.6)],
  );
  await client.query(
    `update platform.audit_held set member_ids[1] = gen_random_uuid() where note_id = (select l.entry_id from platform.audit_link l
       join platform.audit_held h on h.note_id = l.entry_id where l.position > $1 order by l.position limit 1)`,
    [Math.floor(ENTRIES * 0.3)],
  );
  await client.query(
    `with cut as (delete from platform.audit_link where position > (select max(position) - 3 from platform.audit_link) returning entry_id)
     delete from platform.audit_entry where id in (select entry_id from cut)`,
  );
}

/** Seconds for a million entries; the verifications must find nothing, then exactly what was done. */
export async function auditVerification({ env, ownerUrl }) {
  const client = new Client({ connectionString: ownerUrl });
  await client.connect();
  try {
    await fill(client);
    const sealing = cli(env, 'audit', 'seal');
    await client.query('analyze');
    const clean = cli(env, 'audit', 'verify');
    if (clean.status !== 0) throw new Error(`an untouched chain was found faulty: ${clean.text}`);
    await damage(client);
    const damaged = cli(env, 'audit', 'verify');
    const found = damaged.text.split('\n').filter((line) => line.startsWith('vị trí'));
    if (found.length !== 7) throw new Error(`7 faults were made, found: ${damaged.text}`);
    return {
      entries: ENTRIES,
      sealSeconds: sealing.seconds,
      verifySeconds: clean.seconds,
      damagedSeconds: damaged.seconds,
    };
  } finally {
    await client.end();
  }
}

async function alone() {
  const embedded = require(join(root, 'dist/libs/platform/src/database/embedded-postgres.js'));
  const folder = mkdtempSync(join(tmpdir(), 'lopso-bench-audit-'));
  chmodSync(folder, 0o755);
  const server = await embedded.startEmbeddedPostgres({
    dataDirectory: join(folder, 'postgres'),
    port: 0,
    isDurable: true,
  });
  try {
    await embedded.ensureDatabase(server, 'lopso');
    const key = 'bench-key-of-the-audit-trail-32-signs';
    const env = {
      ...process.env,
      DATABASE_URL: server.url('lopso'),
      AUDIT_KEY: key,
      TOKEN_SECRET: key,
      CERTIFICATE_NAME_KEY: key,
      CERTIFICATE_SIGNING_KEY: randomBytes(36).toString('base64url'),
      MEMBER_CARD_KEY: key,
      FILES_DIRECTORY: join(folder, 'files'),
      LOG_LEVEL: 'error',
      PUBLIC_URL: 'http://127.0.0.1',
    };
    const ownerUrl = server.ownerUrl('lopso');
    cli({ ...env, DATABASE_OWNER_URL: ownerUrl }, 'migrate');
    console.log(JSON.stringify(await auditVerification({ env, ownerUrl })));
  } finally {
    server.stop();
    rmSync(folder, { recursive: true, force: true });
  }
}

if (process.argv[1]?.endsWith('audit.mjs')) await alone();
