import { Injectable } from '@nestjs/common';
import { AccountService } from '@lopso/identity';
import { HeldRightService, HolidayService, MemberService, type TeachingDays } from '@lopso/org';
import { type Clash } from '../booking/booking.rules';
import { NoTeachingRight, OnHoliday } from '../classes.errors';
import { vietnamDateOf } from '../scheduling/schedule.rules';
import { StaffAway, StaffTooFar } from '../sessions/hours-taken';
import { type StaffMember } from '../staffing/staffing.repository';
import { CommuneService } from '../venues/commune.service';
import { VenueRepository } from '../venues/venue.repository';
import { isClosedOn } from '../venues/venue.rules';
import { AvailabilityRepository, type PersonalStay } from './availability.repository';
import {
  daysBetween,
  isStanding,
  leaveInTheWay,
  rightLacking,
  shortWay,
  type StaffLeave,
  type StandingOn,
  type Stay,
} from './availability.rules';
import { spanOf } from './clash.rules';

/** A session as its people's rights are asked about. */
interface StaffedSession {
  readonly id: string;
  readonly communeId: string;
  readonly startsAt: Date;
  readonly trainerId: string;
  readonly trainerName: string;
  readonly assistants: readonly StaffMember[];
}

/** Days of rights by whose and where. */
class RightsByPlace {
  private readonly byPlace: ReadonlyMap<string, readonly TeachingDays[]>;

  constructor(days: readonly TeachingDays[]) {
    const byPlace = new Map<string, TeachingDays[]>();
    for (const one of days) {
      const place = `${one.accountId} ${one.communeId}`;
      byPlace.set(place, [...(byPlace.get(place) ?? []), one]);
    }
    this.byPlace = byPlace;
  }

  of(accountId: string, communeId: string): readonly TeachingDays[] {
    return this.byPlace.get(`${accountId} ${communeId}`) ?? [];
  }
}

const communesOf = (places: readonly { readonly communeId: string }[]): string[] => [
  ...new Set(places.map(({ communeId }) => communeId)),
];

/** Who stands before a session, its trainer first. */
export function staffOf({ trainerId, trainerName, assistants }: Omit<StaffedSession, 'id'>): StaffMember[] {
  return [{ accountId: trainerId, name: trainerName }, ...assistants];
}

/** Who knows when those who teach are away and when communes have a market. */
export interface LocalDaySource {
  /** Leave of these people that touches the days (`yyyy-mm-dd`, both included), by person and day. */
  leavesOf(accountIds: readonly string[], from: string, until: string): Promise<readonly StaffLeave[]>;
  /** Those of the days on which one of the communes has a market. */
  marketDays(communeIds: readonly string[], from: string, until: string): Promise<ReadonlySet<string>>;
}

/** A class that looks for a day: in which hall of which commune it meets, further communes it is for, and who is to stand before it. */
interface ClosedFor {
  readonly venueId: string;
  readonly communeId: string;
  readonly guestIds: readonly string[];
  readonly accountIds: readonly string[];
}

/** A class from or to which the way is too long. */
export interface FarClash extends Clash {
  readonly travelMinutes: number;
}

type Around = (stay: Stay) => Promise<PersonalStay[]>;

/** Who can be where and when: ways between sessions, days off, staff leave, and the right to teach on the day. */
@Injectable()
export class AvailabilityService {
  private source: LocalDaySource | null = null;

  constructor(
    private readonly availabilityRows: AvailabilityRepository,
    private readonly communes: CommuneService,
    private readonly members: MemberService,
    private readonly holidays: HolidayService,
    private readonly venues: VenueRepository,
    private readonly heldRights: HeldRightService,
    private readonly accounts: AccountService,
  ) {}

  /** After `StaffingService.holdHours`; who is `standing` there on the day already is not asked about leave and right. @throws NoTeachingRight, StaffAway, StaffTooFar */
  async requireStaffInReach(
    accountIds: readonly string[],
    stays: readonly Stay[],
    exceptIds: readonly string[],
    standing: readonly StandingOn[] = [],
  ): Promise<void> {
    await this.requireRightOn(accountIds, stays, standing);
    await this.requirePresent(accountIds, stays, standing);
    const [far] = await this.farOf(stays, (stay) => this.availabilityRows.staffAround(accountIds, stay, exceptIds));
    if (far !== undefined) throw new StaffTooFar(far[0], far[1]);
  }

  private async requirePresent(
    accountIds: readonly string[],
    stays: readonly Stay[],
    standing: readonly StandingOn[],
  ): Promise<void> {
    if (stays.length === 0) return;
    const { startsAt, endsAt } = spanOf(stays, 0, 0);
    const leaves = await this.leavesOf(accountIds, vietnamDateOf(startsAt), vietnamDateOf(endsAt));
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
    const memberIds = await this.availabilityRows.peopleOf(accountIds, classGroupIds);
    if (memberIds.length > 0) await this.members.holdMembers(memberIds);
  }

  /** Those of the members who don't get there in time, each with the class that stands in the way. After `holdMembers`. */
  async farMembers(
    memberIds: readonly string[],
    stays: readonly Stay[],
    exceptIds: readonly string[],
  ): Promise<Map<string, FarClash>> {
    return new Map(await this.farOf(stays, (stay) => this.availabilityRows.bookedAround(memberIds, stay, exceptIds)));
  }

