import { type Readable } from 'node:stream';
import { Injectable } from '@nestjs/common';
import { FileStore, newId } from '@lopso/platform';
import { type StoredPhoto } from '../storage/submission.repository';
import { PhotoIntake } from './photo-intake';

/** Keeps cleaned photos in the file store. */
@Injectable()
export class PhotoStore {
  constructor(
    private readonly intake: PhotoIntake,
    private readonly files: FileStore,
  ) {}

  /** Cleans every photo first, then stores all: one bad picture leaves nothing behind. */
  async keep(originals: readonly Buffer[]): Promise<StoredPhoto[]> {
    const cleaned = [];
    for (const [index, original] of originals.entries()) cleaned.push(await this.intake.clean(original, index + 1));
    const stored: StoredPhoto[] = [];
    for (const [index, { bytes, mediaType, width, height }] of cleaned.entries()) {
      const storeKey = `photo-${newId()}`;
      await this.files.put(storeKey, bytes);
      stored.push({ position: index + 1, storeKey, mediaType, sizeBytes: bytes.length, width, height });
    }
    return stored;
  }

  /** Removes photos whose rows were not committed. */
  async forget(photos: readonly StoredPhoto[]): Promise<void> {
    for (const photo of photos) await this.files.remove(photo.storeKey);
  }

  /** A stream of the picture. */
  open(photo: StoredPhoto): Promise<Readable> {
    return this.files.open(photo.storeKey);
  }
}
