import { Injectable } from '@nestjs/common';
import { Clock } from '@lopso/platform';
import { differs } from '../rules/completion-difference';
import { type Passage } from '../rules/passages';
import { CompletionRepository, type StoredCompletion } from '../storage/completion.repository';
import { type CycleBeginning, CycleRepository, type CycleSummary } from '../storage/cycle.repository';
import { type CompletionDifference, CompletionNews } from './completion-news.service';
import { Passages } from './passages.service';

/** A cycle that is stored otherwise than it follows. */
export interface CycleDifference extends CompletionDifference {
  /** Where a renewal begins and when it is due. */
  readonly beginning: CycleBeginning;
}

/** Derives completion of cycles from all their evidence and writes what is new. */
@Injectable()
export class DeriveCycles {
  constructor(
    private readonly passages: Passages,
    private readonly cycles: CycleRepository,
    private readonly completions: CompletionRepository,
    private readonly news: CompletionNews,
    private readonly clock: Clock,
  ) {}

  /** What is stored otherwise than it follows; changes nothing. Read under the cycles' locks it is the truth. */
  async compare(cycles: readonly CycleSummary[]): Promise<CycleDifference[]> {
    const passages = await this.passages.derive(cycles);
    const stored = await this.completions.ofCycles(cycles.map((cycle) => cycle.id));
    return passages.flatMap(({ cycle, passage }) => {
      const derived = storedOf(passage);
      const beginning = beginningOf(cycle, passage);
      const before = stored.get(cycle.id) ?? null;
      const isAsItFollows = before !== null && !differs(before, derived) && !isMoved(cycle, beginning);
      return isAsItFollows ? [] : [{ cycle, stored: before, derived, beginning }];
    });
  }

  /**
   * Brings locked cycles up to date inside the running transaction, tells of those that became finished and notes those
   * that no longer are. `isRebuild`: a missing row is put back without news, because it was told when it was first true.
   */
  async refresh(locked: readonly CycleSummary[], options: { readonly isRebuild: boolean }): Promise<number> {
    const differences = await this.compare(locked);
    const moved = differences.filter(({ cycle, beginning }) => isMoved(cycle, beginning));
    await this.cycles.place(moved.map(({ beginning }) => beginning));
    await this.completions.store(
      differences.map((difference) => difference.derived),
      this.clock.now(),
    );
    for (const difference of differences) {
      if (!(options.isRebuild && difference.stored === null)) await this.news.tell(difference);
    }
    return differences.length;
  }
}

function storedOf({ cycleId, completion, validity }: Passage): StoredCompletion {
  const { doneSteps, totalSteps, finishedAt, requirements } = completion;
  return {
    cycleId,
    ...{ doneSteps, totalSteps, finishedAt },
    validFrom: validity?.validFrom ?? null,
    validUntil: validity?.validUntil ?? null,
    renewableFrom: validity?.renewableFrom ?? null,
    state: { requirements },
  };
}

/** A first cycle's beginning is a fact, and stays. */
function beginningOf(cycle: CycleSummary, { countsFrom, dueOn, graceDays }: Passage): CycleBeginning {
  const { id } = cycle;
  return cycle.number === 1
    ? { id, countsFrom: cycle.countsFrom, dueOn: cycle.dueOn, graceDays: cycle.graceDays }
    : { id, countsFrom, dueOn, graceDays };
}

function isMoved(cycle: CycleSummary, beginning: CycleBeginning): boolean {
  return (
    cycle.countsFrom?.getTime() !== beginning.countsFrom?.getTime() ||
    cycle.dueOn !== beginning.dueOn ||
    cycle.graceDays !== beginning.graceDays
  );
}
