import { Injectable } from '@nestjs/common';
import { Members } from '@lopso/org';
import { type Clash } from '../rules/booking-plan';
import { shortWay, type Stay } from '../rules/way-between';
import { StaffTooFar } from '../storage/clashes';
import { type PersonalStay, PersonalWayRepository } from '../storage/personal-way.repository';
import { TravelTimes } from './travel-times.service';

/** A class from or to which the way is too long. */
export interface FarClash extends Clash {
  readonly travelMinutes: number;
}

type Around = (stay: Stay) => Promise<PersonalStay[]>;

/**
 * Nobody is sent from one commune to another faster than the roads allow (decision 0042). Ways depend on pairs of communes and
 * so on no constraint: they are judged while the person is held, trainers and assistants by `SessionCrew.holdHours`, members by
 * `holdMembers`, so that two who give away one person's hours see each other.
 */
@Injectable()
export class PersonalWays {
  constructor(
    private readonly ways: PersonalWayRepository,
    private readonly travel: TravelTimes,
    private readonly members: Members,
  ) {}

  /** After `SessionCrew.holdHours`. @throws StaffTooFar */
  async requireStaff(
    accountIds: readonly string[],
    stays: readonly Stay[],
    exceptIds: readonly string[],
  ): Promise<void> {
    const [far] = await this.farOf(stays, (stay) => this.ways.staffAround(accountIds, stay, exceptIds));
    if (far !== undefined) throw new StaffTooFar(far[0], far[1]);
  }

  /** Whoever else books these members, or moves a session of theirs, waits until the transaction ends. */
  async holdMembers(memberIds: readonly string[]): Promise<void> {
    await this.members.hold(memberIds);
  }

  /** Those of the members who don't get there in time, each with the class that stands in the way. After `holdMembers`. */
  async farMembers(
    memberIds: readonly string[],
    stays: readonly Stay[],
    exceptIds: readonly string[],
  ): Promise<Map<string, FarClash>> {
    return new Map(await this.farOf(stays, (stay) => this.ways.bookedAround(memberIds, stay, exceptIds)));
  }

  /** People by the first class that is too far from one of the stays. */
  private async farOf(stays: readonly Stay[], around: Around): Promise<[string, FarClash][]> {
    const far = new Map<string, FarClash>();
    for (const stay of stays) {
      const others = await around(stay);
      const minutes = await this.travel.between([stay.communeId, ...others.map(({ communeId }) => communeId)]);
      for (const personId of new Set(others.map((other) => other.personId))) {
        const found = shortWay(
          stay,
          others.filter((other) => other.personId === personId),
          minutes,
        );
        if (found !== null && !far.has(personId)) far.set(personId, { ...found.other, travelMinutes: found.minutes });
      }
    }
    return [...far];
  }
}
