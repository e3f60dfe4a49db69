import { Injectable } from '@nestjs/common';
import { Job, type JobHandler } from '@lopso/platform';
import { DueReleases } from '../services/issue-release.service';
import { ReleaseLists } from '../services/release-lists.service';

/** Issues lists whose own job was lost or came too early, and takes away those that were only looked at. */
@Injectable()
@Job({
  name: 'credentials.sweep-releases',
  retryLimit: 2,
  retryDelaySeconds: 10,
  timeoutSeconds: 60,
  concurrency: 1,
  schedule: '* * * * *',
})
export class SweepReleases implements JobHandler {
  constructor(
    private readonly due: DueReleases,
    private readonly lists: ReleaseLists,
  ) {}

  async handle(): Promise<void> {
    await this.due.send();
    await this.lists.forgetOld();
  }
}
