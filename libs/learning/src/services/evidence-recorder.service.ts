import { Injectable } from '@nestjs/common';
import { Clock, Transactions } from '@lopso/platform';
import { CycleRepository } from '../storage/cycle.repository';
import { type EvidenceName, EvidenceRepository, type NewEvidence } from '../storage/evidence.repository';
import { DeriveCycles } from './derive-cycles.service';

/** Facts that became true and facts that turned out otherwise. */
export interface EvidenceChange {
  readonly facts: readonly NewEvidence[];
  readonly withdrawn: readonly EvidenceName[];
}

/** Writes evidence and the completion that follows from it, in the transaction that made it true (DESIGN 3). */
@Injectable()
export class EvidenceRecorder {
  constructor(
    private readonly transactions: Transactions,
    private readonly cycles: CycleRepository,
    private readonly evidence: EvidenceRepository,
    private readonly deriving: DeriveCycles,
    private readonly clock: Clock,
  ) {}

  /**
   * Joins the running transaction or opens one. The members' cycles are locked before the evidence is read: two last
   * facts that arrive together are seen one after the other, so one of them finds the cycle finished. Gives how many
   * facts changed; a fact that stands already changes nothing.
   */
  async record(change: EvidenceChange): Promise<number> {
    const memberIds = [...new Set([...change.facts, ...change.withdrawn].map((one) => one.memberId))];
    if (memberIds.length === 0) return 0;
    return this.transactions.run(async () => {
      await this.cycles.holdForEvidence(memberIds);
      const locked = await this.cycles.lockOfMembers(memberIds);
      const changed = await this.write(change);
      if (changed > 0) await this.deriving.refresh(locked, { isRebuild: false });
      return changed;
    });
  }

  private async write(change: EvidenceChange): Promise<number> {
    let changed = 0;
    for (const name of change.withdrawn) changed += await this.evidence.supersede(name, this.clock.now());
    return changed + (await this.evidence.record(change.facts, this.clock.now()));
  }
}
