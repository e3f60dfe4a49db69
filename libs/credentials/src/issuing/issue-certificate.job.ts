import { Injectable } from '@nestjs/common';
import { CycleFinished, type CycleFinishedPayload } from '@lopso/learning';
import { EventJob, type JobHandler } from '@lopso/platform';
import { CaseService } from '../cases/case.service';
import { IssuingService } from './issuing.service';

/**
 * Issues the certificate of a cycle that became finished, where its round is released automatically; where it has one that is a case because the passage had
 * fallen, the case ends (decision 0084). One job for both: twenty thousand who finish are twenty thousand jobs, not forty. The short timeout
 * gives the job of a killed worker to the next one in time for the ten seconds a member is promised.
 */
@Injectable()
@EventJob(CycleFinished, {
  name: 'credentials.issue-certificate',
  retryLimit: 12,
  retryDelaySeconds: 1,
  hasBackoff: false,
  timeoutSeconds: 3,
  concurrency: 4,
})
export class IssueCertificate implements JobHandler<CycleFinishedPayload> {
  constructor(
    private readonly issuing: IssuingService,
    private readonly cases: CaseService,
  ) {}

  async handle(payload: CycleFinishedPayload): Promise<void> {
    await this.issuing.issue([payload.cycleId], 'automatic');
    await this.cases.endCase(payload.cycleId);
  }
}
