import { type Run } from './paper-tree';

/** Stars between braces belong to a name. */
const CUT = /(\{\{[^{}]*\}\}|\*\*|\*)/;

/** A line of Markdown as runs: `**bold**`, `*italic*`; a star that nothing closes stays a star. Placeholders stay as they are. */
export function parseInline(line: string): Run[] {
  const parts = line.split(CUT);
  const runs: Run[] = [];
  const open = { '**': false, '*': false };
  parts.forEach((part, index) => {
    if (part !== '**' && part !== '*') {
      if (part !== '') runs.push({ text: part, isBold: open['**'], isItalic: open['*'] });
      return;
    }
    const closes = open[part] || parts.indexOf(part, index + 1) !== -1;
    if (closes) open[part] = !open[part];
    else runs.push({ text: part, isBold: open['**'], isItalic: open['*'] });
  });
  return runs;
}

/** Runs of the same cut that follow one another, as one. */
export function joinRuns(runs: readonly Run[]): Run[] {
  const joined: Run[] = [];
  for (const run of runs) {
    const last = joined[joined.length - 1];
    if (last !== undefined && last.isBold === run.isBold && last.isItalic === run.isItalic)
      joined[joined.length - 1] = { ...last, text: last.text + run.text };
    else joined.push(run);
  }
  return joined;
}
