import { ApiProperty } from '@nestjs/swagger';
import { IsIn, IsInt, IsString, IsUUID, Length, Max, Min, ValidateIf } from 'class-validator';
import { IsSaid } from '@lopso/platform';
import { type Sample as DesignSample, SAMPLES as DESIGN_SAMPLES } from './design-drawing.rules';
import {
  DESIGN_FIELDS,
  DESIGN_SHAPES,
  type DesignProperty,
  ELEMENT_TYPES,
  type ElementType,
  type Orientation,
  ORIENTATIONS,
  PAPER_SIZES,
  type PaperSize,
} from './design.rules';
import { type DesignDetails, type DesignPreview, type ListedDesign, type ListedDesignVersion } from './design.service';

const LONGEST = 60_000;

const PROPERTY_KINDS = ['number', 'text', 'choice', 'colour', 'flag', 'field', 'image', 'columns', 'rows'] as const;

class DesignVersionResponse {
  /** From 1. */
  number: number;
  /** Back to the one that comes with the system. */
  isShipped: boolean;
  madeAt: string;
  madeByName: string;

  static from({ madeAt, ...version }: ListedDesignVersion): DesignVersionResponse {
    return { ...version, madeAt: madeAt.toISOString() };
  }
}

export class DesignSummary {
  slug: string;
  name: string;
  @ApiProperty({ enum: PAPER_SIZES })
  paper: PaperSize;
  @ApiProperty({ enum: ORIENTATIONS })
  orientation: Orientation;
  /** How many. */
  pages: number;
  /** Null: the province never changed it. */
  newest: DesignVersionResponse | null;
  /** Papers can be issued with it. */
  isSound: boolean;

  static from(design: ListedDesign): DesignSummary {
    const { slug, name, paper, orientation, pages, newest, isSound } = design;
    const version = newest === null ? null : DesignVersionResponse.from(newest);
    return { slug, name, paper, orientation, pages, isSound, newest: version };
  }
}

export class DesignListResponse {
  items: DesignSummary[];
}

class DesignFaultResponse {
  /** From 1; null: the whole design. */
  page: number | null;
  /** From 1 within its page; null: the whole page. */
  element: number | null;
  /** “Trang 1, phần tử 3 (Mã QR)”. */
  place: string;
  words: string;
}

/** How a design looks with people who do not exist, and what is wrong with it. */
export class DesignLookResponse {
  faults: DesignFaultResponse[];
  /** SVG, one each page; empty for what is no design. */
  pages: string[];

  static from({ faults, pages }: DesignPreview): DesignLookResponse {
    return { faults: faults.map((fault) => ({ ...fault })), pages: [...pages] };
  }
}

class DesignImageResponse {
  name: string;
  /** In pixels. */
  width: number;
  height: number;
}

class DesignChoiceResponse {
  value: string;
  label: string;
}

class DesignPropertyResponse {
  name: string;
  label: string;
  @ApiProperty({ enum: PROPERTY_KINDS })
  kind: DesignProperty['kind'];
  min: number | null;
  max: number | null;
  step: number | null;
  choices: DesignChoiceResponse[];
  /** JSON of what counts where the property is left out; null: it may not be. */
  usual: string | null;

  static from({ usual, choices, ...property }: DesignProperty): DesignPropertyResponse {
    return { ...property, choices: [...choices], usual: usual === null ? null : JSON.stringify(usual) };
  }
}

class DesignShapeResponse {
  @ApiProperty({ enum: ELEMENT_TYPES })
  type: ElementType;
  label: string;
  properties: DesignPropertyResponse[];
}

export class DesignResponse extends DesignSummary {
  /** JSON. */
  source: string;
  /** The one that comes with the system; null: the province made this one. */
  shipped: string | null;
  /** Names that may stand between `{{` and `}}`. */
  fields: string[];
  images: DesignImageResponse[];
  /** Every kind of element with what it may say. */
  shapes: DesignShapeResponse[];
  /** The newest first, 50 at most. */
  versions: DesignVersionResponse[];
  look: DesignLookResponse;

  static ofPage(page: DesignDetails): DesignResponse {
    return {
      ...DesignSummary.from(page),
      ...{ source: page.source, shipped: page.shipped, fields: Object.keys(DESIGN_FIELDS) },
      images: page.images.map(({ name, width, height }) => ({ name, width, height })),
      shapes: ELEMENT_TYPES.map((type) => ({
        ...{ type, label: DESIGN_SHAPES[type].label },
        properties: DESIGN_SHAPES[type].properties.map((one) => DesignPropertyResponse.from(one)),
      })),
      versions: page.versions.map((version) => DesignVersionResponse.from(version)),
      look: DesignLookResponse.from(page.look),
    };
  }
}

export class DesignVersionSourceResponse {
  source: string;
}

export class CopyDesignRequest {
  @IsUUID()
  clientKey: string;

  /** The slug of the design to copy. */
  @IsString()
  @Length(1, 60)
  from: string;

  @IsString()
  @Length(1, 80)
  @IsSaid(1)
  name: string;
}

export class PreviewDesignRequest {
  @IsString()
  @Length(1, LONGEST)
  source: string;

  @IsIn(DESIGN_SAMPLES)
  @ApiProperty({ enum: DESIGN_SAMPLES })
  sample: DesignSample;
}

export class SaveDesignRequest {
  /** Null: back to the one that comes with the system. */
  @ValidateIf((body: SaveDesignRequest) => body.source !== null)
  @IsString()
  @Length(1, LONGEST)
  source: string | null;

  /** Number of the version the edit began from; 0 where the province had none. */
  @IsInt()
  @Min(0)
  @Max(100_000)
  basedOn: number;
}

export class DesignImageForm {
  /** As designs name it. */
  name: string;
  /** PNG, JPEG or SVG. */
  @ApiProperty({ type: 'string', format: 'binary' })
  file: unknown;
}
