import { Injectable } from '@nestjs/common';
import { CycleService, type RoundHeading } from '@lopso/learning';
import { type Scope } from '@lopso/platform';
import { type Certificate } from '../storage/certificate-row';
import { OverstatedPaperRepository } from '../storage/overstated-paper.repository';

/**
 * How papers that stand say something else than a paper of now would: more than was learnt (decision 0116), other words of the round (decision 0124), or other
 * days of the passage (decision 0142).
 */
export const PAPER_DEVIATIONS = ['overstated', 'reworded', 'redated'] as const;
export type PaperDeviation = (typeof PAPER_DEVIATIONS)[number];

/** What papers have of the passages they certify. No access check. */
@Injectable()
export class CertifiedPassages {
  constructor(
    private readonly cycleService: CycleService,
    private readonly papers: OverstatedPaperRepository,
  ) {}

  /** The cycles among those of these papers that are finished now, by id. */
  async finishedOf(certificates: readonly Certificate[]): Promise<Set<string>> {
    const finished = await this.cycleService.describeFinished(certificates.map((certificate) => certificate.cycleId));
    return new Set(finished.map((cycle) => cycle.cycleId));
  }

  /** Papers of a round within a scope that stand and say something else; by id. */
  async deviatingIn(
    scope: Scope,
    round: RoundHeading & { readonly id: string },
    by: PaperDeviation,
  ): Promise<string[]> {
    if (by === 'reworded') return this.papers.reworded(scope, round.id, round);
    if (by === 'redated') return this.papers.redated(scope, round.id);
    return this.papers.ofRound(scope, round.id, await this.cycleService.certifiedContentsOf(round.id));
  }

  /** How many they are. */
  async countDeviating(
    scope: Scope,
    round: RoundHeading & { readonly id: string },
    by: PaperDeviation,
  ): Promise<number> {
    if (by === 'reworded') return this.papers.countReworded(scope, round.id, round);
    if (by === 'redated') return this.papers.countRedated(scope, round.id);
    return this.papers.countOfRound(scope, round.id, await this.cycleService.certifiedContentsOf(round.id));
  }
}
