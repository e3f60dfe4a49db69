import { randomBytes } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { type Actor, Clock, newId } from '@lopso/platform';
import { type Period, plannedMinutes } from '../rules/schedule';
import { type Stay } from '../rules/way-between';
import { type ClassGroup } from '../storage/class-group.repository';
import { ClassSessionRepository } from '../storage/class-session.repository';
import { type StaffMember } from '../storage/session-staff.repository';
import { Asking } from './asking.service';
import { HandOverTrail } from './hand-over-trail';
import { type Crew, SessionCrew } from './session-crew.service';

const SECRET_BYTES = 32;

/** Sessions of one class: where, who stands before them, who assists and what is lent, when. */
export interface Meeting {
  readonly venueId: string;
  /** Left out: the trainer of the class. */
  readonly trainer?: StaffMember;
  readonly crew: Crew;
  readonly periods: readonly Period[];
  /** Days off (`yyyy-mm-dd`) on which a session is laid knowingly; the trail keeps them. */
  readonly holidays?: readonly string[];
}

/** A session just written. */
export interface WrittenSession extends Stay {
  readonly id: string;
  readonly classGroupId: string;
}

/** Writes sessions of a class in the caller's transaction; callers have checked access and hours. */
@Injectable()
export class SessionWriter {
  constructor(
    private readonly sessions: ClassSessionRepository,
    private readonly crews: SessionCrew,
    private readonly asking: Asking,
    private readonly trail: HandOverTrail,
    private readonly clock: Clock,
  ) {}

  /** One session for each period, after those the class has; gives them. @throws VenueClash, StaffClash, StaffAway, StaffTooFar, EquipmentClash */
  async write(actor: Actor, group: ClassGroup, meeting: Meeting): Promise<WrittenSession[]> {
    // One moment: who was given a session as it was added was given it by nobody who had it.
    const at = this.clock.now();
    const written = await this.asking.around(group.id, () => this.writeAll(actor, group, meeting, at));
    if (meeting.trainer !== undefined)
      for (const { id } of written) await this.trail.note(actor, { ...group, id }, { trainer: meeting.trainer, at });
    return written;
  }

  private async writeAll(actor: Actor, group: ClassGroup, meeting: Meeting, at: Date): Promise<WrittenSession[]> {
    const { venueId, crew, periods, trainer = { accountId: group.trainerId, name: group.trainerName } } = meeting;
    const before = (await this.sessions.sessionsOfGroup(group.id)).length;
    const stays = periods.map((period) => ({ ...period, communeId: group.communeId }));
    const { capacity } = group;
    const trainerId = trainer.accountId;
    const hours = { venueId, trainerId, capacity, crew, stays, exceptIds: [] };
    await this.crews.holdHours({ ...hours, classGroupId: group.id });
    const added = before === 0 ? null : { by: actor.accountId, at };
    const written: WrittenSession[] = [];
    for (const [index, period] of periods.entries()) {
      const id = newId();
      await this.sessions.insertSession({
        id,
        classGroupId: group.id,
        number: before + index + 1,
        trainerId,
        venueId,
        startsAt: period.startsAt,
        endsAt: period.endsAt,
        plannedMinutes: plannedMinutes(period),
        scanSecret: randomBytes(SECRET_BYTES),
        added,
      });
      if (meeting.trainer !== undefined) await this.crews.announce(id, trainer);
      await this.crews.write(id, crew);
      written.push({ ...period, id, classGroupId: group.id, communeId: group.communeId });
    }
    return written;
  }
}
