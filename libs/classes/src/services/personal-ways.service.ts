import { Injectable } from '@nestjs/common';
import { MemberService } from '@lopso/org';
import { type Clash } from '../rules/booking-plan';
import { spanOf } from '../rules/found-clashes';
import { leaveInTheWay, type StandingOn } from '../rules/staff-leave';
import { vietnamDateOf } from '../rules/vietnam-time';
import { shortWay, type Stay } from '../rules/way-between';
import { StaffAway, StaffTooFar } from '../storage/clashes';
import { type PersonalStay, PersonalWayRepository } from '../storage/personal-way.repository';
import { LocalDays } from './local-days';
import { TeachingRights } from './teaching-rights.service';
import { TravelTimes } from './travel-times.service';

/** A class from or to which the way is too long. */
export interface FarClash extends Clash {
  readonly travelMinutes: number;
}

type Around = (stay: Stay) => Promise<PersonalStay[]>;

/**
 * Nobody is sent from one commune to another faster than the roads allow (decision 0042). Ways depend on pairs of communes and
 * so on no constraint: they are judged while the person is held, trainers and assistants by `SessionCrew.holdHours`, members by
 * `holdMembers`, so that two who give away one person's hours see each other; who does both is held by her record (decision 0128). Nor is anybody sent who is on leave (decision 0094)
 * or whose right to teach does not hold on the day (decision 0105).
 */
@Injectable()
export class PersonalWays {
  constructor(
    private readonly ways: PersonalWayRepository,
    private readonly travel: TravelTimes,
    private readonly members: MemberService,
    private readonly days: LocalDays,
    private readonly rights: TeachingRights,
  ) {}

  /** After `SessionCrew.holdHours`; who is `standing` there on the day already is not asked about leave and right. @throws NoTeachingRight, StaffAway, StaffTooFar */
  async requireStaff(
    accountIds: readonly string[],
    stays: readonly Stay[],
    exceptIds: readonly string[],
    standing: readonly StandingOn[] = [],
  ): Promise<void> {
    await this.rights.requireOn(accountIds, stays, standing);
    await this.requirePresent(accountIds, stays, standing);
    const [far] = await this.farOf(stays, (stay) => this.ways.staffAround(accountIds, stay, exceptIds));
    if (far !== undefined) throw new StaffTooFar(far[0], far[1]);
  }

  private async requirePresent(
    accountIds: readonly string[],
    stays: readonly Stay[],
    standing: readonly StandingOn[],
  ): Promise<void> {
    if (stays.length === 0) return;
    const { startsAt, endsAt } = spanOf(stays, 0, 0);
    const leaves = await this.days.leavesOf(accountIds, vietnamDateOf(startsAt), vietnamDateOf(endsAt));
    if (leaveInTheWay(leaves, stays, standing) !== null) throw new StaffAway();
  }

  /** Whoever else books these members, or moves a session of theirs, waits until the transaction ends. */
  async holdMembers(memberIds: readonly string[]): Promise<void> {
    await this.members.holdMembers(memberIds);
  }

  /**
   * The same of everybody behind these accounts and everybody with a place in these classes, all at once: two that hold some each and then more
   * would wait for each other. After the locks on class, sessions and hours.
   */
  async holdPeople(accountIds: readonly string[], classGroupIds: readonly string[]): Promise<void> {
    const memberIds = await this.ways.peopleOf(accountIds, classGroupIds);
    if (memberIds.length > 0) await this.members.holdMembers(memberIds);
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
