import { Injectable } from '@nestjs/common';
import { CycleService, type FinishedCycle, RoundService, type RoundSummary } from '@lopso/learning';
import { MemberService, type MemberSummary } from '@lopso/org';
import { Access, type Actor, NotFound } from '@lopso/platform';
import { MANAGE_CERTIFICATES, READ_CERTIFICATES, READ_WAITING_CERTIFICATES } from '../credentials.permissions';
import { IssuingRepository } from '../storage/issuing.repository';

/** A finished member who has no certificate of the round. */
export interface WaitingPerson {
  readonly cycleId: string;
  readonly finishedAt: Date;
  readonly member: MemberSummary;
}

/** Who has finished a round and waits for an officer to release the certificate. */
@Injectable()
export class WaitingPeople {
  constructor(
    private readonly cycleService: CycleService,
    private readonly roundService: RoundService,
    private readonly members: MemberService,
    private readonly certificates: IssuingRepository,
    private readonly access: Access,
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
  async cyclesOf(actor: Actor, roundId: string): Promise<FinishedCycle[]> {
    await this.readableRound(actor, roundId);
    const waiting = await this.unserved(roundId);
    const present = await this.members.findPresent(waiting.map(({ memberId }) => memberId));
    return waiting.filter(({ memberId }) => present.has(memberId));
  }

  /**
   * Those who wait of the people of one unit, for who sees its certificates: a commune proposes its own (decision 0096).
   * @throws NotFound when the unit lies outside the actor's or outside the round's
   */
  async cyclesWithin(actor: Actor, roundId: string, unitPath: string): Promise<FinishedCycle[]> {
    const round = await this.roundService.getRound(roundId);
    const isOfRound = `${unitPath}.`.startsWith(`${round.unitPath}.`);
    if (!isOfRound || !this.access.scope(actor, READ_CERTIFICATES).contains(unitPath)) throw new NotFound();
    const finished = await this.cycleService.listFinishedOfRoundWithin(roundId, unitPath);
    const served = await this.certificates.cyclesServedIn(
      roundId,
      finished.map(({ cycleId }) => cycleId),
    );
    return finished.filter(({ cycleId }) => !served.has(cycleId));
  }

  /** The cycles with their members; a member who can't be found is left out. */
  async named(cycles: readonly FinishedCycle[]): Promise<WaitingPerson[]> {
    const members = await this.members.describeMembers(cycles.map((cycle) => cycle.memberId));
    return cycles.flatMap(({ cycleId, memberId, finishedAt }) => {
      const member = members.get(memberId);
      return member === undefined ? [] : [{ cycleId, finishedAt, member }];
    });
  }

  private async unserved(roundId: string): Promise<FinishedCycle[]> {
    const finished = await this.cycleService.listFinishedOfRound(roundId);
    const served = await this.certificates.cyclesServedIn(roundId);
    return finished.filter((cycle) => !served.has(cycle.cycleId));
  }
}
