import { type ChildProcess, spawn } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

interface FaultReport {
  readonly durability: Readonly<Record<string, string>>;
  readonly takers: number;
  readonly killed: { readonly api: number; readonly worker: number; readonly insideTransaction: number };
  readonly phones: Readonly<Record<string, number>>;
  readonly certificates: { readonly certificates: number };
  readonly mustBeZero: Readonly<Record<string, number>>;
  readonly damages: { readonly planted: number; readonly unseen: readonly string[] };
}

const SIZE = ['--takers', '12', '--kills', '3', '--seconds', '240'];
const PATIENCE_MS = 420_000;

describe('killing API and worker while twelve members take a quiz', () => {
  const folder = mkdtempSync(join(tmpdir(), 'lopso-fault-report-'));
  const reportFile = join(folder, 'report.json');
  let tool: ChildProcess;
  let report: FaultReport;
  let code: number | null = null;

  beforeAll(async () => {
    const command = [join(__dirname, 'kill-while-taking.mjs'), '--built', ...SIZE, '--report', reportFile];
    let words = '';
    tool = spawn(process.execPath, command, { stdio: ['ignore', 'pipe', 'pipe'] });
    tool.stdout?.on('data', (part: Buffer) => (words += part.toString()));
    tool.stderr?.on('data', (part: Buffer) => (words += part.toString()));
    code = await new Promise((resolve) => tool.once('close', resolve));
    if (!existsSync(reportFile)) throw new Error(`the tool gave no report:\n${words}`);
    report = JSON.parse(readFileSync(reportFile, 'utf8')) as FaultReport;
  }, PATIENCE_MS);

  afterAll(() => {
    // Told to end, the tool ends what it started.
    if (tool.exitCode === null) tool.kill('SIGTERM');
    rmSync(folder, { recursive: true, force: true });
  });

  it('runs on a database that keeps what it says', () => {
    expect(report.durability).toMatchObject({ fsync: 'on', synchronous_commit: 'on', full_page_writes: 'on' });
  });

  it('kills both processes, also in the middle of transactions, and cuts off requests under way', () => {
    expect(report.killed.api).toBeGreaterThanOrEqual(3);
    expect(report.killed.worker).toBeGreaterThanOrEqual(3);
    expect(report.killed.insideTransaction).toBeGreaterThan(0);
    expect(report.phones['triesCutOff']).toBeGreaterThan(0);
  });

  it('loses no acknowledged answer or result, leaves no attempt half done, doubles no certificate and no number', () => {
    expect(Object.entries(report.mustBeZero).filter(([, figure]) => figure !== 0)).toEqual([]);
    expect(code).toBe(0);
  });

  it('gives every member one certificate', () => {
    expect(report.certificates.certificates).toBe(report.takers);
  });

  it('would have seen each kind of loss: planted ones are all found', () => {
    expect(report.damages.planted).toBeGreaterThan(10);
    expect(report.damages.unseen).toEqual([]);
  });
});
