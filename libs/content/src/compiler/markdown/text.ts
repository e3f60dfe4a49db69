import type { Report } from '../problem';
import type { Drawing } from '../svg/figure-svg';
import { checkAttributes } from './attributes';
import { checkBlocks } from './block-rules';
import { buildBlocks, fillLines, type Block } from './blocks';
import { checkContainers } from './containers';
import { extractFigures } from './figures';
import { checkLinks } from './links';
import { markdown } from './parser';
import { checkProse } from './prose';
import { markTableHeads } from './tables';
import { placeholder, type RenderState } from './render-rules';
import { sanitize } from './sanitize';
import type { Token } from './token';

/** What a text may hold. */
export interface TextRules {
  readonly headings: readonly [min: number, max: number];
  readonly startsWithHeading?: boolean;
  readonly quotes?: boolean;
  readonly footnotes?: boolean;
  /** Further attributes of headings; given (even empty), the caller checks the ids of headings itself. */
  readonly headingAttributes?: readonly string[];
}

/** The files beside a text. */
export interface Neighbours {
  has(name: string): boolean;
  /** undefined: no such file; null: faulty, reported at the drawing. */
  drawing(name: string): Drawing | null | undefined;
}

export interface TextContext {
  readonly report: Report;
  readonly neighbours: Neighbours;
  readonly rules: TextRules;
}

/**
 * Parses the body of a document and reports everything in it that is against the format. The body must have the line
 * numbers of its file (blank lines instead of the front matter). What comes back is safe to render, faults or not.
 */
export function parseText(body: string, { report, neighbours, rules }: TextContext): Block[] {
  const parsed = markdown.parse(body, {});
  fillLines(parsed);
  const lines = body.split('\n');
  checkContainers(buildBlocks(parsed), { report, lines, hasFile: (name) => neighbours.has(name) });
  const tokens = extractFigures(parsed, { report, drawing: (name) => neighbours.drawing(name) });
  checkLinks(tokens, report);
  const { headingAttributes } = rules;
  checkAttributes(tokens, {
    report,
    headingAttributes: headingAttributes ?? [],
    ownsHeadingIds: headingAttributes !== undefined,
  });
  checkProse(tokens, report);
  markTableHeads(tokens);
  const blocks = buildBlocks(tokens);
  if (blocks.length === 0) report(1, 'body-empty', 'Tệp chưa có nội dung dưới phần khai báo.');
  checkBlocks(blocks, {
    report,
    headings: rules.headings,
    startsWithHeading: rules.startsWithHeading ?? false,
    quotes: rules.quotes ?? false,
    footnotes: rules.footnotes ?? false,
  });
  return blocks;
}

/** HTML of blocks, sanitised, drawings inlined. `name` makes the ids of footnotes and drawings unique on a page. */
export function renderBlocks(blocks: readonly Block[], name: string): string {
  const tokens = blocks.flatMap((block) => block.tokens);
  return render(name, (env) => markdown.renderer.render([...tokens], markdown.options, env));
}

/** HTML of the parts of a line, without an element around it. */
export function renderInline(tokens: readonly Token[], name: string): string {
  return render(name, (env) => markdown.renderer.renderInline([...tokens], markdown.options, env));
}

function render(name: string, make: (env: { state: RenderState }) => string): string {
  const state: RenderState = { name: name.toLowerCase(), tables: 0, drawings: [] };
  const html = sanitize(make({ state })).trim();
  return state.drawings.reduce((text, drawing, index) => text.replace(placeholder(index), () => drawing), html);
}
