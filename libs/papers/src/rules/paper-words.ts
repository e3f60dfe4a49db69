import { type Block, DRAFT, MOTTO, type PaperTree, RECIPIENTS, STATE } from './paper-tree';

/** The texts of a block in reading order. */
export function wordsOfBlock(block: Block): string[] {
  switch (block.kind) {
    case 'paragraph':
    case 'item':
      return [block.runs.map(({ text }) => text).join('')];
    case 'heading':
      return [block.text];
    case 'table':
      return [...block.columns.map(({ title }) => title), ...block.rows.flatMap(({ cells }) => cells)];
    case 'signatures':
      return block.places.flatMap(({ position, name }) => [position, name]);
  }
}

/** Every text of a paper in reading order, empty ones left out: what each rendering has to carry. */
export function wordsOf(tree: PaperTree): string[] {
  const { head, signing, recipients } = tree;
  return [
    ...head.superior,
    ...head.issuer,
    ...[STATE, MOTTO, head.notation ?? '', head.placeAndDate ?? ''],
    ...(head.isDraft ? [DRAFT] : []),
    ...[tree.kind, tree.subject, tree.authority],
    ...tree.blocks.flatMap(wordsOfBlock),
    ...(recipients.length > 0 ? [RECIPIENTS, ...recipients] : []),
    ...(signing === null ? [] : [...signing.lines, signing.name]),
    ...tree.annexes.flatMap(({ title, basis, blocks }) => [title, basis, ...blocks.flatMap(wordsOfBlock)]),
  ].filter((text) => text !== '');
}
