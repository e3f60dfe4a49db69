import { Injectable } from '@nestjs/common';
import { Access, type Actor, Audit, Clock, JobQueue, NotFound, Transactions, vietnamDate } from '@lopso/platform';
import { TAKE_IN_AUDIENCE } from '../audience/audience-change.service';
import { CycleOpeningService } from '../cycle-opening/cycle-opening.service';
import { isChosen, seatCountsFrom } from '../cycles/due-date.rules';
import {
  AudienceBusy,
  invalidNewcomers,
  NewcomersBuiltOn,
  NewcomersStale,
  NewcomersUndoOver,
  ReopeningIsNamed,
  RoundIsClosed,
} from '../learning.errors';
import { OPEN_ROUNDS } from '../learning.permissions';
import { RoundRepository, type RoundSummary } from '../rounds/round.repository';
import { RoundService } from '../rounds/round.service';
import { type LockedNewcomers, type NewcomerChange, NewcomerChangeRepository } from './newcomer-change.repository';
import { faultsOfTerms, isSameTerms, joiningWords, type NewcomerTerms, takesOn } from './newcomer.rules';

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

/** Other terms for newcomers, and the revision they were made from. */
export interface NewcomerDraft {
  readonly terms: NewcomerTerms;
  readonly revision: number;
}

/** How an open round takes newcomers: read, previewed, changed, and the last change undone. */
@Injectable()
export class NewcomerService {
  constructor(
    private readonly roundService: RoundService,
    private readonly rounds: RoundRepository,
    private readonly changes: NewcomerChangeRepository,
    private readonly cycleOpening: CycleOpeningService,
    private readonly access: Access,
    private readonly clock: Clock,
    private readonly transactions: Transactions,
    private readonly queue: JobQueue,
    private readonly audit: Audit,
  ) {}

  /** Of a round that touches the actor's units. @throws NotFound */
  async readNewcomers(actor: Actor, roundId: string): Promise<RoundNewcomers> {
    const round = await this.roundService.getVisibleRound(actor, roundId);
    const mayChange = round.state !== 'closed' && this.access.scope(actor, OPEN_ROUNDS).contains(round.unitPath);
    const [revision, listed] = await Promise.all([this.changes.revisionOf(roundId), this.changes.listOf(roundId)]);
    const last = listed.find(({ undoneAt }) => undoneAt === null);
    const changes = listed.map((one) => ({ ...one, canUndo: mayChange && one === last && this.isUndoable(one) }));
    const terms = { days: round.newcomerDays, until: round.newcomersUntil };
    const hasEnded = terms.until !== null && this.clock.today() > terms.until;
    return { terms, hasEnded, revision, changes, mayCount: round.mayCount };
  }

  /** Who would join at once by other terms; nothing is changed. @throws NotFound, InvalidInput, ReopeningIsNamed */
  async previewNewcomers(actor: Actor, roundId: string, terms: NewcomerTerms): Promise<NewcomersPreview> {
    const round = await this.requireRoundFor(actor, roundId, terms);
    const revision = await this.changes.revisionOf(roundId);
    const joining = await this.joiningBy(round, terms);
    const dates = joining.map(({ dueOn }) => dueOn ?? round.dueOn).sort();
    return { joins: joining.length, dueOn: dates[0] ?? null, revision };
  }

  /** The round, where the actor may give it these terms. @throws NotFound, InvalidInput, ReopeningIsNamed */
  async requireRoundFor(actor: Actor, roundId: string, terms: NewcomerTerms): Promise<RoundSummary> {
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
    const joining = await this.cycleOpening.listJoining(changed);
    const before = { days: round.newcomerDays, until: round.newcomersUntil };
    if (!takesOn(before, round.dueOn, today)) return joining;
    const anyway = new Set((await this.cycleOpening.listJoining(round)).map(({ memberId }) => memberId));
    return joining.filter(({ memberId }) => !anyway.has(memberId));
  }

