import { createHash } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { DesignUnsound, NoSuchDesign } from '../credentials.errors';
import { typstOf } from '../rules/design-typst';
import { DesignDrawings } from './design-drawings.service';
import { DesignShelf } from './design-shelf.service';

/** What papers issued now are printed by, and keep. */
export interface Template {
  readonly hash: string;
  readonly slug: string;
  /** Typst, whole in itself. */
  readonly source: string;
  /** Pages of a paper. */
  readonly pages: number;
}

/** The templates that papers keep, made of designs. */
@Injectable()
export class Templates {
  constructor(
    private readonly shelf: DesignShelf,
    private readonly drawings: DesignDrawings,
  ) {}

  /** The template of a province's design as it counts now. @throws NoSuchDesign, DesignUnsound when papers of it would lack something */
  async read(provinceId: string, slug: string): Promise<Template> {
    const current = await this.shelf.current(provinceId, slug);
    if (current === null) throw new NoSuchDesign();
    const { design, faults, images } = await this.drawings.check(provinceId, current.source);
    const [first] = faults;
    if (design === null || first !== undefined) {
      const { place = '', words = '' } = first ?? {};
      throw new DesignUnsound({ name: design?.name ?? slug, count: faults.length, place, words });
    }
    const source = typstOf(design, images);
    return { hash: createHash('sha256').update(source).digest('hex'), slug, source, pages: design.pages.length };
  }
}
