/** A stretch of text in one cut. */
export interface Run {
  readonly text: string;
  readonly isBold: boolean;
  readonly isItalic: boolean;
}

/** A column of a table; `weight` is its share of the width beside the others. */
export interface TableColumn {
  readonly title: string;
  readonly weight: number;
  readonly align: 'left' | 'centre';
  /** Its cells tell of a person: they go when the person's data is erased. */
  readonly isPersonal: boolean;
}

/** A row of a table; `memberId` of the person it tells of, null of none. */
export interface TableRow {
  readonly cells: readonly string[];
  readonly memberId: string | null;
}

/** A place where somebody signs, beside others. */
export interface SigningPlace {
  readonly position: string;
  readonly name: string;
}

export type Paragraph = { readonly kind: 'paragraph'; readonly runs: readonly Run[] };

/** One part of a text, one below the other. */
export type Block =
  | Paragraph
  | { readonly kind: 'heading'; readonly text: string; readonly place: 'centre' | 'left' }
  | { readonly kind: 'item'; readonly runs: readonly Run[] }
  | {
      readonly kind: 'table';
      readonly columns: readonly TableColumn[];
      readonly rows: readonly TableRow[];
      /** At least so high, where people write by hand. */
      readonly rowHeightMm: number;
    }
  | { readonly kind: 'signatures'; readonly places: readonly SigningPlace[] };

/** A list or table that goes with a paper, on pages of its own, numbered by themselves. */
export interface Annex {
  readonly isLandscape: boolean;
  readonly title: string;
  /** “(Kèm theo Quyết định số …)”. */
  readonly basis: string;
  readonly blocks: readonly Block[];
}

/** What stands above the text of a paper. */
export interface PaperHead {
  /** The office above line by line, in capitals; empty where the issuing one has none named above it. */
  readonly superior: readonly string[];
  /** Line by line, in capitals. */
  readonly issuer: readonly string[];
  /** “Số: 05/QĐ-SKHCN”; null on a paper that carries no number. */
  readonly notation: string | null;
  /** “Tuyên Quang, ngày 05 tháng 02 năm 2026”; null on a paper that carries no date. */
  readonly placeAndDate: string | null;
  /** Without a number yet. */
  readonly isDraft: boolean;
}

/** Who signs, and room for it. */
export interface Signing {
  /** In capitals: “KT. GIÁM ĐỐC”, “PHÓ GIÁM ĐỐC”. */
  readonly lines: readonly string[];
  /** Empty until typed in. */
  readonly name: string;
}

/** A paper part by part, as it is drawn in the browser, as PDF and as .docx: nothing is added by any of them but looks. */
export interface PaperTree {
  /** Names the file and the document. */
  readonly title: string;
  readonly isLandscape: boolean;
  readonly head: PaperHead;
  /** “QUYẾT ĐỊNH”. */
  readonly kind: string;
  readonly subject: string;
  /** Who decides, below the subject: “GIÁM ĐỐC SỞ KHOA HỌC VÀ CÔNG NGHỆ”; empty on other papers. */
  readonly authority: string;
  readonly blocks: readonly Block[];
  readonly signing: Signing | null;
  /** Line by line; empty: the paper names none. */
  readonly recipients: readonly string[];
  readonly annexes: readonly Annex[];
}

/** The two lines that open every paper of the state. */
export const STATE = 'CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM';

export const MOTTO = 'Độc lập - Tự do - Hạnh phúc';

export const DRAFT = 'DỰ THẢO';

export const RECIPIENTS = 'Nơi nhận:';

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
