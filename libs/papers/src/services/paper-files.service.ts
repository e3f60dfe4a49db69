import { Injectable } from '@nestjs/common';
import { type Actor, foldText, Paper, Throttle, type ThrottleRule, zipArchive } from '@lopso/platform';
import { peopleIn } from '../rules/erase-from-paper';
import { DOCX_TYPE, docxParts } from '../rules/docx-paper';
import { type PaperTree } from '../rules/paper-tree';
import { TYPST_PAPER, typstData } from '../rules/typst-paper';
import { PaperRepository } from '../storage/paper.repository';
import { PaperAccess } from './paper-access.service';
import { PaperMaker } from './paper-maker.service';

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

/** Papers as files; each one taken out stands in the audit trail with the people it names. */
@Injectable()
export class PaperFiles {
  constructor(
    private readonly papers: PaperRepository,
    private readonly access: PaperAccess,
    private readonly maker: PaperMaker,
    private readonly paper: Paper,
    private readonly throttle: Throttle,
  ) {}

  /** @throws NotFound, ListTooLong, TooManyRequests, PrintingBusy */
  async open(actor: Actor, paperId: string, format: PaperFormat): Promise<PaperFile> {
    const paper = this.access.seen(actor, await this.papers.findPaper(paperId));
    await this.throttle.spend(FILES, actor.accountId);
    const frozen = await this.papers.contentOf(paperId);
    const tree = frozen ?? (await this.maker.make(actor, paper)).tree;
    await this.access.noteExport(actor, paper, format, peopleIn(tree));
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
