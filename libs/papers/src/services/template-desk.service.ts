import { Injectable } from '@nestjs/common';
import { AccountService } from '@lopso/identity';
import { type Actor, Clock, NotFound } from '@lopso/platform';
import { READ_TEMPLATES } from '../papers.permissions';
import { checkTemplate } from '../rules/check-template';
import { fillTemplate, type PaperForm } from '../rules/fill-template';
import { knownNames } from '../rules/known-names';
import { PAPER_KINDS, type PaperKind } from '../rules/paper-kinds';
import { parseTemplate } from '../rules/paper-template';
import { type PaperTree } from '../rules/paper-tree';
import { type KnownNames } from '../rules/paper-values';
import { sampleValues } from '../rules/sample-facts';
import { type TemplateFault } from '../rules/template-head';
import { TemplateRepository, type TemplateVersion } from '../storage/template.repository';
import { EditTemplates } from './edit-templates.service';
import { PaperOffices } from './paper-offices.service';
import { PaperTemplates } from './paper-templates.service';

/** A version in the history of a template; `isShipped`: back to the text that comes with the system. */
export interface ListedVersion {
  readonly number: number;
  readonly isShipped: boolean;
  readonly madeAt: Date;
  readonly madeByName: string;
}

/** A kind of paper and whose wording counts. `newest`: null when the province never wrote one. */
export interface ListedTemplate {
  readonly kind: PaperKind;
  readonly newest: ListedVersion | null;
}

/** A template opened for editing. */
export interface TemplatePage extends ListedTemplate {
  readonly source: string;
  /** The text that comes with the system. */
  readonly shipped: string;
  readonly known: KnownNames;
  /** The newest first, 50 at most. */
  readonly versions: readonly ListedVersion[];
  readonly look: TemplateLook;
}

/** How a wording reads with invented facts, and what is wrong with it. */
export interface TemplateLook {
  readonly faults: readonly TemplateFault[];
  readonly tree: PaperTree;
}

const MOST_VERSIONS = 50;
const HIGHEST_NUMBER = 100_000;
const BLANK: Omit<PaperForm, 'signer'> = { number: '', datedOn: null, recipients: null, answers: {}, communeId: null };

/** Reads a province's templates and shows how a wording looks. */
@Injectable()
export class TemplateDesk {
  constructor(
    private readonly templates: PaperTemplates,
    private readonly versions: TemplateRepository,
    private readonly editing: EditTemplates,
    private readonly offices: PaperOffices,
    private readonly accounts: AccountService,
    private readonly clock: Clock,
  ) {}

  /** Every kind. @throws Forbidden, NotFound */
  async list(actor: Actor): Promise<ListedTemplate[]> {
    const { id } = await this.editing.provinceOf(actor, READ_TEMPLATES);
    const newest = await this.versions.newestOfKinds(id);
    const named = await this.named([...newest.values()]);
    return PAPER_KINDS.map((kind) => {
      const version = newest.get(kind);
      return { kind, newest: named.find(({ of }) => of === version)?.listed ?? null };
    });
  }

  /** @throws Forbidden, NotFound */
  async open(actor: Actor, kind: PaperKind): Promise<TemplatePage> {
    const { id } = await this.editing.provinceOf(actor, READ_TEMPLATES);
    const history = await this.named(await this.versions.versions(id, kind, MOST_VERSIONS));
    const versions = history.map(({ listed }) => listed);
    const { source } = await this.templates.current(id, kind);
    return {
      ...{ kind, source, versions, newest: versions[0] ?? null, known: knownNames(kind) },
      shipped: await this.templates.shipped(kind),
      look: await this.look(actor, kind, source),
    };
  }

  /** The wording of an earlier version. @throws Forbidden, NotFound */
  async version(actor: Actor, kind: PaperKind, number: number): Promise<string> {
    const { id } = await this.editing.provinceOf(actor, READ_TEMPLATES);
    const version = number > HIGHEST_NUMBER ? null : await this.versions.version(id, kind, number);
    if (version === null) throw new NotFound();
    return version.body ?? this.templates.shipped(kind);
  }

  /** How a wording would look, saved or not. @throws Forbidden, NotFound */
  async look(actor: Actor, kind: PaperKind, source: string): Promise<TemplateLook> {
    const { id } = await this.editing.provinceOf(actor, READ_TEMPLATES);
    const office = await this.offices.ofUnit(id);
    const { template } = parseTemplate(source);
    const values = sampleValues(kind);
    const known = { ...values, fields: { ...values.fields, 'cơ quan': office.name } };
    const answers = Object.fromEntries(template.head.asked.map(({ name }) => [name, `[${name}]`]));
    const form = { ...BLANK, answers, signer: office.signer };
    const year = Number(this.clock.today().slice(0, 4));
    const { tree } = fillTemplate(template, { values: known, form, office, year });
    return { faults: checkTemplate(source, knownNames(kind)), tree };
  }

  private async named(
    versions: readonly TemplateVersion[],
  ): Promise<{ readonly of: TemplateVersion; readonly listed: ListedVersion }[]> {
    const names = await this.accounts.describeAccounts([...new Set(versions.map(({ madeBy }) => madeBy))]);
    return versions.map((of) => {
      const { number, madeAt, madeBy, body } = of;
      return {
        of,
        listed: { number, madeAt, isShipped: body === null, madeByName: names.get(madeBy)?.displayName ?? '' },
      };
    });
  }
}
