import { IsInt, IsString, Length, Max, Min, ValidateIf } from 'class-validator';
import { type PaperKind } from '../papers/paper-kinds.rules';
import { PaperTreeResponse } from '../papers/paper-tree.dto';
import { type ListedTemplate, type ListedVersion, type TemplatePage, type TemplatePreview } from './template.service';

const LONGEST = 40_000;

class TemplateVersionResponse {
  /** From 1. */
  number: number;
  /** Back to the text that comes with the system. */
  isShipped: boolean;
  madeAt: string;
  madeByName: string;

  static from({ madeAt, ...version }: ListedVersion): TemplateVersionResponse {
    return { ...version, madeAt: madeAt.toISOString() };
  }
}

export class PaperTemplateSummary {
  kind: PaperKind;
  /** Null: the province never changed it. */
  newest: TemplateVersionResponse | null;

  static from({ kind, newest }: ListedTemplate): PaperTemplateSummary {
    return { kind, newest: newest === null ? null : TemplateVersionResponse.from(newest) };
  }
}

export class PaperTemplateListResponse {
  items: PaperTemplateSummary[];
}

class TemplateFaultResponse {
  /** From 1. */
  line: number;
  words: string;
}

/** How a wording reads with invented facts, and what is wrong with it. */
export class TemplateLookResponse {
  faults: TemplateFaultResponse[];
  tree: PaperTreeResponse;

  static from({ faults, tree }: TemplatePreview): TemplateLookResponse {
    return { faults: [...faults], tree: PaperTreeResponse.from(tree) };
  }
}

export class PaperTemplateResponse extends PaperTemplateSummary {
  /** The wording that counts, Markdown with a head between two `---`. */
  source: string;
  /** The wording that comes with the system. */
  shipped: string;
  /** Names that may stand between `{{` and `}}`. */
  fields: string[];
  /** Names of tables: `{{bảng: tên}}`. */
  tables: string[];
  /** The newest first, 50 at most. */
  versions: TemplateVersionResponse[];
  look: TemplateLookResponse;

  static ofPage(page: TemplatePage): PaperTemplateResponse {
    return {
      ...PaperTemplateSummary.from(page),
      ...{ source: page.source, shipped: page.shipped },
      ...{ fields: [...page.known.fields], tables: [...page.known.tables] },
      versions: page.versions.map((version) => TemplateVersionResponse.from(version)),
      look: TemplateLookResponse.from(page.look),
    };
  }
}

export class TemplateVersionSourceResponse {
  source: string;
}

export class PreviewTemplateRequest {
  @IsString()
  @Length(1, LONGEST)
  source: string;
}

export class SaveTemplateRequest {
  /** Null: back to the text that comes with the system. */
  @ValidateIf((body: SaveTemplateRequest) => body.source !== null)
  @IsString()
  @Length(1, LONGEST)
  source: string | null;

  /** Number of the version the edit began from; 0 where the province had none. */
  @IsInt()
  @Min(0)
  @Max(100_000)
  basedOn: number;
}
