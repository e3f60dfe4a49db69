import { Injectable } from '@nestjs/common';
import { ClassGroupService } from '@lopso/classes';
import { AccountService } from '@lopso/identity';
import { UnitService } from '@lopso/org';
import {
  Access,
  type Actor,
  Audit,
  Clock,
  IdempotencyConflict,
  NotFound,
  type Scope,
  Transactions,
} from '@lopso/platform';
import { PaperFactsService, subjectOfTopic, unlessHidden } from '../facts/paper-facts.service';
import { type Facts } from '../facts/paper-values.rules';
import { type Office, OfficeService } from '../offices/office.service';
import {
  ClassLeft,
  KindMismatch,
  NotYourOffice,
  NumberNeeded,
  NumberNotWanted,
  PaperIncomplete,
  PaperIsDraft,
  PaperIsIssued,
} from '../papers.errors';
import { MAKE_PAPERS, READ_PAPERS } from '../papers.permissions';
import { type FilledPaper, fillTemplate, paddedNumber, type PaperForm } from '../templates/fill-template.rules';
import { type AskedField } from '../templates/template.rules';
import { TemplateService } from '../templates/template.service';
import { type PaperKind, subjectOf } from './paper-kinds.rules';
import { type PaperTree, peopleIn } from './paper-tree.rules';
import { PaperRepository, type PapersOfClass, type PaperTopic, type StoredPaper } from './paper.repository';

/** A draft as it would be printed now. */
export interface CompletedPaper extends FilledPaper, Pick<Facts, 'leftOut' | 'title'> {
  readonly office: Office;
  readonly asked: readonly AskedField[];
  /** Recipients as the template has them, for a form without its own. */
  readonly templateRecipients: readonly string[];
  /** Notation without the number, “QĐ-SKHCN”; null: the kind carries no number. */
  readonly symbol: string | null;
}

const MOST_LISTED = 200;

/** A paper in a list. */
export interface ListedPaper extends StoredPaper {
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

/** A paper to be begun; its id is the client key of the button. */
export interface NewPaper extends PaperTopic {
  readonly id: string;
  readonly kind: PaperKind;
  /** The commune whose office writes it, of a round; null: the office of who asks. */
  readonly communeId: string | null;
}

type Wish = Omit<NewPaper, 'communeId'> & Partial<Pick<NewPaper, 'communeId'>> & Pick<StoredPaper, 'corrects'>;

/** A form with nothing typed in yet. */
function formOf({ signer }: Office): PaperForm {
  return { number: '', datedOn: null, signer, recipients: null, answers: {}, communeId: null };
}

/** What the clerk of the office gave the paper. `datedOn`: `yyyy-mm-dd`. `number` empty for a kind that carries none. */
export interface PaperNumber {
  readonly number: string;
  readonly datedOn: string;
}

function requireNumber(symbol: string | null, number: string): void {
  if (symbol !== null && number === '') throw new NumberNeeded();
  if (symbol === null && number !== '') throw new NumberNotWanted();
}

function requireComplete({ signing }: PaperTree, missing: readonly string[]): void {
  const gaps = signing !== null && signing.name === '' ? [...missing, 'họ tên người ký'] : missing;
  if (gaps.length > 0) throw new PaperIncomplete(gaps);
}

/** A class that left the units of somebody, about which her office keeps papers. */
export interface LeftClass {
  readonly classGroupId: string;
  readonly title: string;
  readonly paperCount: number;
  /** When the newest of them was begun. */
  readonly lastMadeAt: Date;
}

/** Papers of an office about classes, rounds and plans: listed, drafted, issued, corrected. */
@Injectable()
export class PaperService {
  constructor(
    private readonly paperRows: PaperRepository,
    private readonly facts: PaperFactsService,
    private readonly accounts: AccountService,
    private readonly units: UnitService,
    private readonly transactions: Transactions,
    private readonly clock: Clock,
    private readonly offices: OfficeService,
    private readonly templates: TemplateService,
    private readonly access: Access,
    private readonly audit: Audit,
    private readonly classGroups: ClassGroupService,
  ) {}

  /** The newest first, 200 at most. @throws NotFound */
  async listPapersAbout(actor: Actor, topic: PaperTopic & { readonly communeId: string | null }): Promise<PapersAbout> {
    const desk = await unlessHidden(this.facts.officeForTopic(actor, topic));
    if (desk === null) return this.listLeft(actor, topic);
    const { office, title, kinds } = desk;
    const scope = this.readableScope(actor).narrowedTo(office.unit.path);
    const papers = await this.listed(actor, await this.paperRows.listAbout(scope, topic, MOST_LISTED), kinds);
    const mayBegin = this.canWriteIn(actor, office.unit.path);
    return { title, officeName: office.name, kinds: mayBegin ? kinds : [], canSeeTopic: true, papers };
  }

