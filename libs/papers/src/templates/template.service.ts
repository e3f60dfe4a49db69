import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Injectable } from '@nestjs/common';
import { AccountService } from '@lopso/identity';
import { UnitService, type UnitSummary } from '@lopso/org';
import {
  Access,
  type Actor,
  Audit,
  Clock,
  InvalidInput,
  NotFound,
  type Permission,
  Transactions,
} from '@lopso/platform';
import { type KnownNames } from '../facts/paper-values.rules';
import { knownNames, sampleValues } from '../facts/sample-values.rules';
import { OfficeService } from '../offices/office.service';
import { TemplateChanged } from '../papers.errors';
import { EDIT_TEMPLATES, READ_TEMPLATES } from '../papers.permissions';
import { PapersSettings } from '../papers.settings';
import { PAPER_KINDS, type PaperKind } from '../papers/paper-kinds.rules';
import { type PaperTree } from '../papers/paper-tree.rules';
import { fillTemplate, type PaperForm } from './fill-template.rules';
import { TemplateRepository, type TemplateVersion } from './template.repository';
import { checkTemplate, type PaperTemplate, parseTemplate, type TemplateFault } from './template.rules';

/** The wording of a kind that counts now. */
export interface CurrentTemplate {
  readonly source: string;
  /** Number of the province's own version; 0 when it never wrote one. */
  readonly version: number;
  /** The province's own wording rather than the one that comes with the system. */
  readonly isOwn: boolean;
}

/** A wording as somebody saves it. */
export interface TemplateEdit {
  /** Null: back to the text that comes with the system. */
  readonly source: string | null;
  /** Number of the version the edit began from; 0 where the province had none. */
  readonly basedOn: number;
}

const MOST_FAULTS = 20;

function requireSound(faults: readonly TemplateFault[]): void {
  if (faults.length === 0) return;
  throw new InvalidInput(
    faults.slice(0, MOST_FAULTS).map(({ line, words }) => ({
      pointer: '#/source',
      code: 'papers.template-fault',
      params: { line, words },
    })),
  );
}

/** Composed, one kind of line ends, no blanks at the end of lines or of the text: two wordings that read alike are one. */
function tidied(source: string): string {
  const lines = source.normalize('NFC').split(/\r?\n/);
  return `${lines
    .map((line) => line.trimEnd())
    .join('\n')
    .trimEnd()}\n`;
}

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
  readonly look: TemplatePreview;
}

/** How a wording reads with invented facts, and what is wrong with it. */
export interface TemplatePreview {
  readonly faults: readonly TemplateFault[];
  readonly tree: PaperTree;
}

const MOST_VERSIONS = 50;

const HIGHEST_NUMBER = 100_000;

const BLANK: Omit<PaperForm, 'signer'> = { number: '', datedOn: null, recipients: null, answers: {}, communeId: null };

/** Templates of papers: those shipped and a province's own; read, previewed, saved. */
@Injectable()
export class TemplateService {
  constructor(
    private readonly templateRows: TemplateRepository,
    private readonly settings: PapersSettings,
    private readonly units: UnitService,
    private readonly offices: OfficeService,
    private readonly accounts: AccountService,
    private readonly clock: Clock,
    private readonly access: Access,
    private readonly audit: Audit,
    private readonly transactions: Transactions,
  ) {}

  /** The province of a path. @throws NotFound */
  provinceOfPath(path: string): Promise<UnitSummary> {
    return this.units.getProvince(path);
  }

  /** The wording that comes with the system. */
  async readShipped(kind: PaperKind): Promise<string> {
    return readFile(join(this.settings.PAPER_TEMPLATES_DIRECTORY, `${kind}.md`), 'utf8');
  }

  async getCurrent(provinceId: string, kind: PaperKind): Promise<CurrentTemplate> {
    const newest = await this.templateRows.newest(provinceId, kind);
    const own = newest?.body ?? null;
    return { source: own ?? (await this.readShipped(kind)), version: newest?.number ?? 0, isOwn: own !== null };
  }

