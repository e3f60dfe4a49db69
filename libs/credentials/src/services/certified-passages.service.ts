import { Injectable } from '@nestjs/common';
import { FinishedCycles } from '@lopso/learning';
import { type Scope } from '@lopso/platform';
import { type Certificate } from '../storage/certificate.repository';
import { OverstatedPaperRepository } from '../storage/overstated-paper.repository';

/** What papers have of the passages they certify. No access check. */
@Injectable()
export class CertifiedPassages {
  constructor(
    private readonly cycles: FinishedCycles,
    private readonly papers: OverstatedPaperRepository,
  ) {}

  /** The cycles among those of these papers that are finished now, by id. */
  async finishedOf(certificates: readonly Certificate[]): Promise<Set<string>> {
    const finished = await this.cycles.describe(certificates.map((certificate) => certificate.cycleId));
    return new Set(finished.map((cycle) => cycle.cycleId));
  }

  /** Papers of a round within a scope that stand and say more than was learnt, as what was waived; by id (decision 0116). */
  async overstatedIn(scope: Scope, roundId: string): Promise<string[]> {
    return this.papers.ofRound(scope, roundId, await this.cycles.contentsOf(roundId));
  }
}
