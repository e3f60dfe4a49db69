import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { alphabet } from './alphabet.mjs';

const check = (script: string) =>
  execFileSync(process.execPath, [join(__dirname, script), '--check'], { stdio: 'pipe' });

describe('files made by build scripts and committed', () => {
  it('are the fonts that the script cuts today', () => {
    expect(() => check('fonts.mjs')).not.toThrow();
  }, 30_000);

  it('are the icons that the script makes today', () => {
    expect(() => check('icons.mjs')).not.toThrow();
  });

  it('are fonts of less than 30 kB for every Vietnamese letter', () => {
    const fontOf = (name: string) => readFileSync(join(__dirname, `../src/assets/fonts/source-sans-3-${name}.woff2`));
    expect(fontOf('latin').length + fontOf('vietnamese').length).toBeLessThan(30_000);
    expect([...alphabet].filter((letter) => /\p{L}/u.test(letter) && letter > '\u007f')).toHaveLength(134);
    expect(alphabet).toContain('Ẫ');
  });
});
