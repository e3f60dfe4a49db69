import { Injectable } from '@nestjs/common';
import { Transactions } from '@lopso/platform';
import { CycleRepository, type CycleSummary } from '../storage/cycle.repository';
import { DeriveCycles } from './derive-cycles.service';

/** Cycles looked at in one transaction. */
const BATCH = 500;

/** Which cycles; all of them when nothing is said. */
export interface CyclesWithin {
  readonly roundId?: string;
}

/** The derived state of all cycles: rebuilt or checked as a whole, by operators. */
@Injectable()
export class Completions {
  constructor(
    private readonly transactions: Transactions,
    private readonly cycles: CycleRepository,
    private readonly deriving: DeriveCycles,
  ) {}

  /**
   * Derives every cycle again and writes what differs; gives how many did. A missing row comes back without news to
   * others, a row that said unfinished and is finished is told as ever. Work may go on beside it.
   */
  async recomputeAll(within: CyclesWithin = {}): Promise<number> {
    let changed = 0;
    await this.eachBatch(within, async (batch) => {
      const ids = batch.map((cycle) => cycle.id);
      changed += await this.transactions.run(async () =>
        this.deriving.refresh(await this.cycles.lock(ids), { isRebuild: true }),
      );
    });
    return changed;
  }

  /** The ids of cycles whose stored completion is missing or not what the evidence gives; changes nothing. */
  async check(within: CyclesWithin = {}): Promise<string[]> {
    const different: string[] = [];
    await this.eachBatch(within, async (batch) => different.push(...(await this.differencesIn(batch))));
    return different;
  }

  /** What looks different is looked at again under its lock: evidence may have been recorded between two reads. */
  private async differencesIn(batch: readonly CycleSummary[]): Promise<string[]> {
    const suspected = (await this.deriving.compare(batch)).map(({ cycle }) => cycle.id);
    if (suspected.length === 0) return [];
    return this.transactions.run(async () => {
      const confirmed = await this.deriving.compare(await this.cycles.lock(suspected));
      return confirmed.map(({ cycle }) => cycle.id);
    });
  }

  private async eachBatch(
    within: CyclesWithin,
    work: (batch: readonly CycleSummary[]) => Promise<unknown>,
  ): Promise<void> {
    let last: string | null = null;
    for (;;) {
      const batch: CycleSummary[] = await this.cycles.listAfter(last, BATCH, within.roundId ?? null);
      if (batch.length === 0) return;
      await work(batch);
      last = batch[batch.length - 1]?.id ?? null;
    }
  }
}
