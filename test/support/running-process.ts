import { type ChildProcess, spawn } from 'node:child_process';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { filesOf } from './own-database';

const root = join(__dirname, '../..');
const READY_TURNS = 600;

/** How a process ended: by itself with a code, or killed by a signal. */
export interface Ending {
  readonly code: number | null;
  readonly signal: NodeJS.Signals | null;
}

/** The API or the worker of the build as a process of its own. */
export class RunningProcess {
  private said = '';
  private readonly ending: Promise<Ending>;

  private constructor(
    private readonly name: string,
    private readonly child: ChildProcess,
  ) {
    this.ending = new Promise((resolve) => child.once('exit', (code, signal) => resolve({ code, signal })));
    for (const stream of [child.stdout, child.stderr]) {
      stream?.on('data', (part: Buffer) => (this.said += part.toString()));
    }
  }

  /** The API on a port, as soon as it is ready. */
  static async api(databaseUrl: string, port: number): Promise<RunningProcess> {
    const address = `http://127.0.0.1:${port}`;
    const api = this.launch('api', { DATABASE_URL: databaseUrl, PORT: String(port), PUBLIC_URL: address });
    await api.untilUp(async () => (await fetch(`${address}/health/ready`).catch(() => null))?.ok === true);
    return api;
  }

  /** The worker, as soon as it takes jobs. */
  static async worker(databaseUrl: string): Promise<RunningProcess> {
    const worker = this.launch('worker', { DATABASE_URL: databaseUrl, LOG_LEVEL: 'info' });
    await worker.untilUp(() => Promise.resolve(worker.said.includes('worker ready')));
    return worker;
  }

  private static launch(name: string, more: NodeJS.ProcessEnv): RunningProcess {
    const child = spawn(process.execPath, [join(root, `dist/apps/${name}/src/main.js`)], {
      cwd: root,
      env: { ...process.env, FILES_DIRECTORY: filesOf(more['DATABASE_URL'] ?? ''), ...more },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    return new RunningProcess(name, child);
  }

  get isRunning(): boolean {
    return this.child.exitCode === null && this.child.signalCode === null;
  }

  /** Asks the process to stop, as an orchestrator does; does not wait. */
  terminate(): void {
    this.child.kill('SIGTERM');
  }

  /** Waits for the end. */
  ended(): Promise<Ending> {
    return this.ending;
  }

  /** Whatever a test left running. */
  async kill(): Promise<void> {
    if (this.isRunning) this.child.kill('SIGKILL');
    await this.ending;
  }

  private async untilUp(isUp: () => Promise<boolean>): Promise<void> {
    for (let turn = 0; turn < READY_TURNS && this.isRunning; turn += 1) {
      if (await isUp()) return;
      await pause(100);
    }
    this.child.kill('SIGKILL');
    throw new Error(`${this.name} did not come up: ${this.said.slice(-2000)}`);
  }
}
