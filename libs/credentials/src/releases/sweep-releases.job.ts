import { Injectable } from '@nestjs/common';
import { Job, type JobHandler } from '@lopso/platform';
import { ChangeDecisionService } from '../changes/change-decision.service';
import { ReleaseListService } from './release-list.service';
import { ReleaseService } from './release.service';

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
    private readonly releasing: ReleaseService,
    private readonly releaseLists: ReleaseListService,
    private readonly decisions: ChangeDecisionService,
  ) {}

  async handle(): Promise<void> {
    await this.releasing.sendDueReleases();
    await this.releaseLists.forgetOldLists();
    await this.releasing.lapseReleases();
    await this.decisions.lapseChanges();
  }
}
