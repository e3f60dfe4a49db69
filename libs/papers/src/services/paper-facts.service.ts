import { Injectable } from '@nestjs/common';
import { Access, type Actor, NotFound } from '@lopso/platform';
import { MAKE_PAPERS } from '../papers.permissions';
import { type PaperForm } from '../rules/fill-template';
import { type PaperKind } from '../rules/paper-kinds';
import { type PaperTopic } from '../storage/paper.repository';
import { type Facts } from './facts';
import { ClassFacts } from './class-facts.service';
import { type Office, PaperOffices } from './paper-offices.service';
import { RoundFacts } from './round-facts.service';

/** What papers are about, and who may write them. */
@Injectable()
export class PaperFacts {
  constructor(
    private readonly classes: ClassFacts,
    private readonly rounds: RoundFacts,
    private readonly offices: PaperOffices,
    private readonly access: Access,
  ) {}

  /** The office the actor writes for about a class or round, and its title. @throws NotFound */
  async officeFor(actor: Actor, topic: PaperTopic): Promise<{ office: Office; title: string }> {
    if (topic.classGroupId !== null) {
      const place = await this.classes.placeOf(actor, topic.classGroupId);
      return { office: await this.offices.ofActor(actor, place), title: place.title };
    }
    const round = await this.rounds.placeOf(topic.roundId ?? '');
    if (!this.access.scope(actor, MAKE_PAPERS).contains(round.unitPath)) throw new NotFound();
    return { office: await this.offices.ofActor(actor, round), title: round.title };
  }

  /** @throws NotFound, ListTooLong */
  async load(actor: Actor, paper: PaperTopic & { kind: PaperKind; form: PaperForm }, office: Office): Promise<Facts> {
    const { classGroupId, roundId, kind, form } = paper;
    if (classGroupId !== null) return this.classes.load(actor, classGroupId, kind, office.unit.path);
    return this.rounds.load(actor, roundId ?? '', kind, form.communeId);
  }
}
