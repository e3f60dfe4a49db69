import { Injectable } from '@nestjs/common';
import { Clock, Transactions } from '@lopso/platform';
import { type AskKind, OpinionSealingRepository } from '../storage/opinion-sealing.repository';
import { AfterClass } from './after-class.service';
import { Asking } from './asking.service';

const DAY_MS = 86_400_000;
const AT_ONCE = 200;

/** Counts what was said of classes whose time is over, once each, and lets go of who said what. */
@Injectable()
export class OpinionSealing {
  constructor(
    private readonly sealing: OpinionSealingRepository,
    private readonly asks: AfterClass,
    private readonly asking: Asking,
    private readonly transactions: Transactions,
    private readonly clock: Clock,
  ) {}

  /** A class a transaction; safe to repeat. */
  async sealDue(): Promise<void> {
    const { opinionDays, householdsToDay } = this.asks.days;
    await this.sealAll('opinion', opinionDays);
    await this.sealAll('household', householdsToDay);
  }

  private async sealAll(kind: AskKind, days: number): Promise<void> {
    const endedBy = new Date(this.clock.now().getTime() - days * DAY_MS);
    for (;;) {
      const due = await this.sealing.dueBefore(kind, endedBy, AT_ONCE);
      for (const id of due) await this.seal(kind, id, endedBy);
      if (due.length < AT_ONCE) return;
    }
  }

  private async seal(kind: AskKind, classGroupId: string, endedBy: Date): Promise<void> {
    const at = this.clock.now();
    await this.transactions.run(async () => {
      await this.sealing.lockClass(classGroupId);
      await this.asking.fixEnd(classGroupId);
      if (!(await this.sealing.isDue(kind, classGroupId, endedBy))) return;
      if (kind === 'opinion') await this.sealing.sealOpinions(classGroupId, at);
      else await this.sealing.sealHouseholds(classGroupId, at);
    });
  }
}
