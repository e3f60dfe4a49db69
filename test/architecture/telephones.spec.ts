import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parsePhoneNumberFromString as parseByShape } from 'libphonenumber-js';
import { parsePhoneNumberFromString as parseByPlan } from 'libphonenumber-js/max';
import { openSpreadsheet } from '@lopso/platform';

const root = join(__dirname, '../..');
/** As people write them: with blanks, points or none, with 0, 84 or +84. */
const NUMBER = /(?<![\w.+-])(?:\+84|84|0)(?:[ .]?\d){9,10}(?![\w-])/g;
/** What numbers of before 2018 become, which is what their test is about: test/README.md. */
const RENEWED = new Set(['0351234567', '0590000005']);

const isAssignable = (text: string): boolean =>
  parseByPlan(text.replace(/^84/, '+84'), 'VN')?.isValid() === true && !RENEWED.has(text);

async function textOf(file: string): Promise<string> {
  const bytes = readFileSync(join(root, file));
  if (!/\.(xlsx|csv)$/.test(file)) return bytes.toString('utf8');
  const cells: string[] = [];
  for (const sheet of (await openSpreadsheet(bytes)).sheets)
    for await (const row of sheet.rows()) cells.push(...row.cells);
  // A telephone in a cell of numbers has lost its nought.
  return cells.map((cell) => (/^[1-9]\d{8}$/.test(cell) ? `0${cell}` : cell)).join('\n');
}

describe('telephones in tests', () => {
  const files = ['test', 'libs', 'apps']
    .flatMap((top) =>
      readdirSync(join(root, top), { recursive: true, encoding: 'utf8' }).map((name) => join(top, name)),
    )
    .filter((file) => /^test\/.*\.(ts|mjs|cjs|md|csv|xlsx|txt)$|spec\.ts$/.test(file));

  it('are nobody’s: no operator can have given them out', async () => {
    const found: string[] = [];
    for (const file of files)
      for (const [number] of (await textOf(file)).matchAll(NUMBER))
        if (isAssignable(number)) found.push(`${file}: ${number}`);
    expect(found).toEqual([]);
  });

  it('are looked for in every way of writing, in spreadsheets too', async () => {
    const ours = '0992 100 004';
    expect([parseByShape(ours, 'VN')?.isValid(), parseByPlan(ours, 'VN')?.isValid()]).toEqual([true, false]);
    const assigned = ['91', '2 345 678'].join('');
    for (const text of [`0${assigned}`, `+84${assigned}`, `84${assigned.replaceAll(' ', '')}`])
      expect([...`x: ${text},`.matchAll(NUMBER)].map(([number]) => isAssignable(number))).toEqual([true]);
    const list = files.find((file) => file.endsWith('danh-sach-to-xa-ham-yen.xlsx')) ?? '';
    expect([...(await textOf(list)).matchAll(NUMBER)].length).toBeGreaterThan(5);
  });
});
