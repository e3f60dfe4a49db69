import { type Readable } from 'node:stream';
import { Injectable } from '@nestjs/common';
import { isJwt } from '../badges/badge-file';
import { newId } from '../text/uuid';
import { FileStore } from './file-store';
import { isSoundPdf, looksLikePdf } from './pdf-bytes';
import { inflatingUpTo } from './pdf-unpacking';
import { PhotoCleaning } from './photo-cleaning';

/** A file as it was kept. */
export interface KeptFile {
  readonly storeKey: string;
  readonly mediaType: 'image/jpeg' | 'application/pdf';
  readonly sizeBytes: number;
}

/** A signed badge as it was kept: the text alone, whatever picture carried it. */
export interface KeptBadge extends Omit<KeptFile, 'mediaType'> {
  readonly mediaType: 'application/json' | 'application/jwt';
}

/** What the objects of a paper of a few pages unpack to, and much more. */
const UNPACKED_AT_MOST_BYTES = 20_000_000;

/**
 * Keeps photos and PDFs of papers that people send in (decisions 0049, 0061). A photo is drawn anew: nothing of the camera or the place
 * stays. A PDF is kept as it is, when its names say that it does nothing but be read.
 */
@Injectable()
export class FileKeeping {
  constructor(
    private readonly photos: PhotoCleaning,
    private readonly files: FileStore,
  ) {}

  /** On disk when it resolves, under a key that begins with `prefix`; null for what is neither a photo nor a plain PDF, whatever it is called. */
  async keep(prefix: string, original: Buffer): Promise<KeptFile | null> {
    const file = await this.read(original);
    if (file === null) return null;
    const storeKey = `${prefix}${newId()}`;
    await this.files.put(storeKey, file.bytes);
    return { storeKey, mediaType: file.mediaType, sizeBytes: file.bytes.length };
  }

  /** Keeps the signed text of a badge; on disk when it resolves, under a key that begins with `prefix` (decision 0072). */
  async keepBadge(prefix: string, text: string): Promise<KeptBadge> {
    const bytes = Buffer.from(text);
    const storeKey = `${prefix}${newId()}`;
    await this.files.put(storeKey, bytes);
    return { storeKey, mediaType: isJwt(text) ? 'application/jwt' : 'application/json', sizeBytes: bytes.length };
  }

  /** Removes a file whose row was not committed, or is no more. */
  async forget({ storeKey }: Pick<KeptFile, 'storeKey'>): Promise<void> {
    await this.files.remove(storeKey);
  }

  open(storeKey: string): Promise<Readable> {
    return this.files.open(storeKey);
  }

  private async read(original: Buffer): Promise<(Pick<KeptFile, 'mediaType'> & { bytes: Buffer }) | null> {
    if (!looksLikePdf(original)) {
      const photo = await this.photos.clean(original);
      return 'bytes' in photo ? photo : null;
    }
    const isSound = isSoundPdf(original, inflatingUpTo(UNPACKED_AT_MOST_BYTES));
    return isSound ? { bytes: original, mediaType: 'application/pdf' } : null;
  }
}
