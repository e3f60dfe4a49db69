import { Injectable } from '@nestjs/common';
import { type Actor, Clock, IdempotencyConflict, Transactions } from '@lopso/platform';
import { ReplacementOvertaken } from '../classes-crew.errors';
import { ReplacementRepository, type StoredReplacement } from '../storage/replacement.repository';
import { ReplaceableSessions } from './replaceable-sessions.service';
import { type Giving, ReplacementKeeper } from './replacement-keeper.service';
import { StandInRefusals } from './stand-in-refusals.service';

/** Who is to stand in for whom, and before which sessions. */
export interface ReplacementWish {
  /** Names the form: sent twice, it makes one replacement. Becomes its id. */
  readonly clientKey: string;
  readonly accountId: string;
  readonly standInId: string;
  readonly sessionIds: readonly string[];
}

/** Gives all chosen sessions of somebody to another at once, and takes it back. */
@Injectable()
export class ReplaceStaff {
  constructor(
    private readonly replaceable: ReplaceableSessions,
    private readonly replacements: ReplacementRepository,
    private readonly keeper: ReplacementKeeper,
    private readonly refusals: StandInRefusals,
    private readonly transactions: Transactions,
    private readonly clock: Clock,
  ) {}

  /**
   * All of the sessions or none: the stand-in calls their roll and closes them from now on.
   * @throws StandInBusy naming the clashes, StandInUnfit, ReplacementOvertaken, NotYourClass, IdempotencyConflict, NotFound
   */
  async replace(actor: Actor, wish: ReplacementWish): Promise<void> {
    if (await this.isWritten(wish)) return;
    const giving: Giving = { ...wish, action: 'classes.staff-replaced' };
    await this.refusals.naming(actor, giving, wish.sessionIds, () =>
      this.transactions.run(async () => {
        const held = await this.replaceable.hold(wish.sessionIds);
        // The same form, sent twice at once: the other one has written it while this one waited.
        if (await this.isWritten(wish)) return;
        const sessions = this.replaceable.judge(actor, wish.sessionIds, held);
        const replaced = await this.keeper.give(actor, giving, sessions);
        const stamp = { id: wish.clientKey, madeBy: actor.accountId, madeAt: this.clock.now() };
        if (!(await this.replacements.insert({ ...wish, ...stamp, sessions: replaced })))
          throw new IdempotencyConflict();
      }),
    );
  }

  /**
   * Gives the sessions back while none of them began. Twice is harmless.
   * @throws ReplacementOvertaken, StandInBusy, StandInUnfit, NotFound
   */
  async takeBack(actor: Actor, id: string): Promise<void> {
    const known = await this.replaceable.replacement(actor, id);
    const giving: Giving = {
      ...{ accountId: known.standInId, standInId: known.accountId },
      action: 'classes.staff-given-back',
    };
    const ids = known.sessions.map(({ sessionId }) => sessionId);
    await this.refusals.naming(actor, giving, ids, () => this.transactions.run(() => this.undo(actor, known, giving)));
  }

  private async undo(actor: Actor, { id, sessions: replaced }: StoredReplacement, giving: Giving): Promise<void> {
    const sessions = await this.replaceable.lock(
      actor,
      replaced.map(({ sessionId }) => sessionId),
    );
    const stored = await this.replacements.lock(id);
    if (stored === null || stored.undoneAt !== null) return;
    const dutyOf = new Map(replaced.map((one) => [one.sessionId, one]));
    const given = await this.keeper.give(actor, giving, sessions);
    if (given.some((one) => one.duty !== dutyOf.get(one.sessionId)?.duty)) throw new ReplacementOvertaken();
    const helped = sessions.filter((session) => dutyOf.get(session.id)?.wasAssistant === true);
    await this.keeper.assistAgain(helped, giving.accountId);
    await this.replacements.markUndone(id, actor.accountId, this.clock.now());
  }

  private async isWritten({ clientKey, accountId, standInId, sessionIds }: ReplacementWish): Promise<boolean> {
    const found = await this.replacements.find(clientKey);
    if (found === null) return false;
    const text = (ids: readonly string[]): string => [...new Set(ids)].sort().join();
    const isSame =
      found.accountId === accountId &&
      found.standInId === standInId &&
      text(found.sessions.map(({ sessionId }) => sessionId)) === text(sessionIds);
    if (!isSame) throw new IdempotencyConflict();
    return true;
  }
}
