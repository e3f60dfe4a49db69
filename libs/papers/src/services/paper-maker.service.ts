import { Injectable } from '@nestjs/common';
import { type Actor, Clock } from '@lopso/platform';
import { type FilledPaper, fillTemplate } from '../rules/fill-template';
import { type AskedField } from '../rules/template-head';
import { type KeptPaper } from '../storage/paper.repository';
import { type Facts } from './facts';
import { PaperFacts } from './paper-facts.service';
import { type Office, PaperOffices } from './paper-offices.service';
import { PaperTemplates } from './paper-templates.service';

/** A draft as it would be printed now. */
export interface MadePaper extends FilledPaper, Pick<Facts, 'leftOut' | 'title'> {
  readonly office: Office;
  readonly asked: readonly AskedField[];
  /** Recipients as the template has them, for a form without its own. */
  readonly templateRecipients: readonly string[];
  /** Notation without the number, “QĐ-SKHCN”; null: the kind carries no number. */
  readonly symbol: string | null;
}

/** Makes papers of what the system knows, the template that counts now and what was typed in. */
@Injectable()
export class PaperMaker {
  constructor(
    private readonly facts: PaperFacts,
    private readonly offices: PaperOffices,
    private readonly templates: PaperTemplates,
    private readonly clock: Clock,
  ) {}

  /** @throws NotFound when the actor may not see the class, round or plan, ListTooLong, PlanTooLong */
  async make(
    actor: Actor,
    paper: Pick<KeptPaper, 'kind' | 'form' | 'unitId' | 'classGroupId' | 'roundId' | 'planId'>,
  ): Promise<MadePaper> {
    const office = await this.offices.ofUnit(paper.unitId);
    const template = await this.templates.parsed(office.province.id, paper.kind);
    const { values, leftOut, title } = await this.facts.load(actor, paper, office);
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
}
