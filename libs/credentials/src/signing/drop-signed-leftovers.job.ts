import { Injectable } from '@nestjs/common';
import { Clock, FileStore, Job, type JobHandler } from '@lopso/platform';
import { SignedFileRepository } from './signed-file.repository';
import { SIGNED_PREFIX, SignedFileService } from './signed-file.service';

const DAY_MS = 86_400_000;

/** Keys asked about at once: there is one for every signed paper. */
const PART = 500;

/** Signed files that nobody kept go after a day, and so do files whose row never came. */
@Injectable()
@Job({
  name: 'credentials.drop-signed-leftovers',
  retryLimit: 2,
  retryDelaySeconds: 300,
  timeoutSeconds: 1800,
  concurrency: 1,
  schedule: '35 2 * * *',
})
export class DropSignedLeftovers implements JobHandler {
  constructor(
    private readonly signedFiles: SignedFileService,
    private readonly signedFileRows: SignedFileRepository,
    private readonly files: FileStore,
    private readonly clock: Clock,
  ) {}

  async handle(): Promise<void> {
    await this.signedFiles.forgetOpen();
    const before = new Date(this.clock.now().getTime() - DAY_MS);
    const keys = await this.files.listBefore(SIGNED_PREFIX, before);
    for (let at = 0; at < keys.length; at += PART) {
      const part = keys.slice(at, at + PART);
      const kept = await this.signedFileRows.keptAmong(part);
      for (const key of part) if (!kept.has(key)) await this.files.remove(key);
    }
  }
}
