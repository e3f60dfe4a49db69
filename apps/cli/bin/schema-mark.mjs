import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const digest = (file) => createHash('sha256').update(readFileSync(file)).digest('hex');

/**
 * Before the first release a migration may still be amended. A demo database that ran the older text would answer with
 * defects, so the demo remembers the digest of each migration it ran.
 *
 * Names before the first one here are steps that the baseline replaces: `cli migrate` judges those.
 *
 * @param folder where the migrations are, `.ts`, and folders of their parts
 * @param mark the file that remembers, beside the database
 * @returns names of migrations that were run and have since been amended or taken away; new ones are remembered
 */
export function amendedMigrations(folder, mark) {
  const names = readdirSync(folder, { recursive: true }).filter(
    (name) => name.endsWith('.ts') && !name.includes('spec'),
  );
  const [first = ''] = names.sort();
  const now = Object.fromEntries(names.map((name) => [name, digest(join(folder, name))]));
  const then = existsSync(mark) ? JSON.parse(readFileSync(mark, 'utf8')) : {};
  const amended = Object.keys(then).filter((name) => name >= first && then[name] !== now[name]);
  if (amended.length === 0) writeFileSync(mark, JSON.stringify(now, null, 2));
  return amended;
}
