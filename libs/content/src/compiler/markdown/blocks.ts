import type { Token } from './token';

/** A block with what stands inside it: the flat token list of markdown-it as a tree. */
export interface Block {
  /** paragraph, heading, bullet_list, list_item, blockquote, container_block, table, inline, figure … */
  readonly type: string;
  /** The opening token, or the token itself. */
  readonly token: Token;
  readonly close: Token;
  readonly children: readonly Block[];
  /** From the opening to the closing token, both included. */
  readonly tokens: readonly Token[];
  /** From 1. */
  readonly line: number;
}

/** Builds the tree. Expects lines to be filled in (see `fillLines`). */
export function buildBlocks(tokens: readonly Token[]): Block[] {
  const blocks: Block[] = [];
  for (let index = 0; index < tokens.length;) {
    const block = blockAt(tokens, index);
    blocks.push(block);
    index += block.tokens.length;
  }
  return blocks;
}

function blockAt(tokens: readonly Token[], start: number): Block {
  const token = tokens[start] as Token;
  const end = token.nesting === 1 ? closingIndex(tokens, start) : start;
  const slice = tokens.slice(start, end + 1);
  return {
    type: token.type.replace(/_open$/, ''),
    token,
    close: tokens[end] ?? token,
    children: buildBlocks(slice.slice(1, -1)),
    tokens: slice,
    line: lineOf(token),
  };
}

function closingIndex(tokens: readonly Token[], start: number): number {
  let depth = 0;
  for (let index = start; index < tokens.length; index++) {
    depth += tokens[index]?.nesting ?? 0;
    if (depth === 0) return index;
  }
  return tokens.length - 1;
}

/** Line of a token, from 1. */
export function lineOf(token: Token): number {
  return (token.map?.[0] ?? 0) + 1;
}

/** All blocks of a tree, parents before children. */
export function flatten(blocks: readonly Block[]): Block[] {
  return blocks.flatMap((block) => [block, ...flatten(block.children)]);
}

/** The text of a block's first inline token, as tokens; empty when it has none. */
export function inlineOf(block: Block): readonly Token[] {
  return block.children.find((child) => child.type === 'inline')?.token.children ?? [];
}

/**
 * Gives every token its line: cells take that of their row, footnotes that of their first mention, the parts of a
 * paragraph that of the wrapped line they stand in.
 */
export function fillLines(tokens: readonly Token[]): void {
  const mentions = new Map<unknown, number>();
  let current = 0;
  for (const token of tokens) {
    if (token.map) current = token.map[0];
    else if (token.type === 'footnote_open') current = mentions.get(token.meta?.id) ?? current;
    token.map ??= [current, current + 1];
    if (token.type === 'inline') fillInlineLines(token, mentions);
  }
}

function fillInlineLines(inline: Token, mentions: Map<unknown, number>): void {
  let line = inline.map?.[0] ?? 0;
  for (const child of inline.children ?? []) {
    child.map = [line, line + 1];
    if (child.type.endsWith('break')) line += 1;
    const note = child.type === 'footnote_ref' ? child.meta?.id : undefined;
    if (note !== undefined && !mentions.has(note)) mentions.set(note, line);
  }
}
