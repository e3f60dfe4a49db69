import { Injectable } from '@nestjs/common';
import { CycleService } from '@lopso/learning';
import { Audit, Transactions } from '@lopso/platform';
import { PaperCaseRepository } from '../storage/paper-case.repository';

const PAGE = 500;

/** Opens and ends cases as passages fall and are finished again; whichever of two events comes late finds what is true by then. */
@Injectable()
export class FollowPassages {
  constructor(
    private readonly cases: PaperCaseRepository,
    private readonly cycleService: CycleService,
    private readonly audit: Audit,
    private readonly transactions: Transactions,
  ) {}

  /**
   * A passage is finished: its case ends, where it has one. Nearly none has, so that it is looked for without a transaction first; one that is opened
   * meanwhile is opened by who finds that it is finished.
   */
  async end(cycleId: string): Promise<void> {
    if (await this.cases.hasOpen(cycleId)) await this.follow(cycleId);
  }

  /** Ends every case about a standing paper whose passage is finished, whatever became of its event. */
  async endFinished(): Promise<void> {
    let after: string | null = null;
    do {
      const open: string[] = await this.cases.openCycles(after, PAGE);
      for (const { cycleId } of await this.cycleService.describeFinished(open)) await this.follow(cycleId);
      after = open.length === PAGE ? (open[open.length - 1] ?? null) : null;
    } while (after !== null);
  }

  async follow(cycleId: string): Promise<void> {
    await this.transactions.run(async () => {
      const isFinished = (await this.cycleService.holdFinished([cycleId])).length > 0;
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
