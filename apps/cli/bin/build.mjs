import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { environment, root } from './ready.mjs';

const SOURCES = ['apps', 'libs', 'package-lock.json', 'nest-cli.json', 'tsconfig.json'];
const mark = join(root, 'dist', '.built-from');

function addTo(hash, place) {
  const stat = statSync(place);
  if (stat.isFile()) {
    hash.update(place).update(readFileSync(place));
    return;
  }
  for (const name of readdirSync(place).sort()) {
    if (name !== 'node_modules' && name !== 'dist') addTo(hash, join(place, name));
  }
}

function sourceHash() {
  const hash = createHash('sha256');
  for (const source of SOURCES) addTo(hash, join(root, source));
  return hash.digest('hex');
}

/** Builds server and client unless the sources are those of the last build. */
export function buildWhenStale() {
  const hash = sourceHash();
  if (existsSync(mark) && readFileSync(mark, 'utf8') === hash) return false;
  const result = spawnSync('npm', ['run', '--silent', 'build'], {
    cwd: root,
    stdio: ['ignore', 'inherit', 'inherit'],
    env: environment(),
  });
  if (result.status !== 0) process.exit(result.status ?? 1);
  writeFileSync(mark, hash);
  return true;
}
