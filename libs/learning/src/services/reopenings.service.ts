import { Injectable } from '@nestjs/common';
import { Access, type Actor, NotFound } from '@lopso/platform';
import { OPEN_ROUNDS } from '../learning.permissions';
import { type Reopening, ReopeningRepository } from '../storage/reopening.repository';
import { RoundRepository } from '../storage/round.repository';
import { type ReopeningOffer, ReopeningPlans } from './reopening-plans.service';
import { ReopeningUndoing } from './reopening-undoing';
import { Rounds, type RoundView } from './rounds.service';

/** What of courses a round could ask anew, and what it does. */
export interface RoundReopenings {
  readonly offers: readonly ReopeningOffer[];
  /** The newest first. */
  readonly reopenings: readonly Reopening[];
  /** False for an actor of a part of the round's units: how many the whole names is hidden from them. */
  readonly mayCount: boolean;
}

/** Reopenings of rounds. */
@Injectable()
export class Reopenings {
  constructor(
    private readonly views: Rounds,
    private readonly rounds: RoundRepository,
    private readonly plans: ReopeningPlans,
    private readonly reopenings: ReopeningRepository,
    private readonly access: Access,
    private readonly undoing: ReopeningUndoing,
  ) {}

  /** Of a round that touches the actor's units. @throws NotFound */
  async listFor(actor: Actor, roundId: string): Promise<RoundReopenings> {
    const round = await this.views.getFor(actor, roundId);
    const offers = await this.plans.offersOf(round);
    return { offers, reopenings: await this.reopenings.listOf(round.id), mayCount: round.mayCount };
  }

  /** What a round reopens; null where it is no reopening. No access check. */
  async of({ id, reopens }: RoundView): Promise<Reopening | null> {
    return reopens === null ? null : this.reopenings.find(id);
  }

  /** Takes a reopening back as long as nobody has built on it; the round it came from was never touched. @throws NotFound, AudienceBusy, ReopeningBuiltOn */
  async undo(actor: Actor, roundId: string): Promise<void> {
    const round = await this.rounds.find(roundId);
    if (round === null) throw new NotFound();
    this.access.require(actor, OPEN_ROUNDS, round);
    const reopening = await this.reopenings.find(roundId);
    if (reopening === null) throw new NotFound();
    await this.undoing.undo(actor, round, reopening);
  }
}
