// The whole system on one machine: embedded PostgreSQL, migrations, content, demo province, worker, API with the client.
import { spawn, spawnSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { createServer } from 'node:net';
import { dirname, join } from 'node:path';
import { buildWhenStale } from './build.mjs';
import { environment, node, root } from './ready.mjs';
import { amendedMigrations } from './schema-mark.mjs';

const require = createRequire(import.meta.url);
const data = join(root, '.data');
const cli = join(root, 'dist/apps/cli/src/main.js');
const processes = [];
let server = null;
let isStopping = false;

/** A secret of this checkout, made once. */
function secret(name) {
  const file = join(data, name);
  if (!existsSync(file)) writeFileSync(file, randomBytes(36).toString('base64url'), { mode: 0o600 });
  return readFileSync(file, 'utf8');
}

const isFree = (port) =>
  new Promise((resolve) => {
    const probe = createServer();
    probe.once('error', () => resolve(false));
    probe.listen(port, '127.0.0.1', () => probe.close(() => resolve(true)));
  });

async function choosePort(wanted) {
  if (process.env.PORT) return Number(process.env.PORT);
  for (let port = wanted; port < wanted + 50; port += 1) if (await isFree(port)) return port;
  throw new Error('Không còn cổng trống từ 3000 đến 3049.');
}

/** What holds the demo's data: the database lies elsewhere where its user cannot reach this checkout. */
function folders() {
  const apart = server && !server.dataDirectory.startsWith(data) ? ` và ${dirname(server.dataDirectory)}` : '';
  return `thư mục .data${apart}`;
}

/** The database, and the owner of its tables for the migrations alone: everything else works as the application's role. */
async function openDatabase() {
  const { DATABASE_URL, DATABASE_OWNER_URL = '' } = process.env;
  if (DATABASE_URL) return { url: DATABASE_URL, ownerUrl: DATABASE_OWNER_URL };
  const { startEmbeddedPostgres, ensureDatabase } = require(
    join(root, 'dist/libs/platform/src/database/embedded-postgres.js'),
  );
  server = await startEmbeddedPostgres({ dataDirectory: join(data, 'postgres'), port: 0, isDurable: true });
  const amended = amendedMigrations(
    join(root, 'libs/platform/src/database/migrations'),
    `${server.dataDirectory}.migrations.json`,
  );
  if (amended.length > 0) {
    throw new Error(
      `Mã nguồn mới đã sửa cấu trúc cơ sở dữ liệu (${amended.join(', ')}).\n` +
        `Tỉnh mẫu dựng theo bản cũ. Xóa ${folders()} rồi chạy lại npm start.`,
    );
  }
  await ensureDatabase(server, 'lopso');
  console.log(`PostgreSQL: ${server.dataDirectory}`);
  return { url: server.url('lopso'), ownerUrl: server.ownerUrl('lopso') };
}

function command(env, ...args) {
  const result = spawnSync(node, [cli, ...args], {
    cwd: root,
    env,
    stdio: ['ignore', 'pipe', 'inherit'],
    encoding: 'utf8',
  });
  if (result.status !== 0) {
    process.stdout.write(result.stdout ?? '');
    throw new Error(`Lệnh "${args.join(' ')}" chưa xong.`);
  }
  return result.stdout;
}

/** As in the image: without a bound V8 lets the heap of a large machine grow before it collects. */
const HEAP = ['--max-old-space-size=400', '--max-semi-space-size=8'];

function launch(name, env) {
  const child = spawn(node, [...HEAP, join(root, `dist/apps/${name}/src/main.js`)], {
    cwd: root,
    env,
    stdio: ['ignore', 'inherit', 'inherit'],
  });
  child.on('exit', (code) => {
    if (isStopping) return;
    console.error(`${name} dừng bất ngờ (mã ${code}).`);
    void stop(1);
  });
  processes.push(child);
}

/** Two minutes at most: a busy machine starts slowly, and a program that gives up ends the whole by itself. */
async function isReady(address) {
  for (let turn = 0; turn < 1200; turn += 1) {
    const response = await fetch(`${address}/health/ready`).catch(() => null);
    if (response?.ok) return true;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  return false;
}

async function stop(code) {
  if (isStopping) return;
  isStopping = true;
  const ends = processes.map((child) =>
    child.exitCode !== null || child.signalCode !== null ? null : new Promise((resolve) => child.once('exit', resolve)),
  );
  for (const child of processes) child.kill('SIGTERM');
  await Promise.all(ends);
  server?.stop();
  process.exit(code);
}

async function main() {
  mkdirSync(data, { recursive: true });
  if (buildWhenStale()) console.log('Đã dựng xong mã nguồn.');
  const port = await choosePort(3000);
  // A name and no number: passkeys are bound to a name.
  const address = `http://localhost:${port}`;
  const env = environment({
    LOG_LEVEL: 'warn',
    FILES_DIRECTORY: join(data, 'files'),
    TOKEN_SECRET: secret('token-secret'),
    AUDIT_KEY: secret('audit-key'),
    CERTIFICATE_NAME_KEY: secret('certificate-name-key'),
    CERTIFICATE_SIGNING_KEY: secret('certificate-signing-key'),
    MEMBER_CARD_KEY: secret('member-card-key'),
    PUBLIC_URL: address,
    // The demo's sign-ins are name and password alone; a real server demands an authenticator of department roles.
    SECOND_FACTOR_ROLES: 'none',
    PORT: String(port),
    ...process.env,
    PATH: environment().PATH,
  });
  const { url, ownerUrl } = await openDatabase();
  env.DATABASE_URL = url;
  env.DATABASE_OWNER_URL = '';
  command({ ...env, DATABASE_OWNER_URL: ownerUrl }, 'migrate');
  command(env, 'import-units');
  command(env, 'content', 'publish');
  console.log('Đang chuẩn bị tỉnh mẫu…');
  const table = command(
    { ...env, DATABASE_OWNER_URL: ownerUrl },
    'demo',
    '--members',
    process.env.LOPSO_DEMO_MEMBERS ?? '20000',
  );
  launch('worker', env);
  launch('api', env);
  if (!(await isReady(`http://127.0.0.1:${port}`))) throw new Error('API chưa trả lời.');
  console.log(
    `\nLớp Số đang chạy tại ${address}\n\n${table}\nNhấn Ctrl+C để dừng. Muốn làm lại từ đầu: dừng rồi xóa ${folders()}.`,
  );
}

process.on('SIGINT', () => void stop(0));
process.on('SIGTERM', () => void stop(0));
main().catch((error) => {
  console.error(error instanceof Error ? error.message : error);
  void stop(1);
});