  /** A paper as it stands: a draft made anew, an issued one as it was frozen. The reading goes into the trail. @throws NotFound */
  async getPaper(actor: Actor, id: string): Promise<PaperPage> {
    const paper = this.requireReadable(actor, await this.paperRows.findPaper(id));
    const frozen = await this.paperRows.contentOf(id);
    const page = frozen === null ? await this.draftPage(actor, paper) : await this.issuedPage(actor, paper, frozen);
    await this.recordRead(actor, paper, frozen === null ? peopleIn(page.tree) : await this.paperRows.peopleOf(id));
    return page;
  }

  /** What offices of the actor wrote about a class that she doesn't see any more. @throws NotFound where they wrote nothing */
  private async listLeft(actor: Actor, topic: PaperTopic): Promise<PapersAbout> {
    const found = await this.paperRows.listAbout(this.readableScope(actor), topic, MOST_LISTED);
    const papers = await this.listed(actor, found, []);
    if (papers[0] === undefined || topic.classGroupId === null) throw new NotFound();
    const { office, title } = await this.facts.officeOfPaper(actor, papers[0]);
    return { title, officeName: office.name, kinds: [], canSeeTopic: false, papers };
  }

  /** Without the drafts that the actor can neither open nor drop. */
  private async listed(
    actor: Actor,
    papers: readonly StoredPaper[],
    kinds: readonly PaperKind[],
  ): Promise<ListedPaper[]> {
    const found: (StoredPaper & { canOpen: boolean })[] = [];
    for (const paper of papers) {
      const canOpen = paper.issuedAt !== null || kinds.includes(paper.kind);
      if (canOpen || (await this.isOfOwnOffice(actor, paper))) found.push({ ...paper, canOpen });
    }
    return this.withNames(found);
  }

  private async draftPage(actor: Actor, paper: StoredPaper): Promise<PaperPage> {
    const { office, ...made } = await this.fillPaper(actor, paper);
    const isOfCommune = office.unit.id !== office.province.id;
    return { ...made, ...(await this.frame(actor, paper)), officeName: office.name, isOfCommune };
  }

