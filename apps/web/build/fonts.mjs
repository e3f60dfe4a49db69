// Cuts Source Sans 3 to the alphabet of this site. Run: node apps/web/build/fonts.mjs
// The result is committed; build/fonts.spec.ts compares the glyphs with this list.
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import subsetFont from 'subset-font';

const here = dirname(fileURLToPath(import.meta.url));
const source = dirname(createRequire(import.meta.url).resolve('@fontsource-variable/source-sans-3/package.json'));

const plain = Array.from({ length: 0x7f - 0x20 }, (_, i) => String.fromCodePoint(0x20 + i)).join('');
const signs = '\u00a0–—“”…·×₫≥≤';
const letters = 'aăâbcdđeêghiklmnoôơpqrstuưvxy';
const tones = ['\u0300', '\u0301', '\u0303', '\u0309', '\u0323'];
const vowels = 'aăâeêioôơuưy';
const lower = letters + [...vowels].map((v) => tones.map((t) => (v + t).normalize('NFC')).join('')).join('');

/** Every character the interface may show in Source Sans. */
export const alphabet = [...new Set(plain + signs + lower + lower.toUpperCase())].join('');

const files = ['latin', 'vietnamese'];

/** The two cut files, by name; each keeps only what its source subset holds. */
export async function cutFonts() {
  const cut = {};
  for (const name of files) {
    const original = await readFile(join(source, 'files', `source-sans-3-${name}-wght-normal.woff2`));
    cut[`source-sans-3-${name}.woff2`] = await subsetFont(original, alphabet, {
      targetFormat: 'woff2',
      variationAxes: { wght: { min: 400, max: 800 } },
    });
  }
  return cut;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const target = join(here, '../src/assets/fonts');
  await mkdir(target, { recursive: true });
  for (const [name, bytes] of Object.entries(await cutFonts())) {
    await writeFile(join(target, name), bytes);
    process.stdout.write(`${name} ${bytes.length} bytes\n`);
  }
}
