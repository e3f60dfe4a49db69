// Cuts Source Sans 3 to the alphabet of this site. Run: node apps/web/build/fonts.mjs
// The result is committed; with --check the script only compares, and fails where the files differ.
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import subsetFont from 'subset-font';
import { alphabet } from './alphabet.mjs';

const here = dirname(fileURLToPath(import.meta.url));
const source = dirname(createRequire(import.meta.url).resolve('@fontsource-variable/source-sans-3/package.json'));

const files = ['latin', 'vietnamese'];

const target = join(here, '../src/assets/fonts');
await mkdir(target, { recursive: true });

for (const name of files) {
  const original = await readFile(join(source, 'files', `source-sans-3-${name}-wght-normal.woff2`));
  const cut = await subsetFont(original, alphabet, {
    targetFormat: 'woff2',
    variationAxes: { wght: { min: 400, max: 800 } },
  });
  const file = join(target, `source-sans-3-${name}.woff2`);
  if (!process.argv.includes('--check')) await writeFile(file, cut);
  else if (!cut.equals(await readFile(file))) throw new Error(`${file} differs: run node apps/web/build/fonts.mjs`);
}
