import { Injectable } from '@nestjs/common';
import { Job, type JobHandler } from '@lopso/platform';
import { AnswerChange } from '../services/answer-change.service';
import { DueReleases } from '../services/issue-release.service';
import { ReleaseLists } from '../services/release-lists.service';
import { Releasing } from '../services/releasing.service';

/** Issues lists whose own job was lost or came too early, takes away those that were only looked at, and ends lists and proposals nobody answered. */
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
    private readonly releasing: Releasing,
    private readonly changes: AnswerChange,
  ) {}

  async handle(): Promise<void> {
    await this.due.send();
    await this.lists.forgetOld();
    await this.releasing.lapse();
    await this.changes.lapse();
  }
}
