import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { problemTexts } from '../../apps/api/src/http/problem-texts';

const root = join(__dirname, '../..');

function sources(folder: string): string[] {
  return readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.ts') && !name.endsWith('spec.ts') && !name.includes('node_modules'))
    .map((name) => readFileSync(join(root, folder, name), 'utf8'));
}

/** Every code a library or the API declares: `code: 'context.fault'`. */
function declaredCodes(): string[] {
  const texts = [...sources('libs'), ...sources('apps/api/src')];
  return texts.flatMap((text) => [...text.matchAll(/\bcode: '([a-z-]+\.[a-z-]+)'/g)].map((match) => match[1] ?? ''));
}

describe('error codes', () => {
  it('finds the declared codes at all', () => {
    expect(declaredCodes()).toContain('platform.not-found');
  });

  it('gives every declared code a Vietnamese sentence', () => {
    expect(declaredCodes().filter((code) => problemTexts[code] === undefined)).toEqual([]);
  });

  it('keeps no sentence for a code nobody declares', () => {
    const mapped = new Set([
      ...declaredCodes(),
      ...(sources('apps/api/src')
        .join('\n')
        .match(/'[a-z-]+\.[a-z-]+'/g)
        ?.map((code) => code.slice(1, -1)) ?? []),
    ]);
    expect(Object.keys(problemTexts).filter((code) => !mapped.has(code))).toEqual([]);
  });

  it('writes sentences a person can act on: no code, no exclamation mark, not too long', () => {
    for (const { title, detail } of Object.values(problemTexts)) {
      expect(`${title} ${detail}`).not.toMatch(/!|[A-Z]{3,}\d|undefined/);
      expect(detail.length).toBeLessThan(220);
    }
  });
});
