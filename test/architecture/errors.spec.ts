import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import '@lopso/assessment';
import '@lopso/classes';
import '@lopso/content';
import '@lopso/credentials';
import '@lopso/identity';
import '@lopso/interop';
import '@lopso/learning';
import '@lopso/org';
import '@lopso/papers';
import '@lopso/planning';
import '@lopso/reporting';
import { declaredProblemTexts } from '@lopso/platform';

const root = join(__dirname, '../..');

function sources(folder: string): string[] {
  return readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.ts') && !name.endsWith('spec.ts') && !name.includes('node_modules'))
    .map((name) => readFileSync(join(root, folder, name), 'utf8'));
}

const isOfTexts = (text: string): boolean => text.includes('declareProblemTexts({');

const texts = declaredProblemTexts();

/** Every code a library or the API declares: `code: 'context.fault'`. */
function declaredCodes(): string[] {
  const declared = [...sources('libs'), ...sources('apps/api/src')].join('\n');
  return [...declared.matchAll(/\bcode: '([a-z-]+\.[a-z-]+)'/g)].map((match) => match[1] ?? '');
}

describe('error codes', () => {
  it('finds the declared codes at all', () => {
    expect(declaredCodes()).toContain('platform.not-found');
  });

  it('gives every declared code a Vietnamese sentence', () => {
    expect(declaredCodes().filter((code) => !texts.has(code))).toEqual([]);
  });

  it('keeps no sentence for a code nobody declares', () => {
    const declared = [...sources('libs'), ...sources('apps/api/src')].filter((text) => !isOfTexts(text)).join('\n');
    // Where one class raises several codes, what differs stands by itself: `identity.code-${fault}` and 'expired'.
    const starts = [...declared.matchAll(/`([a-z]+\.[a-z-]*)\$\{/g)].map(([, start = '']) => start);
    const named = (code: string): boolean =>
      ['', ...starts].some((start) => code.startsWith(start) && declared.includes(`'${code.slice(start.length)}'`));
    expect([...texts.keys()].filter((code) => !named(code))).toEqual([]);
  });

  it('writes sentences a person can act on: no code, no exclamation mark, not too long', () => {
    for (const { title, detail } of texts.values()) {
      expect(`${title} ${detail}`).not.toMatch(/!|[A-Z]{3,}\d|undefined/);
      expect(detail.length).toBeLessThan(220);
    }
  });
});
