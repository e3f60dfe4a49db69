import { spawn, spawnSync } from 'node:child_process';
import { randomBytes, randomUUID } from 'node:crypto';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const require = createRequire(import.meta.url);
export const root = join(fileURLToPath(import.meta.url), '../../..');

/** Asked for when it is needed: on a fresh clone the bench builds first. */
const database = () => require(join(root, 'dist/libs/platform/src/database/embedded-postgres.js'));

/** A database with fsync on and the demo province in it; the product works as its own role, `ownerUrl` is the measurer's. */
export async function openProvince(folder, members) {
  const embedded = database();
  const server = await embedded.startEmbeddedPostgres({
    dataDirectory: join(folder, 'postgres'),
    port: 0,
    isDurable: true,
    maxConnections: 200,
  });
  await embedded.ensureDatabase(server, 'lopso');
  const env = {
    ...process.env,
    NODE_ENV: 'production',
    DATABASE_URL: server.url('lopso'),
    TOKEN_SECRET: randomBytes(36).toString('base64url'),
    AUDIT_KEY: randomBytes(36).toString('base64url'),
    CERTIFICATE_NAME_KEY: randomBytes(36).toString('base64url'),
    CERTIFICATE_SIGNING_KEY: randomBytes(36).toString('base64url'),
    MEMBER_CARD_KEY: randomBytes(36).toString('base64url'),
    FILES_DIRECTORY: join(folder, 'files'),
    LOG_LEVEL: 'info',
    ACCESS_TOKEN_MINUTES: '60',
    PUBLIC_URL: 'http://127.0.0.1',
    SECOND_FACTOR_ROLES: 'none',
  };
  const ownerUrl = server.ownerUrl('lopso');
  const run = (args, more = {}) => {
    const from = Date.now();
    const result = spawnSync(process.execPath, [join(root, 'dist/apps/cli/src/main.js'), ...args], {
      cwd: root,
      env: { ...env, ...more },
      encoding: 'utf8',
    });
    if (result.status !== 0) throw new Error(`${args.join(' ')}: ${result.stderr}`);
    return Date.now() - from;
  };
  try {
    run(['migrate'], { DATABASE_OWNER_URL: ownerUrl });
    run(['import-units']);
    run(['content', 'publish']);
    const demoMs = run(['demo', '--members', String(members)], { DATABASE_OWNER_URL: ownerUrl });
    return { server, env, ownerUrl, demoMs, freePort: embedded.freePort };
  } catch (error) {
    server.stop();
    throw error;
  }
}

/** As the image and `npm start` bound the heap. */
const HEAP = ['--max-old-space-size=400', '--max-semi-space-size=8'];

/** A server process of the build; resolves when it is ready. */
export async function startServer(
  env,
  { preload, entry = 'dist/apps/api/src/main.js', args = [], ready = '/health/ready' } = {},
) {
  const child = spawn(
    process.execPath,
    [...HEAP, ...(preload === undefined ? [] : ['--require', preload]), join(root, entry), ...args],
    {
      cwd: root,
      env,
      stdio: ['ignore', 'ignore', 'inherit'],
    },
  );
  const url = `http://127.0.0.1:${env.PORT}`;
  for (let turn = 0; turn < 300; turn += 1) {
    const answer = await fetch(url + ready).catch(() => null);
    if (answer !== null && answer.status < 500) return { pid: child.pid, url, stop: () => stop(child) };
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  throw new Error(`${entry} did not come up`);
}

/** The worker of the build; jobs wait until it is up, so nobody waits here. */
export function startWorker(env) {
  const child = spawn(process.execPath, [...HEAP, join(root, 'dist/apps/worker/src/main.js')], {
    cwd: root,
    env,
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  return { pid: child.pid, stop: () => stop(child) };
}

function stop(child) {
  return new Promise((resolve) => {
    child.once('exit', resolve);
    child.kill('SIGTERM');
  });
}

const cookieText = (cookies) =>
  Object.entries(cookies)
    .map(([name, value]) => `${name}=${value}`)
    .join('; ');

/** Signs in over HTTP and gives the headers of that person's further requests. */
export async function signIn(url, username, password) {
  const csrf = randomUUID();
  const response = await fetch(`${url}/api/auth/sign-in`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', cookie: `lopso_csrf=${csrf}`, 'x-csrf-token': csrf },
    body: JSON.stringify({ username, password }),
  });
  if (!response.ok) throw new Error(`sign-in ${username}: ${response.status} ${await response.text()}`);
  const cookies = { lopso_csrf: csrf };
  for (const line of response.headers.getSetCookie()) {
    const [pair] = line.split(';');
    const at = pair.indexOf('=');
    cookies[pair.slice(0, at)] = pair.slice(at + 1);
  }
  return { cookie: cookieText(cookies), 'x-csrf-token': csrf };
}
