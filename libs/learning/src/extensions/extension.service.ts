import { Injectable } from '@nestjs/common';
import { type MemberSummary } from '@lopso/org';
import { Access, type Actor, Audit, cleanText, Clock, newId, NotFound, Transactions } from '@lopso/platform';
import { ApproverService } from '../approvals/approver.service';
import { type CycleSummary } from '../cycles/cycle.repository';
import { CycleService } from '../cycles/cycle.service';
import { type CycleDue, dueOf } from '../cycles/due-date.rules';
import {
  ExtensionEnded,
  ExtensionInPast,
  ExtensionStale,
  ExtensionTooEarly,
  NobodyToExtend,
  NothingToExtend,
  OwnDueDate,
  RoundIsClosed,
  UnknownCommune,
} from '../learning.errors';
import { EXTEND_DUE, READ_ROUNDS } from '../learning.permissions';
import { type RoundSummary } from '../rounds/round.repository';
import { RoundService } from '../rounds/round.service';
import {
  type Extension,
  ExtensionRepository,
  type RoundExtension,
  type RoundExtensionReach,
  type RoundExtensionWish,
} from './extension.repository';

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

/** What the trail keeps of a later date for many. */
export interface NotedExtension {
  readonly dueOn: string;
  readonly paperNumber: string | null;
  /** None: the whole round. */
  readonly communeIds: readonly string[];
  readonly people: number;
}

/** To whom, and until when. */
export interface RoundExtensionAim {
  /** Calendar date, `yyyy-mm-dd`. */
  readonly dueOn: string;
  /** None: everybody of the round. */
  readonly communeIds: readonly string[];
}

/** The same with its words, and how many people were looked at. */
export interface RoundExtensionDraft extends RoundExtensionAim {
  readonly reason: string;
  /** Number of the document behind it; left out: there is none. */
  readonly paperNumber?: string;
  readonly people: number;
}

type SaidExtendRound = Pick<RoundExtension, 'dueOn' | 'reason' | 'paperNumber'> & {
  readonly communeIds: readonly string[];
};

function cleaned({ dueOn, reason, paperNumber = '', communeIds }: RoundExtensionDraft): SaidExtendRound {
  const number = cleanText(paperNumber);
  return {
    dueOn,
    reason: cleanText(reason),
    paperNumber: number === '' ? null : number,
    communeIds: [...new Set(communeIds)],
  };
}

function isSameExtendRound(one: RoundExtension, { accountId }: Actor, said: SaidExtendRound): boolean {
  if (one.endedAt !== null || one.givenBy !== accountId) return false;
  const isSaid = one.dueOn === said.dueOn && one.reason === said.reason && one.paperNumber === said.paperNumber;
  return isSaid && isSameSet(one.communes, said.communeIds);
}

function isSameSet(communes: RoundExtension['communes'], ids: readonly string[]): boolean {
  return communes.length === ids.length && communes.every(({ id }) => ids.includes(id));
}

function requireOpen(state: string | null): void {
  if (state === null) throw new NotFound();
  if (state === 'closed') throw new RoundIsClosed();
}

/** A later date for many, as an actor sees it. */
export interface RoundExtensionView extends Omit<RoundExtension, 'communes' | 'people'> {
  /** By name; of who sees only a part of the round's units those in it. */
  readonly communes: readonly string[];
  readonly isForAll: boolean;
  /** Null for who sees only a part of the round's units. */
  readonly people: number | null;
  readonly canEnd: boolean;
}

/** The later dates of a round, the newest first. */
export interface RoundExtensionsView {
  readonly extensions: readonly RoundExtensionView[];
  readonly canExtend: boolean;
}

/** Later due dates for one member, for a round or for communes: previewed, given, ended and listed. */
@Injectable()
export class ExtensionService {
  constructor(
    private readonly extensions: ExtensionRepository,
    private readonly cycleService: CycleService,
    private readonly roundService: RoundService,
    private readonly transactions: Transactions,
    private readonly audit: Audit,
    private readonly clock: Clock,
    private readonly approvers: ApproverService,
    private readonly access: Access,
  ) {}

