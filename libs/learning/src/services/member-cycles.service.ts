import { Injectable } from '@nestjs/common';
import { type Actor, Clock } from '@lopso/platform';
import { passageStanding, type PassageStanding } from '../rules/passage-standing';
import { MemberCycleRepository } from '../storage/member-cycle.repository';
import { ValidityRepository } from '../storage/validity.repository';
import { ReadableMembers } from './readable-members.service';

/** A passage of a member, and how it stands today. */
export interface MemberCycle {
  readonly cycleId: string;
  readonly roundTitle: string;
  /** Which passage of the round, from 1. */
  readonly number: number;
  readonly state: PassageStanding;
  /** When it was finished, is due, or ended with the seat or the round, `yyyy-mm-dd`; null: no seat is known that it ended with. */
  readonly on: string | null;
}

/** Every passage of a member, for herself and for who may read why each is finished or not. */
@Injectable()
export class MemberCycles {
  constructor(
    private readonly cycles: MemberCycleRepository,
    private readonly validity: ValidityRepository,
    private readonly people: ReadableMembers,
    private readonly clock: Clock,
  ) {}

  /**
   * Those of rounds that are over too, and of who left her seat: the latest round first. Read of somebody else it stands in the audit trail.
   * @throws NotFound for a member outside the actor's units
   */
  async of(actor: Actor, memberId: string): Promise<MemberCycle[]> {
    const member = await this.people.require(actor, memberId);
    await this.people.noteCyclesRead(actor, member);
    const found = await this.cycles.ofMember(memberId, this.clock.today());
    const finished = found.filter(({ finishedAt }) => finishedAt !== null).map(({ cycleId }) => cycleId);
    const renewals = await this.validity.renewalsOf(finished, this.clock.now());
    const renewed = new Set(renewals.filter(({ isRenewed }) => isRenewed).map(({ cycleId }) => cycleId));
    return found.map(({ cycleId, roundTitle, number, ...one }) => ({
      ...{ cycleId, roundTitle, number },
      ...passageStanding({ ...one, isRenewed: renewed.has(cycleId) }),
    }));
  }
}
