import { Injectable } from '@nestjs/common';
import { type Actor, cleanText } from '@lopso/platform';
import { TrainerUnknown } from '../classes.errors';
import { USUAL_RULE } from '../rules/attended-minutes';
import { periodOf } from '../rules/schedule';
import { type ClassGroup, ClassGroupRepository, type PlannedGuests } from '../storage/class-group.repository';
import { type Venue } from '../storage/venue.repository';
import { ClassWriter } from './class-writer.service';
import { type FreeSlot, type TriedHours } from './clash-reports.service';
import { type ClassPlan } from './schedule-class.service';
import { ScheduleClashes } from './schedule-clashes.service';
import { NO_CREW } from './session-crew.service';
import { SessionHours } from './session-hours.service';
import { Teachers } from './teachers.service';
import { WrittenClass } from './written-class.service';

interface PlanForTrainer extends Omit<ClassPlan, 'crew'> {
  /** How many people of which communes it is for; left out: of nobody in particular. */
  readonly plannedFor?: readonly PlannedGuests[] | undefined;
}

/** Schedules classes that somebody else is to run: what a department planned. */
@Injectable()
export class ScheduleForTrainer {
  constructor(
    private readonly hours: SessionHours,
    private readonly teachers: Teachers,
    private readonly clashes: ScheduleClashes,
    private readonly written: WrittenClass,
    private readonly writer: ClassWriter,
    private readonly groups: ClassGroupRepository,
  ) {}

  /** True when this very class is scheduled already. @throws IdempotencyConflict when another one has its key, TrainerUnknown, NotFound */
  async isScheduled(actor: Actor, trainerId: string, plan: PlanForTrainer): Promise<boolean> {
    const { venue, group } = await this.drawn(actor, trainerId, plan);
    const wish = { assistantIds: [], equipmentIds: [] };
    return this.written.isWritten(group, { venueId: venue.id, wish, periods: plan.sessions.map(periodOf) });
  }

  /**
   * Schedules a class for a trainer and gives its id; nobody assists yet. `within` runs the writing in a transaction of the caller's, with
   * what else belongs to it. Not inside of another one: what clashes is looked up after the transaction.
   * @throws TrainerUnknown, ScheduleRefused, CapacityOverVenue, VenueBusy, TrainerBusy, NotFound for a hidden venue
   */
  async schedule(
    actor: Actor,
    trainerId: string,
    plan: PlanForTrainer,
    within: (write: () => Promise<unknown>) => Promise<void>,
  ): Promise<string> {
    const { venue, group } = await this.drawn(actor, trainerId, plan);
    this.hours.requirePossible(plan.sessions, plan.capacity, venue);
    const meeting = { venueId: venue.id, crew: NO_CREW, periods: plan.sessions.map(periodOf) };
    const tried = triedBy(plan, venue, group);
    const write = async (): Promise<void> => {
      await this.writer.writeClass(actor, group, meeting);
      await this.groups.keepPlannedFor(group.id, plan.plannedFor ?? []);
    };
    await this.clashes.naming(actor, tried, () => within(write));
    return group.id;
  }

  /**
   * Other hours for some sessions of a class, by their places in the plan, from 0: as they are offered where something clashes, for a caller who
   * refuses a day on grounds of its own. @throws ScheduleRefused, CapacityOverVenue, TrainerUnknown, NotFound for a hidden venue
   */
  async otherHours(
    actor: Actor,
    trainerId: string,
    plan: PlanForTrainer,
    sessions: ReadonlySet<number>,
  ): Promise<FreeSlot[]> {
    const { venue, group } = await this.drawn(actor, trainerId, plan);
    this.hours.requirePossible(plan.sessions, plan.capacity, venue);
    return this.clashes.otherHours(triedBy(plan, venue, group), sessions);
  }

  private async drawn(
    actor: Actor,
    trainerId: string,
    plan: PlanForTrainer,
  ): Promise<{ readonly venue: Venue; readonly group: ClassGroup }> {
    const venue = await this.hours.hallOfOthers(actor, plan.venueId);
    const trainer = (await this.teachers.over(venue.unitPath)).get(trainerId);
    if (trainer === undefined) throw new TrainerUnknown();
    const group: ClassGroup = {
      ...{ id: plan.clientKey, communeId: venue.communeId, unitPath: venue.unitPath, title: cleanText(plan.title) },
      ...{ trainerId, trainerName: trainer.name, capacity: plan.capacity, topic: plan.topic ?? null },
      ...{ rule: plan.rule ?? USUAL_RULE, approval: plan.approval ?? 'none', buildsOn: plan.buildsOn ?? [] },
    };
    return { venue, group };
  }
}

function triedBy({ sessions }: PlanForTrainer, venue: Venue, { trainerId, trainerName }: ClassGroup): TriedHours {
  return {
    ...{ venueId: venue.id, communeId: venue.communeId, trainerId, trainerName },
    ...{ crew: NO_CREW, periods: sessions.map(periodOf), sessionId: null },
  };
}
