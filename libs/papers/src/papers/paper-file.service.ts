import { Injectable } from '@nestjs/common';
import { type Actor, foldText, Paper, Throttle, type ThrottleRule, zipArchive } from '@lopso/platform';
import { DOCX_TYPE, docxParts } from '../documents/docx.rules';
import { TYPST_PAPER, typstData } from '../documents/typst.rules';
import { type PaperTree, peopleIn } from './paper-tree.rules';
import { PaperRepository } from './paper.repository';
import { PaperService } from './paper.service';

/** Formats a paper is taken out in. */
export const PAPER_FORMATS = ['pdf', 'docx'] as const;

export type PaperFormat = (typeof PAPER_FORMATS)[number];

/** A file ready to send. */
export interface PaperFile {
  readonly name: string;
  readonly type: string;
  readonly content: Buffer;
}

/** A long list takes a second of the machine; nobody needs more than this. */
const FILES: ThrottleRule = { name: 'papers.file', limit: 60, windowSeconds: 600 };

/** A paper as a PDF or .docx file. */
@Injectable()
export class PaperFileService {
  constructor(
    private readonly paperRows: PaperRepository,
    private readonly papers: PaperService,
    private readonly paper: Paper,
    private readonly throttle: Throttle,
  ) {}

  /** @throws NotFound, ListTooLong, TooManyRequests, PrintingBusy */
  async openFile(actor: Actor, paperId: string, format: PaperFormat): Promise<PaperFile> {
    const paper = this.papers.requireReadable(actor, await this.paperRows.findPaper(paperId));
    await this.throttle.spend(FILES, actor.accountId);
    const frozen = await this.paperRows.contentOf(paperId);
    const tree = frozen ?? (await this.papers.fillPaper(actor, paper)).tree;
    await this.papers.recordExport(actor, paper, format, peopleIn(tree));
    return this.fileOf(tree, format);
  }

  private async fileOf(tree: PaperTree, format: PaperFormat): Promise<PaperFile> {
    const name = `${fileName(tree)}.${format}`;
    if (format === 'docx') return { name, type: DOCX_TYPE, content: await docxFile(tree) };
    return { name, type: 'application/pdf', content: await this.paper.render(TYPST_PAPER, typstData(tree)) };
  }
}

async function docxFile(tree: PaperTree): Promise<Buffer> {
  const chunks: Buffer[] = [];
  for await (const chunk of zipArchive(docxParts(tree))) chunks.push(chunk);
  return Buffer.concat(chunks);
}

/** “quyet-dinh-05-qd-skhcn”: letters, digits and hyphens. */
function fileName({ kind, head }: PaperTree): string {
  const words = foldText(`${kind} ${head.isDraft ? 'du thao' : (head.notation ?? '').replace('Số:', '')}`);
  return words.replace(/[^a-z0-9]+/g, '-').replace(/^-|-$/g, '');
}
