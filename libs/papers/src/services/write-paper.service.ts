import { Injectable } from '@nestjs/common';
import { UnitService } from '@lopso/org';
import { type Actor, Clock, IdempotencyConflict, NotFound, Transactions } from '@lopso/platform';
import { ClassLeft, KindMismatch, PaperIsDraft, PaperIsIssued } from '../papers.errors';
import { MAKE_PAPERS } from '../papers.permissions';
import { type PaperForm } from '../rules/fill-template';
import { type PaperKind, subjectOf } from '../rules/paper-kinds';
import { type KeptPaper, PaperRepository, type PaperTopic } from '../storage/paper.repository';
import { PaperAccess } from './paper-access.service';
import { PaperFacts } from './paper-facts.service';
import { type Office } from './paper-offices.service';
import { subjectOfTopic } from './paper-topic';

/** A paper to be begun; its id is the client key of the button. */
export interface NewPaper extends PaperTopic {
  readonly id: string;
  readonly kind: PaperKind;
  /** The commune whose office writes it, of a round; null: the office of who asks. */
  readonly communeId: string | null;
}

type Wish = Omit<NewPaper, 'communeId'> & Partial<Pick<NewPaper, 'communeId'>> & Pick<KeptPaper, 'corrects'>;

/** Begins, changes and drops drafts. */
@Injectable()
export class WritePaper {
  constructor(
    private readonly papers: PaperRepository,
    private readonly access: PaperAccess,
    private readonly facts: PaperFacts,
    private readonly units: UnitService,
    private readonly transactions: Transactions,
    private readonly clock: Clock,
  ) {}

  /** Begins a draft for the actor's office; the same sent twice is one. @throws NotFound, KindMismatch, IdempotencyConflict */
  async begin(actor: Actor, wish: NewPaper): Promise<void> {
    const { id, kind, classGroupId, roundId, planId, communeId } = wish;
    if (await this.isBegun(actor, { ...wish, corrects: null })) return;
    if (subjectOf(kind) !== subjectOfTopic(wish)) throw new KindMismatch();
    const topic = { classGroupId, roundId, planId, communeId };
    const { office, kinds } = await this.facts.officeFor(actor, topic, MAKE_PAPERS);
    if (!kinds.includes(kind)) throw new KindMismatch();
    await this.facts.fix(wish);
    await this.transactions.run(() =>
      this.insert(
        actor,
        { id, kind, classGroupId, roundId, planId, form: formOf(office), corrects: null },
        office.unit,
      ),
    );
  }

  /** Begins a paper in the place of an issued one, with what that one says. @throws NotFound, NotYourOffice, PaperIsDraft, ClassLeft, CorrectionExists */
  async correct(actor: Actor, paperId: string, id: string): Promise<void> {
    await this.transactions.run(async () => {
      const old = await this.access.changeable(actor, await this.papers.lockPaper(paperId));
      if (old.issuedAt === null) throw new PaperIsDraft();
      if (await this.isBegun(actor, { ...old, id, corrects: paperId })) return;
      const { kind, classGroupId, roundId, planId, unitId, unitPath } = old;
      // Its class may be another commune's since.
      if (!(await this.facts.kindsNow(actor, old)).includes(kind)) throw new ClassLeft();
      const form = { ...old.form, number: '', datedOn: null };
      await this.insert(
        actor,
        { id, kind, classGroupId, roundId, planId, form, corrects: paperId },
        { id: unitId, path: unitPath },
      );
    });
  }

  /** Keeps what was typed in. @throws NotFound also for a commune outside the office's units, NotYourOffice, PaperIsIssued */
  async change(actor: Actor, paperId: string, form: PaperForm): Promise<void> {
    await this.transactions.run(async () => {
      const paper = await this.draft(actor, paperId);
      if (form.communeId !== null) await this.requireWithin(paper.unitPath, form.communeId);
      await this.papers.changeForm(paper.id, { ...form, number: '' }, this.clock.now());
    });
  }

  /** Takes a draft away. @throws NotFound, NotYourOffice, PaperIsIssued */
  async drop(actor: Actor, paperId: string): Promise<void> {
    await this.transactions.run(async () => {
      const paper = await this.draft(actor, paperId);
      await this.papers.removeDraft(paper.id);
      await this.access.note(actor, paper, 'papers.draft-dropped');
    });
  }

  private async requireWithin(unitPath: string, communeId: string): Promise<void> {
    const { path } = await this.units.getUnit(communeId);
    if (!path.startsWith(`${unitPath}.`)) throw new NotFound();
  }

  /** True when this very paper was begun before. @throws IdempotencyConflict when another one has its id */
  private async isBegun(actor: Actor, wish: Wish): Promise<boolean> {
    const known = await this.papers.findPaper(wish.id);
    if (known === null) return false;
    const said = ({ kind, classGroupId, roundId, planId, corrects }: Wish): string =>
      [kind, classGroupId, roundId, planId, corrects].join();
    const isOfOffice = (wish.communeId ?? known.unitId) === known.unitId;
    if (known.madeBy !== actor.accountId || said(known) !== said(wish) || !isOfOffice) throw new IdempotencyConflict();
    return true;
  }

  private async draft(actor: Actor, paperId: string): Promise<KeptPaper> {
    const paper = await this.access.changeable(actor, await this.papers.lockPaper(paperId));
    if (paper.issuedAt !== null) throw new PaperIsIssued();
    return paper;
  }

  private async insert(
    actor: Actor,
    draft: Wish & { readonly form: PaperForm },
    unit: { readonly id: string; readonly path: string },
  ): Promise<void> {
    const kept = { ...draft, unitId: unit.id, unitPath: unit.path };
    const isNew = await this.papers.insertDraft({ ...kept, by: actor.accountId, at: this.clock.now() });
    if (isNew) await this.access.note(actor, kept, 'papers.paper-begun');
    else await this.isBegun(actor, draft);
  }
}

/** A form with nothing typed in yet. */
function formOf({ signer }: Office): PaperForm {
  return { number: '', datedOn: null, signer, recipients: null, answers: {}, communeId: null };
}
