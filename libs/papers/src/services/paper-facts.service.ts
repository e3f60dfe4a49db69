import { Injectable } from '@nestjs/common';
import { Access, type Actor, NotFound, type Permission } from '@lopso/platform';
import { MAKE_PAPERS, READ_PAPERS } from '../papers.permissions';
import { type PaperForm } from '../rules/fill-template';
import { type PaperKind } from '../rules/paper-kinds';
import { type PaperTopic } from '../storage/paper.repository';
import { type Facts } from './facts';
import { ClassFacts } from './class-facts.service';
import { type Office, PaperOffices } from './paper-offices.service';
import { PlanFacts } from './plan-facts.service';
import { RoundFacts } from './round-facts.service';

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
   * `permission`: by this right alone. @throws NotFound
   */
  async officeFor(
    actor: Actor,
    topic: PaperTopic,
    permission?: Permission,
  ): Promise<{ office: Office; title: string }> {
    const place = await this.placeOf(actor, topic);
    const writes = this.access.scope(actor, MAKE_PAPERS).contains(place.unitPath);
    const right = permission ?? (writes ? MAKE_PAPERS : READ_PAPERS);
    if (!this.access.scope(actor, right).contains(place.unitPath)) throw new NotFound();
    return { office: await this.offices.ofActor(actor, place, right), title: place.title };
  }

  /** @throws NotFound, ListTooLong, PlanTooLong */
  async load(actor: Actor, paper: PaperTopic & { kind: PaperKind; form: PaperForm }, office: Office): Promise<Facts> {
    const { classGroupId, roundId, planId, kind, form } = paper;
    if (planId !== null) return this.plans.load(actor, planId);
    if (classGroupId !== null) return this.classes.load(actor, classGroupId, kind, office.unit.path);
    return this.rounds.load(actor, roundId ?? '', kind, form.communeId);
  }

  private async placeOf(
    actor: Actor,
    { classGroupId, roundId, planId }: PaperTopic,
  ): Promise<{ readonly unitId: string; readonly unitPath: string; readonly title: string }> {
    if (planId !== null) return this.plans.placeOf(actor, planId);
    return classGroupId === null ? this.rounds.placeOf(roundId ?? '') : this.classes.placeOf(actor, classGroupId);
  }
}
