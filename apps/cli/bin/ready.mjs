// Runs on whatever Node the machine has (20 or newer), so: built-in modules only.
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

export const root = join(dirname(fileURLToPath(import.meta.url)), '../../..');
export const node = join(root, 'node_modules', '.bin', process.platform === 'win32' ? 'node.cmd' : 'node');
const mark = join(root, 'node_modules', '.lopso-installed');

const lockHash = () =>
  createHash('sha256')
    .update(readFileSync(join(root, 'package-lock.json')))
    .digest('hex');

/** Installs the packages of the lock file unless they are there already. */
export function install() {
  if (existsSync(node) && existsSync(mark) && readFileSync(mark, 'utf8') === lockHash()) return;
  const npm = process.platform === 'win32' ? 'npm.cmd' : 'npm';
  console.log('Đang cài các gói cần dùng (lần đầu mất khoảng một phút)…');
  const result = spawnSync(npm, ['ci', '--no-audit', '--no-fund', '--loglevel=error'], { cwd: root, stdio: 'inherit' });
  if (result.status !== 0) process.exit(result.status ?? 1);
  writeFileSync(mark, lockHash());
}

/** Environment in which `node` and the tools of node_modules/.bin are Node 24. */
export function environment(more = {}) {
  const bin = join(root, 'node_modules', '.bin');
  return { ...process.env, PATH: `${bin}${process.platform === 'win32' ? ';' : ':'}${process.env.PATH}`, ...more };
}