  private async issuedPage(actor: Actor, paper: StoredPaper, tree: PaperTree): Promise<PaperPage> {
    const { office, title } = await this.facts.officeOfPaper(actor, paper);
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

  private async frame(actor: Actor, paper: StoredPaper): Promise<{ paper: ListedPaper; canChange: boolean }> {
    const shown = { ...paper, canOpen: true };
    const [listed] = await this.withNames([shown]);
    return {
      paper: listed ?? { ...shown, madeByName: '', writtenBy: '' },
      canChange: await this.isOfOwnOffice(actor, paper),
    };
  }

  private async withNames(papers: readonly (StoredPaper & { canOpen: boolean })[]): Promise<ListedPaper[]> {
    const names = await this.accounts.describeAccounts([...new Set(papers.map(({ madeBy }) => madeBy))]);
    const offices = await this.facts.officeNames([...new Set(papers.map(({ unitId }) => unitId))]);
    return papers.map((paper) => ({
      ...paper,
      madeByName: names.get(paper.madeBy)?.displayName ?? '',
      writtenBy: offices.get(paper.unitId) ?? '',
    }));
  }

  /** Begins a draft for the actor's office; the same sent twice is one. @throws NotFound, KindMismatch, IdempotencyConflict */
  async beginPaper(actor: Actor, wish: NewPaper): Promise<void> {
    const { id, kind, classGroupId, roundId, planId, communeId } = wish;
    if (await this.isBegun(actor, { ...wish, corrects: null })) return;
    if (subjectOf(kind) !== subjectOfTopic(wish)) throw new KindMismatch();
    const topic = { classGroupId, roundId, planId, communeId };
    const { office, kinds } = await this.facts.officeForTopic(actor, topic, MAKE_PAPERS);
    if (!kinds.includes(kind)) throw new KindMismatch();
    await this.facts.fixNumbers(wish);
    await this.transactions.run(() =>
      this.insertDraft(
        actor,
        { id, kind, classGroupId, roundId, planId, form: formOf(office), corrects: null },
        office.unit,
      ),
    );
  }

  /** Begins a paper in the place of an issued one, with what that one says. @throws NotFound, NotYourOffice, PaperIsDraft, ClassLeft, CorrectionExists */
  async correctPaper(actor: Actor, paperId: string, id: string): Promise<void> {
    await this.transactions.run(async () => {
      const old = await this.requireChangeable(actor, await this.paperRows.lockPaper(paperId));
      if (old.issuedAt === null) throw new PaperIsDraft();
      if (await this.isBegun(actor, { ...old, id, corrects: paperId })) return;
      const { kind, classGroupId, roundId, planId, unitId, unitPath } = old;
      // Its class may be another commune's since.
      if (!(await this.facts.kindsNow(actor, old)).includes(kind)) throw new ClassLeft();
      const form = { ...old.form, number: '', datedOn: null };
      await this.insertDraft(
        actor,
        { id, kind, classGroupId, roundId, planId, form, corrects: paperId },
        { id: unitId, path: unitPath },
      );
    });
  }

  /** Keeps what was typed in. @throws NotFound also for a commune outside the office's units, NotYourOffice, PaperIsIssued */
  async changePaper(actor: Actor, paperId: string, form: PaperForm): Promise<void> {
    await this.transactions.run(async () => {
      const paper = await this.requireDraft(actor, paperId);
      if (form.communeId !== null) await this.requireWithin(paper.unitPath, form.communeId);
      await this.paperRows.changeForm(paper.id, { ...form, number: '' }, this.clock.now());
    });
  }

  /** Takes a draft away. @throws NotFound, NotYourOffice, PaperIsIssued */
  async dropPaper(actor: Actor, paperId: string): Promise<void> {
    await this.transactions.run(async () => {
      const paper = await this.requireDraft(actor, paperId);
      await this.paperRows.removeDraft(paper.id);
      await this.recordAct(actor, paper, 'papers.draft-dropped');
    });
  }

  private async requireWithin(unitPath: string, communeId: string): Promise<void> {
    const { path } = await this.units.getUnit(communeId);
    if (!path.startsWith(`${unitPath}.`)) throw new NotFound();
  }

  /** True when this very paper was begun before. @throws IdempotencyConflict when another one has its id */
  private async isBegun(actor: Actor, wish: Wish): Promise<boolean> {
    const known = await this.paperRows.findPaper(wish.id);
    if (known === null) return false;
    const said = ({ kind, classGroupId, roundId, planId, corrects }: Wish): string =>
      [kind, classGroupId, roundId, planId, corrects].join();
    const isOfOffice = (wish.communeId ?? known.unitId) === known.unitId;
    if (known.madeBy !== actor.accountId || said(known) !== said(wish) || !isOfOffice) throw new IdempotencyConflict();
    return true;
  }

  private async requireDraft(actor: Actor, paperId: string): Promise<StoredPaper> {
    const paper = await this.requireChangeable(actor, await this.paperRows.lockPaper(paperId));
    if (paper.issuedAt !== null) throw new PaperIsIssued();
    return paper;
  }

  private async insertDraft(
    actor: Actor,
    draft: Wish & { readonly form: PaperForm },
    unit: { readonly id: string; readonly path: string },
  ): Promise<void> {
    const kept = { ...draft, unitId: unit.id, unitPath: unit.path };
    const isNew = await this.paperRows.insertDraft({ ...kept, by: actor.accountId, at: this.clock.now() });
    if (isNew) await this.recordAct(actor, kept, 'papers.paper-begun');
    else await this.isBegun(actor, draft);
  }

  /**
   * @throws NotFound, NotYourOffice, PaperIsIssued, NumberNeeded, NumberNotWanted, PaperIncomplete while something has no value,
   * NumberTaken
   */
  async issuePaper(actor: Actor, paperId: string, given: PaperNumber): Promise<void> {
    await this.facts.fixNumbers(await this.requireChangeable(actor, await this.paperRows.findPaper(paperId)));
    await this.transactions.run(async () => {
      const paper = await this.requireChangeable(actor, await this.paperRows.lockPaper(paperId));
      if (paper.issuedAt !== null) throw new PaperIsIssued();
      const form = { ...paper.form, number: paddedNumber(given.number), datedOn: given.datedOn };
      const { tree, missing, symbol } = await this.fillPaper(actor, { ...paper, form });
      requireNumber(symbol, form.number);
      requireComplete(tree, missing);
      const number = form.number === '' ? null : form.number;
      await this.paperRows.issueDraft(paperId, {
        ...{ symbol, number, form, datedOn: given.datedOn, content: tree, memberIds: peopleIn(tree) },
        ...{ by: actor.accountId, at: this.clock.now() },
      });
      await this.recordAct(actor, paper, 'papers.paper-issued', {
        number: number === null ? null : `${number}/${symbol}`,
      });
    });
  }

  /** @throws NotFound when the actor may not see the class, round or plan, ListTooLong, PlanTooLong */
  async fillPaper(
    actor: Actor,
    paper: Pick<StoredPaper, 'kind' | 'form' | 'unitId' | 'classGroupId' | 'roundId' | 'planId'>,
  ): Promise<CompletedPaper> {
    const office = await this.offices.ofUnit(paper.unitId);
    const template = await this.templates.getParsed(office.province.id, paper.kind);
    const { values, leftOut, title } = await this.facts.loadFacts(actor, paper, office);
    const year = Number(this.clock.today().slice(0, 4));
    const known = { ...values, fields: { ...values.fields, 'cơ quan': office.name } };
    const filled = fillTemplate(template, { values: known, form: paper.form, office, year });
    const { symbol, asked, recipients } = template.head;
    return {
      ...filled,
      ...{ leftOut, title, office, asked },
      templateRecipients: recipients.map(({ text }) => text),
      symbol: symbol === null ? null : `${symbol}-${office.symbol}`,
    };
  }

  /** The units whose offices' papers the actor sees. */
  readableScope(actor: Actor): Scope {
    return this.access.scope(actor, READ_PAPERS);
  }

  /** @throws NotFound */
  requireReadable(actor: Actor, paper: StoredPaper | null): StoredPaper {
    if (paper === null || !this.readableScope(actor).contains(paper.unitPath)) throw new NotFound();
    return paper;
  }

  /** True when the actor writes papers there at all. */
  canWriteIn(actor: Actor, unitPath: string): boolean {
    return this.access.scope(actor, MAKE_PAPERS).contains(unitPath);
  }

  /** True when the actor writes for the paper's office; for one that went on in another unit nobody does: what it issued is read there. */
  async isOfOwnOffice(actor: Actor, paper: Pick<StoredPaper, 'unitId' | 'unitPath'>): Promise<boolean> {
    if (!this.canWriteIn(actor, paper.unitPath)) return false;
    return (await this.offices.ofActor(actor, paper, MAKE_PAPERS)).unit.path === paper.unitPath;
  }

  /** @throws NotFound when it is hidden, NotYourOffice */
  async requireChangeable(actor: Actor, paper: StoredPaper | null): Promise<StoredPaper> {
    const seen = this.requireReadable(actor, paper);
    if (!(await this.isOfOwnOffice(actor, seen))) throw new NotYourOffice();
    return seen;
  }

  /** Writes into the trail what was done with a paper. */
  async recordAct(
    actor: Actor,
    paper: Pick<StoredPaper, 'id' | 'unitPath' | 'kind'>,
    action: string,
    more: object = {},
  ): Promise<void> {
    const { id: subjectId, unitPath, kind } = paper;
    await this.audit.record(actor, {
      action,
      subjectType: 'paper',
      subjectId,
      unitPath,
      details: { paperKind: kind, ...more },
    });
  }

  /** Writes that a paper was looked at, with the people it names. */
  async recordRead(actor: Actor, paper: StoredPaper, memberIds: readonly string[]): Promise<void> {
    const { id: subjectId, unitPath } = paper;
    const entry = { action: 'papers.paper-read', subjectType: 'paper', subjectId, unitPath };
    await this.audit.noteHeld(await this.audit.recordRead(actor, entry), memberIds);
  }

  /** Writes that a paper was taken out as a file, with the people it names. */
  async recordExport(actor: Actor, paper: StoredPaper, format: string, memberIds: readonly string[]): Promise<void> {
    const { id: subjectId, unitPath, kind } = paper;
    const details = { paperKind: kind, format };
    const entry = { action: 'papers.paper-exported', subjectType: 'paper', subjectId, unitPath, details };
    await this.audit.noteHeld(await this.audit.recordExport(actor, entry), memberIds);
  }

  /** Those of whose papers the actor can open or drop one, the newest paper first; 200 at most. */
  async listLeftClasses(actor: Actor): Promise<LeftClass[]> {
    const kept = await this.paperRows.classesWithPapers(this.readableScope(actor));
    const hidden = await this.classGroups.hiddenAmong(actor, [
      ...new Set(kept.map(({ classGroupId }) => classGroupId)),
    ]);
    const found = new Map<string, LeftClass>();
    for (const about of kept) {
      const { classGroupId, lastMadeAt } = about;
      const title = hidden.get(classGroupId);
      const count = title === undefined ? 0 : await this.countOf(actor, about);
      if (title === undefined || count === 0) continue;
      const before = found.get(classGroupId);
      found.set(classGroupId, {
        ...{ classGroupId, title, paperCount: count + (before?.paperCount ?? 0) },
        lastMadeAt: before?.lastMadeAt ?? lastMadeAt,
      });
    }
    return [...found.values()].slice(0, MOST_LISTED);
  }

  /** Drafts count for who can drop them. */
  private async countOf(actor: Actor, about: PapersOfClass): Promise<number> {
    const isOwn = about.draftCount > 0 && (await this.isOfOwnOffice(actor, about));
    return about.issuedCount + (isOwn ? about.draftCount : 0);
  }
}
