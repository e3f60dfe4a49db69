import { type Readable } from 'node:stream';
import { Injectable } from '@nestjs/common';
import { type CleanPhoto, FileStore, newId, PhotoCleaning } from '@lopso/platform';
import { PhotoIsTooLarge, PhotoIsUnreadable } from '../assessment.errors';
import { type StoredPhoto } from './submission.repository';

/** Photos of practical work: cleaned, kept, opened. */
@Injectable()
export class PhotoService {
  constructor(
    private readonly cleaning: PhotoCleaning,
    private readonly files: FileStore,
  ) {}

  /** @throws PhotoIsUnreadable, PhotoIsTooLarge; `position` counts from 1 */
  async cleanPhoto(original: Buffer, position: number): Promise<CleanPhoto> {
    const photo = await this.cleaning.clean(original);
    if ('bytes' in photo) return photo;
    const { fault, cause } = photo;
    throw Object.assign(fault === 'too-large' ? new PhotoIsTooLarge(position) : new PhotoIsUnreadable(position), {
      cause,
    });
  }

  /** Cleans every photo first, then stores all: one bad picture leaves nothing behind. */
  async keepPhotos(originals: readonly Buffer[]): Promise<StoredPhoto[]> {
    const cleaned = [];
    for (const [index, original] of originals.entries()) cleaned.push(await this.cleanPhoto(original, index + 1));
    const stored: StoredPhoto[] = [];
    for (const [index, { bytes, mediaType, width, height }] of cleaned.entries()) {
      const storeKey = `photo-${newId()}`;
      await this.files.put(storeKey, bytes);
      stored.push({ position: index + 1, storeKey, mediaType, sizeBytes: bytes.length, width, height });
    }
    return stored;
  }

  /** Removes photos whose rows were not committed. */
  async forgetPhotos(photos: readonly StoredPhoto[]): Promise<void> {
    for (const photo of photos) await this.files.remove(photo.storeKey);
  }

  /** A stream of the picture. */
  openPhoto(photo: StoredPhoto): Promise<Readable> {
    return this.files.open(photo.storeKey);
  }
}
