import { Injectable } from '@nestjs/common';
import { type Actor, Audit, cleanText, Clock, Transactions } from '@lopso/platform';
import { ImageRefused } from '../credentials.errors';
import { EDIT_DESIGNS } from '../credentials.permissions';
import { DesignRepository } from '../storage/design.repository';
import { DesignReach } from './design-reach';
import { redrawn } from './redrawn-image';

const MOST_IMAGES = 60;

/** Pictures that designs show. */
@Injectable()
export class DesignImages {
  constructor(
    private readonly designs: DesignRepository,
    private readonly reach: DesignReach,
    private readonly audit: Audit,
    private readonly transactions: Transactions,
    private readonly clock: Clock,
  ) {}

  /**
   * Adds a picture, drawn anew from its points: PNG, JPEG or SVG, whatever the name says. The same again: nothing more.
   * @throws Forbidden, NotFound, ImageRefused, ImageNameTaken
   */
  async add(actor: Actor, name: string, file: Buffer): Promise<void> {
    const province = await this.reach.provinceOf(actor, EDIT_DESIGNS);
    const image = { name: cleanText(name), ...(await redrawn(file)) };
    const known = await this.designs.listImages(province.id);
    if (known.length >= MOST_IMAGES && !known.some((one) => one.name === image.name))
      throw new ImageRefused('too-many', { most: MOST_IMAGES });
    await this.transactions.run(async () => {
      const isNew = await this.designs.addImage(province.id, image, { by: actor.accountId, at: this.clock.now() });
      if (!isNew) return;
      await this.audit.record(actor, {
        ...{ action: 'credentials.design-image-added', subjectType: 'certificate-design', subjectId: image.name },
        ...{ unitPath: province.path, details: { imageName: image.name } },
      });
    });
  }
}
