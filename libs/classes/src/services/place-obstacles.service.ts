import { Injectable } from '@nestjs/common';
import { SeatTermService } from '@lopso/org';
import { Clock } from '@lopso/platform';
import { type Clash, type RequiredCourse } from '../rules/booking-plan';
import { BookingRepository } from '../storage/booking.repository';
import { ClassSessionRepository } from '../storage/class-session.repository';
import { PersonalWays } from './personal-ways.service';
import { WantedCourses } from './wanted-courses.service';

/** What stands between people and a place, by member; who is in none of them may have one. */
export interface Obstacles {
  /** Other hours, or the way from them. */
  readonly clashes: ReadonlyMap<string, Clash>;
  /** Courses the class builds on that she has not finished. */
  readonly missing: ReadonlyMap<string, readonly RequiredCourse[]>;
  /** Who held a seat in a team and holds none any more: classes end with it (decision 0016). */
  readonly leavers: ReadonlySet<string>;
}

/** Finds what stands between people and a place in a class. Runs in the transaction that gives the place. */
@Injectable()
export class PlaceObstacles {
  constructor(
    private readonly bookings: BookingRepository,
    private readonly sessions: ClassSessionRepository,
    private readonly wanted: WantedCourses,
    private readonly ways: PersonalWays,
    private readonly seatTerms: SeatTermService,
    private readonly clock: Clock,
  ) {}

  /** Holds whoever a transaction is about to ask about, all at once and in one order: two that hold some each and then more would wait for each other. */
  async hold(memberIds: readonly string[]): Promise<void> {
    await this.ways.holdMembers(memberIds);
  }

  /** Of who asks beforehand, for these sessions. */
  async of(classGroupId: string, memberIds: readonly string[], sessionIds: readonly string[]): Promise<Obstacles> {
    const far = await this.tooFar(classGroupId, memberIds, sessionIds);
    const { clashes } = await this.atTheDoor(memberIds, sessionIds);
    const missing = await this.missing(classGroupId, memberIds);
    const leavers = await this.seatTerms.findLeavers(memberIds, this.clock.today());
    return { clashes: new Map([...far, ...clashes]), missing, leavers };
  }

  /** Of who has come: that she is here is a fact, whichever way she came and whatever she has learnt. */
  async atTheDoor(memberIds: readonly string[], sessionIds: readonly string[]): Promise<Obstacles> {
    const clashes = await this.bookings.clashesOf(memberIds, sessionIds);
    return {
      clashes: new Map(clashes.map((clash) => [clash.memberId, clash])),
      missing: new Map(),
      leavers: new Set(),
    };
  }

  /** By member the courses the class builds on that she has not finished, by id. */
  async missing(classGroupId: string, memberIds: readonly string[]): Promise<Map<string, RequiredCourse[]>> {
    return this.wanted.ofClass(classGroupId, memberIds);
  }

  /** Who does not get to the class from another commune in time. Who stands at the door has come, and is asked for later sessions alone. */
  async tooFar(
    classGroupId: string,
    memberIds: readonly string[],
    sessionIds: readonly string[],
  ): Promise<Map<string, Clash>> {
    await this.ways.holdMembers(memberIds);
    const sessions = await this.sessions.sessionsOfGroup(classGroupId);
    const stays = sessions.filter(({ id }) => sessionIds.includes(id));
    return this.ways.farMembers(memberIds, stays, sessionIds);
  }

  /** Of the later sessions those she gets to: whoever has come is asked for no way here, but for the coming ones as who books. */
  async withinReach(
    { memberId, classGroupId, classSessionId }: Record<'memberId' | 'classGroupId' | 'classSessionId', string>,
    laterIds: readonly string[],
  ): Promise<string[]> {
    await this.ways.holdMembers([memberId]);
    const sessions = await this.sessions.sessionsOfGroup(classGroupId);
    const near: string[] = [];
    for (const stay of sessions.filter(({ id }) => id !== classSessionId && laterIds.includes(id))) {
      const far = await this.ways.farMembers([memberId], [stay], [classSessionId, ...laterIds]);
      if (far.size === 0) near.push(stay.id);
    }
    return near;
  }
}
