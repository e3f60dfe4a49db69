import { Injectable } from '@nestjs/common';
import { type MemberSummary } from '@lopso/org';
import { type Actor, Audit, cleanText, Clock, newId, Transactions } from '@lopso/platform';
import { ExtensionTooEarly, NothingToExtend, OwnDueDate, RoundIsClosed } from '../learning.errors';
import { EXTEND_DUE } from '../learning.permissions';
import { type CycleDue, dueOf } from '../rules/due-date';
import { type CycleSummary } from '../storage/cycle.repository';
import { type Extension, ExtensionRepository } from '../storage/extension.repository';
import { CycleReach } from './cycle-reach';
import { Rounds } from './rounds.service';

/** A later due date and why. */
export interface DueExtension {
  /** Calendar date, `yyyy-mm-dd`. */
  readonly dueOn: string;
  readonly reason: string;
}

/** That it was said, and the date that holds then: a later one that many were given, where that stands. */
export interface ExtensionReceipt {
  readonly id: string;
  readonly dueOn: string;
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
   * Gives the id and the date that holds then; the same said again by the same person: the same id. A date that was given too late is taken back by giving
   * an earlier one, never one before the round's own, or before what was given to all of it or to her commune: taken back to that, it is theirs again
   * (decision 0139). @throws NotFound outside the officer's units; OwnDueDate, NothingToExtend, ExtensionTooEarly, RoundIsClosed
   */
  async extend(actor: Actor, cycleId: string, extension: DueExtension): Promise<ExtensionReceipt> {
    const { member, isOwn } = await this.reach.requireToDecide(actor, cycleId, EXTEND_DUE);
    if (isOwn) throw new OwnDueDate();
    const said = { dueOn: extension.dueOn, reason: cleanText(extension.reason), givenBy: actor.accountId };
    return this.transactions.run(async () => {
      const cycle = await this.reach.lockUnfinished(cycleId);
      if (cycle === null) throw new NothingToExtend();
      if ((await this.rounds.get(cycle.roundId)).state === 'closed') throw new RoundIsClosed();
      const before = await this.dueOf(cycle);
      const again = await this.saidBefore(cycle.id, before, said);
      if (again !== null) return { id: again, dueOn: before.dueOn };
      return this.give(actor, { cycle, member, before }, said);
    });
  }

  /** The id of the same that was said last: it holds, or by it the date of many holds again. */
  private async saidBefore(cycleId: string, { given, dueOn }: Due, said: Said): Promise<string | null> {
    const [last] = given;
    if (last !== undefined && isSame(last, said)) return last.id;
    if (given.some(isAlone) || said.dueOn > dueOn) return null;
    const alone = await this.extensions.lastAlone(cycleId);
    return alone !== null && isSame(alone, said) ? alone.id : null;
  }

  private async give(actor: Actor, { cycle, member, before }: Extended, said: Said): Promise<ExtensionReceipt> {
    const hasOwn = before.given.some(isAlone);
    if (said.dueOn < before.floorOn || (said.dueOn === before.floorOn && !hasOwn)) throw new ExtensionTooEarly();
    const row = { ...said, id: newId(), givenAt: this.clock.now() };
    if (hasOwn && said.dueOn <= (await this.manyDueOn(cycle, before))) await this.extensions.takeBack(cycle.id, row);
    else await this.extensions.insert(cycle.id, row);
    const { dueOn } = await this.dueOf(cycle);
    await this.audit.record(actor, {
      action: 'learning.due-extended',
      subjectType: 'extension',
      subjectId: row.id,
      unitPath: member.unitPath,
      details: { memberId: member.id, dueBefore: before.dueOn, dueOn },
    });
    return { id: row.id, dueOn };
  }

  /** The date of many that is hers without her own, `yyyy-mm-dd`; empty: there is none. */
  private async manyDueOn({ id }: CycleSummary, { floorOn, ruleDueOn }: Due): Promise<string> {
    const standing = (await this.extensions.standingDueOn(id, this.clock.now())) ?? '';
    return floorOn > ruleDueOn && floorOn > standing ? floorOn : standing;
  }

  private async dueOf(cycle: CycleSummary): Promise<Due> {
    const given = await this.extensions.listOf(cycle.id);
    return { ...dueOf(await this.rounds.get(cycle.roundId), cycle.dueOn, given), given };
  }
}

type Said = DueExtension & { readonly givenBy: string };
type Due = Omit<CycleDue, 'given'> & { readonly given: readonly Extension[] };

interface Extended {
  readonly cycle: CycleSummary;
  readonly member: MemberSummary;
  readonly before: Due;
}

const isAlone = ({ givenTo }: Extension): boolean => givenTo === 'person';

const isSame = (one: Said, said: Said): boolean =>
  one.dueOn === said.dueOn && one.reason === said.reason && one.givenBy === said.givenBy;
