import { Injectable } from '@nestjs/common';
import { CycleFell, type CycleFellPayload } from '@lopso/learning';
import { EventJob, Job, type JobHandler } from '@lopso/platform';
import { CaseService } from './case.service';

/** A paper whose passage fell becomes a case of the department (decision 0084). It ends with the job that issues for a passage that is finished. */
@Injectable()
@EventJob(CycleFell, {
  ...{ name: 'credentials.open-case', retryLimit: 12, retryDelaySeconds: 2, hasBackoff: true },
  ...{ timeoutSeconds: 30, concurrency: 2 },
})
export class OpenCase implements JobHandler<CycleFellPayload> {
  constructor(private readonly cases: CaseService) {}

  async handle({ cycleId }: CycleFellPayload): Promise<void> {
    await this.cases.followCycle(cycleId);
  }
}

/** Ends cases whose passage is finished and whose event was lost. */
@Injectable()
@Job({
  name: 'credentials.end-lost-cases',
  retryLimit: 2,
  retryDelaySeconds: 30,
  timeoutSeconds: 240,
  concurrency: 1,
  schedule: '*/5 * * * *',
})
export class EndLostCases implements JobHandler {
  constructor(private readonly cases: CaseService) {}

  async handle(): Promise<void> {
    await this.cases.endFinishedCases();
  }
}
