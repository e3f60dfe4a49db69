import { Injectable } from '@nestjs/common';
import { Access, type Actor, cleanText, Clock, NotFound } from '@lopso/platform';
import { CapacityOverVenue, ScheduleRefused, TrainerUnknown } from '../classes.errors';
import { SCHEDULE_FOR_TRAINERS } from '../classes.permissions';
import { USUAL_RULE } from '../rules/attended-minutes';
import { faultOfSchedule, periodOf } from '../rules/schedule';
import { ClassWriter } from './class-writer.service';
import { type ClassPlan } from './schedule-class.service';
import { ScheduleClashes } from './schedule-clashes.service';
import { NO_CREW } from './session-crew.service';
import { Teachers } from './teachers.service';
import { Venues } from './venues.service';

/** Schedules classes that somebody else is to run: what a department planned. */
@Injectable()
export class ScheduleForTrainer {
  constructor(
    private readonly access: Access,
    private readonly venues: Venues,
    private readonly teachers: Teachers,
    private readonly clashes: ScheduleClashes,
    private readonly writer: ClassWriter,
    private readonly clock: Clock,
  ) {}

  /**
   * Schedules a class for a trainer and gives its id; nobody assists yet. `within` runs the writing in a transaction of the caller's, with
   * what else belongs to it. Not inside of another one: what clashes is looked up after the transaction.
   * @throws TrainerUnknown, ScheduleRefused, CapacityOverVenue, VenueBusy, TrainerBusy, NotFound for a hidden venue
   */
  async schedule(
    actor: Actor,
    trainerId: string,
    plan: Omit<ClassPlan, 'crew'>,
    within: (write: () => Promise<unknown>) => Promise<void>,
  ): Promise<string> {
    const venue = await this.venues.getVenue(actor, plan.venueId);
    if (!this.access.scope(actor, SCHEDULE_FOR_TRAINERS).contains(venue.unitPath)) throw new NotFound();
    const trainer = (await this.teachers.over(venue.unitPath)).get(trainerId);
    if (trainer === undefined) throw new TrainerUnknown();
    const faulty = faultOfSchedule(plan.sessions, this.clock.now());
    if (faulty !== null) throw new ScheduleRefused(faulty.fault, `#/sessions/${faulty.index}`);
    if (plan.capacity > venue.capacity) throw new CapacityOverVenue(venue.capacity);
    const group = {
      ...{ id: plan.clientKey, communeId: venue.communeId, unitPath: venue.unitPath, title: cleanText(plan.title) },
      ...{ trainerId, trainerName: trainer.name, capacity: plan.capacity, topic: plan.topic ?? null },
      rule: plan.rule ?? USUAL_RULE,
    };
    const meeting = { venueId: venue.id, crew: NO_CREW, periods: plan.sessions.map(periodOf) };
    const tried = { ...meeting, communeId: venue.communeId, trainerId, sessionId: null };
    const write = (): Promise<boolean> => this.writer.writeClass(actor, group, meeting);
    await this.clashes.naming(actor, tried, () => within(write));
    return group.id;
  }
}
