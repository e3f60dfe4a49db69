import { Injectable } from '@nestjs/common';
import { MemberService } from '@lopso/org';
import { Clock, compareNames } from '@lopso/platform';
import { type Stay } from '../rules/way-between';
import { BookedSessionRepository } from '../storage/booked-session.repository';
import { BookingRepository } from '../storage/booking.repository';
import { MembersTooFar } from '../storage/clashes';
import { ClassGroupRepository } from '../storage/class-group.repository';
import { PersonalWays } from './personal-ways.service';

/** A session by its hours and its commune. */
interface SeatedSession extends Stay {
  readonly id: string;
  readonly classGroupId: string;
}

/** Puts those booked for a class into one of its sessions, as far as they are free and get there. */
@Injectable()
export class SessionSeating {
  constructor(
    private readonly booked: BookedSessionRepository,
    private readonly groups: ClassGroupRepository,
    private readonly bookings: BookingRepository,
    private readonly ways: PersonalWays,
    private readonly members: MemberService,
    private readonly clock: Clock,
  ) {}

  /**
   * Before a class that was cancelled whole takes place after all: who was named for it and got another one about the same meanwhile has no place
   * in it any more (decision 0067); gives how many. Places that somebody took herself, or that a trainer gave, stay. Under the lock on the class;
   * who waits for a place is promoted afterwards, as after an erasure.
   */
  async leaveReplaced(classGroupId: string): Promise<number> {
    if (await this.groups.takesPlace(classGroupId)) return 0;
    const ids = await this.bookings.replacedIn(classGroupId);
    for (const id of ids) await this.bookings.cancelBooking(id, this.clock.now());
    return ids.length;
  }

  /**
   * Takes the hours of everybody who can come and is not in it yet; gives how many are not taken in now. `exceptIds`: sessions that stand in nobody's way.
   * Under the lock on the class, after `SessionCrew.holdHours`.
   */
  async seat(session: SeatedSession, exceptIds: readonly string[] = [session.id]): Promise<number> {
    const memberIds = await this.booked.membersOf(session.classGroupId);
    await this.ways.holdMembers(memberIds);
    const far = await this.ways.farMembers(memberIds, [session], exceptIds);
    return this.booked.occupyForSession(session.classGroupId, session.id, [...far.keys()]);
  }

  /** Names of those with a place in its class who are not in a session, by given name. After `seat`. */
  async leftOutNames(classSessionId: string): Promise<string[]> {
    const ids = await this.booked.leftOutOf(classSessionId);
    const people = ids.length === 0 ? [] : [...(await this.members.describeMembers(ids)).values()];
    return people.map(({ fullName }) => fullName).sort(compareNames);
  }

  /** Everybody booked for the session gets there at other hours too. Under the locks on class and session. @throws MembersTooFar */
  async requireReachable(session: SeatedSession, exceptIds: readonly string[]): Promise<void> {
    const memberIds = [...(await this.booked.bookedFor(session.id)).keys()];
    await this.ways.holdMembers(memberIds);
    const far = await this.ways.farMembers(memberIds, [session], exceptIds);
    if (far.size > 0) throw new MembersTooFar([...far.keys()]);
  }

  /** Before a session that is over is to come again: whose place ended since has none in it. Under the locks on class and session. */
  async freeGone(classSessionId: string): Promise<void> {
    await this.booked.freeGone(classSessionId);
  }

  /** Frees everybody's hours of a session that will not take place. */
  async freeAll(classSessionId: string): Promise<void> {
    await this.booked.freeAll(classSessionId);
  }
}
