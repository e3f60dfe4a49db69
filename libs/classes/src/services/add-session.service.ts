import { Injectable } from '@nestjs/common';
import { type Actor } from '@lopso/platform';
import { periodOf } from '../rules/schedule';
import { ClassGroupRepository } from '../storage/class-group.repository';
import { ClassAccess } from './class-access.service';
import { ClassWriter } from './class-writer.service';
import { ScheduleClashes } from './schedule-clashes.service';
import { SessionCrew } from './session-crew.service';
import { SessionHours, type SessionPlan } from './session-hours.service';

/** Adds sessions to a class. */
@Injectable()
export class AddSession {
  constructor(
    private readonly groups: ClassGroupRepository,
    private readonly hours: SessionHours,
    private readonly crews: SessionCrew,
    private readonly access: ClassAccess,
    private readonly clashes: ScheduleClashes,
    private readonly writer: ClassWriter,
  ) {}

  /**
   * Adds a session after the others. Everybody booked for the class who is free then is booked for it.
   * @throws VenueBusy, TrainerBusy, AssistantBusy, EquipmentBusy, NotYourClass, NotFound, OnHoliday, and as
   * `SessionHours.require`, `SessionCrew.staffing` and `ClassAccess.requireHanding`
   */
  async addSession(actor: Actor, classGroupId: string, plan: SessionPlan): Promise<void> {
    const group = this.access.changeable(actor, await this.groups.findGroup(classGroupId));
    await this.hours.require(actor, plan, group);
    this.access.requireHanding(actor, group, plan.trainerId);
    const { trainer, crew } = await this.crews.staffing(group, plan);
    const holidays = await this.hours.daysOff([plan], plan.isHolidayKnown);
    const meeting = { venueId: plan.venueId, trainer, crew, periods: [periodOf(plan)], holidays };
    const people = { trainerId: trainer.accountId, trainerName: trainer.name };
    const tried = { ...meeting, ...people, communeId: group.communeId, sessionId: null, classGroupId };
    await this.clashes.naming(actor, tried, () => this.writer.appendSessions(actor, group, meeting));
  }
}