  /**
   * Gives the id and the date that holds then; the same said again by the same person: the same id. A date that was given too late is taken back by giving
   * an earlier one, never one before the round's own, or before what was given to all of it or to her commune: taken back to that, it is theirs again
   * (decision 0139). @throws NotFound outside the officer's units; OwnDueDate, NothingToExtend, ExtensionTooEarly, RoundIsClosed
   */
  async extendDueDate(actor: Actor, cycleId: string, extension: DueExtension): Promise<ExtensionReceipt> {
    const { member, isOwn } = await this.cycleService.requireCycleToDecide(actor, cycleId, EXTEND_DUE);
    if (isOwn) throw new OwnDueDate();
    const said = { dueOn: extension.dueOn, reason: cleanText(extension.reason), givenBy: actor.accountId };
    return this.transactions.run(async () => {
      const cycle = await this.cycleService.lockUnfinishedCycle(cycleId);
      if (cycle === null) throw new NothingToExtend();
      if ((await this.roundService.getRound(cycle.roundId)).state === 'closed') throw new RoundIsClosed();
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
    return { ...dueOf(await this.roundService.getRound(cycle.roundId), cycle.dueOn, given), given };
  }

  /** Whom it would reach; writes nothing. @throws NotFound, ExtensionInPast, UnknownCommune, RoundIsClosed */
  async previewRoundExtension(actor: Actor, roundId: string, aim: RoundExtensionAim): Promise<RoundExtensionReach> {
    const round = await this.requireExtendable(actor, roundId);
    requireOpen(round.state);
    return this.extensions.reachOf(await this.wishOf(actor, round, aim));
  }

  /**
   * Gives it. The same form twice gives it once; the same words again, looked at again, reach who has come since. Nobody's date becomes an earlier one.
   * @throws NotFound, ExtensionInPast, UnknownCommune, RoundIsClosed, NobodyToExtend, ExtensionStale
   */
  async extendRound(actor: Actor, roundId: string, draft: RoundExtensionDraft): Promise<void> {
    const round = await this.requireExtendable(actor, roundId);
    await this.transactions.run(async () => {
      requireOpen(await this.extensions.lockRound(roundId));
      const said = cleaned(draft);
      const wish = await this.wishOf(actor, round, draft);
      const { people } = await this.extensions.reachOf(wish);
      const given = (await this.extensions.listOfRound(roundId)).filter((one) => isSameExtendRound(one, actor, said));
      if (given.some((one) => people === 0 || (people !== draft.people && one.people === draft.people))) return;
      if (people === 0) throw new NobodyToExtend();
      if (people !== draft.people) throw new ExtensionStale();
      const written = { ...said, id: newId(), roundId, givenBy: actor.accountId, givenAt: this.now() };
      await this.extensions.insertForRound(written, wish);
      await this.auditRoundExtension(actor, 'learning.round-extended', round, { ...said, people });
    });
  }

  /** Takes it back: everybody is due again as without it, by what else was given and stands. Said again by the same person: nothing. @throws NotFound, ExtensionEnded */
  async endRoundExtension(actor: Actor, roundId: string, extensionId: string): Promise<void> {
    const round = await this.requireExtendable(actor, roundId);
    await this.transactions.run(async () => {
      await this.extensions.lockRound(roundId);
      const held = await this.extensions.findOfRound(roundId, extensionId);
      if (held === null) throw new NotFound();
      if (held.endedBy === actor.accountId) return;
      if (held.endedBy !== null) throw new ExtensionEnded();
      await this.extensions.endForRound(extensionId, actor.accountId, this.now());
      const communeIds = held.communes.map(({ id }) => id);
      await this.auditRoundExtension(actor, 'learning.round-extension-ended', round, { ...held, communeIds });
    });
  }

  private async requireExtendable(actor: Actor, roundId: string): Promise<RoundSummary> {
    const round = await this.roundService.getRound(roundId);
    this.access.require(actor, EXTEND_DUE, round);
    return round;
  }

  private async wishOf(
    actor: Actor,
    { id: roundId, unitPath }: RoundSummary,
    { dueOn, communeIds }: RoundExtensionAim,
  ): Promise<RoundExtensionWish> {
    const today = this.today();
    if (dueOn < today) throw new ExtensionInPast();
    const asked = [...new Set(communeIds)];
    const known = asked.length === 0 ? [] : await this.extensions.communesBelow(asked, unitPath, today);
    if (known.length !== asked.length) throw new UnknownCommune();
    const exceptIds = await this.approvers.listCertainlyOwn(actor, { permission: EXTEND_DUE, unitPath });
    return { roundId, dueOn, communeIds: asked, exceptIds, today };
  }

  /** Who sees only a part of the round's units reads what was given to all of it and to communes of that part. @throws NotFound */
  async listRoundExtensions(actor: Actor, roundId: string): Promise<RoundExtensionsView> {
    const { unitPath, mayCount, state } = await this.roundService.getVisibleRound(actor, roundId);
    const scope = this.access.scope(actor, READ_ROUNDS);
    const mayExtend = this.access.scope(actor, EXTEND_DUE).contains(unitPath);
    const listed = (await this.extensions.listOfRound(roundId)).map((one): RoundExtensionView => ({
      ...one,
      communes: one.communes.filter(({ path }) => scope.contains(path)).map(({ name }) => name),
      isForAll: one.communes.length === 0,
      people: mayCount ? one.people : null,
      canEnd: mayExtend && one.endedAt === null,
    }));
    return {
      extensions: listed.filter(({ isForAll, communes }) => isForAll || communes.length > 0),
      canExtend: mayExtend && state !== 'closed',
    };
  }

  now(): Date {
    return this.clock.now();
  }

  /** In Vietnam, `yyyy-mm-dd`. */
  today(): string {
    return this.clock.today();
  }

  /** Joins a transaction. */
  async auditRoundExtension(
    actor: Actor,
    action: string,
    { id: subjectId, unitPath }: RoundSummary,
    { dueOn, paperNumber, communeIds, people }: NotedExtension,
  ): Promise<void> {
    await this.audit.record(actor, {
      ...{ action, subjectType: 'round', subjectId, unitPath },
      details: {
        ...{ dueOn, people },
        ...(communeIds.length > 0 && { communes: communeIds.length }),
        ...(paperNumber !== null && { paperNumber }),
      },
    });
  }
}
