import { type Annex, type Block, type PaperTree } from './paper-tree.rules';

class RunResponse {
  text: string;
  isBold: boolean;
  isItalic: boolean;
}

class TableColumnResponse {
  title: string;
  /** Share of the width beside the other columns. */
  weight: number;
  align: 'left' | 'centre';
}

class SigningPlaceResponse {
  position: string;
  name: string;
}

/** One part of a paper's text; what does not belong to its kind is empty. */
class PaperBlockResponse {
  kind: 'paragraph' | 'item' | 'heading' | 'table' | 'signatures';
  /** Of a paragraph and an item. */
  runs: RunResponse[];
  /** Of a heading. */
  text: string;
  /** Of a heading: in the middle rather than at the side. */
  isCentred: boolean;
  /** Of a table. */
  columns: TableColumnResponse[];
  rows: string[][];
  /** Of places to sign. */
  places: SigningPlaceResponse[];

  static from(block: Block): PaperBlockResponse {
    const empty = { runs: [], text: '', isCentred: false, columns: [], rows: [], places: [] };
    switch (block.kind) {
      case 'paragraph':
      case 'item':
        return { ...empty, kind: block.kind, runs: [...block.runs] };
      case 'heading':
        return { ...empty, kind: block.kind, text: block.text, isCentred: block.place === 'centre' };
      case 'signatures':
        return { ...empty, kind: block.kind, places: [...block.places] };
      case 'table':
        return {
          ...{ ...empty, kind: block.kind, rows: block.rows.map(({ cells }) => [...cells]) },
          columns: block.columns.map(({ title, weight, align }) => ({ title, weight, align })),
        };
    }
  }
}

class PaperAnnexResponse {
  isLandscape: boolean;
  title: string;
  basis: string;
  blocks: PaperBlockResponse[];

  static from({ isLandscape, title, basis, blocks }: Annex): PaperAnnexResponse {
    return { isLandscape, title, basis, blocks: blocks.map((block) => PaperBlockResponse.from(block)) };
  }
}

/** A paper part by part, as its files print it. */
export class PaperTreeResponse {
  isLandscape: boolean;
  /** Line by line. */
  superior: string[];
  issuer: string[];
  notation: string | null;
  placeAndDate: string | null;
  isDraft: boolean;
  kind: string;
  subject: string;
  authority: string;
  blocks: PaperBlockResponse[];
  /** Above the signature; empty on a paper that several sign within its text. */
  signerLines: string[];
  signerName: string;
  recipients: string[];
  annexes: PaperAnnexResponse[];

  static from(tree: PaperTree): PaperTreeResponse {
    const { head, isLandscape, kind, subject, authority, signing } = tree;
    return {
      ...{ isLandscape, kind, subject, authority },
      ...{ superior: [...head.superior], issuer: [...head.issuer], notation: head.notation },
      ...{ placeAndDate: head.placeAndDate, isDraft: head.isDraft },
      blocks: tree.blocks.map((block) => PaperBlockResponse.from(block)),
      signerLines: [...(signing?.lines ?? [])],
      signerName: signing?.name ?? '',
      recipients: [...tree.recipients],
      annexes: tree.annexes.map((annex) => PaperAnnexResponse.from(annex)),
    };
  }
}
