import { Injectable } from '@nestjs/common';
import { Access, type Actor, cleanText, NotFound } from '@lopso/platform';
import { AudienceBusy } from '../learning.errors';
import { OPEN_ROUNDS } from '../learning.permissions';
import { type RoundObstacle } from '../rules/round-obstacles';
import { RoundRepository, type RoundSummary } from '../storage/round.repository';
import { RoundBurdens } from './round-burdens';
import { RoundRemover, type RoundTakingOrder } from './round-remover';

/** What taking a round back would do, and what stands in the way. */
export interface RoundTakingView {
  /** Who is in it; as many are taken out. */
  readonly people: number;
  /** Who of them has begun something of it. */
  readonly begun: number;
  /** Who of them was given a later date alone, which goes with the round. */
  readonly extended: number;
  /** None: it may be taken back. */
  readonly obstacles: readonly RoundObstacle[];
}

/** Takes a round back that was opened wrongly, as long as nothing stands on it; what its people did stays theirs (decision 0131). */
@Injectable()
export class TakeBackRound {
  constructor(
    private readonly rounds: RoundRepository,
    private readonly burdens: RoundBurdens,
    private readonly remover: RoundRemover,
    private readonly access: Access,
  ) {}

  /** Writes nothing. @throws NotFound also of a reopening, which has its own way back; AudienceBusy */
  async look(actor: Actor, roundId: string): Promise<RoundTakingView> {
    const round = await this.require(actor, roundId);
    if (round.state === 'opening') throw new AudienceBusy();
    const extended = await this.burdens.extendedIn(roundId);
    return { ...(await this.burdens.of(roundId)), extended, begun: await this.burdens.begunIn(round) };
  }

  /** Once more: the round is not found. @throws NotFound also of a reopening; AudienceBusy, RoundBuiltOn, RoundTakingStale */
  async takeBack(actor: Actor, roundId: string, { reason, people }: RoundTakingOrder): Promise<void> {
    await this.require(actor, roundId);
    await this.remover.remove(actor, roundId, { reason: cleanText(reason), people });
  }

  private async require(actor: Actor, roundId: string): Promise<RoundSummary> {
    const round = await this.rounds.find(roundId);
    if (round === null) throw new NotFound();
    this.access.require(actor, OPEN_ROUNDS, round);
    if (round.reopens !== null) throw new NotFound();
    return round;
  }
}
