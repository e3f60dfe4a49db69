import { Injectable } from '@nestjs/common';
import { FileStore } from '../files/file-store';
import { Job, type JobHandler } from '../jobs/job';

export const REMOVE_FILES = 'platform.remove-files';

/** Removes the files that an erasure left behind. */
@Injectable()
@Job({ name: REMOVE_FILES, retryLimit: 10, retryDelaySeconds: 30, timeoutSeconds: 120 })
export class RemoveFiles implements JobHandler<{ fileKeys: readonly string[] }> {
  constructor(private readonly files: FileStore) {}

  async handle({ fileKeys }: { fileKeys: readonly string[] }): Promise<void> {
    for (const key of fileKeys) await this.files.remove(key);
  }
}
