import { Injectable } from '@nestjs/common';
import { Clock } from '@lopso/platform';
import { differs } from '../rules/completion-difference';
import { deriveCompletion } from '../rules/derive-completion';
import { evidenceOf } from '../rules/evidence';
import { CompletionRepository, type StoredCompletion } from '../storage/completion.repository';
import { type CycleSummary } from '../storage/cycle.repository';
import { EvidenceRepository } from '../storage/evidence.repository';
import { RoundRepository } from '../storage/round.repository';
import { type CompletionDifference, CompletionNews } from './completion-news.service';

/** Derives completion of cycles from all their evidence and writes what is new. */
@Injectable()
export class DeriveCycles {
  constructor(
    private readonly rounds: RoundRepository,
    private readonly evidence: EvidenceRepository,
    private readonly completions: CompletionRepository,
    private readonly news: CompletionNews,
    private readonly clock: Clock,
  ) {}

  /** What is stored otherwise than it follows; changes nothing. Read under the cycles' locks it is the truth. */
  async compare(cycles: readonly CycleSummary[]): Promise<CompletionDifference[]> {
    const requirements = await this.rounds.requirementsOf([...new Set(cycles.map((cycle) => cycle.roundId))]);
    const evidence = await this.evidence.ofMembers([...new Set(cycles.map((cycle) => cycle.memberId))]);
    const stored = await this.completions.ofCycles(cycles.map((cycle) => cycle.id));
    return cycles.flatMap((cycle) => {
      const derived = this.derive(cycle, requirements, evidence);
      const before = stored.get(cycle.id) ?? null;
      return before !== null && !differs(before, derived) ? [] : [{ cycle, stored: before, derived }];
    });
  }

  /**
   * Brings locked cycles up to date inside the running transaction, tells of those that became finished and notes those
   * that no longer are. `isRebuild`: a missing row is put back without news, because it was told when it was first true.
   */
  async refresh(locked: readonly CycleSummary[], options: { readonly isRebuild: boolean }): Promise<number> {
    const differences = await this.compare(locked);
    await this.completions.store(
      differences.map((difference) => difference.derived),
      this.clock.now(),
    );
    for (const difference of differences) {
      if (!(options.isRebuild && difference.stored === null)) await this.news.tell(difference);
    }
    return differences.length;
  }

  private derive(
    cycle: CycleSummary,
    requirements: Awaited<ReturnType<RoundRepository['requirementsOf']>>,
    evidence: Awaited<ReturnType<EvidenceRepository['ofMembers']>>,
  ): StoredCompletion {
    const facts = evidenceOf(cycle.id, evidence.get(cycle.memberId) ?? []);
    const derived = deriveCompletion(requirements.get(cycle.roundId) ?? [], facts, {
      countsFrom: cycle.countsFrom,
      asOf: null,
    });
    return {
      cycleId: cycle.id,
      doneSteps: derived.doneSteps,
      totalSteps: derived.totalSteps,
      finishedAt: derived.finishedAt,
      state: { requirements: derived.requirements },
    };
  }
}
