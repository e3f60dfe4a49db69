/**
 * Reads Office files with software that has nothing of ours in it, and prints as JSON what it has to say, by file name: `faults` of Microsoft's Open XML SDK (compiled to WebAssembly),
 * which holds every part against the schemas and rules that Word and Excel open files by; of a .docx also its `words`, paragraph by paragraph, and the `remarks` of mammoth. A process of
 * its own: the SDK is an ES module with a runtime that stays.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import validate from '@ooxml-tools/validate';
import mammoth from 'mammoth';

const folder = process.argv[2];
/** The first version that reads ISO/IEC 29500: it knows nothing that a later one would not. */
const OLDEST = 'Office2010';
const found = {};
for (const name of readdirSync(folder)) {
  const bytes = readFileSync(join(folder, name));
  const format = name.split('.').pop();
  const faults = await validate(new Uint8Array(bytes), format, OLDEST);
  found[name] = { faults: faults.map(({ description, path }) => `${path.partUri} ${path.xpath}: ${description}`) };
  if (format !== 'docx') continue;
  const { value, messages } = await mammoth.extractRawText({ buffer: bytes });
  const remarks = messages.map(({ message }) => message);
  found[name] = { ...found[name], words: value.split('\n').filter((line) => line !== ''), remarks };
}
process.stdout.write(JSON.stringify(found), () => process.exit(0));
