import { Injectable } from '@nestjs/common';
import { Clock } from '@lopso/platform';
import { CapacityOverVenue } from '../classes.errors';
import { RequestsOpen } from '../classes-requests.errors';
import { RuleFixed } from '../classes-marks.errors';
import { type AttendanceRule, isSameRule } from '../rules/attended-minutes';
import { type Approval } from '../rules/place-request';
import { type ChangedClass, type ClassGroup, ClassGroupRepository } from '../storage/class-group.repository';
import { ClassSessionRepository } from '../storage/class-session.repository';
import { HourLocksRepository } from '../storage/hour-locks.repository';
import { PlaceRequestRepository } from '../storage/place-request.repository';
import { PlacePromoter } from './place-promoter.service';

/** The title and the size of a class, and what its sessions have to do with them; callers have checked access. */
@Injectable()
export class ClassFrame {
  constructor(
    private readonly groups: ClassGroupRepository,
    private readonly sessions: ClassSessionRepository,
    private readonly promoter: PlacePromoter,
    private readonly requests: PlaceRequestRepository,
    private readonly clock: Clock,
    private readonly locks: HourLocksRepository,
  ) {}

  /**
   * Every hall of a session to come holds so many, where it is more than before; the halls stay as they are until the transaction ends. Under the lock
   * on the class. @throws CapacityOverVenue
   */
  async requireRoom(group: Pick<ClassGroup, 'id' | 'capacity'>, capacity: number): Promise<void> {
    if (capacity <= group.capacity) return;
    const now = this.clock.now();
    const sessionsToCome = async () =>
      (await this.sessions.sessionsOfGroup(group.id)).filter(
        ({ state, endsAt }) => state === 'planned' && endsAt > now,
      );
    await this.locks.hold((await sessionsToCome()).map(({ venueId }) => venueId));
    const upcoming = await sessionsToCome();
    const smallest = Math.min(...upcoming.map((session) => session.venueCapacity));
    if (capacity > smallest) throw new CapacityOverVenue(smallest);
  }

  /**
   * The rule of a class once a session is closed is what its hours were counted by. Needs a transaction: no session is closed before it
   * ends. @throws RuleFixed
   */
  async requireRule(group: ClassGroup, rule: AttendanceRule): Promise<void> {
    if (isSameRule(group.rule, rule)) return;
    await this.sessions.keepUnclosed(group.id);
    const sessions = await this.sessions.sessionsOfGroup(group.id);
    if (sessions.some(({ state }) => state === 'closed')) throw new RuleFixed();
  }

  /** Who asked under one way of admitting is answered by it. Under the lock on the class. @throws RequestsOpen */
  async requireAnswered(group: ClassGroup, approval: Approval): Promise<void> {
    if (approval === group.approval) return;
    const open = await this.requests.openCount(group.id, this.clock.now());
    if (open > 0) throw new RequestsOpen(open);
  }

  /**
   * Another title is a change of every session in the calendars that show it; more places go to those who wait. Needs a transaction, and
   * the lock on the class. @throws BookingRaced, TopicUnknown
   */
  async change(group: ClassGroup, change: ChangedClass): Promise<void> {
    await this.groups.changeGroup(group.id, change);
    const now = this.clock.now();
    if (change.title !== group.title) await this.sessions.noteRetitled(group.id, now);
    if (change.capacity > group.capacity) await this.promoter.promote({ id: group.id, capacity: change.capacity }, now);
  }
}
