import { type Block, type PaperTree } from './paper-tree';

const ERASED = '(đã xóa theo yêu cầu)';

/** The paper without what it tells of a person: her row stays with its number, so that the count of the list stays true. */
export function eraseFromPaper(paper: PaperTree, memberId: string): PaperTree {
  const without = (blocks: readonly Block[]): Block[] => blocks.map((block) => eraseFromBlock(block, memberId));
  return {
    ...paper,
    blocks: without(paper.blocks),
    annexes: paper.annexes.map((annex) => ({ ...annex, blocks: without(annex.blocks) })),
  };
}

function eraseFromBlock(block: Block, memberId: string): Block {
  if (block.kind !== 'table') return block;
  const first = block.columns.findIndex(({ isPersonal }) => isPersonal);
  const rows = block.rows.map((row) => {
    if (row.memberId !== memberId) return row;
    const cells = row.cells.map((cell, index) => (block.columns[index]?.isPersonal === true ? '' : cell));
    cells[first] = ERASED;
    return { cells, memberId: null };
  });
  return { ...block, rows };
}

/** Whom the rows of a paper tell of, each once. */
export function peopleIn(paper: PaperTree): string[] {
  const blocks = [...paper.blocks, ...paper.annexes.flatMap((annex) => annex.blocks)];
  const ids = blocks.flatMap((block) => (block.kind === 'table' ? block.rows.map(({ memberId }) => memberId) : []));
  return [...new Set(ids)].filter((id) => id !== null);
}
