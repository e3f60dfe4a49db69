import { Injectable } from '@nestjs/common';
import { type MemberSummary } from '@lopso/org';
import { type Actor, Audit, cleanText, Clock, newId, Transactions } from '@lopso/platform';
import { ExtensionTooEarly, NothingToExtend, OwnDueDate } from '../learning.errors';
import { EXTEND_DUE } from '../learning.permissions';
import { dueOf } from '../rules/due-date';
import { type CycleSummary } from '../storage/cycle.repository';
import { ExtensionRepository } from '../storage/extension.repository';
import { CycleReach } from './cycle-reach';
import { Rounds } from './rounds.service';

/** A later due date and why. */
export interface DueExtension {
  /** Calendar date, `yyyy-mm-dd`. */
  readonly dueOn: string;
  readonly reason: string;
}

/** Gives one member another due date in one round; what she has done is untouched (decision 0059). */
@Injectable()
export class ExtendDue {
  constructor(
    private readonly extensions: ExtensionRepository,
    private readonly reach: CycleReach,
    private readonly rounds: Rounds,
    private readonly transactions: Transactions,
    private readonly audit: Audit,
    private readonly clock: Clock,
  ) {}

  /**
   * Gives the id; the same said again by the same person: the same id. A date that was given too late is taken back by giving an earlier
   * one, never one before the round's own, or before what was given to all of it or to her commune.
   * @throws NotFound outside the officer's units; OwnDueDate, NothingToExtend, ExtensionTooEarly
   */
  async extend(actor: Actor, cycleId: string, extension: DueExtension): Promise<string> {
    const { member, isOwn } = await this.reach.requireToDecide(actor, cycleId, EXTEND_DUE);
    if (isOwn) throw new OwnDueDate();
    const said = { dueOn: extension.dueOn, reason: cleanText(extension.reason) };
    return this.transactions.run(async () => {
      const cycle = await this.reach.lockUnfinished(cycleId);
      if (cycle === null) throw new NothingToExtend();
      return this.give(actor, { cycle, member }, said);
    });
  }

  private async give(
    actor: Actor,
    { cycle, member }: { readonly cycle: CycleSummary; readonly member: MemberSummary },
    said: DueExtension,
  ): Promise<string> {
    const given = await this.extensions.listOf(cycle.id);
    const [last] = given;
    const isSame = last?.dueOn === said.dueOn && last.reason === said.reason && last.givenBy === actor.accountId;
    if (isSame) return last.id;
    const due = dueOf(await this.rounds.get(cycle.roundId), cycle.dueOn, given);
    if (said.dueOn < due.floorOn || (last === undefined && said.dueOn === due.floorOn)) throw new ExtensionTooEarly();
    const [id, givenAt] = [newId(), this.clock.now()];
    await this.extensions.insert(cycle.id, { ...said, id, givenBy: actor.accountId, givenAt });
    await this.audit.record(actor, {
      action: 'learning.due-extended',
      subjectType: 'extension',
      subjectId: id,
      unitPath: member.unitPath,
      details: { memberId: member.id, dueBefore: due.dueOn, dueOn: said.dueOn },
    });
    return id;
  }
}
