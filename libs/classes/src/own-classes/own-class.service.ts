import { Injectable } from '@nestjs/common';
import { MemberService, UnitService } from '@lopso/org';
import { type Actor, Clock, NotFound, Transactions } from '@lopso/platform';
import { countedMinutes } from '../attendance/attended-minutes.rules';
import { retryWhenRaced } from '../booking/booking-race';
import { BookingService } from '../booking/booking.service';
import { OwnHoursTaken } from '../classes.errors';
import { type OwnRequestRow, PlaceRequestRepository } from '../place-requests/place-request.repository';
import { type RequestEnd, type RequestStage, type UnansweredEnd } from '../place-requests/place-request.rules';
import { PlaceRequestService } from '../place-requests/place-request.service';
import { type ActingMember, ClassAccess } from '../scheduling/class-access.service';
import { type ClassGroup, ClassGroupRepository } from '../scheduling/class-group.repository';
import { refuseHindered } from '../sessions/refusals';
import { CommuneService } from '../venues/commune.service';
import { type VenueWay } from '../venues/venue.rules';
import { type PlacementRow, WaitlistRepository } from '../waitlist/waitlist.repository';
import { WaitlistService } from '../waitlist/waitlist.service';
import { AlternativeClassService } from './alternative-class.service';
import { type MemberSession, OwnClassRepository } from './own-class.repository';

const PAST_LIMIT = 100;

/** The next class of a member: one she is booked for, else one in her commune with a free place. */
export interface NextClass {
  readonly classSessionId: string;
  readonly title: string;
  readonly venueName: string;
  readonly way: VenueWay;
  readonly communeName: string;
  readonly startsAt: Date;
  readonly endsAt: Date;
  readonly isBooked: boolean;
}

/** A session as its member sees it, with the name of the commune. */
export interface OwnSession extends MemberSession {
  /** What counts for her by the rule of the class; null unless she was present. */
  readonly countedMinutes: number | null;
  readonly communeName: string;
}

/** The classes of one member: booked ones soonest first, past ones newest first (100 at most). */
export interface OwnClasses {
  readonly next: NextClass | null;
  readonly upcoming: readonly OwnSession[];
  readonly past: readonly OwnSession[];
  /** Minutes that count of all closed sessions at which she was present, beyond the listed ones too. */
  readonly attendedMinutes: number;
}

/** A session as the page behind its code shows it. */
export interface ScanPage extends OwnSession {
  readonly memberName: string;
}

function counted(session: MemberSession): MemberSession & Pick<OwnSession, 'countedMinutes'> {
  const minutes = session.mark === 'present' ? countedMinutes(session, session, session.rule) : null;
  return { ...session, countedMinutes: minutes };
}

/** A member belongs to a commune or a village; the commune is the second level of the tree. */
function communePathOf(unitPath: string): string {
  return unitPath.split('.').slice(0, 2).join('.');
}

/** What a place in a class is asked for. */
export type AskedFor = (group: ClassGroup, member: ActingMember) => Promise<void>;

/** What came of asking: a place, one on the waiting list, or a request that waits for a word. */
export type CameOfAsking = 'booked' | 'waiting' | 'requested';

interface Asked {
  readonly classGroupId: string;
  /** Other classes that want a word before are of no use. */
  readonly isAtOnce: boolean;
}

const DAY_MS = 86_400_000;

const NEWS_DAYS = 60;

/** Where a request stands for its member: whose word it waits for, or how it ended. */
export type RequestStanding = RequestStage | Extract<RequestEnd, 'admitted' | 'declined'> | UnansweredEnd;

/** A member's own request. */
export interface OwnRequest {
  readonly id: string;
  readonly classGroupId: string;
  readonly title: string;
  readonly communeName: string;
  /** The next session; null when nothing of the class is to come. */
  readonly startsAt: Date | null;
  readonly approval: OwnRequestRow['approval'];
  readonly standing: RequestStanding;
  readonly askedAt: Date;
  /** Until when it waits, or waited. */
  readonly expiresAt: Date;
  /** Why it was declined. */
  readonly reason: string | null;
  /** Of one that was admitted: whether she has a place now, or waits for one. */
  readonly isBooked: boolean;
  readonly isWaiting: boolean;
}

/** Nobody reads of a request that waits although its time is up. */
function standingOf({ endedAs, stage, lastsUntil, unansweredAs }: OwnRequestRow, now: Date): RequestStanding {
  if (endedAs !== null && endedAs !== 'withdrawn' && endedAs !== 'placed') return endedAs;
  return now < lastsUntil ? stage : unansweredAs;
}

