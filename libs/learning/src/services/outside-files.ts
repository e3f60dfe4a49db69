import { type Readable } from 'node:stream';
import { text } from 'node:stream/consumers';
import { Injectable } from '@nestjs/common';
import { FileKeeping, type KeptBadge, type KeptFile } from '@lopso/platform';
import { OutsideFileUnreadable } from '../learning.errors';

/** Keeps the photo or PDF of an outside certificate. */
@Injectable()
export class OutsideFiles {
  constructor(private readonly files: FileKeeping) {}

  /** @throws OutsideFileUnreadable for what is neither a photo nor a plain PDF, whatever it is called */
  async keep(original: Buffer): Promise<KeptFile> {
    const kept = await this.files.keep('outside-', original);
    if (kept === null) throw new OutsideFileUnreadable();
    return kept;
  }

  async keepBadge(signed: string): Promise<KeptBadge> {
    return this.files.keepBadge('outside-', signed);
  }

  /** The signed text of a badge that was kept. @throws NotFound once it is gone */
  async badgeText(storeKey: string): Promise<string> {
    return text(await this.files.open(storeKey));
  }

  /** Removes a file whose row was not committed. */
  async forget(file: Pick<KeptFile, 'storeKey'>): Promise<void> {
    await this.files.forget(file);
  }

  open(storeKey: string): Promise<Readable> {
    return this.files.open(storeKey);
  }
}
