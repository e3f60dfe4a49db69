import { execFile } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';

/** What software of others says of an Office file; `words` by paragraph and `remarks` of a .docx alone. */
export interface OfficeReading {
  readonly faults: readonly string[];
  readonly words?: readonly string[];
  readonly remarks?: readonly string[];
}

const SCRIPT = join(__dirname, 'read-office-files.mjs');
const MOST_BYTES = 64 * 1024 * 1024;

/** Has files (by name, .docx or .xlsx) read by the Open XML SDK and by mammoth; some seconds for the first, less for each. */
export async function readByOthers(
  files: ReadonlyMap<string, Buffer>,
): Promise<Readonly<Record<string, OfficeReading>>> {
  const folder = await mkdtemp(join(tmpdir(), 'lopso-office-'));
  try {
    for (const [name, content] of files) await writeFile(join(folder, name), content);
    const { stdout } = await promisify(execFile)(process.execPath, [SCRIPT, folder], { maxBuffer: MOST_BYTES });
    return JSON.parse(stdout) as Record<string, OfficeReading>;
  } finally {
    await rm(folder, { recursive: true });
  }
}
