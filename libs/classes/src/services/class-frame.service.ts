import { Injectable } from '@nestjs/common';
import { Clock } from '@lopso/platform';
import { CapacityOverVenue } from '../classes.errors';
import { type ClassGroup, ClassGroupRepository } from '../storage/class-group.repository';
import { ClassSessionRepository } from '../storage/class-session.repository';
import { PlacePromoter } from './place-promoter.service';

/** The title and the size of a class, and what its sessions have to do with them; callers have checked access. */
@Injectable()
export class ClassFrame {
  constructor(
    private readonly groups: ClassGroupRepository,
    private readonly sessions: ClassSessionRepository,
    private readonly promoter: PlacePromoter,
    private readonly clock: Clock,
  ) {}

  /** Every hall of a session to come holds so many. @throws CapacityOverVenue */
  async requireRoom(classGroupId: string, capacity: number): Promise<void> {
    const upcoming = (await this.sessions.sessionsOfGroup(classGroupId)).filter(({ state }) => state === 'planned');
    const smallest = Math.min(...upcoming.map((session) => session.venueCapacity));
    if (capacity > smallest) throw new CapacityOverVenue(smallest);
  }

  /**
   * Another title is a change of every session in the calendars that show it; more places go to those who wait. Needs a transaction, and
   * the lock on the class. @throws BookingRaced
   */
  async change(group: ClassGroup, change: { readonly title: string; readonly capacity: number }): Promise<void> {
    await this.groups.changeGroup(group.id, change.title, change.capacity);
    const now = this.clock.now();
    if (change.title !== group.title) await this.sessions.noteRetitled(group.id, now);
    if (change.capacity > group.capacity) await this.promoter.promote(group.id, change.capacity, now);
  }
}
