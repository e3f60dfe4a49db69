import { Injectable } from '@nestjs/common';
import { Paper } from '@lopso/platform';
import { CredentialsSettings } from '../credentials.settings';
import { checkDesign } from '../rules/check-design';
import { type Design, type DesignFault } from '../rules/design';
import { imagesIn, placeOf } from '../rules/design-places';
import { type Sample, samplePaper } from '../rules/design-samples';
import { typstOf } from '../rules/design-typst';
import { type PaperText } from '../rules/paper-text';
import { readDesign } from '../rules/read-design';
import { missingSigningArea } from '../rules/signing-space';
import { DesignShelf } from './design-shelf.service';
import { qrRuns } from './qr-runs';

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

/** Judges and draws designs with people who do not exist. */
@Injectable()
export class DesignDrawings {
  constructor(
    private readonly shelf: DesignShelf,
    private readonly paper: Paper,
    private readonly settings: CredentialsSettings,
  ) {}

  /** What is wrong with a design as it is written; quick. */
  async check(provinceId: string, source: string): Promise<JudgedDesign> {
    const read = readDesign(source);
    const images = await this.shelf.images(provinceId, read.design === null ? [] : imagesIn(read.design));
    const { design, faults } = checkDesign(source, images);
    return { design, images, faults: faults.map((fault) => ({ ...fault, place: placeOf(fault, design) })) };
  }

  /** The same, what only a drawing tells (words too long for their place, a paper too heavy), and what only new versions must have. */
  async judge(provinceId: string, source: string): Promise<JudgedDesign> {
    const judged = await this.check(provinceId, source);
    const { design } = judged;
    if (design === null || design.pages.length === 0) return judged;
    const template = typstOf(design, judged.images);
    const papers = [this.sample('longest')];
    const { told } = await this.paper.draw(template, { papers, tried: true }, 'overflow');
    const faults = [
      ...missingSigningArea(design),
      ...told.flatMap((one) => overflowIn(design, one)),
      ...(await this.weight(template, papers)),
    ];
    return { ...judged, faults: [...judged.faults, ...faults.map((one) => ({ ...one, place: placeOf(one, design) }))] };
  }

  /** The pages as SVG, one each. @param shows the places that are left blank for signatures as well, which no paper prints */
  async pages(
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

  private async weight(template: string, papers: readonly object[]): Promise<DesignFault[]> {
    const { length } = await this.paper.render(template, { papers });
    if (length <= MOST_BYTES) return [];
    const kb = Math.ceil(length / 1000);
    return [whole(`Giấy in ra nặng ${kb} kB, nhiều nhất ${MOST_BYTES / 1000} kB. Bớt hoặc thu nhỏ hình ảnh.`)];
  }

  private sample(sample: Sample): PaperText {
    return samplePaper(sample, new URL(CHECK_PAGE, this.settings.PUBLIC_URL).href, qrRuns);
  }
}

const TOO_HIGH = 'Tên hoặc lời dài nhất không vừa ô. Cho ô cao hơn, chữ nhỏ hơn, hoặc cho thu nhỏ thêm.';
const TOO_WIDE = 'Có từ rộng hơn chỗ của nó. Cho ô hoặc cột rộng hơn, chữ nhỏ hơn, hoặc cho thu nhỏ thêm.';

const whole = (words: string): DesignFault => ({ page: null, element: null, words });

function overflowIn({ pages }: Design, told: unknown): DesignFault[] {
  if (typeof told !== 'object' || told === null || !('page' in told) || !('element' in told)) return [];
  const element = pages[Number(told.page)]?.elements[Number(told.element)];
  if (element === undefined) return [];
  return [{ page: Number(told.page) + 1, element: element.at, words: 'wide' in told ? TOO_WIDE : TOO_HIGH }];
}
