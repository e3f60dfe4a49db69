import { Injectable } from '@nestjs/common';
import { type Actor, Audit, Clock, JobQueue, NotFound, Transactions } from '@lopso/platform';
import { AudienceBusy, NewcomersBuiltOn, NewcomersStale, NewcomersUndoOver, RoundIsClosed } from '../learning.errors';
import { isChosen, seatCountsFrom } from '../rules/due-date';
import { isSameTerms, joiningWords, type NewcomerTerms, takesOn } from '../rules/newcomer-terms';
import {
  type LockedNewcomers,
  type NewcomerChange,
  NewcomerChangeRepository,
} from '../storage/newcomer-change.repository';
import { type RoundSummary } from '../storage/round.repository';
import { TAKE_IN_AUDIENCE } from './audience-change-writer';
import { NewcomerTermsOf } from './newcomer-terms.service';

/** Other terms for newcomers, and the revision they were made from. */
export interface NewcomerDraft {
  readonly terms: NewcomerTerms;
  readonly revision: number;
}

/** Changes how an open round takes newcomers: who joined keeps her date, who is missing now is taken in by a job (decision 0090). */
@Injectable()
export class ChangeNewcomers {
  constructor(
    private readonly termsOf: NewcomerTermsOf,
    private readonly changes: NewcomerChangeRepository,
    private readonly transactions: Transactions,
    private readonly queue: JobQueue,
    private readonly audit: Audit,
    private readonly clock: Clock,
  ) {}

  /** The terms there are, once more: changes nothing. @throws NotFound, InvalidInput, ReopeningIsNamed, RoundIsClosed, NewcomersStale, AudienceBusy */
  async change(actor: Actor, roundId: string, { terms, revision }: NewcomerDraft): Promise<void> {
    const round = await this.termsOf.require(actor, roundId, terms);
    await this.transactions.run(async () => {
      const locked = requireOpen(await this.changes.lock(roundId));
      if (isSameTerms(locked.terms, terms)) return;
      if (locked.revision !== revision) throw new NewcomersStale();
      if (locked.isChanging) throw new AudienceBusy();
      await this.write(actor, round, terms);
    });
  }

  /**
   * Takes the last change back on its day: the terms are those of before, and who joined by it alone is not in the round any more.
   * @throws NotFound, NewcomersUndoOver, NewcomersBuiltOn, RoundIsClosed
   */
  async undo(actor: Actor, roundId: string, changeId: string): Promise<void> {
    const round = await this.termsOf.require(actor, roundId, { days: null, until: null });
    await this.transactions.run(async () => {
      requireOpen(await this.changes.lock(roundId));
      const listed = await this.changes.listOf(roundId);
      const change = listed.find(({ id }) => id === changeId);
      if (change === undefined) throw new NotFound();
      const last = listed.find(({ undoneAt }) => undoneAt === null);
      if (change !== last || !this.termsOf.isUndoable(change)) throw new NewcomersUndoOver();
      const people = await this.takeOut(round, change);
      await this.changes.undo(roundId, change, this.clock.now());
      await this.record(actor, round, { action: 'learning.newcomers-undone', terms: change.before, people });
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

  private async write(actor: Actor, round: RoundSummary, terms: NewcomerTerms): Promise<void> {
    const { id: roundId } = round;
    const [changedBy, changedAt] = [actor.accountId, this.clock.now()];
    const takesNow = takesOn(terms, round.dueOn, this.clock.today());
    await this.changes.insert({ roundId, terms, changedBy, changedAt, finishedAt: takesNow ? null : changedAt });
    await this.record(actor, round, { action: 'learning.newcomers-changed', terms });
    if (takesNow) await this.queue.send(TAKE_IN_AUDIENCE, { roundId });
  }

  private async record(
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
