import { Injectable } from '@nestjs/common';
import { FinishedCycles } from '@lopso/learning';
import { Audit, Transactions } from '@lopso/platform';
import { PaperCaseRepository } from '../storage/paper-case.repository';

/** Opens and ends cases as passages fall and are finished again; whichever of two events comes late finds what is true by then. */
@Injectable()
export class FollowPassages {
  constructor(
    private readonly cases: PaperCaseRepository,
    private readonly cycles: FinishedCycles,
    private readonly audit: Audit,
    private readonly transactions: Transactions,
  ) {}

  async follow(cycleId: string): Promise<void> {
    await this.transactions.run(async () => {
      const isFinished = (await this.cycles.hold([cycleId])).length > 0;
      await this.cases.lockPapersOf(cycleId);
      const moved = isFinished ? await this.cases.endOf(cycleId) : await this.cases.open(cycleId);
      if (moved === null) return;
      await this.audit.record(null, {
        action: isFinished ? 'credentials.case-ended' : 'credentials.case-opened',
        ...{ subjectType: 'certificate', subjectId: moved.certificateId, unitPath: moved.unitPath, details: {} },
      });
    });
  }
}