/** What others did with a member's place in a class, as she is told of it. Who they are is not told, only as what they did it. */
export interface OwnPlacement extends Omit<PlacementRow, 'communeId'> {
  readonly communeName: string;
}

/** A member's own classes, places and requests: seen, asked for, given back. */
@Injectable()
export class OwnClassService {
  constructor(
    private readonly classes: OwnClassRepository,
    private readonly communes: CommuneService,
    private readonly members: MemberService,
    private readonly units: UnitService,
    private readonly classAccess: ClassAccess,
    private readonly clock: Clock,
    private readonly groups: ClassGroupRepository,
    private readonly alternatives: AlternativeClassService,
    private readonly waitlist: WaitlistService,
    private readonly requests: PlaceRequestService,
    private readonly bookings: BookingService,
    private readonly transactions: Transactions,
    private readonly placeRequestRepository: PlaceRequestRepository,
    private readonly waitlistRows: WaitlistRepository,
  ) {}

  /** The member's next class, or null; no access check. */
  async findNextClass(memberId: string): Promise<NextClass | null> {
    const member = (await this.members.describeMembers([memberId])).get(memberId);
    if (member === undefined) return null;
    const session = await this.classes.next(memberId, communePathOf(member.unitPath), this.clock.now());
    if (session === null) return null;
    const isHere = session.communeId === member.communeId;
    return {
      classSessionId: session.classSessionId,
      title: session.title,
      venueName: session.venueName,
      way: session.way,
      communeName: isHere ? member.communeName : await this.communes.nameOf(session.communeId),
      startsAt: session.startsAt,
      endsAt: session.endsAt,
      isBooked: session.isBooked,
    };
  }

  /** What the tab Lớp shows. @throws Forbidden for an account without a member */
  async listOwnClasses(actor: Actor): Promise<OwnClasses> {
    const member = await this.classAccess.requireOwnMember(actor);
    const now = this.clock.now();
    const upcoming = await this.classes.upcoming(member.id, now);
    const attended = await this.classes.attended(member.id);
    const past = await this.classes.past(member.id, now, PAST_LIMIT);
    return {
      next: await this.findNextClass(member.id),
      upcoming: await this.named(upcoming),
      past: await this.named(past),
      attendedMinutes: attended.reduce((sum, one) => sum + countedMinutes(one, one, one.rule), 0),
    };
  }

  /** The session behind a scanned code, for members of its province. @throws NotFound */
  async getScanPage(actor: Actor, classSessionId: string): Promise<ScanPage> {
    const member = await this.classAccess.requireOwnMember(actor);
    const session = await this.classes.findSession(member.id, classSessionId, member.provincePath);
    if (session === null) throw new NotFound();
    const commune = await this.units.getUnit(session.communeId);
    return { ...counted(session), communeName: commune.fullName, memberName: member.fullName };
  }

  private async named(sessions: readonly MemberSession[]): Promise<OwnSession[]> {
    const names = await this.communes.namesOf(sessions.map((session) => session.communeId));
    return sessions.map((session) => ({ ...counted(session), communeName: names.get(session.communeId) ?? '' }));
  }

  /** As `OwnClassService.requestOwnPlace`. @throws OwnHoursTaken with other classes about the same, and as `OwnClassService.requestOwnPlace` */
  async askForPlace(actor: Actor, classGroupId: string): Promise<void> {
    await this.telling(actor, { classGroupId, isAtOnce: false }, () => this.requestOwnPlace(actor, classGroupId));
  }

  /** As `OwnClassService.requestOwnPlaceAfter`, told with those other classes alone that admit at once. @throws OwnHoursTaken, and as `OwnClassService.requestOwnPlaceAfter` */
  async askAtOnceFor(actor: Actor, classGroupId: string, first: AskedFor): Promise<CameOfAsking> {
    return this.telling(actor, { classGroupId, isAtOnce: true }, () =>
      this.requestOwnPlaceAfter(actor, classGroupId, first),
    );
  }

  /** Looked up after the transaction. */
  private async telling<T>(actor: Actor, { classGroupId, isAtOnce }: Asked, act: () => Promise<T>): Promise<T> {
    try {
      return await act();
    } catch (error) {
      const group = error instanceof OwnHoursTaken ? await this.groups.findGroup(classGroupId) : null;
      if (!(error instanceof OwnHoursTaken) || group === null) throw error;
      const others = await this.alternatives.alternativesForMember(
        await this.classAccess.requireOwnMember(actor),
        group,
        isAtOnce,
      );
      throw new OwnHoursTaken(error.clash, error.travelMinutes, others);
    }
  }

