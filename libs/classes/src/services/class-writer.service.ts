import { Injectable } from '@nestjs/common';
import { type Actor, Audit, Clock, Transactions } from '@lopso/platform';
import { type ClassGroup, ClassGroupRepository } from '../storage/class-group.repository';
import { holidayDetail, noteHoliday } from './holiday-trail';
import { SessionSeating } from './session-seating.service';
import { type Meeting, SessionWriter } from './session-writer.service';

/** Writes new classes and sessions; callers have checked access and hours. */
@Injectable()
export class ClassWriter {
  constructor(
    private readonly groups: ClassGroupRepository,
    private readonly seating: SessionSeating,
    private readonly sessions: SessionWriter,
    private readonly transactions: Transactions,
    private readonly audit: Audit,
    private readonly clock: Clock,
  ) {}

  /** Writes a class with its sessions; false when a class of this id was written in the meantime. */
  async writeClass(actor: Actor, group: ClassGroup, meeting: Meeting): Promise<boolean> {
    return this.transactions.run(async () => {
      const stamp = { createdBy: actor.accountId, createdAt: this.clock.now() };
      if (!(await this.groups.insertGroup({ ...group, ...stamp }))) return false;
      const periods = [...meeting.periods].sort((a, b) => a.startsAt.getTime() - b.startsAt.getTime());
      await this.sessions.write(actor, group, { ...meeting, periods });
      await this.audit.record(actor, {
        action: 'classes.class-scheduled',
        subjectType: 'class-group',
        subjectId: group.id,
        unitPath: group.unitPath,
        details: { sessions: periods.length, ...holidayDetail(meeting.holidays) },
      });
      return true;
    });
  }

  /**
   * Writes further sessions and books them for everybody of the class who is free.
   * @throws VenueClash, StaffClash, EquipmentClash
   */
  async appendSessions(actor: Actor, group: ClassGroup, meeting: Meeting): Promise<void> {
    await this.transactions.run(async () => {
      // It may hold more people since it was read.
      const { capacity } = (await this.groups.lockGroup(group.id)) ?? group;
      await this.seating.leaveReplaced(group.id);
      for (const session of await this.sessions.write(actor, { ...group, capacity }, meeting)) {
        await this.seating.seat(session);
        const { id: subjectId } = session;
        const entry = { action: 'classes.session-added', subjectType: 'class-session', subjectId };
        await this.audit.record(actor, { ...entry, unitPath: group.unitPath });
        await noteHoliday(this.audit, actor, { ...group, id: session.id }, meeting.holidays);
      }
    });
  }
}
