import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { compareText } from './problem';
import type { ContentFiles } from './source-files';

/** What the compiler reads of content/; the rest (units, fixtures, the guide) belongs to others. */
const PARTS = ['banks', 'certificates', 'competences.yaml', 'courses', 'outside-certificates.yaml', 'programmes'];

/**
 * Reads a content folder from disk into the plain map `compileContent` takes: path inside the folder, with forward
 * slashes, to bytes. Hidden files are skipped. Throws what `node:fs` throws when the folder can't be read.
 */
export function readContent(folder: string): ContentFiles {
  const files: Record<string, Uint8Array> = {};
  const entries = readdirSync(folder, { withFileTypes: true, recursive: true });
  for (const entry of entries) {
    if (!entry.isFile()) continue;
    const path = relativePath(folder, entry.parentPath, entry.name);
    if (isPart(path)) files[path] = readFileSync(join(folder, path));
  }
  return Object.fromEntries(Object.entries(files).sort(([a], [b]) => compareText(a, b)));
}

function relativePath(folder: string, parent: string, name: string): string {
  const full = join(parent, name).split('\\').join('/');
  const root = join(folder, '.').split('\\').join('/').replace(/\/$/, '');
  return full.slice(root.length + 1);
}

function isPart(path: string): boolean {
  const segments = path.split('/');
  if (segments.some((segment) => segment.startsWith('.'))) return false;
  return PARTS.includes(segments[0] ?? '');
}
