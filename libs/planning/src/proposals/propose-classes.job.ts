import { Injectable } from '@nestjs/common';
import { Job, type JobHandler } from '@lopso/platform';
import { PlanProposalService, PROPOSE_CLASSES } from './plan-proposal.service';

/** Somebody looks at its progress: a killed worker's work is begun again within seconds. */
@Injectable()
@Job({
  name: PROPOSE_CLASSES,
  retryLimit: 3,
  retryDelaySeconds: 2,
  hasBackoff: false,
  timeoutSeconds: 300,
  silenceSeconds: 10,
  concurrency: 1,
})
export class ProposeClassesJob implements JobHandler<{ readonly planId: string; readonly run: number }> {
  constructor(private readonly proposals: PlanProposalService) {}

  async handle({ planId, run }: { readonly planId: string; readonly run: number }): Promise<void> {
    await this.proposals.proposeClasses(planId, run);
  }
}
