import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const client = join(__dirname, '../../apps/web/src');
const TOKENS = 'styles/tokens.css';
const tokens = readFileSync(join(client, TOKENS), 'utf8');

/** The declarations of the first rule with this selector. */
function declarations(selector: string): string[] {
  const from = tokens.indexOf(`${selector} {`);
  const body = tokens.slice(tokens.indexOf('{', from) + 1, tokens.indexOf('}', from));
  return body.split(';').map((line) => line.trim());
}

/** What lets one visit serve both themes. */
describe('the dark theme', () => {
  const chosen = declarations(":root[data-theme='dark']");
  const ofTheSystem = declarations(":root:not([data-theme='light'])");

  it('gives other values to tokens and changes nothing else', () => {
    expect(ofTheSystem.length).toBeGreaterThan(20);
    expect(ofTheSystem.filter((line) => !/^(--[\w-]+: |color-scheme: dark$|$)/.test(line))).toEqual([]);
  });

  it('is the same whether the member or the system chose it', () => {
    expect(chosen).toEqual(ofTheSystem);
  });

  it('is asked for by no script and no other style', () => {
    const files = readdirSync(client, { recursive: true, encoding: 'utf8' });
    const sources = files.filter((file) => /\.(ts|svelte|css)$/.test(file) && file !== TOKENS);
    const asks = /prefers-color-scheme|data-theme|light-dark\(/;
    expect(sources.length).toBeGreaterThan(100);
    expect(sources.filter((file) => asks.test(readFileSync(join(client, file), 'utf8')))).toEqual([]);
  });
});
