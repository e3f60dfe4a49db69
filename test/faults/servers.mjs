import { spawn } from 'node:child_process';
import { createWriteStream } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { root } from '../bench/province.mjs';

const READY_SECONDS = 90;
const STOP_SECONDS = 20;
/** Below the range the system lends to outgoing connections: a port that is free because its server was killed stays free. */
const PORTS = { first: 20_000, count: 10_000 };

const isFree = (port) =>
  new Promise((resolve) => {
    const probe = createServer();
    probe.once('error', () => resolve(false));
    probe.listen(port, '127.0.0.1', () => probe.close(() => resolve(true)));
  });

/** A port of 127.0.0.1 that no outgoing connection can take while its server is down. */
export async function lastingPort() {
  for (let turn = 0; turn < 100; turn += 1) {
    const port = PORTS.first + Math.floor(Math.random() * PORTS.count);
    if (await isFree(port)) return port;
  }
  throw new Error('no free port');
}

/** A process of the build that can be killed and started again. What it says goes to a file; errors are kept. */
export class Server {
  kills = 0;
  /** Exits that nobody asked for. */
  falls = [];
  errors = [];
  #child = null;
  #said = '';
  #log;

  constructor({ name, env, folder, isReady }) {
    this.name = name;
    this.#log = createWriteStream(join(folder, `${name}.log`), { flags: 'a' });
    this.env = env;
    this.isReady = isReady;
  }

  /** Starts the process without waiting for it. */
  launch() {
    const child = spawn(process.execPath, [join(root, `dist/apps/${this.name}/src/main.js`)], {
      cwd: root,
      env: this.env,
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    this.#said = '';
    child.stdout.on('data', (part) => this.#hear(child, part));
    child.stderr.on('data', (part) => this.#hear(child, part));
    child.once('exit', (code, signal) => {
      if (child.isToEnd !== true) this.falls.push(`${this.name}: code ${code}, signal ${signal}`);
    });
    this.#child = child;
  }

  /** Starts the process and waits until it works. */
  async start(signal) {
    this.launch();
    const child = this.#child;
    for (let turn = 0; turn < READY_SECONDS * 20; turn += 1) {
      if (child.exitCode !== null || child.signalCode !== null) break;
      if (await this.isReady(this)) return;
      await pause(50, undefined, { signal });
    }
    throw new Error(`${this.name} did not come up: ${this.#said.slice(-2000)}`);
  }

  /** kill -9 by its id; resolves when it is gone. */
  async kill() {
    if (!this.isRunning) return;
    this.kills += 1;
    await this.#end('SIGKILL');
  }

  /** The graceful stop of an operator, and the other one for a process that does not follow. */
  async stop() {
    if (!this.isRunning) return;
    const child = this.#child;
    const impatience = setTimeout(() => child.kill('SIGKILL'), STOP_SECONDS * 1000);
    await this.#end('SIGTERM');
    clearTimeout(impatience);
  }

  /** At the end of this tool, when nothing can be waited for. */
  killNow() {
    if (this.isRunning) this.#child.kill('SIGKILL');
  }

  hasSaid(words) {
    return this.#said.includes(words);
  }

  get isRunning() {
    return this.#child !== null && this.#child.exitCode === null && this.#child.signalCode === null;
  }

  #end(signal) {
    const child = this.#child;
    child.isToEnd = true;
    return new Promise((resolve) => {
      child.once('exit', resolve);
      child.kill(signal);
    });
  }

  #hear(child, part) {
    const text = part.toString();
    this.#log.write(text);
    if (child !== this.#child) return;
    this.#said = (this.#said + text).slice(-20_000);
    for (const line of text.split('\n')) if (line.includes('"level":50')) this.errors.push(line.slice(0, 1500));
  }
}

/** The API on a port of its own. */
export async function apiServer(env, folder) {
  const port = await lastingPort();
  const url = `http://127.0.0.1:${port}`;
  const isReady = async () =>
    (await fetch(`${url}/health/ready`, { signal: AbortSignal.timeout(2000) }).catch(() => null))?.ok === true;
  const server = new Server({ name: 'api', env: { ...env, PORT: String(port), PUBLIC_URL: url }, folder, isReady });
  return { server, url };
}

/** The worker, which says when it takes jobs. */
export function workerServer(env, folder, publicUrl) {
  const isReady = async (server) => server.hasSaid('worker ready');
  return new Server({ name: 'worker', env: { ...env, LOG_LEVEL: 'info', PUBLIC_URL: publicUrl }, folder, isReady });
}
