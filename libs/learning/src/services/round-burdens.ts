import { Injectable } from '@nestjs/common';
import { WorkHistoryService } from '@lopso/assessment';
import { workIn } from '../rules/requirement';
import { type RoundObstacle, roundObstacles } from '../rules/round-obstacles';
import { ReopeningRepository } from '../storage/reopening.repository';
import { RoundTakingRepository } from '../storage/round-taking.repository';
import { RoundRepository, type RoundSummary } from '../storage/round.repository';

/** What a round carries that somebody wants to take back. No access checks. */
@Injectable()
export class RoundBurdens {
  constructor(
    private readonly rounds: RoundRepository,
    private readonly takings: RoundTakingRepository,
    private readonly reopenings: ReopeningRepository,
    private readonly workHistory: WorkHistoryService,
  ) {}

  /** How many people are in it, and what stands in the way; to act on it ask with the round and its cycles locked. */
  async of(roundId: string): Promise<{ readonly people: number; readonly obstacles: readonly RoundObstacle[] }> {
    const people = await this.takings.countPeople(roundId);
    return { people, obstacles: roundObstacles(await this.takings.builtOn(roundId)) };
  }

  /** How many of them were given a later date alone. */
  async extendedIn(roundId: string): Promise<number> {
    return this.takings.countExtended(roundId);
  }

  /** How many of them have a step done, or read, try or wait for a grade since it was opened. */
  async begunIn({ id, openedAt: since }: RoundSummary): Promise<number> {
    const work = workIn((await this.rounds.requirementsOf([id])).get(id) ?? []);
    const memberIds = [...new Set(await this.reopenings.peopleIn(id))];
    const question = { memberIds, since, exceptHashes: [] };
    const handedIn = await this.workHistory.listTasksHandedInSince({ ...question, subjects: work.tasks });
    const tried = await this.workHistory.listAttemptsBegunSince({ ...question, subjects: work.quizzes });
    const learning = await this.takings.begunIn(id, work.lessons);
    return new Set([...learning, ...[...handedIn, ...tried].map(({ memberId }) => memberId)]).size;
  }
}