  /** A place, one on the waiting list, or where the class wants a word before and she does not wait on one already, a request; twice is harmless. @throws NotFound, ClassOver, CoursesMissing, OwnHoursTaken */
  async requestOwnPlace(actor: Actor, classGroupId: string): Promise<void> {
    await this.requestOwnPlaceAfter(actor, classGroupId, () => Promise.resolve());
  }

  /** The same; `first` runs before it in the same transaction, under the lock on the class, and may refuse. @throws as `ask` */
  async requestOwnPlaceAfter(actor: Actor, classGroupId: string, first: AskedFor): Promise<CameOfAsking> {
    const member = await this.classAccess.requireOwnMember(actor);
    return this.onClass(member, classGroupId, async (group) => {
      await first(group, member);
      if (group.approval !== 'none' && !(await this.waitlist.isWaiting(group.id, member.id))) {
        await this.requests.requestPlace(actor, group, member.id);
        return 'requested';
      }
      const { plan, waitingIds } = await this.waitlist.askForPlaces(actor, group, [member.id]);
      refuseHindered(plan.refused[0]);
      return waitingIds.includes(member.id) ? 'waiting' : 'booked';
    });
  }

  /** Her place goes to who waits for it, or she waits or asks no longer; twice is harmless. @throws NotFound */
  async giveBackPlace(actor: Actor, classGroupId: string): Promise<void> {
    const member = await this.classAccess.requireOwnMember(actor);
    await this.onClass(member, classGroupId, async (group) => {
      if (await this.requests.withdrawRequest(actor, group, member.id)) return;
      if (await this.waitlist.leaveWaitlist(actor, group, member.id, 'left')) return;
      const promoted = await this.bookings.freePlaceOf(group, member.id);
      if (promoted !== null) await this.waitlist.auditWaitlist(actor, group, member.id, 'classes.place-given-back');
    });
  }

  /** She knows of the place that came by itself, and of how her request ended. @throws NotFound */
  async acknowledgePlace(actor: Actor, classGroupId: string): Promise<void> {
    const member = await this.classAccess.requireOwnMember(actor);
    await this.onClass(member, classGroupId, async (group) => {
      await this.waitlist.acknowledgePlacement(classGroupId, member.id);
      await this.requests.acknowledgeRequest(group, member.id);
    });
  }

  private async onClass<T>(
    member: ActingMember,
    classGroupId: string,
    act: (group: ClassGroup) => Promise<T>,
  ): Promise<T> {
    return retryWhenRaced(() =>
      this.transactions.run(async () => {
        const group = await this.groups.lockGroup(classGroupId);
        if (group?.unitPath.split('.')[0] !== member.provincePath) throw new NotFound();
        return act(group);
      }),
    );
  }

  /** Those that wait first, then the latest; of one class the latest alone. @throws Forbidden for an account without a member */
  async listOwnRequests(actor: Actor): Promise<OwnRequest[]> {
    const member = await this.classAccess.requireOwnMember(actor);
    const now = this.clock.now();
    const rows = await this.placeRequestRepository.ofMember(
      member.id,
      now,
      new Date(now.getTime() - NEWS_DAYS * DAY_MS),
    );
    const latest = rows.filter(
      (row, index) => rows.findIndex((one) => one.classGroupId === row.classGroupId) === index,
    );
    const names = await this.communes.namesOf(latest.map(({ communeId }) => communeId));
    return latest.map((row) => ({
      ...{ id: row.id, classGroupId: row.classGroupId, title: row.title, communeName: names.get(row.communeId) ?? '' },
      ...{ startsAt: row.startsAt, approval: row.approval, standing: standingOf(row, now), askedAt: row.askedAt },
      ...{ expiresAt: row.lastsUntil, reason: row.reason, isBooked: row.isBooked, isWaiting: row.isWaiting },
    }));
  }

  /** The soonest class first. @throws Forbidden for an account without a member */
  async listOwnPlacements(actor: Actor): Promise<OwnPlacement[]> {
    const member = await this.classAccess.requireOwnMember(actor);
    const rows = await this.waitlistRows.listPlacements(member.id, this.clock.now());
    const names = await this.communes.namesOf(rows.map(({ communeId }) => communeId));
    return rows.map(({ communeId, ...row }) => ({ ...row, communeName: names.get(communeId) ?? '' }));
  }
}
