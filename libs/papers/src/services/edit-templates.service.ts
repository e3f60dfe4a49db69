import { Injectable } from '@nestjs/common';
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
import { TemplateChanged } from '../papers.errors';
import { EDIT_TEMPLATES } from '../papers.permissions';
import { checkTemplate } from '../rules/check-template';
import { knownNames } from '../rules/known-names';
import { type PaperKind } from '../rules/paper-kinds';
import { type TemplateFault } from '../rules/template-head';
import { TemplateRepository } from '../storage/template.repository';
import { PaperTemplates } from './paper-templates.service';

/** A wording as somebody saves it. */
export interface TemplateEdit {
  /** Null: back to the text that comes with the system. */
  readonly source: string | null;
  /** Number of the version the edit began from; 0 where the province had none. */
  readonly basedOn: number;
}

const MOST_FAULTS = 20;

/** Changes a province's wording of its papers, version after version; drafts follow at once, issued papers never. */
@Injectable()
export class EditTemplates {
  constructor(
    private readonly templates: PaperTemplates,
    private readonly versions: TemplateRepository,
    private readonly access: Access,
    private readonly audit: Audit,
    private readonly transactions: Transactions,
    private readonly clock: Clock,
  ) {}

  /** The province whose papers the actor words or reads about: the grant names it, never the request. @throws Forbidden, NotFound */
  provinceOf(actor: Actor, permission: Permission): Promise<{ readonly id: string; readonly path: string }> {
    this.access.requireHeld(actor, permission);
    const [path = ''] = this.access.scope(actor, permission).toPaths();
    if (path === '' || path.includes('.')) throw new NotFound();
    return this.templates.provinceOf(path);
  }

  /**
   * Keeps a wording as the newest version; the text that counts already is no new one.
   * @throws Forbidden, NotFound, InvalidInput naming up to 20 faults by line, TemplateChanged when somebody saved meanwhile
   */
  async save(actor: Actor, kind: PaperKind, { source, basedOn }: TemplateEdit): Promise<void> {
    const province = await this.provinceOf(actor, EDIT_TEMPLATES);
    const shipped = tidied(await this.templates.shipped(kind));
    const body = source === null || tidied(source) === shipped ? null : tidied(source);
    requireSound(body === null ? [] : checkTemplate(body, knownNames(kind)));
    await this.transactions.run(async () => {
      const newest = await this.versions.newest(province.id, kind);
      if ((newest?.body ?? null) === body) return;
      if ((newest?.number ?? 0) !== basedOn) throw new TemplateChanged();
      const number = basedOn + 1;
      await this.versions.insert(province.id, kind, {
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
