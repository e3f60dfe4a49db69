import { Injectable } from '@nestjs/common';
import { Access, type Actor, NotFound, cleanText, Clock } from '@lopso/platform';
import { CapacityOverVenue, ScheduleRefused } from '../classes.errors';
import { SCHEDULE_CLASSES } from '../classes.permissions';
import { faultOfSchedule, periodOf, type TypedHours } from '../rules/schedule';
import { type ClassGroup } from '../storage/class-group.repository';
import { ClassWriter } from './class-writer.service';
import { ScheduleClashes } from './schedule-clashes.service';
import { TrainerNames } from './trainer-names.service';
import { Venues } from './venues.service';

/** A class as its trainer plans it. */
export interface ClassPlan {
  /** Names the form: sent twice, it makes one class. Becomes the id of the class. */
  readonly clientKey: string;
  readonly title: string;
  readonly venueId: string;
  readonly capacity: number;
  /** At least one; in any order. */
  readonly sessions: readonly TypedHours[];
}

/** Schedules classes. A class meets in the commune of its venue and belongs to who schedules it. */
@Injectable()
export class ScheduleClass {
  constructor(
    private readonly access: Access,
    private readonly venues: Venues,
    private readonly trainers: TrainerNames,
    private readonly clashes: ScheduleClashes,
    private readonly writer: ClassWriter,
    private readonly clock: Clock,
  ) {}

  /**
   * Schedules a class and gives its id.
   * @throws ScheduleRefused, CapacityOverVenue, VenueBusy, TrainerBusy, IdempotencyConflict, NotFound for a hidden venue
   */
  async schedule(actor: Actor, plan: ClassPlan): Promise<string> {
    const venue = await this.venues.getVenue(actor, plan.venueId);
    if (!this.access.reach(actor, SCHEDULE_CLASSES).contains(venue.unitPath)) throw new NotFound();
    const group: ClassGroup = {
      id: plan.clientKey,
      communeId: venue.communeId,
      unitPath: venue.unitPath,
      title: cleanText(plan.title),
      trainerId: actor.accountId,
      trainerName: await this.trainers.nameOf(actor),
      capacity: plan.capacity,
    };
    const periods = plan.sessions.map(periodOf);
    if (await this.writer.isWritten(group, venue.id, periods)) return group.id;
    this.requirePossible(plan, venue.capacity);
    const tried = { venueId: venue.id, trainerId: actor.accountId, periods, sessionId: null };
    const isNew = await this.clashes.naming(tried, () => this.writer.writeClass(actor, group, venue.id, periods));
    if (!isNew) await this.writer.isWritten(group, venue.id, periods);
    return group.id;
  }

  private requirePossible(plan: ClassPlan, venueCapacity: number): void {
    const faulty = faultOfSchedule(plan.sessions, this.clock.now());
    if (faulty !== null) throw new ScheduleRefused(faulty.fault, `#/sessions/${faulty.index}`);
    if (plan.capacity > venueCapacity) throw new CapacityOverVenue(venueCapacity);
  }
}
