import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Injectable } from '@nestjs/common';
import { UnitService, type UnitSummary } from '@lopso/org';
import { PapersSettings } from '../papers.settings';
import { type PaperKind } from '../rules/paper-kinds';
import { type PaperTemplate, parseTemplate } from '../rules/paper-template';
import { TemplateRepository } from '../storage/template.repository';

/** The wording of a kind that counts now. */
export interface CurrentTemplate {
  readonly source: string;
  /** Number of the province's own version; 0 when it never wrote one. */
  readonly version: number;
  /** The province's own wording rather than the one that comes with the system. */
  readonly isOwn: boolean;
}

/** The templates of papers: those of content/papers, or what a province made of them. */
@Injectable()
export class PaperTemplates {
  constructor(
    private readonly templates: TemplateRepository,
    private readonly settings: PapersSettings,
    private readonly units: UnitService,
  ) {}

  /** The province of a path. @throws NotFound */
  provinceOf(path: string): Promise<UnitSummary> {
    return this.units.getProvince(path);
  }

  /** The wording that comes with the system. */
  async shipped(kind: PaperKind): Promise<string> {
    return readFile(join(this.settings.PAPER_TEMPLATES_DIRECTORY, `${kind}.md`), 'utf8');
  }

  async current(provinceId: string, kind: PaperKind): Promise<CurrentTemplate> {
    const newest = await this.templates.newest(provinceId, kind);
    const own = newest?.body ?? null;
    return { source: own ?? (await this.shipped(kind)), version: newest?.number ?? 0, isOwn: own !== null };
  }

  /** The same taken apart; it was checked when it was saved. */
  async parsed(provinceId: string, kind: PaperKind): Promise<PaperTemplate> {
    return parseTemplate((await this.current(provinceId, kind)).source).template;
  }
}
