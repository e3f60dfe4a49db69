import { Injectable } from '@nestjs/common';
import { WorkHistoryService } from '@lopso/assessment';
import { Access, type Actor, Audit, cleanText, NotFound, Transactions } from '@lopso/platform';
import { AudienceBusy, RoundBuiltOn, RoundTakingStale } from '../learning.errors';
import { OPEN_ROUNDS } from '../learning.permissions';
import { ReopeningRepository } from '../reopening/reopening.repository';
import { workIn } from '../requirements/requirement.rules';
import { RoundRemovalRepository } from './round-removal.repository';
import { RoundRepository, type RoundSummary } from './round.repository';
import { type RoundObstacle, roundObstacles } from './round.rules';
import { RoundService } from './round.service';

/** Why a round is taken back, and how many people were looked at. */
export interface RoundRemovalOrder {
  readonly reason: string;
  readonly people: number;
}

/** What taking a round back would do, and what stands in the way. */
export interface RoundRemovalPreview {
  /** Who is in it; as many are taken out. */
  readonly people: number;
  /** Who of them has begun something of it. */
  readonly begun: number;
  /** Who of them was given a later date alone, which goes with the round. */
  readonly extended: number;
  /** None: it may be taken back. */
  readonly obstacles: readonly RoundObstacle[];
}

/** Takes a round back that was opened wrongly, while nothing stands on it, and says what does. */
@Injectable()
export class RoundRemovalService {
  constructor(
    private readonly rounds: RoundRepository,
    private readonly access: Access,
    private readonly removals: RoundRemovalRepository,
    private readonly roundService: RoundService,
    private readonly transactions: Transactions,
    private readonly audit: Audit,
    private readonly reopenings: ReopeningRepository,
    private readonly workHistory: WorkHistoryService,
  ) {}

  /** Writes nothing. @throws NotFound also of a reopening, which has its own way back; AudienceBusy */
  async previewRemoval(actor: Actor, roundId: string): Promise<RoundRemovalPreview> {
    const round = await this.requireRemovable(actor, roundId);
    if (round.state === 'opening') throw new AudienceBusy();
    const extended = await this.countExtended(roundId);
    return { ...(await this.obstaclesOf(roundId)), extended, begun: await this.countBegun(round) };
  }

  /** Once more: the round is not found. @throws NotFound also of a reopening; AudienceBusy, RoundBuiltOn, RoundTakingStale */
  async takeBackRound(actor: Actor, roundId: string, { reason, people }: RoundRemovalOrder): Promise<void> {
    await this.requireRemovable(actor, roundId);
    await this.removeRound(actor, roundId, { reason: cleanText(reason), people });
  }

  private async requireRemovable(actor: Actor, roundId: string): Promise<RoundSummary> {
    const round = await this.rounds.find(roundId);
    if (round === null) throw new NotFound();
    this.access.require(actor, OPEN_ROUNDS, round);
    if (round.reopens !== null) throw new NotFound();
    return round;
  }

  /** One transaction: nobody finishes or joins it between looking and taking away. @throws NotFound, AudienceBusy, RoundBuiltOn, RoundTakingStale */
  async removeRound(actor: Actor, roundId: string, order: RoundRemovalOrder): Promise<void> {
    await this.transactions.run(async () => {
      const isOpen = await this.removals.lock(roundId);
      // As it is called by now; gone where another one was quicker.
      const round = await this.rounds.find(roundId);
      if (round === null) throw new NotFound();
      if (!isOpen) throw new AudienceBusy();
      const { people, obstacles } = await this.obstaclesOf(roundId);
      if (obstacles.length > 0) throw new RoundBuiltOn(obstacles.map(({ words }) => words).join(', '));
      if (people !== order.people) throw new RoundTakingStale(people);
      for (const name of await this.removals.removePartners(roundId))
        await this.roundService.auditPartners(actor, round, { action: 'learning.partner-ended', name });
      await this.removals.remove(roundId);
      await this.auditRemoval(actor, round, order);
    });
  }

  private async auditRemoval(
    actor: Actor,
    { id, unitPath, title, programmeId: programme, decisionNumber }: RoundSummary,
    { reason, people }: RoundRemovalOrder,
  ): Promise<void> {
    await this.audit.record(actor, {
      ...{ action: 'learning.round-taken-back', subjectType: 'round', subjectId: id, unitPath },
      details: { title, programme, people, decisionNumber, reason },
    });
  }

  /** How many people are in it, and what stands in the way; to act on it ask with the round and its cycles locked. */
  async obstaclesOf(
    roundId: string,
  ): Promise<{ readonly people: number; readonly obstacles: readonly RoundObstacle[] }> {
    const people = await this.removals.countPeople(roundId);
    return { people, obstacles: roundObstacles(await this.removals.builtOn(roundId)) };
  }

  /** How many of them were given a later date alone. */
  async countExtended(roundId: string): Promise<number> {
    return this.removals.countExtended(roundId);
  }

  /** How many of them have a step done, or read, try or wait for a grade since it was opened. */
  async countBegun({ id, openedAt: since }: RoundSummary): Promise<number> {
    const work = workIn((await this.rounds.requirementsOf([id])).get(id) ?? []);
    const memberIds = [...new Set(await this.reopenings.peopleIn(id))];
    const question = { memberIds, since, exceptHashes: [] };
    const handedIn = await this.workHistory.listTasksHandedInSince({ ...question, subjects: work.tasks });
    const tried = await this.workHistory.listAttemptsBegunSince({ ...question, subjects: work.quizzes });
    const learning = await this.removals.begunIn(id, work.lessons);
    return new Set([...learning, ...[...handedIn, ...tried].map(({ memberId }) => memberId)]).size;
  }
}
