import { type Readable } from 'node:stream';
import { Injectable } from '@nestjs/common';
import { PhotoIntake } from '@lopso/assessment';
import { DomainError, FileStore, newId } from '@lopso/platform';
import { OutsideFileUnreadable } from '../learning.errors';
import { isSoundPdf, looksLikePdf } from '../rules/pdf-bytes';
import { type StoredFile } from '../storage/outside-claim.repository';
import { inflatingUpTo } from './pdf-unpacking';

/** What the objects of a paper of a few pages unpack to, and much more. */
const UNPACKED_AT_MOST_BYTES = 20_000_000;

/** Keeps the photo or PDF of an outside certificate. A photo is drawn anew: nothing of the camera or the place stays. */
@Injectable()
export class OutsideFiles {
  constructor(
    private readonly photos: PhotoIntake,
    private readonly files: FileStore,
  ) {}

  /** @throws OutsideFileUnreadable for what is neither a photo nor a plain PDF, whatever it is called */
  async keep(original: Buffer): Promise<StoredFile> {
    const { bytes, mediaType } = looksLikePdf(original) ? pdf(original) : await this.photo(original);
    const storeKey = `outside-${newId()}`;
    await this.files.put(storeKey, bytes);
    return { storeKey, mediaType, sizeBytes: bytes.length };
  }

  /** Removes a file whose row was not committed. */
  async forget({ storeKey }: StoredFile): Promise<void> {
    await this.files.remove(storeKey);
  }

  open(storeKey: string): Promise<Readable> {
    return this.files.open(storeKey);
  }

  private async photo(original: Buffer): Promise<{ bytes: Buffer; mediaType: 'image/jpeg' }> {
    try {
      return await this.photos.clean(original, 1);
    } catch (cause) {
      if (!(cause instanceof DomainError)) throw cause;
      throw Object.assign(new OutsideFileUnreadable(), { cause });
    }
  }
}

function pdf(bytes: Buffer): { bytes: Buffer; mediaType: 'application/pdf' } {
  if (!isSoundPdf(bytes, inflatingUpTo(UNPACKED_AT_MOST_BYTES))) throw new OutsideFileUnreadable();
  return { bytes, mediaType: 'application/pdf' };
}
