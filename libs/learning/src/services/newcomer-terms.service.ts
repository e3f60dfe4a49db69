import { Injectable } from '@nestjs/common';
import { Access, type Actor, Clock, NotFound, vietnamDate } from '@lopso/platform';
import { invalidNewcomers, ReopeningIsNamed } from '../learning.errors';
import { OPEN_ROUNDS } from '../learning.permissions';
import { faultsOfTerms, type NewcomerTerms, takesOn } from '../rules/newcomer-terms';
import { type NewcomerChange, NewcomerChangeRepository } from '../storage/newcomer-change.repository';
import { RoundRepository, type RoundSummary } from '../storage/round.repository';
import { CycleOpening } from './cycle-opening.service';
import { Rounds } from './rounds.service';

/** How a round takes newcomers, and how that was changed. */
export interface RoundNewcomers {
  readonly terms: NewcomerTerms;
  /** Its last day for newcomers is over. */
  readonly hasEnded: boolean;
  /** How often that was changed, undoings included: a change is made from it. */
  readonly revision: number;
  /** The newest first; `canUndo` is true of one at most. */
  readonly changes: readonly (NewcomerChange & { readonly canUndo: boolean })[];
  /** False for an actor of a part of the round's units: how many joined is hidden from them. */
  readonly mayCount: boolean;
}

/** What other terms would do at once. */
export interface NewcomersPreview {
  /** Who would join now. */
  readonly joins: number;
  /** The day they would be due; null: nobody joins. */
  readonly dueOn: string | null;
  readonly revision: number;
}

/** How rounds take newcomers: what they have, and what a change would do (decision 0090). */
@Injectable()
export class NewcomerTermsOf {
  constructor(
    private readonly views: Rounds,
    private readonly rounds: RoundRepository,
    private readonly changes: NewcomerChangeRepository,
    private readonly opening: CycleOpening,
    private readonly access: Access,
    private readonly clock: Clock,
  ) {}

  /** Of a round that touches the actor's units. @throws NotFound */
  async view(actor: Actor, roundId: string): Promise<RoundNewcomers> {
    const round = await this.views.getFor(actor, roundId);
    const mayChange = round.state !== 'closed' && this.access.scope(actor, OPEN_ROUNDS).contains(round.unitPath);
    const [revision, listed] = await Promise.all([this.changes.revisionOf(roundId), this.changes.listOf(roundId)]);
    const last = listed.find(({ undoneAt }) => undoneAt === null);
    const changes = listed.map((one) => ({ ...one, canUndo: mayChange && one === last && this.isUndoable(one) }));
    const terms = { days: round.newcomerDays, until: round.newcomersUntil };
    const hasEnded = terms.until !== null && this.clock.today() > terms.until;
    return { terms, hasEnded, revision, changes, mayCount: round.mayCount };
  }

  /** Who would join at once by other terms; nothing is changed. @throws NotFound, InvalidInput, ReopeningIsNamed */
  async preview(actor: Actor, roundId: string, terms: NewcomerTerms): Promise<NewcomersPreview> {
    const round = await this.require(actor, roundId, terms);
    const revision = await this.changes.revisionOf(roundId);
    const joining = await this.joiningBy(round, terms);
    const dates = joining.map(({ dueOn }) => dueOn ?? round.dueOn).sort();
    return { joins: joining.length, dueOn: dates[0] ?? null, revision };
  }

  /** The round, where the actor may give it these terms. @throws NotFound, InvalidInput, ReopeningIsNamed */
  async require(actor: Actor, roundId: string, terms: NewcomerTerms): Promise<RoundSummary> {
    const round = await this.rounds.find(roundId);
    if (round === null) throw new NotFound();
    this.access.require(actor, OPEN_ROUNDS, round);
    if (round.reopens !== null) throw new ReopeningIsNamed();
    const faults = faultsOfTerms(terms, round, this.clock.today());
    if (faults.length > 0) throw invalidNewcomers(faults);
    return round;
  }

  /** A change is taken back on its day, once its people are in. */
  isUndoable({ changedAt, joinedCount }: NewcomerChange): boolean {
    return joinedCount !== null && vietnamDate(changedAt) === this.clock.today();
  }

  /** Who would join now by other terms and does not by those there are. */
  private async joiningBy(round: RoundSummary, { days, until }: NewcomerTerms) {
    const today = this.clock.today();
    if (!takesOn({ days, until }, round.dueOn, today)) return [];
    const changed = { ...round, newcomerDays: days, newcomersUntil: until, newcomersSince: today };
    const joining = await this.opening.joining(changed);
    const before = { days: round.newcomerDays, until: round.newcomersUntil };
    if (!takesOn(before, round.dueOn, today)) return joining;
    const anyway = new Set((await this.opening.joining(round)).map(({ memberId }) => memberId));
    return joining.filter(({ memberId }) => !anyway.has(memberId));
  }
}
