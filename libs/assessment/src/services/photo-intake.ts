import { Injectable } from '@nestjs/common';
import { type CleanPhoto, PhotoCleaning } from '@lopso/platform';
import { PhotoIsTooLarge, PhotoIsUnreadable } from '../assessment.errors';

/** Takes photos of practical work in. */
@Injectable()
export class PhotoIntake {
  constructor(private readonly cleaning: PhotoCleaning) {}

  /** @throws PhotoIsUnreadable, PhotoIsTooLarge; `position` counts from 1 */
  async clean(original: Buffer, position: number): Promise<CleanPhoto> {
    const photo = await this.cleaning.clean(original);
    if ('bytes' in photo) return photo;
    const { fault, cause } = photo;
    throw Object.assign(fault === 'too-large' ? new PhotoIsTooLarge(position) : new PhotoIsUnreadable(position), {
      cause,
    });
  }
}
