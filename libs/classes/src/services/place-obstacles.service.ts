import { Injectable } from '@nestjs/common';
import { type Clash, type RequiredCourse } from '../rules/booking-plan';
import { BookingRepository } from '../storage/booking.repository';
import { ClassSessionRepository } from '../storage/class-session.repository';
import { PersonalWays } from './personal-ways.service';
import { WantedCourses } from './wanted-courses.service';

/** What stands between people and a place, by member; who is in neither map may have one. */
export interface Obstacles {
  /** Other hours, or the way from them. */
  readonly clashes: ReadonlyMap<string, Clash>;
  /** Courses the class builds on that she has not finished. */
  readonly missing: ReadonlyMap<string, readonly RequiredCourse[]>;
}

/** Finds what stands between people and a place in a class. Runs in the transaction that gives the place. */
@Injectable()
export class PlaceObstacles {
  constructor(
    private readonly bookings: BookingRepository,
    private readonly sessions: ClassSessionRepository,
    private readonly wanted: WantedCourses,
    private readonly ways: PersonalWays,
  ) {}

  /** Of who asks beforehand, for these sessions. */
  async of(classGroupId: string, memberIds: readonly string[], sessionIds: readonly string[]): Promise<Obstacles> {
    const far = await this.tooFar(classGroupId, memberIds, sessionIds);
    const { clashes } = await this.atTheDoor(memberIds, sessionIds);
    return { clashes: new Map([...far, ...clashes]), missing: await this.missing(classGroupId, memberIds) };
  }

  /** Of who has come: that she is here is a fact, whichever way she came and whatever she has learnt. */
  async atTheDoor(memberIds: readonly string[], sessionIds: readonly string[]): Promise<Obstacles> {
    const clashes = await this.bookings.clashesOf(memberIds, sessionIds);
    return { clashes: new Map(clashes.map((clash) => [clash.memberId, clash])), missing: new Map() };
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