  /** The same taken apart; it was checked when it was saved. */
  async getParsed(provinceId: string, kind: PaperKind): Promise<PaperTemplate> {
    return parseTemplate((await this.getCurrent(provinceId, kind)).source).template;
  }

  /** Every kind. @throws Forbidden, NotFound */
  async listTemplates(actor: Actor): Promise<ListedTemplate[]> {
    const { id } = await this.requireProvince(actor, READ_TEMPLATES);
    const newest = await this.templateRows.newestOfKinds(id);
    const named = await this.withNames([...newest.values()]);
    return PAPER_KINDS.map((kind) => {
      const version = newest.get(kind);
      return { kind, newest: named.find(({ of }) => of === version)?.listed ?? null };
    });
  }

  /** @throws Forbidden, NotFound */
  async getTemplate(actor: Actor, kind: PaperKind): Promise<TemplatePage> {
    const { id } = await this.requireProvince(actor, READ_TEMPLATES);
    const history = await this.withNames(await this.templateRows.versions(id, kind, MOST_VERSIONS));
    const versions = history.map(({ listed }) => listed);
    const { source } = await this.getCurrent(id, kind);
    return {
      ...{ kind, source, versions, newest: versions[0] ?? null, known: knownNames(kind) },
      shipped: await this.readShipped(kind),
      look: await this.previewTemplate(actor, kind, source),
    };
  }

  /** The wording of an earlier version. @throws Forbidden, NotFound */
  async getVersion(actor: Actor, kind: PaperKind, number: number): Promise<string> {
    const { id } = await this.requireProvince(actor, READ_TEMPLATES);
    const version = number > HIGHEST_NUMBER ? null : await this.templateRows.version(id, kind, number);
    if (version === null) throw new NotFound();
    return version.body ?? this.readShipped(kind);
  }

  /** How a wording would look, saved or not. @throws Forbidden, NotFound */
  async previewTemplate(actor: Actor, kind: PaperKind, source: string): Promise<TemplatePreview> {
    const { id } = await this.requireProvince(actor, READ_TEMPLATES);
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

  private async withNames(
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

  /** The province whose papers the actor words or reads about: the grant names it, never the request. @throws Forbidden, NotFound */
  requireProvince(actor: Actor, permission: Permission): Promise<{ readonly id: string; readonly path: string }> {
    this.access.requireHeld(actor, permission);
    const [path = ''] = this.access.scope(actor, permission).toPaths();
    if (path === '' || path.includes('.')) throw new NotFound();
    return this.provinceOfPath(path);
  }

  /**
   * Keeps a wording as the newest version; the text that counts already is no new one.
   * @throws Forbidden, NotFound, InvalidInput naming up to 20 faults by line, TemplateChanged when somebody saved meanwhile
   */
  async saveTemplate(actor: Actor, kind: PaperKind, { source, basedOn }: TemplateEdit): Promise<void> {
    const province = await this.requireProvince(actor, EDIT_TEMPLATES);
    const shipped = tidied(await this.readShipped(kind));
    const body = source === null || tidied(source) === shipped ? null : tidied(source);
    requireSound(body === null ? [] : checkTemplate(body, knownNames(kind)));
    await this.transactions.run(async () => {
      const newest = await this.templateRows.newest(province.id, kind);
      if ((newest?.body ?? null) === body) return;
      if ((newest?.number ?? 0) !== basedOn) throw new TemplateChanged();
      const number = basedOn + 1;
      await this.templateRows.insert(province.id, kind, {
        number,
        body,
        madeBy: actor.accountId,
        madeAt: this.clock.now(),
      });
      await this.audit.record(actor, {
        action: body === null ? 'papers.template-reset' : 'papers.template-saved',
        subjectType: 'paper-template',
        subjectId: kind,
        unitPath: province.path,
        details: { paperKind: kind, templateVersion: number },
      });
    });
  }
}