  /** People by the first class that is too far from one of the stays. */
  private async farOf(stays: readonly Stay[], around: Around): Promise<[string, FarClash][]> {
    const far = new Map<string, FarClash>();
    for (const stay of stays) {
      const others = await around(stay);
      const minutes = await this.communes.travelMinutesBetween([
        stay.communeId,
        ...others.map(({ communeId }) => communeId),
      ]);
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

  /** @throws Error when somebody else answers already */
  answerLocalDaysBy(source: LocalDaySource): void {
    if (this.source !== null && this.source !== source) throw new Error('Two providers say who is away');
    this.source = source;
  }

  /** As `LocalDaySource` says; joins a running transaction. */
  async leavesOf(accountIds: readonly string[], from: string, until: string): Promise<readonly StaffLeave[]> {
    if (accountIds.length === 0 || this.source === null) return [];
    return this.source.leavesOf(accountIds, from, until);
  }

  /**
   * Days on which no hours are offered in a class: days off, expected ones too, market days of the communes it is for, those on which
   * one of its people may not teach where it meets, and those on which its hall is closed.
   */
  async closedDays(of: ClosedFor, from: string, until: string): Promise<ReadonlySet<string>> {
    const off = (await this.holidays.listDaysOff(from, until)).map(({ day }) => day);
    const markets = await this.source?.marketDays([...new Set([of.communeId, ...of.guestIds])], from, until);
    const days = daysBetween(from, until);
    const unfit = await this.daysWithoutRight(of.accountIds, of.communeId, days);
    const closedOn = (await this.venues.findVenue(of.venueId))?.closedOn ?? null;
    return new Set([...off, ...(markets ?? []), ...unfit, ...days.filter((day) => isClosedOn(closedOn, day))]);
  }

  /**
   * Whoever sends these people somewhere, or enters leave of theirs, waits until the transaction ends: so whoever enters a leave sees all sessions
   * in it, and whoever lays a session sees the leave.
   */
  async holdStaff(accountIds: readonly string[]): Promise<void> {
    await this.availabilityRows.lockHours(accountIds);
  }

  /** Those of the days (`yyyy-mm-dd`) that are days off, once it is known. @throws OnHoliday where it is not */
  async knownDaysOff(days: readonly string[], isKnown: boolean): Promise<string[]> {
    const found = await this.holidays.findDaysOff(days);
    if (found.length > 0 && !isKnown) throw new OnHoliday(found);
    return found.map(({ day }) => day);
  }

  /**
   * In a transaction that lays sessions: who would end a right asked about here waits for it. Who stands there on the day already is not sent
   * there by anybody. @throws NoTeachingRight naming the first who may not teach on a day, and her last day
   */
  async requireRightOn(
    accountIds: readonly string[],
    stays: readonly Stay[],
    standing: readonly StandingOn[] = [],
  ): Promise<void> {
    const days = new RightsByPlace(await this.heldRights.holdTeachingDays(accountIds, communesOf(stays)));
    for (const { communeId, startsAt } of stays)
      for (const accountId of accountIds) {
        const day = vietnamDateOf(startsAt);
        if (isStanding(standing, accountId, day)) continue;
        const lacking = rightLacking(days.of(accountId, communeId), day);
        if (lacking !== null) throw new NoTeachingRight(await this.nameOf(accountId), day, lacking.until);
      }
  }

  /** By session who stands before it and may not teach on its day; sessions where everybody may are left out. */
  async lackingRightsAt(sessions: readonly StaffedSession[]): Promise<Map<string, StaffMember[]>> {
    if (sessions.length === 0) return new Map();
    const staffed = sessions.map((session) => ({ session, staff: staffOf(session) }));
    const accountIds = staffed.flatMap(({ staff }) => staff.map(({ accountId }) => accountId));
    const days = new RightsByPlace(
      await this.heldRights.getTeachingDays([...new Set(accountIds)], communesOf(sessions)),
    );
    const found = staffed.map(({ session: { id, communeId, startsAt }, staff }): [string, StaffMember[]] => [
      id,
      staff.filter(({ accountId }) => rightLacking(days.of(accountId, communeId), vietnamDateOf(startsAt)) !== null),
    ]);
    return new Map(found.filter(([, staff]) => staff.length > 0));
  }

  /** Those of the days (`yyyy-mm-dd`) on which one of these people may not teach in the commune. */
  async daysWithoutRight(
    accountIds: readonly string[],
    communeId: string,
    days: readonly string[],
  ): Promise<Set<string>> {
    const rights = new RightsByPlace(await this.heldRights.getTeachingDays(accountIds, [communeId]));
    const lacks = (day: string): boolean =>
      accountIds.some((accountId) => rightLacking(rights.of(accountId, communeId), day) !== null);
    return new Set(days.filter(lacks));
  }

  private async nameOf(accountId: string): Promise<string> {
    return (await this.accounts.describeAccounts([accountId])).get(accountId)?.displayName ?? '';
  }
}
