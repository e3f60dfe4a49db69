import { Injectable } from '@nestjs/common';
import { Access, type Actor, NotFound } from '@lopso/platform';
import { READ_ROUNDS } from '../learning.permissions';
import { type GivenDue } from '../rules/due-date';
import { type Requirement } from '../rules/requirement';
import { type RoundWords } from '../rules/round-words';
import { ExtensionRepository } from '../storage/extension.repository';
import { RoundCorrectionRepository } from '../storage/round-correction.repository';
import { RoundEndingRepository } from '../storage/round-ending.repository';
import { RoundRepository, type RoundSummary } from '../storage/round.repository';

/** A round as an actor sees it. */
export interface RoundView extends RoundSummary {
  /** False for an actor of a part of the round's units: the counts of the whole are hidden from them. */
  readonly mayCount: boolean;
  /** A correction of its words waits for a second person (decision 0124); hidden likewise. */
  readonly isCorrectionWaiting: boolean;
  /** Its end, or its going on again, waits for a second person (decision 0137); hidden likewise. */
  readonly isEndingWaiting: boolean;
}

/** Rounds of bồi dưỡng. */
@Injectable()
export class Rounds {
  constructor(
    private readonly rounds: RoundRepository,
    private readonly extensions: ExtensionRepository,
    private readonly corrections: RoundCorrectionRepository,
    private readonly endings: RoundEndingRepository,
    private readonly access: Access,
  ) {}

  /** Any round, without an access check: for other libraries. @throws NotFound */
  async get(roundId: string): Promise<RoundSummary> {
    const round = await this.rounds.find(roundId);
    if (round === null) throw new NotFound();
    return round;
  }

  /** What these rounds are called and by which decisions they were opened, by id; no access check. */
  async wordsOf(roundIds: readonly string[]): Promise<ReadonlyMap<string, RoundWords>> {
    return this.corrections.wordsOf(roundIds);
  }

  /** The same stays so until the running transaction ends; no access check. */
  async holdWords(roundIds: readonly string[]): Promise<void> {
    await this.corrections.holdWords(roundIds);
  }

  /** What a round demands, in its order; no access check. */
  async requirementsOf(roundId: string): Promise<readonly Requirement[]> {
    return (await this.rounds.requirementsOf([roundId])).get(roundId) ?? [];
  }

  /** Due dates that officers gave in a cycle and that stand, or stood at an instant; no access check. */
  async duesGiven(cycleId: string, asOf: Date | null): Promise<readonly GivenDue[]> {
    return this.extensions.listOf(cycleId, asOf);
  }

  /** The rounds that touch the actor's units, the newest first. */
  async listFor(actor: Actor): Promise<RoundView[]> {
    const scope = this.access.scope(actor, READ_ROUNDS);
    const rounds = await this.rounds.listTouching(scope);
    const ids = rounds.map(({ id }) => id);
    const corrected = await this.corrections.waitingAmong(ids);
    const ending = await this.endings.waitingAmong(ids);
    return rounds.map((round) => {
      const mayCount = scope.contains(round.unitPath);
      const waits = (waiting: ReadonlySet<string>): boolean => mayCount && waiting.has(round.id);
      return { ...round, mayCount, isCorrectionWaiting: waits(corrected), isEndingWaiting: waits(ending) };
    });
  }

  /** One of them. @throws NotFound */
  async getFor(actor: Actor, roundId: string): Promise<RoundView> {
    const round = (await this.listFor(actor)).find((one) => one.id === roundId);
    if (round === undefined) throw new NotFound();
    return round;
  }
}
