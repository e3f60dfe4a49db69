import { Injectable } from '@nestjs/common';
import { Audit, Clock, Job, type JobHandler, Transactions } from '@lopso/platform';
import { ClassGroupRepository } from '../scheduling/class-group.repository';
import { forEachClass } from '../scheduling/each-class';
import { WaitlistRepository } from './waitlist.repository';

/**
 * Ends the turns of who still waited when the last session of a class began, or was to begin, so that they are told (decision 0103). A class that was
 * cancelled whole keeps them until then, as a cancellation may be taken back.
 */
@Injectable()
@Job({
  name: 'classes.end-turns',
  retryLimit: 2,
  retryDelaySeconds: 30,
  timeoutSeconds: 120,
  concurrency: 1,
  schedule: '*/5 * * * *',
})
export class EndWaiting implements JobHandler {
  constructor(
    private readonly waitlistRows: WaitlistRepository,
    private readonly groups: ClassGroupRepository,
    private readonly transactions: Transactions,
    private readonly audit: Audit,
    private readonly clock: Clock,
  ) {}

  async handle(): Promise<void> {
    await forEachClass(await this.waitlistRows.classesOver(this.clock.now()), (id) => this.end(id));
  }

  private async end(classGroupId: string): Promise<void> {
    await this.transactions.run(async () => {
      const group = await this.groups.lockGroup(classGroupId);
      if (group === null) return;
      const { id: subjectId, unitPath } = group;
      for (const memberId of await this.waitlistRows.endWaitingOver(group.id, this.clock.now()))
        await this.audit.record(null, {
          ...{ action: 'classes.waiting-over', subjectType: 'class-group', subjectId, unitPath },
          details: { memberId },
        });
    });
  }
}
