import { Injectable } from '@nestjs/common';
import { type FinishedCycle, FinishedCycleRepository } from '../storage/finished-cycle.repository';

/** Cycles that are finished now, for the library that issues certificates: those of a reopening are not among them, the paper there is stays. No access check. */
@Injectable()
export class FinishedCycles {
  constructor(private readonly finished: FinishedCycleRepository) {}

  /** Those of the cycles that are finished, by id. */
  describe(cycleIds: readonly string[]): Promise<FinishedCycle[]> {
    return this.finished.among(cycleIds);
  }

  /**
   * The same, each locked until the running transaction ends: no correction takes a completion back beside it. One that is
   * under way is waited for.
   */
  async hold(cycleIds: readonly string[]): Promise<FinishedCycle[]> {
    await this.finished.lock(cycleIds);
    return this.finished.among(cycleIds);
  }

  /** All finished cycles of a round, the earliest finished first. */
  listOfRound(roundId: string): Promise<FinishedCycle[]> {
    return this.finished.ofRound(roundId);
  }

  /** The same of people who belong below a unit now; none of erased ones. */
  listOfRoundWithin(roundId: string, unitPath: string): Promise<FinishedCycle[]> {
    return this.finished.ofRoundWithin(roundId, unitPath);
  }

  /** Finished cycles of all rounds of automatic release, in the order of their ids, after one of them. */
  listReleasedAutomatically(after: string | null, limit: number): Promise<FinishedCycle[]> {
    return this.finished.releasedAutomatically(after, limit);
  }
}
