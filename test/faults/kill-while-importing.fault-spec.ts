import { type ChildProcess, spawn } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ownDatabase, type OwnDatabase } from '../support/own-database';

interface ImportFaultReport {
  readonly rows: number;
  readonly killed: {
    readonly api: number;
    readonly worker: number;
    readonly insideTransaction: number;
    readonly filesOrphaned: number;
  };
  readonly mustBeZero: Readonly<Record<string, number>>;
  readonly damages: { readonly planted: number; readonly unseen: readonly string[] };
}

const SIZE = ['--seconds', '300'];
const PATIENCE_MS = 360_000;

describe('killing the API while a list is uploaded, and the worker while it is written and taken back', () => {
  const folder = mkdtempSync(join(tmpdir(), 'lopso-import-report-'));
  const reportFile = join(folder, 'report.json');
  let database: OwnDatabase;
  let tool: ChildProcess;
  let report: ImportFaultReport;
  let code: number | null = null;

  beforeAll(async () => {
    database = await ownDatabase();
    const urls = ['--database', database.url, '--owner', database.ownerUrl];
    const command = [join(__dirname, 'kill-while-importing.mjs'), ...SIZE, ...urls, '--report', reportFile];
    let words = '';
    tool = spawn(process.execPath, command, { stdio: ['ignore', 'pipe', 'pipe'] });
    tool.stdout?.on('data', (part: Buffer) => (words += part.toString()));
    tool.stderr?.on('data', (part: Buffer) => (words += part.toString()));
    code = await new Promise((resolve) => tool.once('close', resolve));
    if (!existsSync(reportFile)) throw new Error(`the tool gave no report:\n${words}`);
    report = JSON.parse(readFileSync(reportFile, 'utf8')) as ImportFaultReport;
  }, PATIENCE_MS);

  afterAll(async () => {
    // Told to end, the tool ends what it started.
    if (tool.exitCode === null) tool.kill('SIGTERM');
    rmSync(folder, { recursive: true, force: true });
    await database.drop();
  });

  it('meets uploads, writing and undo under way, each in the middle of a transaction too', () => {
    expect(report.killed.api).toBe(2);
    expect(report.killed.worker).toBe(4);
    expect(report.killed.insideTransaction).toBe(3);
    expect(report.killed.filesOrphaned).toBeGreaterThan(0);
  });

  it('goes on or is rolled back, is never half, doubles nobody, and counts what is there', () => {
    expect(Object.entries(report.mustBeZero).filter(([, figure]) => figure !== 0)).toEqual([]);
    expect(code).toBe(0);
  });

  it('would have seen each kind of damage: planted ones are all found', () => {
    expect(report.damages.planted).toBeGreaterThan(5);
    expect(report.damages.unseen).toEqual([]);
  });
});
