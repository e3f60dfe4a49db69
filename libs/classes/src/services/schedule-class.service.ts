import { Injectable } from '@nestjs/common';
import { type Actor, cleanText } from '@lopso/platform';
import { type AttendanceRule, USUAL_RULE } from '../rules/attended-minutes';
import { type Approval } from '../rules/place-request';
import { type CrewWish } from '../rules/session-crew';
import { periodOf, type TypedHours } from '../rules/schedule';
import { type ClassGroup } from '../storage/class-group.repository';
import { ClassWriter } from './class-writer.service';
import { ScheduleClashes } from './schedule-clashes.service';
import { idsOf, SessionCrew } from './session-crew.service';
import { SessionHours } from './session-hours.service';
import { TrainerNames } from './trainer-names.service';
import { WrittenClass } from './written-class.service';

/** A class as its trainer plans it. */
export interface ClassPlan {
  /** Names the form: sent twice, it makes one class. Becomes the id of the class. */
  readonly clientKey: string;
  readonly title: string;
  readonly venueId: string;
  readonly capacity: number;
  /** At least one; in any order. */
  readonly sessions: readonly TypedHours[];
  /** Id of the course it is about; left out: of none. It stays: hours that were counted do not change their topic. */
  readonly topic?: string | null | undefined;
  /** Who assists in each session and what is lent to it; left out: nobody and nothing. */
  readonly crew?: CrewWish | undefined;
  /** It is known that some of the days are days off. */
  readonly isHolidayKnown?: boolean | undefined;
  /** How it counts minutes; left out: the usual way. */
  readonly rule?: AttendanceRule | undefined;
  /** How it admits who asks for a place herself; left out: at once. */
  readonly approval?: Approval | undefined;
  /** Ids of the courses it builds on: who has not finished them gets no place beforehand; left out: none. */
  readonly buildsOn?: readonly string[] | undefined;
}

const NOBODY: CrewWish = { assistantIds: [], equipmentIds: [] };

/** Schedules classes. A class meets in the commune of its venue and belongs to who schedules it. */
@Injectable()
export class ScheduleClass {
  constructor(
    private readonly hours: SessionHours,
    private readonly trainers: TrainerNames,
    private readonly crews: SessionCrew,
    private readonly clashes: ScheduleClashes,
    private readonly written: WrittenClass,
    private readonly writer: ClassWriter,
  ) {}

  /**
   * Schedules a class and gives its id.
   * @throws ScheduleRefused, OnHoliday, CapacityOverVenue, VenueBusy, TrainerBusy, AssistantBusy,
   * EquipmentBusy, TopicUnknown, IdempotencyConflict, NotFound for a hidden venue
   */
  async schedule(actor: Actor, plan: ClassPlan): Promise<string> {
    const venue = await this.hours.hall(actor, plan.venueId);
    const group: ClassGroup = {
      id: plan.clientKey,
      communeId: venue.communeId,
      unitPath: venue.unitPath,
      title: cleanText(plan.title),
      trainerId: actor.accountId,
      trainerName: await this.trainers.nameOf(actor),
      capacity: plan.capacity,
      topic: plan.topic ?? null,
      rule: plan.rule ?? USUAL_RULE,
      approval: plan.approval ?? 'none',
      buildsOn: plan.buildsOn ?? [],
    };
    const periods = plan.sessions.map(periodOf);
    const wish = plan.crew ?? NOBODY;
    if (await this.written.isWritten(group, { venueId: venue.id, wish, periods })) return group.id;
    this.hours.requirePossible(plan.sessions, plan.capacity, venue);
    const crew = await this.crews.of(wish, group);
    const holidays = await this.hours.daysOff(plan.sessions, plan.isHolidayKnown);
    const meeting = { venueId: venue.id, crew, periods, holidays };
    const { trainerId, trainerName } = group;
    const tried = { ...meeting, communeId: venue.communeId, trainerId, trainerName, sessionId: null };
    const isNew = await this.clashes.naming(actor, tried, () => this.writer.writeClass(actor, group, meeting));
    if (!isNew) await this.written.isWritten(group, { venueId: venue.id, wish: idsOf(crew), periods });
    return group.id;
  }
}
