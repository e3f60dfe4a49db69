import { Injectable } from '@nestjs/common';
import { Clock, Job, type JobHandler } from '@lopso/platform';
import { ISSUE_RELEASE, ReleaseService, type ReleaseToIssue } from './release.service';

/** Issues the certificates of a list when its window is over. One that comes before the hour, by the service's clock, is sent again by the sweep. */
@Injectable()
@Job({
  name: ISSUE_RELEASE,
  retryLimit: 8,
  retryDelaySeconds: 2,
  timeoutSeconds: 600,
  silenceSeconds: 10,
  concurrency: 2,
})
export class IssueReleaseJob implements JobHandler<ReleaseToIssue> {
  constructor(
    private readonly releasing: ReleaseService,
    private readonly clock: Clock,
  ) {}

  async handle({ releaseId }: ReleaseToIssue): Promise<void> {
    await this.releasing.issueRelease(releaseId, this.clock.now());
  }
}
