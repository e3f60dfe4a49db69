import { Injectable } from '@nestjs/common';
import { CycleService, type FinishedCycle, RoundService, type RoundSummary } from '@lopso/learning';
import { type AmongQuery, type CommunePeople, MemberService, type MemberSummary } from '@lopso/org';
import {
  Access,
  type Actor,
  Audit,
  decodeMomentCursor,
  encodeMomentCursor,
  type ListPage,
  NotFound,
  pageOf,
} from '@lopso/platform';
import { MANAGE_CERTIFICATES, READ_CERTIFICATES, READ_WAITING_CERTIFICATES } from '../credentials.permissions';
import { IssuingRepository } from '../issuing/issuing.repository';

/** A finished member who has no certificate of the round. */
export interface WaitingPerson {
  readonly cycleId: string;
  readonly finishedAt: Date;
  readonly member: MemberSummary;
}

/** Which of those who wait, and which part of them. */
export interface WaitingWanted extends AmongQuery {
  readonly cursor: string | null;
  readonly limit: number;
}

/** A part of those who wait, the earliest finished first. */
export interface WaitingList extends ListPage<WaitingPerson> {
  /** How many wait of those looked for. */
  readonly total: number;
  /** The communes of all who wait in the round, whoever is looked for. */
  readonly communes: readonly CommunePeople[];
}

/** Who finished a round and has no certificate of it yet. */
@Injectable()
export class WaitingPeopleService {
  constructor(
    private readonly cycleService: CycleService,
    private readonly roundService: RoundService,
    private readonly members: MemberService,
    private readonly issuingRows: IssuingRepository,
    private readonly access: Access,
    private readonly audit: Audit,
  ) {}

  /** The round, when the actor may release in it. @throws NotFound when its unit lies outside the actor's */
  async releasableRound(actor: Actor, roundId: string): Promise<RoundSummary> {
    const round = await this.roundService.getRound(roundId);
    if (!this.access.scope(actor, MANAGE_CERTIFICATES).contains(round.unitPath)) throw new NotFound();
    return round;
  }

  /** The round, when the actor may see who waits in it. @throws NotFound when its unit lies outside the actor's */
  async readableRound(actor: Actor, roundId: string): Promise<RoundSummary> {
    const round = await this.roundService.getRound(roundId);
    if (!this.access.scope(actor, READ_WAITING_CERTIFICATES).contains(round.unitPath)) throw new NotFound();
    return round;
  }

  /**
   * All who wait, the earliest finished first; of erased people nobody knows the name that a certificate would bear.
   * @throws NotFound when the round's unit lies outside the actor's
   */
  async listWaitingCycles(actor: Actor, roundId: string): Promise<FinishedCycle[]> {
    await this.readableRound(actor, roundId);
    const waiting = await this.unserved(roundId);
    const present = await this.members.findPresent(waiting.map(({ memberId }) => memberId));
    return waiting.filter(({ memberId }) => present.has(memberId));
  }

  /**
   * Those who wait of the people of one unit, for who sees its certificates: a commune proposes its own (decision 0096).
   * @throws NotFound when the unit lies outside the actor's or outside the round's
   */
  async listWaitingCyclesWithin(actor: Actor, roundId: string, unitPath: string): Promise<FinishedCycle[]> {
    const round = await this.roundService.getRound(roundId);
    const isOfRound = `${unitPath}.`.startsWith(`${round.unitPath}.`);
    if (!isOfRound || !this.access.scope(actor, READ_CERTIFICATES).contains(unitPath)) throw new NotFound();
    const finished = await this.cycleService.listFinishedOfRoundWithin(roundId, unitPath);
    const served = await this.issuingRows.cyclesServedIn(
      roundId,
      finished.map(({ cycleId }) => cycleId),
    );
    return finished.filter(({ cycleId }) => !served.has(cycleId));
  }

  /** The cycles with their members; a member who can't be found is left out. */
  async describePeople(cycles: readonly FinishedCycle[]): Promise<WaitingPerson[]> {
    const members = await this.members.describeMembers(cycles.map((cycle) => cycle.memberId));
    return cycles.flatMap(({ cycleId, memberId, finishedAt }) => {
      const member = members.get(memberId);
      return member === undefined ? [] : [{ cycleId, finishedAt, member }];
    });
  }

  private async unserved(roundId: string): Promise<FinishedCycle[]> {
    const finished = await this.cycleService.listFinishedOfRound(roundId);
    const served = await this.issuingRows.cyclesServedIn(roundId);
    return finished.filter((cycle) => !served.has(cycle.cycleId));
  }

  /** A page of them with their names; written into the audit trail. @throws NotFound when the round's unit lies outside the actor's */
  async listWaitingPeople(
    actor: Actor,
    roundId: string,
    { cursor, limit, ...wanted }: WaitingWanted,
  ): Promise<WaitingList> {
    const { unitPath } = await this.readableRound(actor, roundId);
    const waiting = await this.listWaitingCycles(actor, roundId);
    const ids = waiting.map(({ memberId }) => memberId);
    const communes = await this.members.countByCommune(ids);
    const matching = await this.members.findMatching(ids, wanted);
    const found = waiting.filter(({ memberId }) => matching.has(memberId)).sort(byMoment);
    const reading = await this.audit.recordRead(actor, {
      action: 'credentials.waiting-listed',
      subjectType: 'round',
      subjectId: roundId,
      unitPath,
    });
    const cycles = pageOf(after(found, cursor).slice(0, limit + 1), limit, ({ finishedAt, cycleId }) =>
      encodeMomentCursor(finishedAt, cycleId),
    );
    const items = await this.describePeople(cycles.items);
    await this.audit.noteHeld(
      reading,
      items.map(({ member }) => member.id),
    );
    return { items, nextCursor: cycles.nextCursor, total: found.length, communes };
  }
}

/** By whole milliseconds, as the cursor names the place: who finished within one of them stands by the id. */
function byMoment(a: FinishedCycle, b: FinishedCycle): number {
  return a.finishedAt.getTime() - b.finishedAt.getTime() || (a.cycleId < b.cycleId ? -1 : 1);
}

function after(cycles: readonly FinishedCycle[], cursor: string | null): readonly FinishedCycle[] {
  const [at, id] = decodeMomentCursor(cursor) ?? [];
  if (at === undefined || id === undefined) return cycles;
  const last = Date.parse(at);
  return cycles.filter(({ finishedAt, cycleId }) => {
    const moment = finishedAt.getTime();
    return moment > last || (moment === last && cycleId > id);
  });
}
