import { Injectable } from '@nestjs/common';
import { Access, type Actor, NotFound, type Permission } from '@lopso/platform';
import { MAKE_PAPERS, READ_PAPERS } from '../papers.permissions';
import { type PaperForm } from '../rules/fill-template';
import { COMMUNE_ROUND_PAPERS, GUEST_CLASS_PAPERS, type PaperKind, PAPERS_ABOUT } from '../rules/paper-kinds';
import { type PaperTopic } from '../storage/paper.repository';
import { type Facts } from './facts';
import { ClassFacts } from './class-facts.service';
import { type Office, PaperOffices } from './paper-offices.service';
import { subjectOfTopic } from './paper-topic';
import { PlanFacts } from './plan-facts.service';
import { RoundFacts } from './round-facts.service';

interface Place {
  readonly unitId: string;
  readonly unitPath: string;
  readonly title: string;
  /** Of a class: people of the unit are guests of another commune's. */
  readonly isGuest?: boolean;
}

/** What papers are about, and who may write them. */
@Injectable()
export class PaperFacts {
  constructor(
    private readonly classes: ClassFacts,
    private readonly rounds: RoundFacts,
    private readonly plans: PlanFacts,
    private readonly offices: PaperOffices,
    private readonly access: Access,
  ) {}

  /**
   * The office of the actor for a class, round or plan, and its title: the one she writes for; where she may only read, the one she would have.
   * `permission`: by this right alone. `communeId`: whose office it is to be, where she works for a commune and it is about a round. @throws NotFound
   */
  async officeFor(
    actor: Actor,
    topic: PaperTopic & { readonly communeId: string | null },
    permission?: Permission,
  ): Promise<{ office: Office; title: string; kinds: readonly PaperKind[] }> {
    const place = await this.placeFor(actor, topic);
    const writes = this.access.scope(actor, MAKE_PAPERS).contains(place.unitPath);
    const right = permission ?? (writes ? MAKE_PAPERS : READ_PAPERS);
    if (!this.access.scope(actor, right).contains(place.unitPath)) throw new NotFound();
    const office = await this.offices.ofActor(actor, place, right);
    if (topic.communeId !== null && office.unit.id !== topic.communeId) throw new NotFound();
    return { office, title: place.title, kinds: kindsOf(topic, office, place) };
  }

  /** What the offices of these units are called, by unit. */
  officeNames(unitIds: readonly string[]): Promise<ReadonlyMap<string, string>> {
    return this.offices.namesOf(unitIds);
  }

  /** The office that wrote a paper, and the title of what it is about; of a class also where she doesn't see it any more. @throws NotFound */
  async officeOf(actor: Actor, paper: PaperTopic & { unitId: string }): Promise<{ office: Office; title: string }> {
    const { classGroupId } = paper;
    const title =
      classGroupId === null ? (await this.placeOf(actor, paper)).title : await this.classes.titleOf(classGroupId);
    return { office: await this.offices.ofUnit(paper.unitId), title };
  }

  /** What the office that wrote a paper may write of the same now; nothing where she doesn't see it any more. */
  async kindsNow(actor: Actor, paper: PaperTopic & { unitId: string }): Promise<readonly PaperKind[]> {
    const place = await unlessHidden(this.placeOf(actor, paper));
    return place === null ? [] : kindsOf(paper, await this.offices.ofUnit(paper.unitId), place);
  }

  /** Fixes what stays as it is once a paper was printed: the lines of a list to sign. Not inside a transaction that holds a paper. */
  async fix(paper: { readonly classGroupId: string | null; readonly kind: PaperKind }): Promise<void> {
    await this.classes.numberList(paper);
  }

  /** @throws NotFound, ListTooLong, PlanTooLong */
  async load(actor: Actor, paper: PaperTopic & { kind: PaperKind; form: PaperForm }, office: Office): Promise<Facts> {
    const { classGroupId, roundId, planId, kind, form } = paper;
    if (planId !== null) return this.plans.load(actor, planId);
    if (classGroupId !== null) return this.classes.load(actor, classGroupId, kind, office.unit);
    return this.rounds.load(actor, { roundId: roundId ?? '', kind, communeId: form.communeId, office });
  }

  /** Where the office is looked for: at what the paper is about, or at a commune of the round's unit. */
  private async placeFor(actor: Actor, topic: PaperTopic & { readonly communeId: string | null }): Promise<Place> {
    const place = await this.placeOf(actor, topic);
    if (topic.communeId === null) return place;
    const { id, path, kind } = await this.offices.unit(topic.communeId);
    const isCommune = kind === 'commune' && path.startsWith(`${place.unitPath}.`);
    if (topic.roundId === null || !isCommune) throw new NotFound();
    return { unitId: id, unitPath: path, title: place.title };
  }

  private async placeOf(actor: Actor, { classGroupId, roundId, planId }: PaperTopic): Promise<Place> {
    if (planId !== null) return this.plans.placeOf(actor, planId);
    return classGroupId === null ? this.rounds.placeOf(roundId ?? '') : this.classes.placeOf(actor, classGroupId);
  }
}

/** What was found; null where it is hidden. */
export async function unlessHidden<Found>(finding: Promise<Found>): Promise<Found | null> {
  try {
    return await finding;
  } catch (error) {
    if (error instanceof NotFound) return null;
    throw error;
  }
}

/** What an office writes: a commune's of a round whom it proposes, of a class where its people are guests whom it sends. */
function kindsOf(topic: PaperTopic, { unit, province }: Office, { isGuest }: Place): readonly PaperKind[] {
  if (isGuest === true) return GUEST_CLASS_PAPERS;
  const subject = subjectOfTopic(topic);
  return subject === 'round' && unit.id !== province.id ? COMMUNE_ROUND_PAPERS : PAPERS_ABOUT[subject];
}
