import { createHash } from 'node:crypto';
import { Injectable, type OnModuleInit } from '@nestjs/common';
import { CertificateTermsService, type DesignSource } from '@lopso/learning';
import { UnitService } from '@lopso/org';
import { Paper } from '@lopso/platform';
import { DesignUnsound, NoSuchDesign } from '../credentials.errors';
import { CredentialsSettings } from '../credentials.settings';
import { type PaperText } from '../printing/paper-text.rules';
import { qrRuns } from '../printing/qr-code';
import { checkDesign, missingSigningArea } from './check-design.rules';
import { DesignCatalogService } from './design-catalog.service';
import { type Sample, samplePaper, typstOf } from './design-drawing.rules';
import { type Design, type DesignFault, imagesIn, placeOf } from './design.rules';
import { readDesign } from './read-design.rules';

/** A fault with its place in words. */
export interface PlacedFault extends DesignFault {
  readonly place: string;
}

/** A design, sound or not, with its faults. */
export interface JudgedDesign {
  /** Null: no JSON of a design. */
  readonly design: Design | null;
  readonly faults: readonly PlacedFault[];
  readonly images: ReadonlyMap<string, string>;
}

const CHECK_PAGE = '/kiem-tra';

/** What a paper may weigh; a phone loads it on a thin line. */
const MOST_BYTES = 120_000;

const TOO_HIGH = 'Tên hoặc lời dài nhất không vừa ô. Cho ô cao hơn, chữ nhỏ hơn, hoặc cho thu nhỏ thêm.';

const TOO_WIDE = 'Có từ rộng hơn chỗ của nó. Cho ô hoặc cột rộng hơn, chữ nhỏ hơn, hoặc cho thu nhỏ thêm.';

const whole = (words: string): DesignFault => ({ page: null, element: null, words });

function overflowIn({ pages }: Design, told: unknown): DesignFault[] {
  if (typeof told !== 'object' || told === null || !('page' in told) || !('element' in told)) return [];
  const element = pages[Number(told.page)]?.elements[Number(told.element)];
  if (element === undefined) return [];
  return [{ page: Number(told.page) + 1, element: element.at, words: 'wide' in told ? TOO_WIDE : TOO_HIGH }];
}

/** What papers issued now are printed by, and keep. */
export interface Template {
  readonly hash: string;
  readonly slug: string;
  /** Typst, whole in itself. */
  readonly source: string;
  /** Pages of a paper. */
  readonly pages: number;
}

/** Checks a design, draws its pages, and gives the template that certificates are printed by. */
@Injectable()
export class DesignDrawingService implements OnModuleInit, DesignSource {
  constructor(
    private readonly catalog: DesignCatalogService,
    private readonly paper: Paper,
    private readonly settings: CredentialsSettings,
    private readonly certificateTerms: CertificateTermsService,
    private readonly units: UnitService,
  ) {}

  /** What is wrong with a design as it is written; quick. */
  async checkDesign(provinceId: string, source: string): Promise<JudgedDesign> {
    const read = readDesign(source);
    const images = await this.catalog.findImages(provinceId, read.design === null ? [] : imagesIn(read.design));
    const { design, faults } = checkDesign(source, images);
    return { design, images, faults: faults.map((fault) => ({ ...fault, place: placeOf(fault, design) })) };
  }

  /** The same, what only a drawing tells (words too long for their place, a paper too heavy), and what only new versions must have. */
  async judgeDesign(provinceId: string, source: string): Promise<JudgedDesign> {
    const judged = await this.checkDesign(provinceId, source);
    const { design } = judged;
    if (design === null || design.pages.length === 0) return judged;
    const template = typstOf(design, judged.images);
    const papers = [this.sample('longest')];
    const { told } = await this.paper.draw(template, { papers, tried: true }, 'overflow');
    const faults = [
      ...missingSigningArea(design),
      ...told.flatMap((one) => overflowIn(design, one)),
      ...(await this.weightFaults(template, papers)),
    ];
    return { ...judged, faults: [...judged.faults, ...faults.map((one) => ({ ...one, place: placeOf(one, design) }))] };
  }

  /** The pages as SVG, one each. @param shows the places that are left blank for signatures as well, which no paper prints */
  async drawPages(
    { design, images }: JudgedDesign,
    sample: Sample,
    shows: 'paper' | 'signing-areas' = 'signing-areas',
  ): Promise<string[]> {
    if (design === null) return [];
    const data = { papers: [this.sample(sample)], previewed: shows === 'signing-areas' };
    const drawn: string[] = [];
    for (const page of design.pages)
      drawn.push((await this.paper.draw(typstOf({ ...design, pages: [page] }, images), data, 'overflow')).svg);
    return drawn;
  }

  private async weightFaults(template: string, papers: readonly object[]): Promise<DesignFault[]> {
    const { length } = await this.paper.render(template, { papers });
    if (length <= MOST_BYTES) return [];
    const kb = Math.ceil(length / 1000);
    return [whole(`Giấy in ra nặng ${kb} kB, nhiều nhất ${MOST_BYTES / 1000} kB. Bớt hoặc thu nhỏ hình ảnh.`)];
  }

  private sample(sample: Sample): PaperText {
    return samplePaper(sample, new URL(CHECK_PAGE, this.settings.PUBLIC_URL).href, qrRuns);
  }

  /** The template of a province's design as it counts now. @throws NoSuchDesign, DesignUnsound when papers of it would lack something */
  async readTemplate(provinceId: string, slug: string): Promise<Template> {
    const current = await this.catalog.findCurrent(provinceId, slug);
    if (current === null) throw new NoSuchDesign();
    const { design, faults, images } = await this.checkDesign(provinceId, current.source);
    const [first] = faults;
    if (design === null || first !== undefined) {
      const { place = '', words = '' } = first ?? {};
      throw new DesignUnsound({ name: design?.name ?? slug, count: faults.length, place, words });
    }
    const source = typstOf(design, images);
    return { hash: createHash('sha256').update(source).digest('hex'), slug, source, pages: design.pages.length };
  }

  onModuleInit(): void {
    this.certificateTerms.addDesignSource(this);
  }

  async requireSound(provincePath: string, slug: string): Promise<void> {
    await this.readTemplate((await this.units.getProvince(provincePath)).id, slug);
  }
}
