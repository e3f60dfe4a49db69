import { Injectable } from '@nestjs/common';
import { type CertifiedContents, certifiedContents } from '../rules/certified-contents';
import { FinishedCycleRepository, type StoredFinishedCycle } from '../storage/finished-cycle.repository';
import { RoundRepository } from '../storage/round.repository';

/** A cycle with nothing missing. */
export interface FinishedCycle extends Omit<StoredFinishedCycle, 'withWaivers'> {
  /** What its paper may say was learnt. */
  readonly contents: CertifiedContents;
}

/** What papers of a round may say was learnt: `whole` of everybody, but of the cycles among `fewer`, in which something was waived. */
export interface RoundContents {
  readonly whole: CertifiedContents;
  readonly fewer: readonly { readonly cycleId: string; readonly contents: CertifiedContents }[];
}

/** Cycles that are finished now, for the library that issues certificates: those of a reopening are not among them, the paper there is stays. No access check. */
@Injectable()
export class FinishedCycles {
  constructor(
    private readonly finished: FinishedCycleRepository,
    private readonly rounds: RoundRepository,
  ) {}

  /** Those of the cycles that are finished, by id. */
  async describe(cycleIds: readonly string[]): Promise<FinishedCycle[]> {
    return this.withContents(await this.finished.among(cycleIds));
  }

  /**
   * The same, each locked until the running transaction ends: no correction takes a completion back beside it. One that is
   * under way is waited for.
   */
  async hold(cycleIds: readonly string[]): Promise<FinishedCycle[]> {
    await this.finished.lock(cycleIds);
    return this.describe(cycleIds);
  }

  /** All finished cycles of a round, the earliest finished first. */
  async listOfRound(roundId: string): Promise<FinishedCycle[]> {
    return this.withContents(await this.finished.ofRound(roundId));
  }

  /** The same of people who belong below a unit now; none of erased ones. */
  async listOfRoundWithin(roundId: string, unitPath: string): Promise<FinishedCycle[]> {
    return this.withContents(await this.finished.ofRoundWithin(roundId, unitPath));
  }

  /** Finished cycles of all rounds of automatic release, in the order of their ids, after one of them. */
  async listReleasedAutomatically(after: string | null, limit: number): Promise<FinishedCycle[]> {
    return this.withContents(await this.finished.releasedAutomatically(after, limit));
  }

  /** What papers of a round may say as things are. */
  async contentsOf(roundId: string): Promise<RoundContents> {
    const requirements = (await this.rounds.requirementsOf([roundId])).get(roundId) ?? [];
    const fewer = await this.withContents(await this.finished.withWaivers(roundId));
    return {
      whole: certifiedContents(requirements, null),
      fewer: fewer.map(({ cycleId, contents }) => ({ cycleId, contents })),
    };
  }

  private async withContents(cycles: readonly StoredFinishedCycle[]): Promise<FinishedCycle[]> {
    if (cycles.length === 0) return [];
    const requirements = await this.rounds.requirementsOf([...new Set(cycles.map(({ roundId }) => roundId))]);
    const wholes = new Map([...requirements].map(([id, asked]) => [id, certifiedContents(asked, null)]));
    return cycles.map(({ withWaivers, ...cycle }) => {
      const whole = wholes.get(cycle.roundId);
      const isWhole = withWaivers === null && whole !== undefined;
      return {
        ...cycle,
        contents: isWhole ? whole : certifiedContents(requirements.get(cycle.roundId) ?? [], withWaivers),
      };
    });
  }
}