  /** The terms there are, once more: changes nothing. @throws NotFound, InvalidInput, ReopeningIsNamed, RoundIsClosed, NewcomersStale, AudienceBusy */
  async changeNewcomers(actor: Actor, roundId: string, { terms, revision }: NewcomerDraft): Promise<void> {
    const round = await this.requireRoundFor(actor, roundId, terms);
    await this.transactions.run(async () => {
      const locked = requireOpen(await this.changes.lock(roundId));
      if (isSameTerms(locked.terms, terms)) return;
      if (locked.revision !== revision) throw new NewcomersStale();
      if (locked.isChanging) throw new AudienceBusy();
      await this.writeTerms(actor, round, terms);
    });
  }

  /**
   * Takes the last change back on its day: the terms are those of before, and who joined by it alone is not in the round any more.
   * @throws NotFound, NewcomersUndoOver, NewcomersBuiltOn, RoundIsClosed
   */
  async undoNewcomers(actor: Actor, roundId: string, changeId: string): Promise<void> {
    const round = await this.requireRoundFor(actor, roundId, { days: null, until: null });
    await this.transactions.run(async () => {
      requireOpen(await this.changes.lock(roundId));
      const listed = await this.changes.listOf(roundId);
      const change = listed.find(({ id }) => id === changeId);
      if (change === undefined) throw new NotFound();
      const last = listed.find(({ undoneAt }) => undoneAt === null);
      if (change !== last || !this.isUndoable(change)) throw new NewcomersUndoOver();
      const people = await this.takeOut(round, change);
      await this.changes.undo(roundId, change, this.clock.now());
      await this.auditTerms(actor, round, { action: 'learning.newcomers-undone', terms: change.before, people });
    });
  }

  /** Who would have joined by the terms of before as well stays, with her date: today, or on the first day of a seat that was heard of late. */
  private async takeOut(round: RoundSummary, { changedAt, before }: NewcomerChange): Promise<number> {
    const today = this.clock.today();
    if (takesOn(before, round.dueOn, today)) return 0;
    const cycleIds = (await this.changes.lockJoinedSince(round.id, changedAt))
      .filter(
        ({ heldFrom }) => !takesOn(before, round.dueOn, seatCountsFrom(heldFrom ?? today, today, isChosen(round))),
      )
      .map(({ cycleId }) => cycleId);
    const standing = joiningWords(await this.changes.builtOn(cycleIds));
    if (standing !== null) throw new NewcomersBuiltOn(standing);
    await this.changes.removeJoined(cycleIds);
    return cycleIds.length;
  }

  private async writeTerms(actor: Actor, round: RoundSummary, terms: NewcomerTerms): Promise<void> {
    const { id: roundId } = round;
    const [changedBy, changedAt] = [actor.accountId, this.clock.now()];
    const takesNow = takesOn(terms, round.dueOn, this.clock.today());
    await this.changes.insert({ roundId, terms, changedBy, changedAt, finishedAt: takesNow ? null : changedAt });
    await this.auditTerms(actor, round, { action: 'learning.newcomers-changed', terms });
    if (takesNow) await this.queue.send(TAKE_IN_AUDIENCE, { roundId });
  }

  private async auditTerms(
    actor: Actor,
    { id: subjectId, unitPath }: RoundSummary,
    { action, terms, people }: { readonly action: string; readonly terms: NewcomerTerms; readonly people?: number },
  ): Promise<void> {
    await this.audit.record(actor, {
      ...{ action, subjectType: 'round', subjectId, unitPath },
      details: {
        newcomerDays: terms.days ?? 'none',
        ...(terms.until !== null && { newcomersUntil: terms.until }),
        ...(people !== undefined && { people }),
      },
    });
  }
}

function requireOpen(locked: LockedNewcomers | null): LockedNewcomers {
  if (locked === null) throw new NotFound();
  if (locked.state === 'closed') throw new RoundIsClosed();
  if (locked.state === 'opening') throw new AudienceBusy();
  return locked;
}
