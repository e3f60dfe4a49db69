import { Injectable } from '@nestjs/common';
import { Clock } from '@lopso/platform';
import { missingQuizzes } from '../rules/next-step';
import { CompletionRepository } from '../storage/completion.repository';
import { CycleRepository, type CycleSummary } from '../storage/cycle.repository';
import { RoundRepository } from '../storage/round.repository';

/** A passage that a member is to finish now. */
export interface UnfinishedPassage {
  readonly cycleId: string;
  /** Quizzes in parts of its requirements that are not met. */
  readonly missing: readonly string[];
}

/** For which of her passages a member needs a quiz: attempts at it count for all of them that ask for it. */
@Injectable()
export class QuizzesNeeded {
  constructor(
    private readonly cycles: CycleRepository,
    private readonly completions: CompletionRepository,
    private readonly rounds: RoundRepository,
    private readonly clock: Clock,
  ) {}

  isBegun({ countsFrom }: Pick<CycleSummary, 'countsFrom'>): boolean {
    return countsFrom !== null && countsFrom <= this.clock.now();
  }

  /** Her begun passages that are not finished, in rounds that are open; none that a later round stands for (decision 0117). No access check. */
  async unfinishedOf(memberId: string): Promise<UnfinishedPassage[]> {
    const begun = (await this.cycles.ofMembers([memberId])).filter((cycle) => this.isBegun(cycle));
    const ids = new Set(begun.map(({ id }) => id));
    const standing = await this.completions.inOpenRounds([memberId], this.clock.today());
    const unfinished = standing.filter(({ cycleId, finishedAt }) => finishedAt === null && ids.has(cycleId));
    const asked = await this.rounds.requirementsOf(unfinished.map(({ roundId }) => roundId));
    return unfinished.map(({ cycleId, roundId, state: { requirements: completion } }) => ({
      cycleId,
      missing: missingQuizzes({ requirements: asked.get(roundId) ?? [], completion }),
    }));
  }
}
