import { Injectable } from '@nestjs/common';
import { AccountService } from '@lopso/identity';
import { type Actor, NotFound } from '@lopso/platform';
import { peopleIn } from '../rules/erase-from-paper';
import { type PaperKind } from '../rules/paper-kinds';
import { type PaperTree } from '../rules/paper-tree';
import { type AskedField } from '../rules/template-head';
import { type KeptPaper, PaperRepository, type PaperTopic } from '../storage/paper.repository';
import { PaperAccess } from './paper-access.service';
import { PaperFacts, unlessHidden } from './paper-facts.service';
import { PaperMaker } from './paper-maker.service';

const MOST_LISTED = 200;

/** A paper in a list. */
export interface ListedPaper extends KeptPaper {
  readonly madeByName: string;
  /** Who wrote it: “Ủy ban nhân dân xã Hàm Yên”. */
  readonly writtenBy: string;
  /** False of a draft that its office writes no more, as the class is another commune's: it can be dropped. */
  readonly canOpen: boolean;
}

/** The papers about a class, round or plan, and which kinds there are. */
export interface PapersAbout {
  /** Of the class, round or plan. */
  readonly title: string;
  /** Whose papers the actor writes: “Ủy ban nhân dân xã Hàm Yên”. */
  readonly officeName: string;
  readonly kinds: readonly PaperKind[];
  /** False where the class has left the units of the actor: her office keeps its papers. */
  readonly canSeeTopic: boolean;
  readonly papers: readonly ListedPaper[];
}

/** A paper opened. */
export interface PaperPage {
  readonly paper: ListedPaper;
  /** Of the class, round or plan. */
  readonly title: string;
  readonly officeName: string;
  readonly tree: PaperTree;
  /** Of a draft: what has no value yet. */
  readonly missing: readonly string[];
  readonly leftOut: number;
  readonly asked: readonly AskedField[];
  readonly templateRecipients: readonly string[];
  /** Notation without the number; null: the kind carries none. */
  readonly symbol: string | null;
  readonly canChange: boolean;
  /** A commune's office wrote it: it names people of the commune alone. */
  readonly isOfCommune: boolean;
}

/** Reads papers. */
@Injectable()
export class Papers {
  constructor(
    private readonly papers: PaperRepository,
    private readonly access: PaperAccess,
    private readonly facts: PaperFacts,
    private readonly maker: PaperMaker,
    private readonly accounts: AccountService,
  ) {}

  /** The newest first, 200 at most. @throws NotFound */
  async listAbout(actor: Actor, topic: PaperTopic & { readonly communeId: string | null }): Promise<PapersAbout> {
    const desk = await unlessHidden(this.facts.officeFor(actor, topic));
    if (desk === null) return this.listLeft(actor, topic);
    const { office, title, kinds } = desk;
    const scope = this.access.scope(actor).narrowedTo(office.unit.path);
    const papers = await this.listed(actor, await this.papers.listAbout(scope, topic, MOST_LISTED), kinds);
    const mayBegin = this.access.writesIn(actor, office.unit.path);
    return { title, officeName: office.name, kinds: mayBegin ? kinds : [], canSeeTopic: true, papers };
  }

  /** A paper as it stands: a draft made anew, an issued one as it was frozen. The reading goes into the trail. @throws NotFound */
  async get(actor: Actor, id: string): Promise<PaperPage> {
    const paper = this.access.seen(actor, await this.papers.findPaper(id));
    const frozen = await this.papers.contentOf(id);
    const page = frozen === null ? await this.draftPage(actor, paper) : await this.issuedPage(actor, paper, frozen);
    await this.access.noteRead(actor, paper, frozen === null ? peopleIn(page.tree) : await this.papers.peopleOf(id));
    return page;
  }

  /** What offices of the actor wrote about a class that she doesn't see any more. @throws NotFound where they wrote nothing */
  private async listLeft(actor: Actor, topic: PaperTopic): Promise<PapersAbout> {
    const found = await this.papers.listAbout(this.access.scope(actor), topic, MOST_LISTED);
    const papers = await this.listed(actor, found, []);
    if (papers[0] === undefined || topic.classGroupId === null) throw new NotFound();
    const { office, title } = await this.facts.officeOf(actor, papers[0]);
    return { title, officeName: office.name, kinds: [], canSeeTopic: false, papers };
  }

  /** Without the drafts that the actor can neither open nor drop. */
  private async listed(
    actor: Actor,
    papers: readonly KeptPaper[],
    kinds: readonly PaperKind[],
  ): Promise<ListedPaper[]> {
    const found: (KeptPaper & { canOpen: boolean })[] = [];
    for (const paper of papers) {
      const canOpen = paper.issuedAt !== null || kinds.includes(paper.kind);
      if (canOpen || (await this.access.isOwn(actor, paper))) found.push({ ...paper, canOpen });
    }
    return this.named(found);
  }

  private async draftPage(actor: Actor, paper: KeptPaper): Promise<PaperPage> {
    const { office, ...made } = await this.maker.make(actor, paper);
    const isOfCommune = office.unit.id !== office.province.id;
    return { ...made, ...(await this.frame(actor, paper)), officeName: office.name, isOfCommune };
  }

  private async issuedPage(actor: Actor, paper: KeptPaper, tree: PaperTree): Promise<PaperPage> {
    const { office, title } = await this.facts.officeOf(actor, paper);
    const nothing = { missing: [], leftOut: 0, asked: [], templateRecipients: [] };
    return {
      ...nothing,
      ...(await this.frame(actor, paper)),
      title,
      tree,
      symbol: paper.symbol,
      officeName: office.name,
      isOfCommune: office.unit.id !== office.province.id,
    };
  }

  private async frame(actor: Actor, paper: KeptPaper): Promise<{ paper: ListedPaper; canChange: boolean }> {
    const shown = { ...paper, canOpen: true };
    const [listed] = await this.named([shown]);
    return {
      paper: listed ?? { ...shown, madeByName: '', writtenBy: '' },
      canChange: await this.access.isOwn(actor, paper),
    };
  }

  private async named(papers: readonly (KeptPaper & { canOpen: boolean })[]): Promise<ListedPaper[]> {
    const names = await this.accounts.describeAccounts([...new Set(papers.map(({ madeBy }) => madeBy))]);
    const offices = await this.facts.officeNames([...new Set(papers.map(({ unitId }) => unitId))]);
    return papers.map((paper) => ({
      ...paper,
      madeByName: names.get(paper.madeBy)?.displayName ?? '',
      writtenBy: offices.get(paper.unitId) ?? '',
    }));
  }
}
